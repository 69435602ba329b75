import { ContextConsumer } from '@lit/context';
import { LitElement, css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { NeedPooling, NeedsApi, StatedNeed } from '../needs/needs-api.ts';
import { outcomeLine, problemText } from '../time-bank/outcome.ts';
import { timeBankStyles } from '../time-bank/time-bank.styles.ts';
import { baseStyles } from '../ui/base.styles.ts';
import { i18nContext, type I18n } from '../ui/i18n.ts';
import { LoadFault, pending, settle, type Load } from '../ui/load.ts';
import '../ui/load-state.ts';
import { aboutEuro, dayPartsText } from './pooling-words.ts';

type Asked = NeedPooling['asked'][number];

/**
 * Whether other families could share what a need asks for: what a manager proposed, with yes or no; else how many are
 * near, in round figures, or what is missing. Nobody is named before all have agreed.
 *
 * @fires snodo-need-moved - She has answered
 */
export class SnodoNeedPooling extends LitElement {
  static override properties = {
    api: { attribute: false },
    need: { attribute: false },
    found: { state: true },
    outcome: { state: true },
  };
  static override styles = [
    baseStyles,
    timeBankStyles,
    css`
      :host {
        margin-block-start: var(--snodo-space-3);
      }
      ul.plain {
        padding-inline-start: var(--snodo-space-4);
        list-style: disc;
      }
    `,
  ];

  declare api: NeedsApi | undefined;
  declare need: StatedNeed | undefined;
  declare private found: Load<NeedPooling>;
  declare private outcome: string | undefined;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });
  #shown: string | undefined;

  constructor() {
    super();
    this.found = pending;
  }

  protected override willUpdate(changed: PropertyValues): void {
    const asked = `${this.need?.id ?? ''} ${this.need?.version ?? 0}`;
    if (asked !== this.#shown || changed.has('api')) {
      this.#shown = asked;
      void this.#load();
    }
  }

  protected override render() {
    const i18n = this.#i18n.value;
    if (!i18n || !this.need) return nothing;
    return html`<section class="stack" aria-labelledby="pooling">
      <h3 id="pooling">${i18n.t('pooling.title')}</h3>
      ${this.#content(i18n)} ${outcomeLine(this.outcome, true)}
    </section>`;
  }

  #content(i18n: I18n): TemplateResult {
    const { found } = this;
    if (found.state === 'pending')
      return html`<snodo-load-state state="pending" heading=${i18n.t('common.pending')}></snodo-load-state>`;
    if (found.state === 'failed')
      return html`<snodo-load-state
        state="failed"
        heading=${i18n.t('pooling.failed')}
        action=${i18n.t('common.retry')}
        @snodo-load-retried=${this.#load}
      ></snodo-load-state>`;
    const [latest] = found.loaded.asked;
    if (latest && latest.state !== 'apart') return this.#asked(i18n, latest);
    const why = latest?.isServiceGone === true ? 'pooling.apart_service' : 'pooling.apart';
    return html`${latest ? html`<p>${i18n.t(why)}</p>` : nothing} ${this.#outlook(i18n, found.loaded)}`;
  }

  #asked(i18n: I18n, asked: Asked): TemplateResult {
    const others = asked.families - 1;
    return html`<article class="card">
      <h4>
        ${
          others === 1
            ? i18n.t('pooling.asked_one')
            : i18n.t('pooling.asked_many', { count: i18n.number(others) })
        }
      </h4>
      <ul role="list" class="facts">
        <li>
          ${i18n.t('pooling.asked_what', { service: asked.service.name, provider: asked.service.provider })}
        </li>
        <li>
          ${i18n.t('pooling.asked_when', {
            times: dayPartsText(i18n, asked.times),
            hours: i18n.number(Math.round(asked.weeklyMinutes / 60)),
          })}
        </li>
        <li>
          ${
            asked.place === null
              ? i18n.t('pooling.asked_where_home')
              : i18n.t('pooling.asked_where_place', { place: asked.place.name })
          }
        </li>
        <li>${i18n.t('pooling.asked_from', { day: i18n.day(asked.startsOn) })}</li>
        <li>
          ${i18n.t('pooling.asked_price', {
            share: aboutEuro(i18n, asked.shareCents),
            alone: aboutEuro(i18n, asked.aloneCents),
          })}
        </li>
      </ul>
      ${asked.state === 'together' ? this.#together(i18n, asked) : this.#question(i18n, asked)}
    </article>`;
  }

  #question(i18n: I18n, { id, isAgreed, answerBy }: Asked): TemplateResult {
    const day = i18n.day(answerBy);
    if (isAgreed === true)
      return html`<p role="status"><strong>${i18n.t('pooling.agreed', { day })}</strong></p>
        <div class="foot">
          <button type="button" class="button" @click=${() => void this.#answer(id, false)}>
            ${i18n.t('pooling.take_back')}
          </button>
        </div>`;
    return html`<p>${i18n.t('pooling.asked_consent')}</p>
      <p><strong>${i18n.t('pooling.answer_by', { day })}</strong></p>
      <div class="foot">
        <button type="button" class="button primary" @click=${() => void this.#answer(id, true)}>
          ${i18n.t('pooling.agree')}
        </button>
        <button type="button" class="button" @click=${() => void this.#answer(id, false)}>
          ${i18n.t('pooling.refuse')}
        </button>
      </div>`;
  }

  #together(i18n: I18n, { sharedServiceId }: Asked): TemplateResult {
    return html`<p><strong>${i18n.t('pooling.together')}</strong></p>
      <div class="foot">
        <a class="button primary" href="/shared-service?group=${sharedServiceId}&lang=${i18n.language}"
          >${i18n.t('pooling.open_shared')}</a
        >
      </div>`;
  }

  #outlook(i18n: I18n, { missing, hint, gaps }: NeedPooling): TemplateResult {
    if (missing.length > 0)
      return html`<p>${i18n.t('pooling.missing')}</p>
        <ul class="plain">
          ${missing.map((fact) => html`<li>${i18n.t(`pooling.missing_${fact}`)}</li>`)}
        </ul>`;
    return html`${
      hint === null
        ? nothing
        : html`<p>
              <strong>${i18n.t('pooling.hint', { count: i18n.number(hint.atLeastFamilies) })}</strong>
              ${
                hint.times.length === 0
                  ? nothing
                  : i18n.t('pooling.hint_times', { times: dayPartsText(i18n, hint.times) })
              }
            </p>
            <p>${i18n.t('pooling.hint_next')}</p>`
    }
    ${
      gaps.length === 0
        ? nothing
        : html`<p>${i18n.t('pooling.gaps')}</p>
            <ul class="plain">
              ${gaps.map(
                ({ reason, atLeastFamilies }) =>
                  html`<li>${i18n.t(`pooling.gap_${reason}`, { count: i18n.number(atLeastFamilies) })}</li>`,
              )}
            </ul>`
    }
    ${hint === null && gaps.length === 0 ? html`<p>${i18n.t('pooling.nobody')}</p>` : nothing}`;
  }

  readonly #load = async (): Promise<void> => {
    const { api, need } = this;
    if (!api || !need) return;
    const found = await settle(api.getPooling(need.id));
    if (this.need?.id === need.id) this.found = found;
  };

  async #answer(pooling: string, agrees: boolean): Promise<void> {
    const i18n = this.#i18n.value;
    const { api, need } = this;
    if (!api || !need || !i18n) return;
    this.outcome = undefined;
    try {
      this.found = { state: 'ready', loaded: await api.answerPooling(need.id, pooling, agrees) };
      this.dispatchEvent(new CustomEvent('snodo-need-moved', { bubbles: true, composed: true }));
    } catch (cause) {
      if (!(cause instanceof LoadFault)) throw cause;
      this.outcome = await problemText(i18n, cause);
      await this.#load();
    }
  }
}

if (!customElements.get('snodo-need-pooling')) customElements.define('snodo-need-pooling', SnodoNeedPooling);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-need-pooling': SnodoNeedPooling;
  }
}
