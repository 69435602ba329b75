import { languages, type Language } from '@snodo/contract';
import { localize } from '@snodo/survey-engine';
import {
  blockPanels,
  checkLocked,
  findBlock,
  lockedCodes,
  readBlockWording,
  validatedBlocks,
  type BlockWording,
  type ValidatedBlock,
} from '@snodo/survey-engine/authoring';
import { v7 as uuidv7 } from 'uuid';
import { isUniqueViolation, type CommunityTransaction } from '../../db/index.ts';
import { Problem, type Clock } from '../../http/index.ts';
import { auditedAs, recordAudit, refuseOnBehalf, type Actor, type Community } from '../../identity/index.ts';
import { findSheetRevision, insertSheet, listSheetRows, type SheetRow } from './instrument-block-queries.ts';
import { canWriteInstruments } from '../policy.ts';

interface BlockContext {
  community: Community;
  clock: Clock;
}

export interface SheetEntry {
  revision: number;
  source: string;
  items: string[];
  scale: string[];
  instruction: string;
  licenceBasis: string;
}

export async function listBlocks(
  trx: CommunityTransaction,
  actor: Actor,
  { community }: BlockContext,
  language: Language,
) {
  if (!canWriteInstruments(actor)) throw new Problem('forbidden');
  const rows = await listSheetRows(trx, community.id);
  return {
    blocks: validatedBlocks.map((block) => ({
      code: block.code,
      title: localize(block.title, language),
      licence: localize(block.licence, language),
      source: block.source,
      about: block.items.map(({ about }) => localize(about, language)),
      scale: [...block.scale],
      sheets: rows.filter((row) => row.block === block.code).map(toSheet),
    })),
  };
}

function toSheet(row: SheetRow) {
  const { source, items, scale, instruction } = row.wording;
  return {
    language: row.language,
    revision: row.revision,
    source,
    items: [...items],
    scale: [...scale],
    instruction: instruction ?? null,
    licenceNote: row.licence_note,
    licenceBasis: row.licence_basis,
    enteredAt: row.entered_at.toISOString(),
    enteredBy: { displayName: row.entered_by_name },
  };
}

function getBlock(code: string): ValidatedBlock {
  const block = findBlock(code);
  if (block === undefined) throw new Problem('not_found');
  return block;
}

function getLanguage(code: string): Language {
  const language = languages.find((one) => one === code);
  if (language === undefined) throw new Problem('not_found');
  return language;
}

/** She acknowledges the licence note in the language of the words: it is kept as it stood, with her and the time. */
export async function putBlockSheet(
  trx: CommunityTransaction,
  actor: Actor,
  { community, clock }: BlockContext,
  code: string,
  tongue: string,
  entry: SheetEntry,
) {
  refuseOnBehalf(actor);
  if (!canWriteInstruments(actor)) throw new Problem('forbidden');
  const block = getBlock(code);
  const language = getLanguage(tongue);
  const { source, items, scale, instruction } = entry;
  const read = readBlockWording({
    block: code,
    language,
    source,
    items,
    scale,
    ...(instruction === '' ? {} : { instruction }),
  });
  if ('faults' in read)
    throw new Problem('sheet_not_fit', {
      faults: read.faults.map((fault) => ({ ...fault, path: `json.${fault.path}` })),
    });
  const words = {
    wording: read.wording,
    licenceNote: localize(block.licence, language),
    licenceBasis: entry.licenceBasis,
  };
  return follow(trx, actor, { community, clock }, { code, language, revision: entry.revision, words });
}

export async function deleteBlockSheet(
  trx: CommunityTransaction,
  actor: Actor,
  { community, clock }: BlockContext,
  code: string,
  tongue: string,
  revision: number,
): Promise<{ done: true }> {
  refuseOnBehalf(actor);
  if (!canWriteInstruments(actor)) throw new Problem('forbidden');
  getBlock(code);
  const language = getLanguage(tongue);
  const { hasWords } = await findSheetRevision(trx, community.id, code, language);
  if (!hasWords) throw new Problem('not_found');
  await follow(trx, actor, { community, clock }, { code, language, revision, words: undefined });
  return { done: true };
}

interface Following {
  code: string;
  language: Language;
  revision: number;
  words: { wording: BlockWording; licenceNote: string; licenceBasis: string } | undefined;
}

async function follow(
  trx: CommunityTransaction,
  actor: Actor,
  { community, clock }: BlockContext,
  { code, language, revision, words }: Following,
) {
  const changed = (now: number) =>
    new Problem('draft_changed', {
      faults: [{ path: 'json.revision', code: String(now), message: 'Others were entered in between' }],
    });
  const stands = await findSheetRevision(trx, community.id, code, language);
  // Words that were given up are none: whoever enters new ones follows nothing.
  const follows = stands.hasWords ? stands.revision : 0;
  if (revision !== follows) throw changed(follows);
  const next = stands.revision + 1;
  const now = clock.now();
  const id = uuidv7();
  const { personId } = actor;
  try {
    await insertSheet(trx, community.id, { id, block: code, language, revision: next, words, personId, now });
  } catch (error) {
    if (isUniqueViolation(error)) throw changed(next);
    throw error;
  }
  await recordAudit(trx, now, {
    action: words === undefined ? 'block_words.given_up' : 'block_words.entered',
    subject: { kind: 'block_wording', id },
    ...auditedAs(actor),
    detail: { block: code, language, revision: next },
  });
  return { revision: next, enteredAt: now.toISOString() };
}

/** What of a draft differs from the sheets; nothing where it has no block. */
export async function lockedFaults(trx: CommunityTransaction, communityId: string, definition: unknown) {
  const { panels, strays } = blockPanels(definition);
  if (panels.length === 0 && strays.length === 0) return [];
  const sheets = (await listSheetRows(trx, communityId)).map(({ wording }) => wording);
  return checkLocked(definition, sheets);
}

/**
 * Refuses a save that changes licensed words. A draft that differs already, because its sheet was corrected since, can
 * go on being written: it is not published like that.
 */
export async function refuseUnlocked(
  trx: CommunityTransaction,
  communityId: string,
  before: unknown,
  definition: unknown,
): Promise<void> {
  const breaks = ({ code }: { code: string }) => lockedCodes.some((one) => one === code);
  const faults = (await lockedFaults(trx, communityId, definition)).filter(breaks);
  if (faults.length === 0) return;
  const known = new Set((await lockedFaults(trx, communityId, before)).filter(breaks).map(placeOf));
  const added = faults.filter((fault) => !known.has(placeOf(fault)));
  if (added.length > 0)
    throw new Problem('words_locked', {
      faults: added.map(({ path, code, message }) => ({ path: `json.definition.${path}`, code, message })),
    });
}

/** What is at fault, wherever its block was moved to. */
function placeOf({ path, code, message }: { path: string; code: string; message: string }): string {
  return [path.slice(path.lastIndexOf('elements[')), code, message].join(' ');
}
