import { locales, type I18n } from '../ui/i18n.ts';
import {
  figureGroups,
  highestRows,
  isCrossed,
  type Change,
  type Figure,
  type FigureGroup,
  type FigureRow,
  toPeople,
  type MeanFigure,
  type People,
  type Release,
  type ReleasedTable,
} from './release-figures.ts';

/** `circa 35%`, `meno del 10%`, or the words of a hidden figure: the same for all, whatever the reason. */
export function shareText(i18n: I18n, figure: Figure): string {
  if (figure.kind === 'hidden') return i18n.t('release.hidden');
  return i18n.t(`release.share.${figure.bound}`, { percent: i18n.percent(figure.percent) });
}

/** The same for narrow cells, where a note says that figures are rounded: `35%`, `<10%`, or one word. */
export function shortShareText(i18n: I18n, figure: Figure): string {
  if (figure.kind === 'hidden') return i18n.t('release.hiddenShort');
  return `${{ about: '', under: '<', over: '>' }[figure.bound]}${i18n.percent(figure.percent)}`;
}

/** `3,4`, always with one decimal, or the words of a hidden figure. */
export function meanText(i18n: I18n, mean: MeanFigure): string {
  if (mean.kind === 'hidden') return i18n.t('release.hidden');
  const digits = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
  return new Intl.NumberFormat(locales[i18n.language], digits).format(mean.mean);
}

/** `20–49 persone`, `50 persone o più`, or the words of a hidden figure. */
export function peopleText(i18n: I18n, range: People | null): string {
  const people = toPeople(range);
  if (people === null) return i18n.t('release.hidden');
  const from = i18n.number(people.from);
  if (people.to === null) return i18n.t('release.people.orMore', { from });
  const to = i18n.number(people.to);
  return people.from <= 0 ? i18n.t('release.people.upTo', { to }) : i18n.t('release.people', { from, to });
}

/** How many of the invited answered: a range in words, or that too few were invited to say. */
export function responseText(i18n: I18n, range: Release['responsePercent']): string {
  if (range === null) return i18n.t('release.response.tooFew');
  const from = i18n.percent(range.from);
  const to = i18n.percent(range.to);
  if (range.from <= 0) return i18n.t('release.share.under', { percent: to });
  if (range.to >= 100) return i18n.t('release.share.over', { percent: from });
  if (range.from === range.to) return i18n.t('release.share.about', { percent: from });
  return i18n.t('release.response', { from, to });
}

/** How a figure stands to the wave before, in words. */
export function changeText(i18n: I18n, change: Change): string {
  return i18n.t(`release.change.${change}`);
}

/** The same for a mean, which is higher or lower. */
export function meanChangeText(i18n: I18n, change: Change): string {
  return change === 'more' || change === 'less'
    ? i18n.t(`release.meanChange.${change}`)
    : changeText(i18n, change);
}

/** The name of an answer or a group; those who left the question out have none of their own. */
export function nameText(i18n: I18n, named: Pick<FigureRow | FigureGroup, 'label' | 'isAnswer'>): string {
  return named.isAnswer ? named.label : i18n.t('release.noAnswer');
}

/** What a table says at one glance: the most chosen answer of everybody, and how many figures are hidden. */
export function headlineText(i18n: I18n, table: ReleasedTable): string {
  const groups = figureGroups(table);
  const rows = groups.flatMap((group) => group.rows);
  const hidden = rows.filter(({ figure }) => figure.kind === 'hidden').length;
  const parts = isCrossed(table) ? [] : highestSentences(i18n, rows, hidden > 0);
  if (hidden > 0) parts.push(i18n.t('release.hiddenCount', { count: hidden }));
  return parts.join(' ');
}

/** None where more than two are equal: there the bars tell more than a sentence. */
function highestSentences(i18n: I18n, rows: readonly FigureRow[], isPartlyHidden: boolean): string[] {
  const [first, second, ...others] = highestRows(rows);
  if (!first || others.length > 0) return [];
  const one = i18n.t('release.quoted', { label: first.label });
  const label = second
    ? i18n.t('release.both', { one, other: i18n.t('release.quoted', { label: second.label }) })
    : one;
  const key = isPartlyHidden ? 'release.highestShown' : 'release.highest';
  return [i18n.t(key, { label, share: shareText(i18n, first.figure) })];
}
