export { ImportRefusal } from '../report.ts';
export { isArchive, unpack } from './unpack.ts';
export { decodeText, readSeparated, separatorOf } from './read-text.ts';
export { readWorkbook } from './read-workbook.ts';
export type { Sheet } from './sheet.ts';
export { writeWorkbook } from './write-workbook.ts';
