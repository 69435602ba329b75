import { CellFault, readChoice, readEuro, readList, readSpan, type Cells } from './cells.ts';

const kinds = {
  free: ['gratis', 'gratuito'],
  per_hour: ['a ore', "all'ora", 'ora'],
  per_unit: ['a unità', 'unità'],
  by_income: ['per isee', 'isee', 'reddito'],
  by_people: ['per persone', 'persone'],
  split: ['diviso', 'condiviso'],
} as const;
const units = {
  hour: ['ora'],
  day: ['giorno'],
  week: ['settimana'],
  month: ['mese'],
  meeting: ['incontro'],
  course: ['corso'],
  meal: ['pasto'],
} as const;
const rules = {
  equal: ['parti uguali', 'uguale'],
  per_child_hour: ['ore dei bambini', 'ore bambino'],
  by_band: ['fasce', 'per fasce'],
} as const;

/** The columns of a price. */
export const costColumns = [
  'costo',
  'costo_per',
  'costo_euro',
  'costo_fasce',
  'costo_persone',
  'costo_divisione',
  'costo_quote',
] as const;

/** From which column each part of a price is read. */
export const costPlaces: Readonly<Record<string, string>> = {
  '': 'costo',
  unit: 'costo_per',
  feeCents: 'costo_euro',
  totalCents: 'costo_euro',
  bands: 'costo_fasce',
  leastPeople: 'costo_persone',
  mostPeople: 'costo_persone',
  rule: 'costo_divisione',
};

/** A price, or null where nothing is said. */
export function readCost(cells: Cells): object | null {
  const cell = (column: (typeof costColumns)[number]) => cells[column] ?? '';
  const needed = (column: (typeof costColumns)[number]) => {
    if (cell(column) === '') throw new CellFault('missing', column);
    return cell(column);
  };
  if (cell('costo') === '') {
    const stray = costColumns.find((column) => cell(column) !== '');
    if (stray !== undefined) throw new CellFault('missing', 'costo');
    return null;
  }
  const kind = readChoice(cell('costo'), 'costo', kinds);
  if (kind === 'free') return { kind };
  if (kind === 'per_hour') return { kind, feeCents: readEuro(needed('costo_euro'), 'costo_euro') };
  const unit = readChoice(needed('costo_per'), 'costo_per', units);
  if (kind === 'per_unit') return { kind, unit, feeCents: readEuro(needed('costo_euro'), 'costo_euro') };
  if (kind === 'by_income') return { kind, unit, bands: readIncomeBands(needed('costo_fasce')) };
  if (kind === 'by_people') return { kind, unit, bands: readPeopleBands(needed('costo_fasce')) };
  const people = readSpan(needed('costo_persone'), 'costo_persone');
  const split = {
    kind,
    unit,
    totalCents: readEuro(needed('costo_euro'), 'costo_euro'),
    rule: readChoice(needed('costo_divisione'), 'costo_divisione', rules),
    leastPeople: people.from,
    mostPeople: people.to ?? people.from,
  };
  checkShares(split, cell('costo_quote'));
  return split;
}

/** Who writes down what each pays has it sum to the price, among as many as share it. It is not kept: it follows. */
function checkShares(
  split: { totalCents: number; leastPeople: number; mostPeople: number },
  cell: string,
): void {
  const shares = (readList(cell) ?? []).map((share) => readEuro(share, 'costo_quote'));
  if (shares.length === 0) return;
  const sum = shares.reduce((total, share) => total + share, 0);
  const isAmong = shares.length >= split.leastPeople && shares.length <= split.mostPeople;
  if (sum !== split.totalCents || !isAmong) throw new CellFault('split_does_not_sum', 'costo_quote');
}

/** `10000: 50; 20000: 80; oltre: 120` */
function readIncomeBands(cell: string): object[] {
  return pairsOf(cell).map(([upTo, fee]) => ({
    upToCents: /^(?:oltre|above)$/i.test(upTo) ? null : readEuro(upTo, 'costo_fasce'),
    feeCents: readEuro(fee, 'costo_fasce'),
  }));
}

/** `1-2: 12; 3+: 9` */
function readPeopleBands(cell: string): object[] {
  return pairsOf(cell).map(([people, fee]) => {
    const { from, to } = readSpan(people, 'costo_fasce');
    return { fromPeople: from, toPeople: to, feeCents: readEuro(fee, 'costo_fasce') };
  });
}

function pairsOf(cell: string): [string, string][] {
  return (readList(cell) ?? []).map((part) => {
    const [left = '', right = '', ...more] = part.split(':').map((each) => each.trim());
    if (left === '' || right === '' || more.length > 0) throw new CellFault('not_fit', 'costo_fasce');
    return [left, right];
  });
}
