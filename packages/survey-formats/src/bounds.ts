/**
 * What a file may cost. Bytes of the file and of all it unpacks to, files in an archive, depth of JSON and XML,
 * rows and columns of a sheet, UTF-16 units of a cell, elements of a
 * questionnaire, languages, choices of one question and of all, entries in each list of the
 * report, UTF-16 units of an expression and its depth.
 */
export const importBounds = {
  bytes: 5_000_000,
  unpackedBytes: 20_000_000,
  archiveFiles: 200,
  depth: 40,
  xmlNodes: 500_000,
  rows: 12_000,
  columns: 120,
  cells: 200_000,
  cellLength: 32_767,
  elements: 1000,
  languages: 40,
  choices: 1000,
  allChoices: 20_000,
  entries: 1000,
  expressionLength: 2000,
  expressionDepth: 50,
} as const;
