import type { DraftSource, Language } from '@snodo/contract';
import { templates } from '@snodo/survey-engine/authoring';
import { v7 as uuidv7 } from 'uuid';
import { isUniqueViolation, type CommunityTransaction } from '../../db/index.ts';
import { Problem, type Clock } from '../../http/index.ts';
import { auditedAs, recordAudit, refuseOnBehalf, type Actor, type Community } from '../../identity/index.ts';
import { lockedFaults, refuseUnlocked } from './instrument-blocks.ts';
import {
  checkDefinition,
  mostFindings,
  toFinding,
  type ChangeClass,
  type CheckedDraft,
  type Comparison,
} from './instrument-check.ts';
import {
  changeDraft,
  deleteDraft,
  findDraftRow,
  findVersionRow,
  insertDraft,
  insertVersion,
  isCodeTaken,
  lockAndCountDrafts,
  readPublishedTypes,
} from './instrument-queries.ts';
import { toChange } from './instruments.ts';
import { canWriteInstruments } from '../policy.ts';

/** Drafts of a community at once. */
const mostDrafts = 100;
const everything = { kind: 'all' } as const;

/** What a use case about a draft works with. */
export interface DraftContext {
  community: Community;
  clock: Clock;
}

function requireWriter(actor: Actor): void {
  if (!canWriteInstruments(actor)) throw new Problem('forbidden');
}

export async function createInstrumentDraft(
  trx: CommunityTransaction,
  actor: Actor,
  { community, clock }: DraftContext,
  { code, source }: { code: string; source: DraftSource },
) {
  refuseOnBehalf(actor);
  requireWriter(actor);
  const { definition, basedOnVersion } = await beginOf(trx, community, code, source);
  if ((await lockAndCountDrafts(trx, community.id)) >= mostDrafts) {
    const message = `There are ${mostDrafts} drafts: publish or delete one`;
    throw new Problem('draft_not_fit', { faults: [{ path: 'json', code: 'too_many', message }] });
  }
  const id = uuidv7();
  const now = clock.now();
  try {
    const { personId } = actor;
    await insertDraft(trx, community.id, { id, code, basedOnVersion, definition, personId, now });
  } catch (error) {
    if (isUniqueViolation(error)) throw codeTaken();
    throw error;
  }
  await recordAudit(trx, now, {
    action: 'instrument_draft.created',
    subject: { kind: 'instrument_draft', id },
    ...auditedAs(actor),
    detail: { code, source: source.kind },
  });
  return { id, code, revision: 1 };
}

function codeTaken(): Problem {
  const message = 'Another questionnaire has this code, or a draft of it is there';
  return new Problem('code_taken', { faults: [{ path: 'json.code', code: 'taken', message }] });
}

/** What a draft starts with. Only a version of the same code may go on under that code. */
async function beginOf(
  trx: CommunityTransaction,
  community: Community,
  code: string,
  source: DraftSource,
): Promise<{ definition: unknown; basedOnVersion: number | null }> {
  const isNext = source.kind === 'version' && source.instrument === code;
  if (!isNext && (await isCodeTaken(trx, community.id, code))) throw codeTaken();
  if (source.kind === 'definition') return { definition: source.definition, basedOnVersion: null };
  if (source.kind === 'blank') return { definition: blankDefinition(source), basedOnVersion: null };
  if (source.kind === 'template') return { definition: templateDefinition(source), basedOnVersion: null };
  const { instrument, version } = source;
  const row = await findVersionRow(trx, community.id, everything, { code: instrument, version });
  if (row === undefined) throw new Problem('not_found');
  return { definition: row.definition, basedOnVersion: isNext ? version : null };
}

function blankDefinition({ title, language }: { title: string; language: Language }) {
  return {
    title: { [language]: title },
    locale: language,
    pages: [{ name: 'page1', elements: [] }],
    x: { version: 1, locales: [language] },
  };
}

function templateDefinition({ template, title, language }: Extract<DraftSource, { kind: 'template' }>) {
  const found = templates.find(({ code }) => code === template);
  if (found === undefined) throw new Problem('not_found');
  const { definition } = found;
  const texts = typeof definition.title === 'string' ? {} : definition.title;
  return { ...definition, title: title === '' ? definition.title : { ...texts, [language]: title } };
}

export async function getInstrumentDraft(
  trx: CommunityTransaction,
  actor: Actor,
  { community }: DraftContext,
  id: string,
) {
  requireWriter(actor);
  const row = await getDraftRow(trx, community, id);
  return {
    id: row.id,
    code: row.code,
    revision: row.revision,
    basedOnVersion: row.based_on_version,
    latestVersion: (await findLatest(trx, community, row.code))?.version ?? null,
    ...toChange(row),
    definition: row.definition as Record<string, unknown>,
    publishedTypes: await readPublishedTypes(trx, community.id, row.code),
  };
}

async function getDraftRow(trx: CommunityTransaction, community: Community, id: string) {
  const row = await findDraftRow(trx, community.id, id);
  if (row === undefined) throw new Problem('not_found');
  return row;
}

