import { readChoice, readCodes, readEuro, readList, readSpan, type Cells } from './cells.ts';

const others = {
  cares_for_somebody: ['assiste qualcuno', 'caregiver'],
  not_self_sufficient: ['non autosufficiente'],
  certified_disability: ['disabilità certificata', 'disabilità'],
} as const;

/** The columns of what is asked of whoever uses a service, each predicate beside the column that says it. */
export const eligibilityColumns = [
  'requisito_eta',
  'requisito_figli',
  'requisito_quartieri',
  'requisito_aziende',
  'requisito_isee',
  'requisito_altro',
] as const;

type Column = (typeof eligibilityColumns)[number];

export function readEligibility(cells: Cells): { predicates: object[]; columns: Column[] } {
  const predicates: object[] = [];
  const columns: Column[] = [];
  const add = (column: Column, predicate: object) => {
    predicates.push(predicate);
    columns.push(column);
  };
  const cell = (column: Column) => cells[column] ?? '';
  for (const part of readList(cell('requisito_eta')) ?? []) {
    const { from, to } = readSpan(part, 'requisito_eta');
    add('requisito_eta', { kind: 'age', fromYears: from, toYears: to });
  }
  for (const part of readList(cell('requisito_figli')) ?? []) {
    const { from, to } = readSpan(part, 'requisito_figli');
    add('requisito_figli', { kind: 'has_children', fromYears: from, toYears: to ?? 25 });
  }
  const districts = readCodes(cell('requisito_quartieri')) ?? [];
  if (districts.length > 0) add('requisito_quartieri', { kind: 'lives_in', districts });
  const organisations = readCodes(cell('requisito_aziende')) ?? [];
  if (organisations.length > 0) add('requisito_aziende', { kind: 'works_for', organisations });
  const income = cell('requisito_isee');
  if (income !== '')
    add('requisito_isee', { kind: 'income_up_to', incomeCents: readEuro(income, 'requisito_isee') });
  for (const part of readList(cell('requisito_altro')) ?? [])
    add('requisito_altro', { kind: readChoice(part, 'requisito_altro', others) });
  return { predicates, columns };
}
