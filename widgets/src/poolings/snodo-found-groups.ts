import { ContextConsumer } from '@lit/context';
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { windowWords } from '../matching/match-words.ts';
import { outcomeLine, problemText } from '../time-bank/outcome.ts';
import { timeBankStyles } from '../time-bank/time-bank.styles.ts';
import { baseStyles } from '../ui/base.styles.ts';
import { i18nContext, type I18n } from '../ui/i18n.ts';
import { LoadFault, pending, settle, type Load } from '../ui/load.ts';
import '../ui/load-state.ts';
import { poolingHistory } from './pooling-history.ts';
import { aboutEuro } from './pooling-words.ts';
import type { FoundGroup, FoundGroups, Pooling, PoolingsApi, Territory } from './poolings-api.ts';
import './snodo-group-question.ts';

interface Screen {
  readonly found: FoundGroups;
  readonly decided: readonly Pooling[];
  readonly nextCursor: string | null;
  readonly territory: Territory;
}

/**
 * For community managers: which families could share a service, best first. Each group is asked about, with what they
 * would share, or turned down with a reason; below stands what was decided. Owns what it loads.
 *
 * @fires snodo-need-moved - Families were asked: their needs have an answer
 */
export class SnodoFoundGroups extends LitElement {
  static override properties = {
    api: { attribute: false },
    screen: { state: true },
    outcome: { state: true },
  };
  static override styles = [baseStyles, timeBankStyles];

  declare api: PoolingsApi | undefined;
  declare private screen: Load<Screen>;
  declare private outcome: { words: string; isFault: boolean } | undefined;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });

  constructor() {
    super();
    this.screen = pending;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('api')) void this.#load();
  }

  protected override render() {
    const i18n = this.#i18n.value;
    if (!i18n) return nothing;
    return html`<section class="stack" aria-labelledby="groups">
      <h2 id="groups" tabindex="-1">${i18n.t('pooling.desk_title')}</h2>
      <p>${i18n.t('pooling.desk_lead')}</p>
      ${outcomeLine(this.outcome?.words, this.outcome?.isFault === true)} ${this.#content(i18n)}
    </section>`;
  }

  #content(i18n: I18n): TemplateResult {
    const { screen } = this;
    if (screen.state === 'pending')
      return html`<snodo-load-state state="pending" heading=${i18n.t('common.pending')}></snodo-load-state>`;
    if (screen.state === 'failed')
      return html`<snodo-load-state
        state="failed"
        heading=${i18n.t('pooling.desk_failed')}
        text=${i18n.t('common.network')}
        action=${i18n.t('common.retry')}
        @snodo-load-retried=${this.#load}
      ></snodo-load-state>`;
    const { found, decided, nextCursor, territory } = screen.loaded;
    return html`${
      found.items.length === 0
        ? html`<snodo-load-state
            state="empty"
            heading=${i18n.t('pooling.desk_empty')}
            text=${i18n.t('pooling.desk_empty_next')}
          ></snodo-load-state>`
        : html`<p>
              ${i18n.t('pooling.desk_worth', {
                families: i18n.number(found.families),
                most: i18n.number(found.mostFamilies),
                alone: i18n.number(found.alone),
              })}
            </p>
            <ul role="list" class="stack">
              ${found.items.map((group) => html`<li>${this.#group(i18n, group, territory)}</li>`)}
            </ul>`
    }
    ${decided.length === 0 ? nothing : poolingHistory(i18n, decided)}
    ${
      nextCursor === null
        ? nothing
        : html`<div>
            <button type="button" class="button" @click=${() => void this.#more(nextCursor)}>
              ${i18n.t('pooling.more')}
            </button>
          </div>`
    }`;
  }

  #group(i18n: I18n, group: FoundGroup, territory: Territory): TemplateResult {
    const quarters = new Map(territory.quarters.map(({ code, name }) => [code, name]));
    return html`<article class="card">
      <h3>
        <bdi>${group.entry.name}</bdi>:
        ${i18n.t('pooling.families', { count: i18n.number(group.needs.length) })}
      </h3>
      <ul role="list" class="facts">
        ${group.needs.map(
          ({ person, around, caredFor, hasRoom }) =>
            html`<li>
              ${i18n.t(hasRoom ? 'pooling.family_room' : 'pooling.family', {
                person: person ?? '…',
                around: quarters.get(around) ?? around,
                count: i18n.number(caredFor),
              })}
            </li>`,
        )}
      </ul>
      <p>${i18n.t('pooling.common', { times: windowWords(i18n, group.windows, 7) })}</p>
      <p>
        ${
          group.place === null
            ? i18n.t('pooling.asked_where_home')
            : i18n.t('pooling.asked_where_place', { place: group.place.name })
        }.
        ${i18n.t('pooling.price', {
          group: aboutEuro(i18n, group.priceCents),
          alone: aboutEuro(i18n, group.aloneCents),
        })}
      </p>
      <snodo-group-question
        .api=${this.api}
        .group=${group}
        @snodo-group-decided=${(event: CustomEvent<{ step: 'asked_done' | 'turned_down' }>) =>
          void this.#decided(event.detail.step)}
      ></snodo-group-question>
    </article>`;
  }

  readonly #load = async (): Promise<void> => {
    const { api } = this;
    if (!api) return;
    this.screen = await settle(
      Promise.all([api.findGroups(), api.listPoolings(), api.getTerritory()]).then(
        ([found, page, territory]): Screen => ({
          found,
          decided: page.items,
          nextCursor: page.nextCursor,
          territory,
        }),
      ),
    );
  };

  async #more(cursor: string): Promise<void> {
    const i18n = this.#i18n.value;
    if (!this.api || !i18n || this.screen.state !== 'ready') return;
    const { loaded } = this.screen;
    try {
      const page = await this.api.listPoolings(cursor);
      const decided = [...loaded.decided, ...page.items];
      this.screen = { state: 'ready', loaded: { ...loaded, decided, nextCursor: page.nextCursor } };
    } catch (cause) {
      if (!(cause instanceof LoadFault)) throw cause;
      this.outcome = { words: await problemText(i18n, cause), isFault: true };
    }
  }

  async #decided(step: 'asked_done' | 'turned_down'): Promise<void> {
    const i18n = this.#i18n.value;
    if (!i18n) return;
    this.outcome = { words: i18n.t(`pooling.${step}`), isFault: false };
    if (step === 'asked_done') this.dispatchEvent(new CustomEvent('snodo-need-moved'));
    await this.#load();
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#groups')?.focus();
  }
}

if (!customElements.get('snodo-found-groups')) customElements.define('snodo-found-groups', SnodoFoundGroups);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-found-groups': SnodoFoundGroups;
  }
}
