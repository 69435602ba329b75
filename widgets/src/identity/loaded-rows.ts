import { html, type TemplateResult } from 'lit';
import type { I18n } from '../ui/i18n.ts';
import '../ui/load-state.ts';
import type { Load } from '../ui/load.ts';

/** A list in all its four states: on its way, failed with a way to try again, empty in words, and its rows. */
export function loadedRows<Item>(
  i18n: I18n,
  load: Load<readonly Item[]>,
  { row, none, retry }: { row: (item: Item) => TemplateResult; none: string; retry: () => void },
): TemplateResult {
  if (load.state === 'pending') return html`<p class="soft" role="status">${i18n.t('common.pending')}</p>`;
  if (load.state === 'failed') {
    return html`<snodo-load-state
      state="failed"
      heading=${i18n.t('common.failed')}
      text=${i18n.t('common.network')}
      action=${i18n.t('common.retry')}
      @snodo-load-retried=${retry}
    ></snodo-load-state>`;
  }
  if (load.loaded.length === 0) return html`<p class="soft">${none}</p>`;
  return html`<ul role="list" class="rows">
    ${load.loaded.map(row)}
  </ul>`;
}
