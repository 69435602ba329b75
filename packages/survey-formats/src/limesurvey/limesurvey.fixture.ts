/** One small survey of two languages, as the pieces that files of LimeSurvey are made of, and its draft. */
export type Fields = Readonly<Record<string, string | number>>;

export function table(name: string, rows: readonly Fields[]): string {
  const row = (fields: Fields) =>
    `<row>${Object.entries(fields)
      .map(([key, value]) => `<${key}><![CDATA[${value}]]></${key}>`)
      .join('')}</row>`;
  return `<${name}><fields/><rows>${rows.map((one) => row(one)).join('\n')}</rows></${name}>`;
}

export function lss(...tables: string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<document><LimeSurveyDocType>Survey</LimeSurveyDocType><DBVersion>400</DBVersion>
<languages><language>it</language><language>en</language></languages>
${tables.join('\n')}</document>`;
}

export const survey = table('surveys', [{ sid: 7, language: 'it', additional_languages: 'en', active: 'Y' }]);
export const settings = table('surveys_languagesettings', [
  {
    surveyls_language: 'it',
    surveyls_title: 'Quartiere',
    surveyls_welcometext: '<p>Ciao</p>',
    surveyls_endtext: 'Fine',
  },
  {
    surveyls_language: 'en',
    surveyls_title: 'District',
    surveyls_welcometext: 'Hi',
    surveyls_endtext: 'End',
  },
]);

export const expected = {
  title: { it: 'Quartiere', en: 'District' },
  completedHtml: { it: 'Fine', en: 'End' },
  locale: 'it',
  x: { version: 1, locales: ['it', 'en'] },
  pages: [
    { name: 'welcomePage', elements: [{ type: 'html', name: 'welcome', html: { it: 'Ciao', en: 'Hi' } }] },
    {
      name: 'group2',
      title: { it: 'Casa', en: 'Home' },
      elements: [
        {
          type: 'radiogroup',
          name: 'Q1',
          title: { it: 'Da solo?', en: 'Alone?' },
          isRequired: true,
          choices: [
            { value: 'A1', text: { it: 'Sì', en: 'Yes' } },
            { value: 'A2', text: { it: 'No', en: 'No' } },
          ],
          showOtherItem: true,
          otherText: { it: 'Altro', en: 'Other' },
        },
        {
          type: 'checkbox',
          name: 'Q2',
          title: { it: 'Con chi, {Q1}?', en: 'With whom?' },
          visibleIf: "{Q1} = 'A2' or {Q1} = 'other'",
          choices: [{ value: 'SQ1', text: { it: 'Figli', en: 'Children' } }],
          maxSelectedChoices: 1,
        },
        {
          type: 'matrix',
          name: 'Q3',
          title: { it: 'Quanto', en: 'How much' },
          visibleIf: "{Q2} contains 'SQ1' and {Q1} notempty",
          columns: [{ value: 'A1', text: { it: 'Molto', en: 'A lot' } }],
          rows: [{ value: 'SQ1', text: { it: 'Rumore', en: 'Noise' } }],
        },
        {
          type: 'comment',
          name: 'Q4',
          title: { it: 'Altro?', en: 'Else?' },
          visibleIf: "{Q3.SQ1} = 'A1'",
        },
      ],
    },
  ],
};

export const relevances = {
  q2: '((Q1.NAOK == "A2") or (Q1.NAOK == "-oth-"))',
  q3: '((Q2_SQ1.NAOK == "Y") and !is_empty(Q1.NAOK))',
  q4: 'Q3_SQ1.NAOK == "A1"',
};

export const questions: readonly Fields[] = [
  { qid: 1, gid: 3, type: 'L', title: 'Q1', mandatory: 'Y', other: 'Y', question_order: 1, relevance: '1' },
  {
    qid: 2,
    gid: 3,
    type: 'M',
    title: 'Q2',
    mandatory: 'N',
    other: 'N',
    question_order: 2,
    relevance: relevances.q2,
  },
  {
    qid: 3,
    gid: 3,
    type: 'F',
    title: 'Q3',
    mandatory: 'N',
    other: 'N',
    question_order: 3,
    relevance: relevances.q3,
  },
  {
    qid: 4,
    gid: 3,
    type: 'T',
    title: 'Q4',
    mandatory: 'N',
    other: 'N',
    question_order: 4,
    relevance: relevances.q4,
  },
];

export const subquestions: readonly Fields[] = [
  { qid: 21, parent_qid: 2, gid: 3, type: 'M', title: 'SQ1', question_order: 1, scale_id: 0, relevance: '1' },
  { qid: 31, parent_qid: 3, gid: 3, type: 'F', title: 'SQ1', question_order: 1, scale_id: 0, relevance: '1' },
];

export const words: Readonly<Record<string, readonly [string, string]>> = {
  1: ['<b>Da solo?</b>', 'Alone?'],
  2: ['Con chi, {Q1.shown}?', 'With whom?'],
  3: ['Quanto', 'How much'],
  4: ['Altro?', 'Else?'],
  21: ['Figli', 'Children'],
  31: ['Rumore', 'Noise'],
};

export const answers: readonly (Fields & { readonly words: readonly [string, string] })[] = [
  { aid: 1, qid: 1, code: 'A1', sortorder: 1, scale_id: 0, words: ['Sì', 'Yes'] },
  { aid: 2, qid: 1, code: 'A2', sortorder: 2, scale_id: 0, words: ['No', 'No'] },
  { aid: 3, qid: 3, code: 'A1', sortorder: 1, scale_id: 0, words: ['Molto', 'A lot'] },
] as unknown as readonly (Fields & { readonly words: readonly [string, string] })[];

export const attributes = table('question_attributes', [{ qid: 2, attribute: 'max_answers', value: '1' }]);

export const inLanguages = <T>(make: (language: string, at: 0 | 1) => T) => [make('it', 0), make('en', 1)];
