import {
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import type { I18n } from '../../ui/i18n.ts';
import { LoadFault, pending, settle, type Load } from '../../ui/load.ts';
import { movedHours, outcomeLine, problemText } from '../outcome.ts';
import { balanceView } from './balance-view.ts';
import { entryTable } from './entry-table.ts';
import { giftForm, giftOf, isForMe, waitingGiftRow, type Recipient } from './gift-view.ts';
import type { Entry, Gift, OwnHours, HoursApi, OwnTimeBank, Page } from './own-hours-api.ts';
import { StatementProving } from './statement-proving.ts';

interface HoursHost extends ReactiveControllerHost {
  readonly renderRoot: HTMLElement | DocumentFragment;
}

interface HoursWishes {
  /** A page of the portal, for a window of its own. */
  readonly portalPage: (path: string, asked: Readonly<Record<string, string>>) => string;
}

interface OwnHoursShown {
  readonly own: OwnTimeBank;
  readonly gifts: readonly Gift[];
  readonly recipients: readonly Recipient[];
  readonly statement: Page<Entry>;
}

interface Outcome {
  readonly words: string;
  readonly isFault: boolean;
  /** It moves more hours than this page may. */
  readonly isForPortal: boolean;
}

/**
 * A person's hours as the element in pages that embed shows them: balance, gifts that wait for her, hours to give, her
 * statement. Owns their loads; what a page that embeds may not do leads into the portal.
 */
export class HoursScreen implements ReactiveController {
  readonly #host: HoursHost;
  readonly #wishes: HoursWishes;
  readonly #proving: StatementProving;
  #api: HoursApi | undefined;
  #shown: Load<OwnHoursShown> = pending;
  #outcome: Outcome | undefined;
  #isWorking = false;
  #isWrong = false;
  #i18n: I18n | undefined;
  /** The same as long as the same form is sent again, so that a lost answer gives nothing twice. */
  #giftId = crypto.randomUUID();

  constructor(host: HoursHost, wishes: HoursWishes) {
    this.#host = host;
    this.#wishes = wishes;
    host.addController(this);
    this.#proving = new StatementProving(host, {
      source: () => this.#api,
      shown: async (isFresh) => {
        if (isFresh) await this.#load();
        if (this.#shown.state !== 'ready') return undefined;
        const { own, statement } = this.#shown.loaded;
        const { items, nextCursor } = statement;
        return own.hours
          ? { ledgerAccountId: own.hours.ledgerAccountId, entries: items, isWhole: nextCursor === null }
          : undefined;
      },
    });
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#comeBack);
    movedHours.addEventListener('moved', this.#comeBack);
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#comeBack);
    movedHours.removeEventListener('moved', this.#comeBack);
  }

  /** Shows the hours of whoever this API speaks for; the same again loads nothing. */
  show(api: HoursApi | undefined): void {
    if (api === this.#api) return;
    this.#api = api;
    this.#shown = pending;
    this.#outcome = undefined;
    this.#proving.forget();
    if (api) void this.#load();
  }

  /** What she confirmed in the portal's window shows when she is back; what another element moved shows at once. */
  readonly #comeBack = (): void => {
    if (document.visibilityState === 'visible' && this.#shown.state === 'ready') void this.#load();
  };

  readonly #load = async (): Promise<void> => {
    const api = this.#api;
    if (!api) return;
    const shown = await settle(
      Promise.all([
        api.getOwnTimeBank(),
        api.listOwnGifts(),
        api.listGiftRecipients(),
        api.listOwnEntries('community_minute'),
      ]).then(([own, { items: gifts }, recipients, statement]) => ({ own, gifts, recipients, statement })),
    );
    if (api !== this.#api) return;
    this.#shown = shown;
    this.#host.requestUpdate();
  };

  render(i18n: I18n): TemplateResult {
    this.#i18n = i18n;
    const shown = this.#shown;
    if (shown.state === 'pending') return html`<p role="status">${i18n.t('common.pending')}</p>`;
    if (shown.state === 'failed') return this.#failed(i18n);
    const { own } = shown.loaded;
    if (own.hours === null || own.member?.state !== 'admitted') return this.#stranger(i18n, own);
    return this.#hours(i18n, shown.loaded, own.hours);
  }

  #failed(i18n: I18n): TemplateResult {
    return html`<div class="notice" role="alert">
      <p part="text">${i18n.t('common.network')}</p>
      <button type="button" class="button" part="button" @click=${this.#again}>
        ${i18n.t('common.retry')}
      </button>
    </div>`;
  }

  readonly #again = (): void => {
    this.#shown = pending;
    this.#host.requestUpdate();
    void this.#load();
  };

  /** Joining and leaving are the portal's: here she is told where she stands. */
  #stranger(i18n: I18n, { member }: OwnTimeBank): TemplateResult {
    const state = member?.state;
    if (state === 'applied' || state === 'leaving')
      return html`<p class="notice" part="text">
        ${i18n.t(state === 'applied' ? 'hours.next.wait' : 'hours.leaving.state')}
      </p>`;
    return html`<div class="notice">${this.#link(i18n.t('hours.next.apply'), '/time-bank')}</div>`;
  }

  #hours(i18n: I18n, shown: OwnHoursShown, hours: OwnHours): TemplateResult {
    const waiting = shown.gifts.filter(isForMe);
    return html`<div class="top">
        <section class="card balance" aria-labelledby="balance">
          <h3 id="balance">${i18n.t('hours.balance.heading')}</h3>
          ${balanceView(i18n, hours, shown.own)}
        </section>
        <section class="acts" aria-labelledby="acts">
          <h3 id="acts">${i18n.t('hours.next.heading')}</h3>
          ${
            waiting.length === 0
              ? nothing
              : html`<ul role="list" class="rows">
                  ${waiting.map((gift) => waitingGiftRow(i18n, gift, { isWorking: this.#isWorking, answer: this.#answer }))}
                </ul>`
          }
          ${this.#acts(i18n, shown)} ${this.#outcomeWords(i18n)}
        </section>
      </div>
      ${this.#statement(i18n, shown.statement)}`;
  }

  #acts(i18n: I18n, { own, recipients }: OwnHoursShown): TemplateResult {
    const isInsured = own.member?.isInsured === true;
    return html`${isInsured ? nothing : html`<p part="text">${i18n.t('hours.next.renew_insurance')}</p>`}
      ${isInsured ? this.#link(i18n.t('hours.next.give_help'), '/time-bank/board', { kind: 'request' }) : nothing}
      ${this.#link(i18n.t('hours.next.ask_help'), '/time-bank/board', { kind: 'offer' })}
      <details>
        <summary>${i18n.t('hours.gifts.open')}</summary>
        ${giftForm(i18n, {
          recipients,
          isWrong: this.#isWrong,
          isWorking: this.#isWorking,
          give: this.#give,
          edited: () => (this.#giftId = crypto.randomUUID()),
        })}
      </details>
      ${this.#link(i18n.t('hours.portal.all'), '/time-bank')}`;
  }

  #outcomeWords(i18n: I18n): TemplateResult {
    const outcome = this.#outcome;
    return html`${outcomeLine(outcome?.words, outcome?.isFault ?? false)}
    ${
      outcome?.isForPortal
        ? this.#link(i18n.t('hours.portal.confirm'), '/time-bank', { section: 'gifts' })
        : nothing
    }`;
  }

  #statement(i18n: I18n, { items, nextCursor }: Page<Entry>): TemplateResult {
    return html`<section class="statement" aria-labelledby="statement">
      <h3 id="statement">${i18n.t('hours.statement.heading')}</h3>
      ${
        items.length === 0
          ? html`<p class="soft" part="text">${i18n.t('hours.statement.none')}</p>`
          : html`${entryTable(i18n, items, i18n.t('hours.statement.caption'))}
            ${
              nextCursor === null
                ? nothing
                : html`<div>
                    <button
                      type="button"
                      class="button"
                      part="button"
                      ?disabled=${this.#isWorking}
                      @click=${() => void this.#more(nextCursor)}
                    >
                      ${i18n.t('hours.statement.more')}
                    </button>
                  </div>`
            }
            ${this.#proving.render(i18n)}`
      }
    </section>`;
  }

  #link(words: string, path: string, asked: Readonly<Record<string, string>> = {}): TemplateResult {
    return html`<a
      class="button"
      part="link"
      href=${this.#wishes.portalPage(path, asked)}
      target="_blank"
      rel="noopener"
      >${words}</a
    >`;
  }

  async #more(cursor: string): Promise<void> {
    const page = await this.#work((api) => api.listOwnEntries('community_minute', cursor));
    const shown = this.#shown;
    if (page === undefined || shown.state !== 'ready') return;
    const items = [...shown.loaded.statement.items, ...page.items];
    this.#proving.forget();
    this.#shown = {
      state: 'ready',
      loaded: { ...shown.loaded, statement: { items, nextCursor: page.nextCursor } },
    };
    this.#host.requestUpdate();
  }

  readonly #answer = async (id: string, answer: 'accept' | 'decline'): Promise<void> => {
    const done = answer === 'accept' ? 'hours.gifts.accepted' : 'hours.gifts.declined';
    if (await this.#work((api) => api.answerGift(id, answer), done)) await this.#changed();
  };

  readonly #give = async (submitting: SubmitEvent): Promise<void> => {
    submitting.preventDefault();
    const form = submitting.target as HTMLFormElement;
    const gift = giftOf(this.#giftId, new FormData(form));
    this.#isWrong = gift === undefined;
    this.#host.requestUpdate();
    if (gift === undefined || !(await this.#work((api) => api.giveHours(gift), 'hours.gifts.made'))) return;
    this.#giftId = crypto.randomUUID();
    form.reset();
    await this.#changed();
  };

  async #changed(): Promise<void> {
    this.#proving.forget();
    await this.#load();
  }

  /** Does something once at a time and says how it ended; undefined when it did not succeed. */
  async #work<Answer>(
    work: (api: HoursApi) => Promise<Answer>,
    done?: 'hours.gifts.accepted' | 'hours.gifts.declined' | 'hours.gifts.made',
  ): Promise<Answer | undefined> {
    const [api, i18n] = [this.#api, this.#i18n];
    if (!api || !i18n || this.#isWorking) return undefined;
    this.#isWorking = true;
    this.#outcome = undefined;
    this.#host.requestUpdate();
    try {
      const answer = await work(api);
      if (done) this.#outcome = { words: i18n.t(done), isFault: false, isForPortal: false };
      return answer;
    } catch (cause) {
      if (!(cause instanceof LoadFault)) throw cause;
      const isForPortal = cause.problem === 'portal_window_needed';
      this.#outcome = { words: await problemText(i18n, cause), isFault: true, isForPortal };
      return undefined;
    } finally {
      this.#isWorking = false;
      this.#host.requestUpdate();
    }
  }
}
