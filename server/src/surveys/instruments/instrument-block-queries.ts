import type { Language } from '@snodo/contract';
import type { BlockWording } from '@snodo/survey-engine/authoring';
import { sql } from 'kysely';
import { toJson, type CommunityTransaction } from '../../db/index.ts';
import { mostRowsOfKind } from '../../identity/index.ts';

export interface SheetRow {
  block: string;
  language: Language;
  revision: number;
  wording: BlockWording;
  licence_note: string;
  licence_basis: string;
  entered_at: Date;
  entered_by_name: string | null;
}

/** The sheets that count: of each block and language the newest, where it was not given up. */
export async function listSheetRows(trx: CommunityTransaction, communityId: string): Promise<SheetRow[]> {
  const { rows } = await sql<SheetRow>`
    select newest.block, newest.language, newest.revision, newest.wording, newest.licence_note, newest.licence_basis,
           newest.entered_at, p.display_name as entered_by_name
    from (
      select distinct on (block, language) * from surveys.block_wording
      where community_id = ${communityId} order by block, language, revision desc limit 100
    ) newest
    left join identity.person p on p.community_id = newest.community_id and p.id = newest.entered_by_person_id
    where newest.wording is not null
    order by newest.block, newest.language`.execute(trx);
  return rows;
}

/** The newest revision of a sheet, given up or not; 0 where there never was one. */
export async function findSheetRevision(
  trx: CommunityTransaction,
  communityId: string,
  block: string,
  language: Language,
): Promise<{ revision: number; hasWords: boolean }> {
  const row = await trx
    .selectFrom('surveys.block_wording')
    .select(['revision', sql<boolean>`wording is not null`.as('has_words')])
    .where('community_id', '=', communityId)
    .where('block', '=', block)
    .where('language', '=', language)
    .orderBy('revision', 'desc')
    .limit(1)
    .executeTakeFirst();
  return { revision: row?.revision ?? 0, hasWords: row?.has_words ?? false };
}

export interface NewSheet {
  id: string;
  block: string;
  language: Language;
  revision: number;
  /** Undefined: the words are given up. */
  words: { wording: BlockWording; licenceNote: string; licenceBasis: string } | undefined;
  personId: string;
  now: Date;
}

/** Of two who follow the same revision at once the second violates a unique key. */
export async function insertSheet(
  trx: CommunityTransaction,
  communityId: string,
  { id, block, language, revision, words, personId, now }: NewSheet,
): Promise<void> {
  await trx
    .insertInto('surveys.block_wording')
    .values({
      community_id: communityId,
      id,
      block,
      language,
      revision,
      wording: words === undefined ? null : toJson(words.wording),
      licence_note: words?.licenceNote ?? null,
      licence_basis: words?.licenceBasis ?? null,
      entered_by_person_id: personId,
      entered_at: now,
    })
    .execute();
}

/** The sheets that a person entered or gave up. */
export async function listSheetsOf(trx: CommunityTransaction, communityId: string, personId: string) {
  const rows = await trx
    .selectFrom('surveys.block_wording')
    .select(['block', 'language', 'revision', 'entered_at', sql<boolean>`wording is null`.as('is_given_up')])
    .where('community_id', '=', communityId)
    .where('entered_by_person_id', '=', personId)
    .orderBy('block')
    .orderBy('language')
    .orderBy('revision')
    .limit(mostRowsOfKind)
    .execute();
  return rows.map((row) => ({
    instrument: row.block,
    language: row.language,
    part: row.is_given_up ? 'words_given_up' : 'words_entered',
    at: row.entered_at.toISOString(),
  }));
}
