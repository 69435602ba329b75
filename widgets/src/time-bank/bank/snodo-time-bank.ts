import { ContextConsumer } from '@lit/context';
import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { baseStyles } from '../../ui/base.styles.ts';
import { i18nContext, type I18n, type MessageKey } from '../../ui/i18n.ts';
import '../../ui/icon.ts';
import '../../ui/load-state.ts';
import { LoadFault, pending, settle, type Load } from '../../ui/load.ts';
import { signInAddress } from '../../ui/page-frame.ts';
import type { OwnHoursApi, OwnTimeBank } from './own-hours-api.ts';
import { bankStyles } from './bank.styles.ts';
import './snodo-hours-balance.ts';
import './snodo-hours-fund.ts';
import './snodo-hours-gifts.ts';
import './snodo-hours-leaving.ts';
import './snodo-hours-statement.ts';

/** Where a next act leads: an address of the portal, or a part of this page. */
const actPlaces: Partial<Record<OwnTimeBank['nextActs'][number], string>> = {
  give_help: '/time-bank/board?kind=request',
  ask_help: '/time-bank/board?kind=offer',
};
const actParts: Partial<Record<OwnTimeBank['nextActs'][number], 'gifts' | 'fund'>> = {
  answer_gift: 'gifts',
  donate: 'gifts',
  ask_fund: 'fund',
};

/** What can be done on this page alone has its words with it; the rest stands in pages that embed too. */
function actWords(i18n: I18n, act: OwnTimeBank['nextActs'][number]): string {
  return act === 'answer_gift' || act === 'ask_fund' || act === 'donate'
    ? i18n.t(`time-bank.next.${act}`)
    : i18n.t(`hours.next.${act}`);
}

/** A person's own page of the time bank: her balance, what she can do next, gifts, the fund, her statement, leaving. */
export class SnodoTimeBank extends LitElement {
  static override properties = {
    api: { attribute: false },
    own: { state: true },
    problem: { state: true },
    isWorking: { state: true },
  };

  static override styles = [
    baseStyles,
    bankStyles,
    css`
      :host {
        display: grid;
        gap: var(--snodo-space-5);
        max-inline-size: 60rem;
      }
      .lead {
        font-size: var(--snodo-text-m);
      }
      nav ul {
        display: flex;
        flex-wrap: wrap;
        gap: var(--snodo-space-2);
      }
      nav a[aria-current] {
        background: var(--snodo-color-hours-wash);
        border-color: var(--snodo-color-hours);
      }
      .top {
        display: grid;
        gap: var(--snodo-space-5);
      }
      @media (min-width: 56rem) {
        .top {
          grid-template-columns: 3fr 2fr;
          align-items: start;
        }
      }
      .acts {
        display: grid;
        gap: var(--snodo-space-3);
      }
      .acts .button {
        inline-size: 100%;
        justify-content: start;
        text-align: start;
      }
      form {
        display: grid;
        gap: var(--snodo-space-4);
        max-inline-size: 36rem;
      }
      .choice {
        display: flex;
        align-items: start;
        gap: var(--snodo-space-3);
        min-block-size: 44px;
      }
      @media (max-width: 40rem) {
        h1 {
          font-size: var(--snodo-text-xl);
        }
      }
    `,
  ];

