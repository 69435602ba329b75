import type { I18n, MessageKey } from '../ui/i18n.ts';
import { listText } from '../ui/list-text.ts';
import {
  figureGroups,
  isCrossed,
  meanChangeOf,
  toMean,
  trendOf,
  type Figure,
  type FigureGroup,
  type Release,
  type ReleasedTable,
} from './release-figures.ts';
import {
  changeText,
  meanChangeText,
  meanText,
  nameText,
  peopleText,
  responseText,
  shareText,
} from './release-words.ts';

/** A cell of a file: a text, a number, or nothing. */
export type SheetCell = string | number | null;

/** A line of a file, one cell for each of {@link sheetColumns}. */
export type SheetRow = readonly SheetCell[];

/** The columns of the figures, in order; each has a word in every language. */
export const sheetColumns = [
  'question',
  'title',
  'kind',
  'by',
  'group',
  'groupLabel',
  'people',
  'answer',
  'answerLabel',
  'figure',
  'bound',
  'percent',
  'mean',
  'rank',
  'earlier',
  'change',
  'floor',
] as const;

/** The words above the columns. */
export function headerRow(i18n: I18n): string[] {
  return sheetColumns.map((column) => i18n.t(`release.sheet.${column}`));
}

/**
 * One line for each figure of a release, in its order: every share, then the mean where there is one. A
 * hidden figure has its word and no number anywhere on its line; a refused table has one line that says so.
 */
export function figureLines(i18n: I18n, release: Release): SheetRow[] {
  return release.tables.flatMap((table) => {
    const about = [table.question, table.title, i18n.t(`release.kind.${table.kind}`), table.by?.label ?? ''];
    if (table.refusal !== null) {
      const line: Partial<Line> = { figure: i18n.t('release.refused.heading') };
      return [lineOf(about, ['', '', ''], line, table.floor)];
    }
    return figureGroups(table).flatMap((group) => {
      const whom = [group.value, groupText(i18n, table, group), peopleText(i18n, group.people)];
      return [...shareLines(i18n, group), ...meanLines(i18n, table, group)].map((line) =>
        lineOf(about, whom, line, table.floor),
      );
    });
  });
}

/** Everybody who answered is called so; a group has its own name. */
function groupText(i18n: I18n, table: ReleasedTable, group: FigureGroup): string {
  return isCrossed(table) ? nameText(i18n, group) : i18n.t('release.everybody');
}

interface Line {
  readonly answer: string;
  readonly answerLabel: string;
  readonly figure: string;
  readonly bound: string;
  readonly percent: number | null;
  readonly mean: number | null;
  readonly rank: number | null;
  readonly earlier: string;
  readonly change: string;
}

function lineOf(
  about: readonly string[],
  whom: readonly string[],
  { answer = '', answerLabel = '', figure = '', bound = '', ...rest }: Partial<Line>,
  floor: number,
): SheetRow {
  const { percent = null, mean = null, rank = null, earlier = '', change = '' } = rest;
  return [...about, ...whom, answer, answerLabel, figure, bound, percent, mean, rank, earlier, change, floor];
}

function boundText(i18n: I18n, figure: Figure): string {
  if (figure.kind === 'hidden') return i18n.t('release.hiddenShort');
  return i18n.t(`release.bound.${figure.bound}`);
}

function shareLines(i18n: I18n, { rows }: FigureGroup): Partial<Line>[] {
  return rows.map((row) => ({
    answer: row.value,
    answerLabel: nameText(i18n, row),
    figure: shareText(i18n, row.figure),
    bound: boundText(i18n, row.figure),
    percent: row.figure.kind === 'shown' ? row.figure.percent : null,
    rank: row.rank,
    earlier: row.earlier ? shareText(i18n, row.earlier) : '',
    change: row.change ? changeText(i18n, row.change) : '',
  }));
}

function meanLines(i18n: I18n, table: ReleasedTable, { mean }: FigureGroup): Partial<Line>[] {
  if (mean === null) return [];
  const trend = trendOf(table);
  const earlier = trend?.isComparable ? toMean(trend.mean) : null;
  return [
    {
      answerLabel: i18n.t('release.mean'),
      figure: meanText(i18n, mean),
      bound: mean.kind === 'hidden' ? i18n.t('release.hiddenShort') : '',
      mean: mean.kind === 'shown' ? mean.mean : null,
      earlier: earlier ? meanText(i18n, earlier) : '',
      change: earlier ? meanChangeText(i18n, meanChangeOf(mean, earlier)) : '',
    },
  ];
}

const ruleKeys = [
  'release.rules.floor',
  'release.rules.rounded',
  'release.rules.hidden',
  'release.rules.complement',
  'release.rules.crossed',
  'release.rules.trend',
  'release.rules.texts',
] as const satisfies readonly MessageKey[];

/** How a release protects people, one sentence each. */
export function ruleTexts(i18n: I18n, { floor }: Release): string[] {
  return ruleKeys.map((key) => i18n.t(key, { floor }));
}

/** Whose answers the tables are made of. */
export function audienceText(i18n: I18n, { audience }: Release): string {
  if (audience.kind === 'organisation' && audience.name !== null)
    return audience.sites.length === 0
      ? audience.name
      : i18n.t('release.audience.sites', { name: audience.name, sites: listText(i18n, audience.sites) });
  return i18n.t(audience.kind === 'pool' ? 'release.audience.pool' : 'release.audience.organisation');
}

/** The sheet of notes: pairs of a word and what it says, the themes of what people wrote, then the rules. */
export function noteLines(i18n: I18n, release: Release, name: string): SheetRow[] {
  return [
    [i18n.t('release.sheet.campaign'), name],
    [i18n.t('release.audience'), audienceText(i18n, release)],
    [i18n.t('release.respondents'), peopleText(i18n, release.people)],
    [i18n.t('release.responseRate'), responseText(i18n, release.responsePercent)],
    [i18n.t('release.floor'), release.floor],
    [i18n.t('release.releasedOn'), i18n.day(release.releasedOn)],
    ...release.tables.flatMap((table): SheetRow[] => {
      const trend = trendOf(table);
      if (trend === null) return [];
      const key = trend.isComparable ? 'release.trend.from' : 'release.trend.incomparable';
      return [[table.title, i18n.t(key, { day: i18n.day(trend.releasedOn) })]];
    }),
    ...release.themes.flatMap(({ title, themes }) =>
      themes.map(({ label, people }): SheetRow => [
        i18n.t('release.sheet.theme', { title, label }),
        peopleText(i18n, people),
      ]),
    ),
    ...ruleTexts(i18n, release).map((text, index): SheetRow => [
      index === 0 ? i18n.t('release.rules.heading') : null,
      text,
    ]),
  ];
}
