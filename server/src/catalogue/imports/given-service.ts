/** A service as a file gives it. What the file does not speak of is not in `fields`; null there is *not known*. */
export interface GivenService {
  source: string;
  row: number | null;
  /** The service that it says it is: a code of ours, or an id. */
  code: string | null;
  id: string | null;
  name: string;
  /** Fields of a service’s sheet, not checked yet. */
  fields: Readonly<Record<string, unknown>>;
  /** The column that a path of the sheet was read from, and what stands in it. */
  cellOf: (path: string) => { column: string | null; given: string | null };
  /** When somebody last said that it is so, as the file has it. */
  verifiedOn: string | null;
  /** False: something of it could not even be read, and the notes say what. */
  isRead: boolean;
}
