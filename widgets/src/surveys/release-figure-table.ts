import { html, nothing, type TemplateResult } from 'lit';
import type { I18n } from '../ui/i18n.ts';
import {
  figureGroups,
  isCrossed,
  meanChangeOf,
  toMean,
  trendOf,
  type Figure,
  type FigureGroup,
  type MeanFigure,
  type ReleasedTable,
} from './release-figures.ts';
import { changeText, meanChangeText, meanText, nameText, peopleText, shareText } from './release-words.ts';

/** The figures of a table written out: the same that its chart draws. Answers in lines, or groups if they are more. */
export function figureTable(i18n: I18n, table: ReleasedTable): TemplateResult | typeof nothing {
  const groups = figureGroups(table);
  const [group] = groups;
  if (!group) return nothing;
  return html`<div class="scroll" tabindex="0" role="region" aria-labelledby="title">
    <table class="tabular">
      <caption class="visually-hidden">
        ${table.title}
      </caption>
      ${isCrossed(table) ? crossedLines(i18n, groups) : plainLines(i18n, table, group)}
    </table>
  </div>`;
}

function plainLines(i18n: I18n, table: ReleasedTable, { rows, mean }: FigureGroup): TemplateResult {
  const trend = trendOf(table);
  const isRanked = rows.some(({ rank }) => rank !== null);
  const hasTrend = trend?.isComparable === true;
  const earlierMean = trend?.isComparable ? toMean(trend.mean) : null;
  const empty = html`<td></td>`;
  return html`<thead>
      <tr>
        ${isRanked ? html`<th scope="col" class="number">${i18n.t('release.rank')}</th>` : nothing}
        <th scope="col">${i18n.t('release.column.answer')}</th>
        <th scope="col" class="number">${i18n.t('release.column.share')}</th>
        ${
          hasTrend
            ? html`<th scope="col" class="number">${i18n.t('release.column.earlier')}</th>
                <th scope="col">${i18n.t('release.column.change')}</th>`
            : nothing
        }
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (row) =>
          html`<tr>
            ${isRanked ? html`<td class="number">${row.rank ?? nothing}</td>` : nothing}
            <th scope="row"><bdi>${nameText(i18n, row)}</bdi></th>
            ${shareCell(i18n, row.figure)} ${row.earlier === null ? nothing : shareCell(i18n, row.earlier)}
            ${row.change === null ? nothing : html`<td>${changeText(i18n, row.change)}</td>`}
          </tr>`,
      )}
      ${
        mean === null
          ? nothing
          : html`<tr class="mean">
              ${isRanked ? empty : nothing}
              <th scope="row">${i18n.t('release.mean')}</th>
              ${meanCell(i18n, mean)}
              ${
                earlierMean === null
                  ? hasTrend
                    ? [empty, empty]
                    : nothing
                  : html`${meanCell(i18n, earlierMean)}
                      <td>${meanChangeText(i18n, meanChangeOf(mean, earlierMean))}</td>`
              }
            </tr>`
      }
    </tbody>`;
}

/** Answers and groups as lines and columns, whichever are more going down; people and means beside the groups. */
function crossedLines(i18n: I18n, groups: readonly FigureGroup[]): TemplateResult {
  const answers = groups[0]?.rows ?? [];
  const hasMean = groups.some(({ mean }) => mean !== null);
  const meanOf = ({ mean }: FigureGroup) => meanCell(i18n, mean ?? { kind: 'hidden' }, true);
  const shareOf = ({ rows }: FigureGroup, index: number) =>
    shareCell(i18n, rows[index]?.figure ?? { kind: 'hidden' }, true);
  if (groups.length > answers.length) {
    return html`<thead>
        <tr>
          <td></td>
          <th scope="col">${i18n.t('release.column.people')}</th>
          ${answers.map((answer) => html`<th scope="col" class="number"><bdi>${nameText(i18n, answer)}</bdi></th>`)}
          ${hasMean ? html`<th scope="col" class="number">${i18n.t('release.mean')}</th>` : nothing}
        </tr>
      </thead>
      <tbody>
        ${groups.map(
          (group) =>
            html`<tr>
              <th scope="row"><bdi>${nameText(i18n, group)}</bdi></th>
              ${peopleCell(i18n, group)} ${answers.map((_answer, index) => shareOf(group, index))}
              ${hasMean ? meanOf(group) : nothing}
            </tr>`,
        )}
      </tbody>`;
  }
  return html`<thead>
      <tr>
        <th scope="col">${i18n.t('release.column.answer')}</th>
        ${groups.map((group) => html`<th scope="col" class="number"><bdi>${nameText(i18n, group)}</bdi></th>`)}
      </tr>
    </thead>
    <tbody>
      <tr class="people">
        <th scope="row">${i18n.t('release.column.people')}</th>
        ${groups.map((group) => peopleCell(i18n, group, 'number'))}
      </tr>
      ${answers.map(
        (answer, index) =>
          html`<tr>
            <th scope="row"><bdi>${nameText(i18n, answer)}</bdi></th>
            ${groups.map((group) => shareOf(group, index))}
          </tr>`,
      )}
      ${
        hasMean
          ? html`<tr class="mean">
              <th scope="row">${i18n.t('release.mean')}</th>
              ${groups.map(meanOf)}
            </tr>`
          : nothing
      }
    </tbody>`;
}

/** In a crossed table the word alone: the whole sentence in each cell would bury the figures. */
function shareCell(i18n: I18n, figure: Figure, isShort = false): TemplateResult {
  if (figure.kind === 'hidden') return hiddenCell(i18n, isShort);
  return html`<td class="number">${shareText(i18n, figure)}</td>`;
}

function meanCell(i18n: I18n, mean: MeanFigure, isShort = false): TemplateResult {
  if (mean.kind === 'hidden') return hiddenCell(i18n, isShort);
  return html`<td class="number">${meanText(i18n, mean)}</td>`;
}

function hiddenCell(i18n: I18n, isShort: boolean, look = 'number'): TemplateResult {
  return html`<td class=${`withheld ${look}`}>
    ${i18n.t(isShort ? 'release.hiddenShort' : 'release.hidden')}
  </td>`;
}

function peopleCell(i18n: I18n, { people }: FigureGroup, look = 'range'): TemplateResult {
  if (people === null) return hiddenCell(i18n, true, look);
  return html`<td class=${look}>${peopleText(i18n, people)}</td>`;
}
