import {
  NO_ANSWER_GIVEN,
  NOT_TOLD,
  OTHER,
  type AudienceRelease,
  type PeopleBand,
  type ReleasedCell,
  type ReleasedMean,
  type ReleasedRow,
  type ResponseRate,
} from '@snodo/disclosure';
import type { LocalizedText, ReportItem } from '@snodo/survey-engine';

/** What one audience reads of a release, in all languages: the body of `surveys.released_document`. */
export interface ReleaseDocument {
  isTooFew: boolean;
  people: PeopleRange | null;
  responsePercent: { from: number; to: number } | null;
  tables: DocumentTable[];
}

export interface PeopleRange {
  from: number;
  to: number | null;
}

export interface DocumentLabel {
  value: string;
  label: LocalizedText;
}

export type DocumentShare =
  | { status: 'hidden' }
  | { status: 'shown'; bound: 'about' | 'under' | 'over'; percent: number };

export type DocumentMean = { status: 'hidden' } | { status: 'shown'; mean: number };

export interface DocumentTable {
  question: string;
  title: LocalizedText;
  kind: 'single' | 'multiple' | 'scale' | 'ranking' | 'number';
  floor: number;
  isSpecial: boolean;
  by: DocumentLabel | null;
  categories: DocumentLabel[];
  groups: {
    value: string;
    label: LocalizedText;
    people: PeopleRange | null;
    shares: DocumentShare[];
    mean: DocumentMean | null;
  }[];
  refusal: 'mostly_hidden' | null;
  trend: DocumentTrend | null;
}

export interface DocumentTrend {
  campaign: string;
  releasedOn: string;
  isComparable: boolean;
  shares: DocumentShare[];
  mean: DocumentMean | null;
}

/** The release before this one of the same series, as the same audience read it. */
export interface EarlierDocument {
  campaign: string;
  releasedOn: string;
  document: ReleaseDocument;
}

const otherWords: LocalizedText = { it: 'Altro', en: 'Other', ar: 'غير ذلك' };
const notTold: LocalizedText = { it: 'Non indicato', en: 'Not told', ar: 'غير مذكور' };

const ranges: Readonly<Record<PeopleBand, PeopleRange>> = {
  '5-9': { from: 5, to: 9 },
  '10-19': { from: 10, to: 19 },
  '20-49': { from: 20, to: 49 },
  '50+': { from: 50, to: null },
};

/** Writes down what the disclosure control decided, question by question, with the words of the questionnaire. */
export function documentOf(
  release: AudienceRelease,
  items: readonly ReportItem[],
  floorOf: (item: ReportItem) => number,
  earlier: EarlierDocument | undefined,
): ReleaseDocument {
  const isTooFew = release.status === 'too_few';
  return {
    isTooFew,
    people: rangeOf(release.people),
    responsePercent: rateOf(release.responseRate),
    tables: isTooFew ? [] : items.flatMap((item) => tablesOf(release, items, item, floorOf(item), earlier)),
  };
}

/** A question's own table, and after it those that part it by a dimension. */
function tablesOf(
  release: AudienceRelease,
  items: readonly ReportItem[],
  item: ReportItem,
  floor: number,
  earlier: EarlierDocument | undefined,
): DocumentTable[] {
  const own = item.isDimension
    ? release.dimensions.find(({ dimension }) => dimension === item.name)
    : release.items.find((one) => one.item === item.name);
  if (own === undefined) return [];
  const table = {
    question: item.name,
    title: item.title,
    kind: kindOf(item),
    floor,
    isSpecial: item.sensitivity === 'special',
  };
  const labels = own.cells.map(({ category }) => labelOf(item, category));
  const oneWay: DocumentTable = {
    ...table,
    by: null,
    categories: labels,
    groups: [groupOf('all', '', own)],
    refusal: null,
    trend: trendOf(item, own.cells, earlier),
  };
  const crossed = release.crosses
    .filter((cross) => cross.item === item.name)
    .map(({ dimension, isRefused, rows }): DocumentTable => {
      const by = items.find(({ name }) => name === dimension);
      return {
        ...table,
        by: { value: dimension, label: by?.title ?? dimension },
        categories: (rows[0]?.cells ?? []).map(({ category }) => labelOf(item, category)),
        groups: isRefused ? [] : rows.map((row) => groupOf(row.group, groupWords(by, row.group), row)),
        refusal: isRefused ? 'mostly_hidden' : null,
        trend: null,
      };
    });
  return [oneWay, ...crossed];
}

function kindOf({ kind, categories }: ReportItem): DocumentTable['kind'] {
  return kind === 'scale' && categories.some(({ from }) => from !== undefined) ? 'number' : kind;
}

function labelOf(item: ReportItem, value: string): DocumentLabel {
  const all = item.isDimension ? [...item.groups, ...item.categories] : item.categories;
  const known = all.find((category) => category.value === value)?.text;
  if (known !== undefined) return { value, label: known };
  // The reader's own words say that nothing was answered.
  if (value === NO_ANSWER_GIVEN) return { value, label: '' };
  return { value, label: value === NOT_TOLD ? notTold : value === OTHER ? otherWords : value };
}

function groupWords(by: ReportItem | undefined, group: string): LocalizedText {
  return by === undefined ? group : labelOf(by, group).label;
}

function groupOf(
  value: string,
  label: LocalizedText,
  row: Partial<ReleasedRow>,
): DocumentTable['groups'][number] {
  return {
    value,
    label,
    people: rangeOf(row.people),
    shares: (row.cells ?? []).map(shareOf),
    mean: meanOf(row.mean),
  };
}

function shareOf(cell: ReleasedCell): DocumentShare {
  if (cell.status === 'hidden') return { status: 'hidden' };
  const { kind, percent } = cell.share;
  return {
    status: 'shown',
    bound: kind === 'below' ? 'under' : kind === 'above' ? 'over' : 'about',
    percent,
  };
}

function meanOf(mean: ReleasedMean | undefined): DocumentMean | null {
  return mean === undefined ? null : { status: 'shown', mean: mean.value };
}

function rangeOf(band: PeopleBand | undefined): PeopleRange | null {
  return band === undefined ? null : ranges[band];
}

function rateOf(rate: ResponseRate): ReleaseDocument['responsePercent'] {
  switch (rate.kind) {
    case 'too_few':
      return null;
    case 'below':
      return { from: 0, to: rate.percent };
    case 'above':
      return { from: rate.percent, to: 100 };
    default:
      return { from: rate.percent, to: rate.percent };
  }
}

/** The wave before beside this one; where too few came or went, that the two say nothing together. */
function trendOf(
  item: ReportItem,
  cells: readonly ReleasedCell[],
  earlier: EarlierDocument | undefined,
): DocumentTrend | null {
  const before = earlier?.document.tables.find(({ question, by }) => question === item.name && by === null);
  const [group] = before?.groups ?? [];
  if (earlier === undefined || before === undefined || group === undefined) return null;
  const shareBefore = (category: string) => {
    const at = before.categories.findIndex(({ value }) => value === category);
    return group.shares[at] ?? { status: 'hidden' as const };
  };
  return {
    campaign: earlier.campaign,
    releasedOn: earlier.releasedOn,
    isComparable: cells.every((cell) => cell.status === 'hidden' || cell.trend !== 'composition_changed'),
    shares: cells.map(({ category }) => shareBefore(category)),
    mean: group.mean,
  };
}
