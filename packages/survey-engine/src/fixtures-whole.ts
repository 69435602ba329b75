/** A definition in two languages with everything that the format has. */
export function wholeJson() {
  const both = (en: string, it: string) => ({ en, it });
  const values = (...list: string[]) =>
    list.map((value) => ({ value, text: both(`${value} EN`, `${value} IT`) }));
  return {
    title: both('Whole', 'Intero'),
    locale: 'en',
    showPreviewBeforeComplete: false,
    completedHtml: both('Thank you, {nick}. {total} points.', 'Grazie, {nick}. {total} punti.'),
    calculatedValues: [
      { name: 'total', expression: 'sum({effort}, {worry})' },
      { name: 'heavy', expression: '{total} >= 100 or {how.calm} = "never"' },
    ],
    pages: [
      {
        name: 'about',
        title: both('About you', 'Su di te'),
        elements: [
          {
            type: 'text',
            name: 'nick',
            title: both('A name to call you by', 'Un nome con cui chiamarti'),
            validators: [
              { type: 'regex', regex: '^[\\p{L} ]+$', text: both('Letters only', 'Solo lettere') },
              { type: 'text', maxLength: 30 },
            ],
          },
          {
            type: 'text',
            name: 'born',
            title: both('Born on', 'Nascita'),
            validators: [
              { type: 'expression', expression: 'age({born}) >= 18', text: both('Adults', 'Adulti') },
            ],
          },
          {
            type: 'text',
            name: 'children',
            title: both('How many children?', 'Quanti figli?'),
            inputType: 'number',
            min: 0,
            max: 12,
            defaultValue: 0,
            x: { sensitivity: 'quasi', bands: [0, 1, 2, 3] },
          },
          {
            type: 'boolean',
            name: 'cares',
            title: both('{nick}, do you care for somebody?', '{nick}, ti prendi cura di qualcuno?'),
            labelTrue: both('I do', 'Sì'),
            labelFalse: both('I do not', 'No'),
            isRequired: true,
          },
          {
            type: 'checkbox',
            name: 'topics',
            title: both('Topics', 'Temi'),
            choices: values('home', 'school', 'elders', 'nothing'),
            showSelectAllItem: true,
            selectAllText: both('All', 'Tutti'),
            showOtherItem: true,
            otherText: both('Other', 'Altro'),
            choicesOrder: 'random',
            choicesVisibleIf: "{item} != 'school' or {children} > 0",
            x: { sensitivity: 'ordinary', exclusive: ['nothing'], topic: ['care'], domain: 'INF' },
          },
          {
            type: 'radiogroup',
            name: 'first',
            title: both('Which first?', 'Quale per primo?'),
            description: both('You chose {topics}.', 'Hai scelto {topics}.'),
            choices: values('home', 'school', 'elders'),
            choicesVisibleIf: '{topics} contains {item}',
            defaultValue: 'home',
          },
        ],
      },
      {
        name: 'load',
        description: both('{cares}: {children}', '{cares}: {children}'),
        elements: [
          {
            type: 'rating',
            name: 'effort',
            title: both('Effort', 'Fatica'),
            rateMin: 0,
            rateMax: 10,
            rateStep: 5,
          },
          {
            type: 'slider',
            name: 'worry',
            title: both('Worry', 'Preoccupazione'),
            step: 10,
            customLabels: [{ value: 0, text: both('None', 'Niente') }],
            requiredIf: '{cares}',
          },
          {
            type: 'matrix',
            name: 'how',
            title: both('How often?', 'Quanto spesso?'),
            isRequired: true,
            eachRowRequired: true,
            columns: values('never', 'often'),
            rows: [
              ...values('calm', 'rested'),
              { value: 'helped', text: both('Helped', 'Aiutata'), visibleIf: '{cares}' },
            ],
          },
          {
            type: 'panel',
            name: 'more',
            title: both('More, {nick}', 'Ancora, {nick}'),
            enableIf: '{heavy}',
            elements: [
              {
                type: 'ranking',
                name: 'order',
                title: both('Order', 'Ordine'),
                choices: values('a', 'b', 'c'),
                selectToRankEnabled: true,
                isRequired: true,
              },
              { type: 'html', name: 'words', html: both('{how.calm}', '{how.calm}') },
              { type: 'comment', name: 'idea', title: both('Ideas', 'Idee'), enableIf: '{order} notempty' },
            ],
          },
          {
            type: 'dropdown',
            name: 'area',
            title: both('Area', 'Zona'),
            choices: values('n', 's'),
            showNoneItem: true,
            noneText: both('None', 'Nessuna'),
          },
        ],
      },
    ],
    x: { version: 1, locales: ['en', 'it'] },
  };
}
