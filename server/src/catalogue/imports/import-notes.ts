import { serviceImportBounds, type ServiceImportCode, type ServiceImportNote } from '@snodo/contract';

/** Where something stands in a file. */
export interface FilePlace {
  source: string;
  /** As a spreadsheet numbers it; null: no row of a table. */
  row: number | null;
  column: string | null;
}

const mostLetters = 80;

/** Gathers what is said of a file, as much as is told of one. */
export class ImportNotes {
  readonly list: ServiceImportNote[] = [];
  hasFault = false;

  refuse(code: ServiceImportCode, place: FilePlace, given: string | null = null): void {
    this.hasFault = true;
    this.#add(code, place, given, true);
  }

  /** Nothing is wrong, but something was left behind. */
  tell(code: ServiceImportCode, place: FilePlace, given: string | null = null): void {
    this.#add(code, place, given, false);
  }

  #add(code: ServiceImportCode, { source, row, column }: FilePlace, given: string | null, isFault: boolean) {
    if (this.list.length >= serviceImportBounds.notes) return;
    const shown = given === null ? null : given.slice(0, mostLetters);
    this.list.push({ source, row, column, code, isFault, given: shown });
  }
}
