import { html, nothing, type TemplateResult } from 'lit';
import { OwnSection } from '../../identity/own-section.ts';
import type { I18n } from '../../ui/i18n.ts';
import '../../ui/load-state.ts';
import type { Load } from '../../ui/load.ts';
import type { BankKeepingApi, Page } from './bank-api.ts';

/** One part of the secretariat: what it loads, page by page, and what it does. */
export abstract class KeepingSection extends OwnSection<BankKeepingApi> {
  protected override readonly section = 'time-bank';

  /** A load in its states; `ready` draws what came. */
  protected shown<Loaded>(
    i18n: I18n,
    load: Load<Loaded>,
    retry: () => Promise<void>,
    ready: (loaded: Loaded) => TemplateResult | typeof nothing,
  ): TemplateResult | typeof nothing {
    if (load.state === 'pending') return html`<p class="soft" role="status">${i18n.t('common.pending')}</p>`;
    if (load.state === 'failed')
      return html`<snodo-load-state
        state="failed"
        heading=${i18n.t('common.failed')}
        text=${i18n.t('common.network')}
        action=${i18n.t('common.retry')}
        @snodo-load-retried=${retry}
      ></snodo-load-state>`;
    return ready(load.loaded);
  }

  protected moreButton(i18n: I18n, page: Page<unknown>, more: () => void): TemplateResult | typeof nothing {
    if (page.nextCursor === null) return nothing;
    return html`<button type="button" class="button" ?disabled=${this.isWorking} @click=${more}>
      ${i18n.t('time-bank-desk.more')}
    </button>`;
  }
}

/** A page with the next one behind it. */
export function joined<Item>(page: Page<Item>, next: Page<Item>): Page<Item> {
  return { items: [...page.items, ...next.items], nextCursor: next.nextCursor };
}
