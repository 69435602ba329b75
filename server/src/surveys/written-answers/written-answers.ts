import { mostThemesOfText } from '@snodo/contract';
import { redactedText } from '@snodo/survey-engine/redaction';
import { z } from 'zod';
import type { CommunityTransaction } from '../../db/index.ts';
import { cutPage, decodeCursor, Problem, type Clock, type FieldFault } from '../../http/index.ts';
import { auditedAs, recordAudit, refuseOnBehalf, type Actor, type Community } from '../../identity/index.ts';
import { listAudienceRows } from '../campaigns/campaign-queries.ts';
import { getCampaignRow } from '../campaigns/campaigns.ts';
import { canReadWrittenAnswers } from '../policy.ts';
import { findReleaseRow } from '../releases/release-queries.ts';
import type { CampaignRow } from '../rows.ts';
import {
  deleteText,
  enterReader,
  listWaitingTexts,
  lockText,
  overwriteText,
  saveCoding,
  saveVerdict,
  type ReaderPart,
  type WrittenRow,
} from './written-answer-queries.ts';
import { listThemeIds } from './written-theme-queries.ts';

/** Somebody who may read the texts of one campaign, with what the release role is handed of her. */
export interface WrittenReader {
  community: Community;
  clock: Clock;
  campaign: CampaignRow;
  personId: string;
  audited: ReturnType<typeof auditedAs>;
}

/**
 * Who may read what people of a campaign wrote, as the application's role finds it: the role that can then read the
 * texts knows no persons. Before the tables stand there is nothing to read.
 */
export async function getWrittenReader(
  trx: CommunityTransaction,
  actor: Actor,
  community: Community,
  clock: Clock,
  code: string,
): Promise<WrittenReader> {
  refuseOnBehalf(actor);
  if (!canReadWrittenAnswers(actor, [])) throw new Problem('forbidden');
  const campaign = await getCampaignRow(trx, community, code);
  const asked = await listAudienceRows(trx, community.id, campaign.id);
  if (!canReadWrittenAnswers(actor, [campaign.organisation_id, ...asked.map(({ id }) => id)]))
    throw new Problem('forbidden');
  if ((await findReleaseRow(trx, community.id, campaign.id)) === undefined) throw new Problem('not_found');
  return { community, clock, campaign, personId: actor.personId, audited: auditedAs(actor) };
}

const placeSchema = z.string().regex(/^[0-9a-f]{32}$/);

/** As the release role. The second reader sees the copy of the first and never what was struck out. */
export async function listWrittenAnswers(
  trx: CommunityTransaction,
  { community, campaign, personId }: WrittenReader,
  query: {
    reading: ReaderPart;
    question?: string | undefined;
    cursor?: string | undefined;
    limit: number;
  },
) {
  const { reading, question, cursor, limit } = query;
  const found = await listWaitingTexts(
    trx,
    { communityId: community.id, campaignId: campaign.id, personId },
    { part: reading, question, after: decodeCursor(cursor, placeSchema), limit },
  );
  const { rows, nextCursor } = cutPage(found, limit, ({ place, id }) => [place, id]);
  return {
    items: rows.map((row) => ({
      id: row.id,
      question: row.question,
      words: reading === 'first' ? row.words : (row.copy ?? ''),
      copy: reading === 'first' ? row.copy : null,
      version: row.version,
      themes: row.themes,
      returnReason: row.return_reason as
        | 'still_tells_who'
        | 'too_much_struck'
        | 'theme_wrong'
        | 'theme_missing'
        | null,
    })),
    nextCursor,
  };
}

/**
 * The first reading of a text, as the release role. The copy holds nothing that the text does not, and shows where
 * something is missing. Of two at once one is kept, the other is told that the text has changed.
 */
