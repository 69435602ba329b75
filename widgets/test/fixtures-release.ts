import type { Release, ReleasedTable } from '../src/surveys/release-figures.ts';

type Share = ReleasedTable['groups'][number]['shares'][number];
type People = Release['people'];

const about = (percent: number): Share => ({ status: 'shown', bound: 'about', percent });
const under = (percent: number): Share => ({ status: 'shown', bound: 'under', percent });
const over = (percent: number): Share => ({ status: 'shown', bound: 'over', percent });
const hidden: Share = { status: 'hidden' };

const many: People = { from: 50, to: null };
const some: People = { from: 20, to: 49 };
const few: People = { from: 10, to: 19 };

type Categories = Readonly<Record<string, string>>;

function categoriesOf(categories: Categories): ReleasedTable['categories'] {
  return Object.entries(categories).map(([value, label]) => ({ value, label }));
}

function tableOf(table: Partial<ReleasedTable> & { readonly title: string }): ReleasedTable {
  return {
    question: 'q1',
    kind: 'single',
    floor: 10,
    isSpecial: false,
    by: null,
    categories: [],
    groups: [],
    refusal: null,
    trend: null,
    ...table,
  };
}

function everybody(shares: Share[], mean: number | null = null, people: People = many) {
  const given = mean === null ? null : ({ status: 'shown', mean } as const);
  return [{ value: 'all', label: '', people, shares, mean: given }];
}

const commute = tableOf({
  question: 'q1',
  title: 'Come vieni al lavoro?',
  categories: categoriesOf({ mezzi: 'Mezzi pubblici', auto: 'Auto', piedi: 'A piedi', altro: 'Altro' }),
  groups: everybody([about(49), about(44), hidden, hidden]),
});

const care = tableOf({
  question: 'q2',
  title: 'Chi vive con te e ha bisogno di cure?',
  kind: 'multiple',
  isSpecial: true,
  floor: 12,
  categories: categoriesOf({
    figli: 'Figli piccoli',
    ragazzi: 'Ragazzi che vanno a scuola',
    genitori: 'Genitori o altri parenti anziani',
    disabilita: 'Una persona con disabilità',
    nessuno: 'Nessuno',
  }),
  groups: everybody([about(29), about(24), about(34), under(10), hidden]),
});

const strain = tableOf({
  question: 'q3',
  title: 'Quanto è difficile tenere insieme lavoro e cura?',
  kind: 'scale',
  categories: categoriesOf({ '1': '1', '2': '2', '3': '3', '4': '4', '5': '5' }),
  groups: everybody([under(10), about(14), about(27), about(33), about(19)], 3.4),
});

const districts = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((number) => `municipio-${number}`);
const districtShares: readonly (readonly Share[])[] = [
  [hidden, hidden, hidden, hidden],
  [about(20), about(40), about(30), about(10)],
  [about(25), about(35), about(25), about(15)],
  [about(55), about(15), about(20), under(10)],
  [about(30), about(30), about(25), about(15)],
  [over(90), under(10), hidden, hidden],
  [hidden, hidden, hidden, hidden],
  [about(10), about(45), about(30), about(15)],
];

const byDistrict = tableOf({
  question: 'q3',
  title: 'Quale servizio ti servirebbe di più vicino a casa?',
  by: { value: 'district', label: 'Municipio' },
  categories: categoriesOf({
    nidi: 'Nidi e spazi per bambini',
    anziani: 'Aiuto per gli anziani',
    sport: 'Sport e movimento',
    pratiche: 'Aiuto con le pratiche',
  }),
  groups: districtShares.map((shares, index) => ({
    value: districts[index] ?? '',
    label: `Municipio ${index + 1}`,
    people: shares[0] === hidden ? null : index % 2 === 0 ? few : some,
    shares: [...shares],
    mean: null,
  })),
});

const firstWaveOn = '2025-04-15';

const needs = tableOf({
  question: 'q5',
  title: 'Di che cosa avresti più bisogno?',
  kind: 'ranking',
  categories: categoriesOf({
    bambini: 'Qualcuno che stia con i bambini nelle vacanze',
    anziani: 'Aiuto con i genitori anziani',
    tempo: 'Più tempo per le faccende di ogni giorno',
    pratiche: 'Una mano con le pratiche e gli uffici',
    lingua: 'Migliorare l’italiano',
    compagnia: 'Non essere da solo',
  }),
  groups: everybody([about(41), about(52), about(41), about(23), hidden, under(10)]),
});