function findLatest(trx: CommunityTransaction, community: Community, code: string) {
  return findVersionRow(trx, community.id, everything, { code, version: undefined });
}

/** Of two who save one revision at once one wins; the other is told which revision stands now, and can read it. */
export async function saveInstrumentDraft(
  trx: CommunityTransaction,
  actor: Actor,
  { community, clock }: DraftContext,
  id: string,
  { revision, definition }: { revision: number; definition: Record<string, unknown> },
) {
  refuseOnBehalf(actor);
  requireWriter(actor);
  const row = await getDraftRow(trx, community, id);
  await refuseUnlocked(trx, community.id, row.definition, definition);
  const now = clock.now();
  const { personId } = actor;
  const isSaved = await changeDraft(trx, community.id, id, revision, { definition, personId, now });
  if (!isSaved) await refuseChanged(trx, community, id);
  return { revision: revision + 1, changedAt: now.toISOString() };
}

async function refuseChanged(trx: CommunityTransaction, community: Community, id: string): Promise<never> {
  const row = await getDraftRow(trx, community, id);
  throw draftChanged('json.revision', row.revision);
}

function draftChanged(path: string, now: number): Problem {
  const message = 'Somebody has saved or published in between; the code is what stands now';
  return new Problem('draft_changed', { faults: [{ path, code: String(now), message }] });
}

export async function checkInstrumentDraft(
  trx: CommunityTransaction,
  actor: Actor,
  { community }: DraftContext,
  id: string,
  language: Language,
) {
  requireWriter(actor);
  const row = await getDraftRow(trx, community, id);
  const { findings, completeness, comparison } = await checked(trx, community, row, language);
  return { revision: row.revision, findings, completeness, comparison };
}

async function checked(
  trx: CommunityTransaction,
  community: Community,
  row: { code: string; definition: unknown },
  language: Language,
): Promise<CheckedDraft & { latest: number }> {
  const latest = await findLatest(trx, community, row.code);
  const types = await readPublishedTypes(trx, community.id, row.code);
  const found = checkDefinition(row.definition, { latest, types, language });
  const locked = await lockedFaults(trx, community.id, row.definition);
  const findings = [...locked.map((fault) => toFinding('blocks', fault)), ...found.findings];
  return { ...found, findings: findings.slice(0, mostFindings), latest: latest?.version ?? 0 };
}

/**
 * A draft becomes the next version, and is gone. Campaigns that were planned with a former version keep it. The
 * draft is taken away first: whoever else saves, publishes or deletes this revision meanwhile waits and is refused.
 */
export async function publishInstrumentDraft(
  trx: CommunityTransaction,
  actor: Actor,
  { community, clock }: DraftContext,
  id: string,
  { revision, follows, language }: { revision: number; follows: number; language: Language },
) {
  refuseOnBehalf(actor);
  requireWriter(actor);
  const row = await getDraftRow(trx, community, id);
  if (!(await deleteDraft(trx, community.id, id, revision))) await refuseChanged(trx, community, id);
  const { definition, findings, comparison, latest } = await checked(trx, community, row, language);
  if (latest !== follows) throw draftChanged('json.follows', latest);
  const blocking = findings.filter(({ isBlocking }) => isBlocking);
  if (definition === undefined || blocking.length > 0)
    throw new Problem('draft_not_fit', {
      faults: blocking.map(({ path, code, message }) => ({ path, code, message })),
    });
  const version = latest + 1;
  const changeClass = classOf(comparison);
  const now = clock.now();
  const instrumentId = uuidv7();
  try {
    await insertVersion(trx, community.id, {
      id: instrumentId,
      code: row.code,
      version,
      definition: { ...definition, x: { ...definition.x, version } },
      changeClass,
      personId: actor.personId,
      now,
    });
  } catch (error) {
    // A draft of the same code was made and published between two statements of this one.
    if (isUniqueViolation(error)) throw draftChanged('json.follows', version);
    throw error;
  }
  await recordAudit(trx, now, {
    action: 'instrument.published',
    subject: { kind: 'instrument', id: instrumentId },
    ...auditedAs(actor),
    detail: { code: row.code, version, changeClass },
  });
  return { code: row.code, version, changeClass };
}

/** A version that changes nothing is kept as one that changes words: the mildest that there is. */
function classOf(comparison: Comparison | null): ChangeClass | null {
  if (comparison === null) return null;
  return comparison.changeClass === 'none' ? 'text' : comparison.changeClass;
}

export async function deleteInstrumentDraft(
  trx: CommunityTransaction,
  actor: Actor,
  { community, clock }: DraftContext,
  id: string,
  revision: number,
): Promise<{ done: true }> {
  refuseOnBehalf(actor);
  requireWriter(actor);
  const { code } = await getDraftRow(trx, community, id);
  if (!(await deleteDraft(trx, community.id, id, revision))) await refuseChanged(trx, community, id);
  await recordAudit(trx, clock.now(), {
    action: 'instrument_draft.deleted',
    subject: { kind: 'instrument_draft', id },
    ...auditedAs(actor),
    detail: { code, revision },
  });
  return { done: true };
}
