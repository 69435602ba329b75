/** What a definition is bounded by. */
export const definitionBounds = {
  pages: 50,
  questions: 200,
  choices: 100,
  panelDepth: 3,
  locales: 10,
  rows: 30,
  columns: 12,
  calculatedValues: 50,
  bands: 6,
  textLength: 2000,
} as const;

/** What answers are bounded by: names, characters of a text, of the words that go with `other`. */
export const answerBounds = { names: 400, textLength: 2000, commentLength: 300 } as const;
