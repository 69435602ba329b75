import { html, type TemplateResult } from 'lit';
import { locales, type I18n } from '../../ui/i18n.ts';
import { entryWords } from './entry-words.ts';
import { clockText } from './hours-words.ts';
import type { Entry, Page } from './own-hours-api.ts';

/** A table that is taken away holds at most so many pages: two thousand entries. */
const mostPages = 100;

/** `20 nov 2026`: short enough for a phone. */
function shortDay({ language }: I18n, day: string): string {
  return new Intl.DateTimeFormat(locales[language], { dateStyle: 'medium', timeZone: 'UTC' }).format(
    new Date(day),
  );
}

/** What one entry says in a table: the same on the screen, on paper and in a file. */
export function entryTable(i18n: I18n, entries: readonly Entry[], caption: string): TemplateResult {
  return html`<div class="scroll">
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          <th scope="col">${i18n.t('hours.statement.day')}</th>
          <th scope="col">${i18n.t('hours.statement.what')}</th>
          <th scope="col" class="number">${i18n.t('hours.statement.minutes')}</th>
          <th scope="col" class="number">${i18n.t('hours.statement.balance')}</th>
        </tr>
      </thead>
      <tbody>
        ${entries.map(
          (entry) =>
            html`<tr>
              <td>${shortDay(i18n, entry.servedOn)}</td>
              <th scope="row"><bdi>${entryWords(i18n, entry)}</bdi></th>
              <td class=${entry.minutes > 0 ? 'number in' : 'number'}>
                <bdi dir="ltr">${clockText(entry.minutes)}</bdi>
              </td>
              <td class="number"><bdi dir="ltr">${clockText(entry.balanceMinutes, false)}</bdi></td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** All entries, page by page, up to a bound that no person reaches. */
export async function everyEntry(list: (cursor?: string) => Promise<Page<Entry>>): Promise<Entry[]> {
  const entries: Entry[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const { items, nextCursor } = await list(cursor);
    entries.push(...items);
    if (nextCursor === null) break;
    cursor = nextCursor;
  }
  return entries;
}
