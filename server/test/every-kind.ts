/** A definition with a question of every type, in one language. */
export const everyKind = {
  title: 'Ogni tipo',
  completedHtml: 'Grazie: {somma} punti.',
  calculatedValues: [{ name: 'somma', expression: 'sum({fatica}, {pensieri})' }],
  pages: [
    {
      name: 'p',
      elements: [
        { type: 'boolean', name: 'consenso', title: 'Partecipi?', isRequired: true },
        {
          type: 'text',
          name: 'cap',
          title: 'CAP',
          validators: [{ type: 'regex', regex: '^\\d{5}$', text: 'Cinque cifre' }],
        },
        { type: 'text', name: 'figli', title: 'Figli', inputType: 'number', min: 0, max: 12 },
        { type: 'comment', name: 'idea', title: 'Un’idea', maxLength: 100 },
        {
          type: 'radiogroup',
          name: 'casa',
          title: 'Casa',
          choices: [
            { value: 'si', text: 'Sì' },
            { value: 'no', text: 'No' },
          ],
          showOtherItem: true,
          otherText: 'Altro',
        },
        {
          type: 'checkbox',
          name: 'temi',
          title: 'Temi',
          choices: ['cura', 'tempo', 'scuola'].map((value) => ({ value, text: value })),
          showSelectAllItem: true,
          selectAllText: 'Tutti',
        },
        {
          type: 'dropdown',
          name: 'primo',
          title: 'Il primo tema',
          choices: ['cura', 'tempo', 'scuola'].map((value) => ({ value, text: value })),
          choicesVisibleIf: '{temi} contains {item}',
        },
        {
          type: 'ranking',
          name: 'ordine',
          title: 'In ordine',
          choices: ['a', 'b', 'c'].map((value) => ({ value, text: value })),
          selectToRankEnabled: true,
        },
        { type: 'rating', name: 'fatica', title: 'Fatica', rateMin: 0, rateMax: 10, rateStep: 5 },
        { type: 'slider', name: 'pensieri', title: 'Pensieri', step: 10 },
        {
          type: 'matrix',
          name: 'come',
          title: 'Come va, con {temi}?',
          columns: ['mai', 'spesso'].map((value) => ({ value, text: value })),
          rows: ['calma', 'riposo'].map((value) => ({ value, text: value })),
        },
        { type: 'html', name: 'parole', html: 'Ultime domande' },
        {
          type: 'panel',
          name: 'altro',
          enableIf: '{somma} > 50',
          elements: [{ type: 'boolean', name: 'aiuto', title: 'Ti serve aiuto?' }],
        },
      ],
    },
  ],
  x: { version: 1, locales: ['it'], consent: 'consenso' },
};

/** Answers to all of it. */
export const everyAnswer = {
  consenso: true,
  cap: '20139',
  figli: 2,
  idea: 'Un cortile aperto',
  casa: 'other',
  'casa-Comment': 'una barca',
  temi: ['cura', 'tempo'],
  primo: 'tempo',
  ordine: ['b', 'a'],
  fatica: 5,
  pensieri: 90,
  come: { calma: 'mai', riposo: 'spesso' },
  aiuto: false,
};
