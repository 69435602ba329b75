import { instrumentCodeSchema, type Language } from '@snodo/contract';
import { localize, type LocalizedText } from '@snodo/survey-engine';
import type { CommunityTransaction } from '../../db/index.ts';
import { cutPage, decodeCursor, Problem } from '../../http/index.ts';
import type { Actor, Community } from '../../identity/index.ts';
import {
  findVersionRow,
  listDraftRows,
  listInstrumentCodes,
  listVersionRows,
  type DraftRow,
  type VersionRow,
} from './instrument-queries.ts';
import { campaignReach, canWriteInstruments } from '../policy.ts';

/** Codes are unique in a community: what makes the cursor's second part is never looked at. */
const noId = '00000000-0000-0000-0000-000000000000';

export async function listInstruments(
  trx: CommunityTransaction,
  actor: Actor,
  community: Community,
  { lang, cursor, limit }: { lang: Language; cursor: string | undefined; limit: number },
) {
  const reach = campaignReach(actor);
  if (reach.kind === 'none') throw new Problem('forbidden');
  const after = decodeCursor(cursor, instrumentCodeSchema)?.[0];
  const found = await listInstrumentCodes(trx, community.id, reach, { after, limit });
  const { rows: codes, nextCursor } = cutPage(found, limit, (code) => [code, noId]);
  const mayEdit = canWriteInstruments(actor);
  if (codes.length === 0) return { items: [], nextCursor, mayEdit };
  const versions = await listVersionRows(trx, community.id, reach, codes);
  const drafts = mayEdit ? await listDraftRows(trx, community.id, codes) : [];
  const items = codes.map((code) => {
    const draft = drafts.find((one) => one.code === code);
    return {
      code,
      versions: versions.filter((one) => one.code === code).map((row) => toVersion(row, lang)),
      draft:
        draft === undefined
          ? null
          : {
              id: draft.id,
              title: textOf(draft.title, lang),
              revision: draft.revision,
              ...toChange(draft),
            },
    };
  });
  return { items, nextCursor, mayEdit };
}

function toVersion(row: VersionRow, language: Language) {
  return {
    version: row.version,
    title: textOf(row.title, language),
    languages: row.locales,
    questions: row.questions,
    durationMinutes: row.duration,
    publishedAt: row.published_at?.toISOString() ?? null,
    changeClass: row.change_class,
    campaigns: row.campaigns,
  };
}

/** A title as far as there is one: a draft's may be anything. */
function textOf(title: unknown, language: Language): string {
  if (typeof title !== 'string' && (typeof title !== 'object' || title === null)) return '';
  const text: unknown = localize(title as LocalizedText, language);
  return typeof text === 'string' ? text.slice(0, 300) : '';
}

/** Who saved a draft last, and when. */
export function toChange(row: Pick<DraftRow, 'changed_at' | 'changed_by_name'>) {
  return { changedAt: row.changed_at.toISOString(), changedBy: { displayName: row.changed_by_name } };
}

export async function getInstrument(
  trx: CommunityTransaction,
  actor: Actor,
  community: Community,
  wanted: { code: string; version: number | undefined },
) {
  const reach = campaignReach(actor);
  if (reach.kind === 'none') throw new Problem('forbidden');
  const row = await findVersionRow(trx, community.id, reach, wanted);
  if (row === undefined) throw new Problem('not_found');
  return {
    code: row.code,
    version: row.version,
    publishedAt: row.published_at?.toISOString() ?? null,
    changeClass: row.change_class,
    definition: row.definition as Record<string, unknown>,
  };
}
