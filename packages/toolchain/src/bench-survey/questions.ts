/** Twenty questions that SurveyJS, a plain form and our own player can all ask, in Italian. */
const scale = ['mai', 'di rado', 'a volte', 'spesso', 'sempre'].map((text, index) => ({
  value: `p${index + 1}`,
  text,
}));

const needs = [
  'Un posto al nido',
  'Un doposcuola',
  'Aiuto per un genitore anziano',
  'Un orario più flessibile',
  'Una casa più vicina',
  'Qualcuno con cui parlare',
].map((text, index) => ({ value: `n${index + 1}`, text }));

const x = { sensitivity: 'ordinary' } as const;

function questionOf(index: number) {
  const name = `q${index + 1}`;
  const title = `Domanda ${index + 1}: quanto ti riconosci in questa situazione?`;
  switch (index % 5) {
    case 0:
      return { type: 'radiogroup', name, title, choices: scale, x } as const;
    case 1:
      return { type: 'checkbox', name, title, choices: needs, x } as const;
    case 2:
      return { type: 'rating', name, title, rateMin: 1, rateMax: 5, x } as const;
    case 3:
      return { type: 'dropdown', name, title, choices: needs, x } as const;
    default:
      return { type: 'comment', name, title, maxLength: 500, x } as const;
  }
}

export const questionCount = 20;

/** The definition as our own format has it, which is SurveyJS JSON but for `x`. */
export const benchDefinition = {
  title: 'Venti domande',
  locale: 'it',
  pages: [{ name: 'p1', elements: Array.from({ length: questionCount }, (_, index) => questionOf(index)) }],
  x: { version: 1, locales: ['it'] },
};
