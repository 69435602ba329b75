import { css, html, nothing, type PropertyValues } from 'lit';
import { dayIn } from '../../identity/moments.ts';
import { ownSectionStyles } from '../../identity/own-section.styles.ts';
import { baseStyles } from '../../ui/base.styles.ts';
import type { I18n, MessageKey } from '../../ui/i18n.ts';
import { pending, settle, type Load } from '../../ui/load.ts';
import type { Page, Posting } from './bank-api.ts';
import { bankStyles } from './bank.styles.ts';
import { shortHours } from './hours-words.ts';
import { joined, KeepingSection } from './keeping-section.ts';
import './snodo-exchange-reversal.ts';

function nameOf(i18n: I18n, { kind, name }: Posting['from']): string {
  return name ?? i18n.t(`time-bank-desk.postings.kind_${kind}` as MessageKey);
}

/** What was posted, newest first: mistakes are moved back with a reason, and nothing is ever deleted. */
export class SnodoPostingKeeping extends KeepingSection {
  static override properties = {
    ...KeepingSection.properties,
    posted: { state: true },
    page: { state: true },
    open: { state: true },
  };
  static override styles = [
    baseStyles,
    ownSectionStyles,
    bankStyles,
    css`
      ul.rows > li > form {
        flex: 1 1 100%;
      }
    `,
  ];

  declare private posted: 'all' | 'reversed';
  declare private page: Load<Page<Posting>>;
  declare private open: string | undefined;

  #id = crypto.randomUUID();

  constructor() {
    super();
    this.posted = 'all';
    this.page = pending;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('api')) void this.#load();
  }

  protected override render() {
    const { i18n } = this;
    if (!i18n) return nothing;
    return html`<div class="stack">
      <p>${i18n.t('time-bank-desk.postings.lead')}</p>
      <div class="chips" role="group" aria-label=${i18n.t('time-bank-desk.part.postings')}>
        ${(['all', 'reversed'] as const).map(
          (posted) =>
            html`<button
              type="button"
              class="button"
              aria-pressed=${posted === this.posted ? 'true' : 'false'}
              @click=${() => this.#choose(posted)}
            >
              ${i18n.t(`time-bank-desk.postings.${posted}`)}
            </button>`,
        )}
      </div>
      ${this.shown(i18n, this.page, this.#load, (page) =>
        page.items.length === 0
          ? html`<p class="soft">${i18n.t('time-bank-desk.postings.none')}</p>`
          : html`<ul role="list" class="rows">
                ${page.items.map((posting) => this.#row(i18n, posting))}
              </ul>
              ${this.moreButton(i18n, page, () => void this.#more(page))}`,
      )}
      ${this.outcomeLine()}
    </div>`;
  }

  #row(i18n: I18n, posting: Posting) {
    const { id, from, to, minutes, servedOn, reversal } = posting;
    const words = i18n.t('time-bank-desk.postings.words', {
      from: nameOf(i18n, from),
      to: nameOf(i18n, to),
      time: shortHours(i18n, minutes),
    });
    return html`<li>
      <div>
        <p class=${reversal === null ? '' : 'over'}><bdi>${words}</bdi></p>
        <p class="soft">
          ${dayIn(i18n, servedOn)}${
            reversal === null
              ? nothing
              : html` ·
                  <bdi
                    >${i18n.t('time-bank-desk.postings.wasReversed', {
                      day: dayIn(i18n, reversal.madeAt.slice(0, 10)),
                      reason: reversal.reason ?? '–',
                    })}</bdi
                  >`
          }
        </p>
      </div>
      ${reversal === null ? this.#act(i18n, id, words) : nothing}
      ${this.open === id ? this.#reversal(i18n, posting) : nothing}
    </li>`;
  }

  #act(i18n: I18n, id: string, words: string) {
    if (this.open === id) return nothing;
    return html`<button type="button" class="button" @click=${() => (this.open = id)}>
      ${i18n.t('time-bank-desk.postings.reverse')}<span class="visually-hidden"> <bdi>${words}</bdi></span>
    </button>`;
  }

  #reversal(i18n: I18n, posting: Posting) {
    if (posting.exchangeId === null) return this.#form(i18n, posting);
    return html`<snodo-exchange-reversal
      .api=${this.api}
      .exchange=${posting.exchangeId}
      @snodo-exchange-reversed=${this.#reversed}
      @snodo-dialog-closed=${() => (this.open = undefined)}
    ></snodo-exchange-reversal>`;
  }

  #form(i18n: I18n, { id, from, to, minutes }: Posting) {
    const what = { from: nameOf(i18n, from), to: nameOf(i18n, to), time: shortHours(i18n, minutes) };
    return html`<form @submit=${(submitting: SubmitEvent) => void this.#reverse(submitting, id)}>
      <p>${i18n.t('time-bank-desk.postings.willDo', what)}</p>
      <div class="field">
        <label for="reason">${i18n.t('time-bank-desk.postings.reason')}</label>
        <textarea id="reason" name="reason" rows="2" maxlength="500" required></textarea>
      </div>
      <div class="row">
        <button class="button primary" ?disabled=${this.isWorking}>
          ${i18n.t('time-bank-desk.postings.doReverse')}
        </button>
        <button type="button" class="button" @click=${() => (this.open = undefined)}>
          ${i18n.t('common.cancel')}
        </button>
      </div>
    </form>`;
  }

  readonly #reversed = async (): Promise<void> => {
    this.open = undefined;
    const { i18n } = this;
    await this.#load();
    if (i18n) this.outcome = { kind: 'done', words: i18n.t('time-bank-desk.reversal.done') };
  };

  readonly #load = async (): Promise<void> => {
    if (!this.api) return;
    this.page = await settle(this.api.listPostings(this.posted));
  };

  #choose(posted: 'all' | 'reversed'): void {
    this.posted = posted;
    void this.#load();
  }

  async #more(page: Page<Posting>): Promise<void> {
    const next = await this.act((api) => api.listPostings(this.posted, page.nextCursor ?? undefined));
    if (next) this.page = { state: 'ready', loaded: joined(page, next) };
  }

  async #reverse(submitting: SubmitEvent, id: string): Promise<void> {
    submitting.preventDefault();
    const reason = String(new FormData(submitting.target as HTMLFormElement).get('reason') ?? '').trim();
    const reversal = { id: this.#id, reason };
    if (!(await this.act((api) => api.reversePosting(id, reversal), 'time-bank-desk.postings.done'))) return;
    this.#id = crypto.randomUUID();
    this.open = undefined;
    await this.#load();
  }
}

if (!customElements.get('snodo-posting-keeping'))
  customElements.define('snodo-posting-keeping', SnodoPostingKeeping);