  declare api: OwnHoursApi | undefined;
  declare private own: Load<OwnTimeBank>;
  declare private problem: string | undefined;
  declare private isWorking: boolean;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });
  #key = crypto.randomUUID();

  constructor() {
    super();
    this.own = pending;
    this.isWorking = false;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('api')) void this.#load();
  }

  protected override render() {
    const i18n = this.#i18n.value;
    if (!i18n) return nothing;
    return html`<h1>${i18n.t('hours.heading')}</h1>
      <p class="lead">${i18n.t('hours.lead')}</p>
      ${this.#links(i18n)} ${this.#content(i18n)}
      <p class="soft">${i18n.t('time-bank.donatedLeave')}</p>`;
  }

  #links(i18n: I18n) {
    const lang = `lang=${i18n.language}`;
    const links = [
      { key: 'board', href: `/time-bank/board?${lang}` },
      { key: 'exchanges', href: `/time-bank/exchange?${lang}` },
      { key: 'hours', href: `/time-bank?${lang}` },
    ] as const;
    return html`<nav aria-label=${i18n.t('time-bank.nav.label')}>
      <ul role="list">
        ${links.map(
          ({ key, href }) =>
            html`<li>
              <a class="button" href=${href} aria-current=${key === 'hours' ? 'page' : nothing}
                >${i18n.t(`time-bank.nav.${key}`)}</a
              >
            </li>`,
        )}
      </ul>
    </nav>`;
  }

  #content(i18n: I18n) {
    const { own } = this;
    if (own.state === 'pending')
      return html`<snodo-load-state state="pending" heading=${i18n.t('common.pending')}></snodo-load-state>`;
    if (own.state === 'failed') return this.#refused(i18n, own.problem);
    const { member, hours } = own.loaded;
    if (hours !== null && member?.state === 'admitted') return this.#page(i18n, own.loaded);
    if (member?.state === 'applied' || member?.state === 'leaving') {
      const isLeaving = member.state === 'leaving';
      return html`<snodo-load-state
        state="empty"
        heading=${i18n.t(isLeaving ? 'time-bank.leave.heading' : 'time-bank.wait.heading')}
        text=${i18n.t(isLeaving ? 'hours.leaving.state' : 'hours.next.wait')}
      ></snodo-load-state>`;
    }
    return this.#application(i18n, member !== null);
  }

  #page(i18n: I18n, own: OwnTimeBank) {
    const { api } = this;
    const hasCounted = own.volunteerMinutes + own.companyMinutes > 0;
    return html`<div class="top" @snodo-hours-changed=${this.#changed}>
        <snodo-hours-balance
          .hours=${own.hours ?? undefined}
          .volunteerMinutes=${own.volunteerMinutes}
          .companyMinutes=${own.companyMinutes}
        ></snodo-hours-balance>
        ${this.#acts(i18n, own)}
      </div>
      <snodo-hours-statement
        .api=${api}
        .hasCounted=${hasCounted}
        .ledgerAccountId=${own.hours?.ledgerAccountId}
      ></snodo-hours-statement>
      <snodo-hours-gifts .api=${api} @snodo-hours-changed=${this.#changed}></snodo-hours-gifts>
      <snodo-hours-fund .api=${api} .own=${own} @snodo-hours-changed=${this.#changed}></snodo-hours-fund>
      <snodo-hours-leaving
        .api=${api}
        .hours=${own.hours ?? undefined}
        @snodo-hours-changed=${this.#changed}
      ></snodo-hours-leaving>`;
  }

  #acts(i18n: I18n, { nextActs }: OwnTimeBank) {
    return html`<section class="card acts" aria-labelledby="next">
      <h2 id="next">${i18n.t('hours.next.heading')}</h2>
      ${nextActs.map((act, index) => {
        const words = actWords(i18n, act);
        const [place, part] = [actPlaces[act], actParts[act]];
        const look = index === 0 ? 'button primary' : 'button';
        if (place !== undefined)
          return html`<a class=${look} href=${`${place}&lang=${i18n.language}`}>${words}</a>`;
        if (part === undefined) return html`<p>${words}</p>`;
        return html`<button type="button" class=${look} @click=${() => this.#show(part)}>${words}</button>`;
      })}
    </section>`;
  }

  #application(i18n: I18n, isAgain: boolean) {
    return html`<section class="card stack" aria-labelledby="apply">
      <h2 id="apply">${i18n.t('time-bank.apply.heading')}</h2>
      <p>${i18n.t('time-bank.apply.text')}</p>
      ${isAgain ? html`<p>${i18n.t('time-bank.apply.again')}</p>` : nothing}
      <form @submit=${this.#apply}>
        <label class="choice">
          <input type="checkbox" name="rules" required /><span>${i18n.t('time-bank.apply.rules')}</span>
        </label>
        <fieldset class="field">
          <legend>${i18n.t('time-bank.apply.statement')}</legend>
          ${(['screen', 'paper'] as const).map(
            (way) =>
              html`<label class="choice">
                <input type="radio" name="statement" value=${way} ?checked=${way === 'screen'} />
                <span>${i18n.t(`time-bank.apply.${way}`)}</span>
              </label>`,
          )}
        </fieldset>
        <div role="status">
          ${this.problem === undefined ? nothing : html`<p class="fault">${this.#problemText(i18n, this.problem)}</p>`}
        </div>
        <div>
          <button class="button primary" ?disabled=${this.isWorking}>
            ${i18n.t('time-bank.apply.send')}
          </button>
        </div>
      </form>
    </section>`;
  }

  #refused(i18n: I18n, problem: string) {
    if (problem === 'not_signed_in')
      return html`<snodo-load-state
        state="empty"
        heading=${i18n.t('time-bank.signIn')}
        text=${i18n.t('hours.signIn.text')}
      >
        <a class="button primary" href=${signInAddress('/time-bank', i18n.language)}
          >${i18n.t('portal.signIn')}</a
        >
      </snodo-load-state>`;
    return html`<snodo-load-state
      state="failed"
      heading=${i18n.t('common.failed')}
      text=${this.#problemText(i18n, problem)}
      action=${i18n.t('common.retry')}
      @snodo-load-retried=${this.#load}
    ></snodo-load-state>`;
  }

  #problemText(i18n: I18n, problem: string): string {
    if (problem === 'unavailable') return i18n.t('common.network');
    const key = `problem.${problem}` as MessageKey;
    const words = i18n.t(key);
    return words === key ? i18n.t('common.failed') : words;
  }

  #show(part: 'gifts' | 'fund'): void {
    const section = this.renderRoot.querySelector(`snodo-hours-${part}`);
    const details = section?.shadowRoot?.querySelector('details');
    if (details) details.open = true;
    const target = section?.shadowRoot?.querySelector<HTMLElement>('.rows .primary, summary');
    target?.focus();
    section?.scrollIntoView({ block: 'start' });
  }

  readonly #load = async (): Promise<void> => {
    if (!this.api) return;
    this.own = pending;
    this.own = await settle(this.api.getOwnTimeBank());
    await this.#showAsked();
  };

  /** The part that an address asks for: from a page that embeds, or back from showing that it is she. */
  async #showAsked(): Promise<void> {
    const asked = new URLSearchParams(location.search).get('section');
    if (asked !== 'gifts' && asked !== 'fund') return;
    await this.updateComplete;
    const part = this.renderRoot.querySelector<LitElement>(`snodo-hours-${asked}`);
    await part?.updateComplete;
    this.#show(asked);
  }

  /** Without a moment of emptiness: what stands on the page stays until the new figures are there. */
  readonly #changed = async (): Promise<void> => {
    if (!this.api) return;
    this.own = await settle(this.api.getOwnTimeBank());
    await this.renderRoot.querySelector('snodo-hours-statement')?.load();
  };

  readonly #apply = async (submitting: SubmitEvent): Promise<void> => {
    submitting.preventDefault();
    const given = new FormData(submitting.target as HTMLFormElement);
    if (!this.api || this.isWorking) return;
    this.isWorking = true;
    this.problem = undefined;
    try {
      const by = given.get('statement') === 'paper' ? 'paper' : 'screen';
      this.own = { state: 'ready', loaded: await this.api.applyToTimeBank(this.#key, by) };
    } catch (cause) {
      if (!(cause instanceof LoadFault)) throw cause;
      this.problem = cause.problem;
    } finally {
      this.isWorking = false;
    }
  };
}

if (!customElements.get('snodo-time-bank')) customElements.define('snodo-time-bank', SnodoTimeBank);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-time-bank': SnodoTimeBank;
  }
}
