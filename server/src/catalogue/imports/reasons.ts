import type { ServiceImportCode } from '@snodo/contract';
import type { HsdsFaultCode } from '@snodo/hsds';
import type { FieldFault } from '../../http/index.ts';

interface Issue {
  code: string;
  path: readonly PropertyKey[];
  message: string;
  origin?: unknown;
  input?: unknown;
}

/** What no shape says, and the rules of a sheet do: by the field that they are about. */
const rules: readonly (readonly [RegExp, ServiceImportCode])[] = [
  [/^eligibility\./, 'contradiction'],
  [/^openPlaces$/, 'more_than_capacity'],
  [/^cost$/, 'split_alone'],
  [/^cost\.bands/, 'bands_not_rising'],
  [/^cost\.mostPeople$/, 'ends_before_it_begins'],
  [/^cost\.totalCents$/, 'split_does_not_sum'],
  [/^windows\.\d+\.endMinute$/, 'not_hours'],
  [/^windows\./, 'hours_overlap'],
  [/^ages/, 'ends_before_it_begins'],
  [/^contacts\./, 'missing'],
];

/** Why a sheet cannot be so, of what its schema says. */
export function reasonOfIssue(issue: Issue): ServiceImportCode {
  const path = issue.path.map(String).join('.');
  if (issue.code === 'custom') return rules.find(([pattern]) => pattern.test(path))?.[1] ?? 'not_fit';
  if (issue.code === 'too_big') {
    if (issue.origin === 'string') return 'too_long';
    return issue.origin === 'array' ? 'too_many' : 'too_large';
  }
  if (issue.code === 'too_small')
    return issue.origin === 'string' || issue.origin === 'array' ? 'missing' : 'too_small';
  if (issue.code === 'invalid_type') return issue.input === undefined ? 'missing' : 'not_fit';
  if (issue.code === 'invalid_value' || issue.code === 'invalid_union') return 'not_allowed';
  return 'not_fit';
}

const unknowns: readonly (readonly [RegExp, ServiceImportCode])[] = [
  [/^provider/, 'unknown_provider'],
  [/^entries/, 'unknown_entry'],
  [/^districts/, 'unknown_district'],
  [/^place/, 'unknown_place'],
  [/^audience/, 'unknown_organisation'],
];

/** Why a sheet cannot be so, of what it names or of its hours. */
export function reasonOfReference({ path, code }: FieldFault): ServiceImportCode {
  if (code === 'unknown') return unknowns.find(([pattern]) => pattern.test(path))?.[1] ?? 'not_fit';
  if (code === 'tax_label_over' || code === 'hours_overlap' || code === 'never_occurs') return code;
  if (code === 'ends_before_it_starts') return 'ends_before_it_begins';
  return code === 'not_a_day' || code === 'too_many' ? code : 'not_hours';
}

/** What the reader of directories says in codes of its own. */
export function reasonOfDirectory(code: HsdsFaultCode): ServiceImportCode {
  return code === 'not_text' ? 'not_fit' : code;
}