const hours = tableOf({
  question: 'q6',
  title: 'Ore di cura alla settimana',
  kind: 'number',
  categories: categoriesOf({
    '0-4': 'da 0 a 4',
    '5-9': 'da 5 a 9',
    '10-19': 'da 10 a 19',
    '20+': '20 o più',
  }),
  groups: everybody([about(38), about(31), about(19), about(12)], 7.9),
});

const enoughTime = tableOf({
  question: 'q7',
  title: 'Hai tempo sufficiente per te?',
  categories: categoriesOf({ si: 'Sì', aVolte: 'A volte', no: 'No', no_answer: 'no_answer' }),
  groups: everybody([about(21), about(36), about(35), under(10)]),
  trend: {
    campaign: 'primavera-2025',
    releasedOn: firstWaveOn,
    isComparable: true,
    shares: [about(30), about(34), about(24), under(10)],
    mean: null,
  },
});

const tiredness = tableOf({
  question: 'q8',
  title: 'Dopo il lavoro, quanto sei stanco per le cose di casa?',
  kind: 'scale',
  categories: categoriesOf({
    '1': 'Mai',
    '2': 'Di rado',
    '3': 'Qualche volta',
    '4': 'Spesso',
    '5': 'Sempre',
  }),
  groups: everybody([under(10), about(20), about(30), about(25), about(15)], 3.2),
  trend: {
    campaign: 'primavera-2025',
    releasedOn: firstWaveOn,
    isComparable: true,
    shares: [under(10), about(12), about(26), about(32), about(22)],
    mean: { status: 'shown', mean: 3.6 },
  },
});

const helped = tableOf({
  question: 'q9',
  title: 'Hai qualcuno a cui chiedere aiuto?',
  categories: categoriesOf({ si: 'Sì', no: 'No' }),
  groups: everybody([over(90), under(10)], null, some),
  trend: {
    campaign: 'primavera-2025',
    releasedOn: firstWaveOn,
    isComparable: false,
    shares: [about(77), about(23)],
    mean: null,
  },
});

const bySite = tableOf({
  question: 'q10',
  title: 'Quanto ti senti parte del quartiere dove lavori?',
  kind: 'scale',
  by: { value: 'site', label: 'Sede' },
  categories: categoriesOf({ '1': 'Per niente', '2': 'Poco', '3': 'Abbastanza', '4': 'Molto' }),
  groups: [
    {
      value: 'rogoredo',
      label: 'Rogoredo',
      people: some,
      shares: [about(20), about(35), about(30), about(15)],
      mean: { status: 'shown', mean: 2.4 },
    },
    {
      value: 'giambellino',
      label: 'Giambellino',
      people: many,
      shares: [about(11), about(24), about(41), about(24)],
      mean: { status: 'shown', mean: 2.8 },
    },
    {
      value: 'barona',
      label: 'Barona',
      people: null,
      shares: [hidden, hidden, hidden, hidden],
      mean: { status: 'hidden' },
    },
  ],
});

const refused = tableOf({
  question: 'q11',
  title: 'Chi vive con te e ha bisogno di cure?',
  kind: 'multiple',
  by: { value: 'site', label: 'Sede' },
  categories: categoriesOf({ figli: 'Figli', genitori: 'Genitori' }),
  refusal: 'mostly_hidden',
});

const allHidden = tableOf({
  question: 'q12',
  title: 'Ti servirebbe aiuto con la lingua italiana?',
  categories: categoriesOf({ si: 'Sì', no: 'No' }),
  groups: everybody([hidden, hidden]),
});

/** Every kind of table that a release can hold. */
export const wholeRelease: Release = {
  campaign: 'primavera-2026',
  releasedOn: '2026-04-14',
  floor: 10,
  audience: { kind: 'organisation', name: 'Officine Naviglio S.p.A.', sites: [] },
  isTooFew: false,
  people: many,
  responsePercent: { from: 45, to: 50 },
  tables: [
    commute,
    care,
    strain,
    byDistrict,
    needs,
    hours,
    enoughTime,
    tiredness,
    helped,
    bySite,
    refused,
    allHidden,
  ],
  themes: [
    {
      question: 'q13',
      title: 'Che cosa cambieresti nel tuo quartiere?',
      themes: [
        { label: 'Più posti dove stare con i bambini', people: some },
        { label: 'Orari degli uffici più lunghi', people: few },
      ],
    },
  ],
};

/** The tables of {@link wholeRelease} by what each is there to show. */
export const releasedTables = {
  commute,
  care,
  strain,
  byDistrict,
  needs,
  hours,
  enoughTime,
  tiredness,
  helped,
  bySite,
  refused,
  allHidden,
};