export async function codeWrittenAnswer(
  trx: CommunityTransaction,
  reader: WrittenReader,
  id: string,
  input: { version: number; words: string; themes: readonly string[] },
) {
  const { community, campaign, personId } = reader;
  const text = await takeText(trx, reader, id, input.version, [null, 'returned'], 'first');
  const words = redactedText(text.words, input.words);
  const themes = [...new Set(input.themes)];
  const known = await listThemeIds(trx, community.id, campaign.id, text.question);
  const faults = [...faultsOfCopy(words, themes), ...faultsOfThemes(themes, known)];
  if (words === undefined || faults.length > 0) throw new Problem('reading_not_fit', { faults });
  const version = await saveCoding(trx, addressOf(reader, id), {
    question: text.question,
    words,
    firstPersonId: personId,
    themes,
  });
  await note(trx, reader, 'written_answer.coded', id, { question: text.question, version });
  return { id, state: 'coded' as const, version, isDeleted: false };
}

function faultsOfCopy(words: string | undefined, themes: readonly string[]): FieldFault[] {
  if (words === undefined)
    return [{ path: 'json.words', code: 'not_a_copy', message: 'It says something that the text does not' }];
  if (words.length > 2000)
    return [{ path: 'json.words', code: 'too_long', message: 'With its marks it is too long' }];
  if (words === '' && themes.length > 0)
    return [{ path: 'json.themes', code: 'nothing_left', message: 'A text without words has no theme' }];
  return [];
}

function faultsOfThemes(themes: readonly string[], known: readonly string[]): FieldFault[] {
  return themes
    .slice(0, mostThemesOfText)
    .flatMap((theme, index) =>
      known.includes(theme)
        ? []
        : [{ path: `json.themes[${index}]`, code: 'unknown_theme', message: 'No theme of this question' }],
    );
}

/**
 * The second reading, by somebody who never was its first reader, as the release role. What both agree on takes the
 * place of the text; where no word is left, the text is deleted.
 */
export async function judgeWrittenAnswer(
  trx: CommunityTransaction,
  reader: WrittenReader,
  id: string,
  input: { version: number; verdict: 'agree' | 'send_back'; reason?: string | undefined },
) {
  const { personId } = reader;
  const address = addressOf(reader, id);
  const { question, copy } = await takeText(trx, reader, id, input.version, ['coded'], 'second');
  const version = input.version + 1;
  if (input.verdict === 'send_back') {
    const reason = input.reason ?? null;
    await saveVerdict(trx, address, { state: 'returned', secondPersonId: personId, reason });
    await note(trx, reader, 'written_answer.returned', id, { question, version, reason });
    return { id, state: 'returned' as const, version, isDeleted: false };
  }
  const isDeleted = copy === null || copy === '';
  if (isDeleted) await deleteText(trx, address);
  else {
    await overwriteText(trx, address, copy);
    await saveVerdict(trx, address, { state: 'agreed', secondPersonId: personId, reason: null });
  }
  await note(trx, reader, 'written_answer.agreed', id, { question, version, deleted: isDeleted });
  return { id, state: 'agreed' as const, version, isDeleted };
}

/** Locks a text that is in one of these states and takes a part in it, which nobody has who has the other. */
async function takeText(
  trx: CommunityTransaction,
  reader: WrittenReader,
  id: string,
  version: number,
  states: readonly WrittenRow['state'][],
  part: ReaderPart,
): Promise<WrittenRow> {
  const address = addressOf(reader, id);
  const text = await lockText(trx, address);
  if (text === undefined) throw new Problem('not_found');
  if (text.version !== version || !states.includes(text.state)) {
    const state = text.state ?? 'waiting';
    throw new Problem('written_answer_changed', {
      faults: [
        { path: 'writtenAnswer', code: state, message: `It is ${state} now, version ${text.version}` },
      ],
    });
  }
  if ((await enterReader(trx, address, reader.personId, part)) !== part) throw new Problem('same_reader');
  return text;
}

function addressOf({ community, campaign }: WrittenReader, id: string) {
  return { communityId: community.id, campaignId: campaign.id, id };
}

/** What was done to which text, and never a word of it. */
async function note(
  trx: CommunityTransaction,
  { clock, campaign, audited }: WrittenReader,
  action: 'written_answer.coded' | 'written_answer.agreed' | 'written_answer.returned',
  id: string,
  detail: Record<string, string | number | boolean | null>,
): Promise<void> {
  await recordAudit(trx, clock.now(), {
    action,
    subject: { kind: 'written_answer', id },
    ...audited,
    detail: { code: campaign.code, ...detail },
  });
}
