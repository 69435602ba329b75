import type { PublishedDirectory } from './directory.ts';
import type { Row } from './tables.ts';

/** Stable codes of what a directory can be refused for. */
export type HsdsFaultCode =
  | 'broken_csv'
  | 'broken_json'
  | 'not_an_object'
  | 'not_a_list'
  | 'missing_file'
  | 'missing_column'
  | 'missing'
  | 'not_text'
  | 'too_long'
  | 'not_a_uuid'
  | 'not_an_address'
  | 'not_a_mail_address'
  | 'not_a_number'
  | 'not_a_day'
  | 'not_an_instant'
  | 'not_a_time'
  | 'not_allowed'
  | 'not_in_this_version'
  | 'repeated'
  | 'unknown_reference'
  | 'going_round'
  | 'not_fit'
  | 'schedule_not_fit'
  | 'too_many'
  | 'too_deep';

/** Where a record came from: a file of a datapackage with its line, or a place in a JSON document. */
export interface Origin {
  /** `schedules.csv`, or `services.3.schedules.0` */
  readonly source: string;
  /** The line of the file, the heading being 1; null in JSON */
  readonly row: number | null;
}

/** Why a directory cannot be taken in. `message` is for developers. */
export interface HsdsFault extends Origin {
  readonly code: HsdsFaultCode;
  /** Name of the column; null: the whole record or file */
  readonly column: string | null;
  readonly message: string;
}

const largestCount = 200;

/** Collects faults, and knows where each record came from. */
export class HsdsFaults {
  readonly list: HsdsFault[] = [];
  readonly #origins = new WeakMap<Row, Origin>();

  remember(row: Row, origin: Origin): void {
    this.#origins.set(row, origin);
  }

  originOf(row: Row): Origin {
    return this.#origins.get(row) ?? { source: '', row: null };
  }

  add(code: HsdsFaultCode, origin: Origin, column: string | null, message: string): undefined {
    if (this.list.length < largestCount) this.list.push({ code, ...origin, column, message });
    return undefined;
  }

  addTo(row: Row, code: HsdsFaultCode, column: string | null, message: string): undefined {
    return this.add(code, this.originOf(row), column, message);
  }

  get isEmpty(): boolean {
    return this.list.length === 0;
  }
}

/** A directory and where each of its services came from, or everything that is wrong with it: nothing is taken in by halves. */
export type DirectoryRead =
  | {
      readonly ok: true;
      readonly value: PublishedDirectory;
      readonly serviceOrigins: readonly Origin[];
    }
  | { readonly ok: false; readonly faults: readonly HsdsFault[] };
