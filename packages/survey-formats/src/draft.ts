import { readDefinition } from '@snodo/survey-engine';
import type { Report, ImportOutcome, ImportReport } from './report.ts';

/** A piece of a definition while it is made; keys are only those of the format. */
export type Draft = Record<string, unknown>;

export type DraftText = string | Record<string, string>;

/** An object of the entries that are there. */
export function present(entries: Readonly<Record<string, unknown>>): Draft {
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined));
}

export function isRecord(given: unknown): given is Record<string, unknown> {
  return typeof given === 'object' && given !== null && !Array.isArray(given);
}

/** The own value under a key. */
export function ownValue(given: unknown, key: string): unknown {
  return isRecord(given) && Object.hasOwn(given, key) ? given[key] : undefined;
}

/** The outcome of an import: the draft, what became of the file, and what the engine still finds. */
export function conclude(
  format: ImportReport['format'],
  definition: Draft,
  { kept, changed, dropped, omitted }: Report,
): ImportOutcome {
  const read = readDefinition(definition);
  const faults = 'faults' in read ? read.faults : [];
  return { definition, report: { format, kept, changed, dropped, omitted, faults } };
}
