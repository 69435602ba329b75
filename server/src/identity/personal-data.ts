import type { CommunityTransaction } from '../db/index.ts';
import type { Community } from './rows.ts';

/** What stands in one field of an export; times are ISO texts. */
export type PersonalField = string | number | boolean | null | string[];

/** Everything of one kind that is held about a person: a list of JSON objects, and a CSV file. */
export interface PersonalDataKind {
  /** `snake_case`: the name of the list and of the file; the message catalogue `archive` says what it is. */
  kind: string;
  rows: Record<string, PersonalField>[];
}

/**
 * What a domain holds about people. Every table with a person in it belongs to a holder, or stands with a reason in
 * the list of the catalogue test.
 */
export interface PersonalDataHolder {
  /** `schema.table` of the tables whose rows about a person `collect` gives. */
  tables: readonly string[];
  /** All of it, at most {@link mostRowsOfKind} of a kind. */
  collect(trx: CommunityTransaction, community: Community, personId: string): Promise<PersonalDataKind[]>;
  /** Takes away whatever tells who she was or would still act for her; what others must prove stays by her id. */
  erase(trx: CommunityTransaction, community: Community, personId: string, now: Date): Promise<void>;
}

export const mostRowsOfKind = 20_000;
