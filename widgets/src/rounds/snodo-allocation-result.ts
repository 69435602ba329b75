import { ContextConsumer } from '@lit/context';
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { timeBankStyles } from '../time-bank/time-bank.styles.ts';
import { baseStyles } from '../ui/base.styles.ts';
import { i18nContext, type I18n } from '../ui/i18n.ts';
import type { RoundResult } from './rounds-api.ts';
import { roundsStyles } from './rounds.styles.ts';
import { shortNumber, standingOf, type CodeStanding, type ServiceStanding } from './standing.ts';

/** Lines of the ranking at once. */
const pageSize = 50;

/**
 * What a round has drawn, by codes and without names: for a family where she stands at each service that she wished
 * for, with her class, her number and what was needed to get in; for anybody the whole ranking, and how to draw it again.
 *
 * @fires snodo-result-downloaded - She took the file with which anybody can draw the round again
 */
export class SnodoAllocationResult extends LitElement {
  static override properties = {
    result: { attribute: false },
    code: { attribute: false },
    asked: { state: true },
    shownLines: { state: true },
  };
  static override styles = [baseStyles, timeBankStyles, roundsStyles];

  declare result: RoundResult | undefined;
  /** The reader's own code, when she applied. */
  declare code: string | undefined;
  /** The code that somebody typed. */
  declare private asked: string | undefined;
  declare private shownLines: number;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });

  constructor() {
    super();
    this.shownLines = pageSize;
  }

  protected override render() {
    const i18n = this.#i18n.value;
    const { result } = this;
    if (!i18n || !result) return nothing;
    return html`<section class="stack" aria-labelledby="result">
      <h2 id="result">${i18n.t('round.result_heading', { name: result.name })}</h2>
      <p>
        ${i18n.t('round.result_lead', {
          count: result.placings.length,
          placed: result.placings.filter(({ service }) => service !== null).length,
          day: i18n.day(result.drawnAt),
        })}
      </p>
      ${this.#own(i18n, result)} ${this.#services(i18n, result)} ${this.#ranking(i18n, result)}
      ${this.#check(i18n, result)}
    </section>`;
  }

  #own(i18n: I18n, result: RoundResult): TemplateResult {
    const code = this.asked ?? this.code;
    const standing = code === undefined ? undefined : standingOf(result, code);
    const look = (event: SubmitEvent) => {
      event.preventDefault();
      const typed = new FormData(event.target as HTMLFormElement).get('code');
      this.asked = String(typed ?? '')
        .trim()
        .toUpperCase();
    };
    return html`<section class="card stack" aria-labelledby="own">
      <h3 id="own">${i18n.t('round.own_heading')}</h3>
      ${standing ? this.#standing(i18n, result, standing) : nothing}
      <div role="status">
        ${
          code !== undefined && !standing
            ? html`<p class="fault">${i18n.t('round.code_unknown', { code })}</p>`
            : nothing
        }
      </div>
      <form class="row" @submit=${look}>
        <div class="field">
          <label for="code">${i18n.t('round.look_up')}</label>
          <input
            id="code"
            name="code"
            required
            maxlength="9"
            autocomplete="off"
            autocapitalize="characters"
            placeholder="ABCD-2345"
          />
        </div>
        <button class="button">${i18n.t('round.look')}</button>
      </form>
    </section>`;
  }

  #standing(i18n: I18n, result: RoundResult, { code, number, services }: CodeStanding): TemplateResult {
    return html`<p>
        <code class="code">${code}</code> ${i18n.t('round.number_told', { number: shortNumber(number) })}
      </p>
      <ol class="wishes">
        ${services.map(
          (service) =>
            html`<li>
              <strong><bdi>${nameOf(result, service.service)}</bdi></strong>
              <p class=${service.outcome === 'placed' ? 'placed' : ''}>${this.#outcome(i18n, service)}</p>
              ${service.outcome === 'waiting' ? this.#why(i18n, result, service) : nothing}
            </li>`,
        )}
      </ol>`;
  }

  #outcome(i18n: I18n, { outcome, turn }: ServiceStanding): string {
    if (outcome === 'placed') return i18n.t('round.placed');
    return outcome === 'waiting' ? i18n.t('round.waiting', { turn: turn ?? 0 }) : i18n.t('round.not_needed');
  }

  /** Why she did not get in: the class that did, or of equals the smaller number. */
  #why(i18n: I18n, { criteria }: RoundResult, standing: ServiceStanding): TemplateResult | typeof nothing {
    const { cutOff } = standing;
    if (cutOff === null) return nothing;
    const told = {
      own: standing.class + 1,
      last: cutOff.class + 1,
      number: shortNumber(cutOff.number),
    };
    const words = cutOff.class === standing.class ? 'round.why_number' : 'round.why_class';
    return html`<p class="soft">
      ${criteria.length === 0 ? i18n.t('round.why_number', told) : i18n.t(words, told)}
    </p>`;
  }

  #services(i18n: I18n, result: RoundResult): TemplateResult {
    return html`<section class="stack" aria-labelledby="services">
      <h3 id="services">${i18n.t('round.services')}</h3>
      <div class="scroll" tabindex="0" role="region" aria-labelledby="services">
        <table>
          <thead>
            <tr>
              <th scope="col">${i18n.t('round.service')}</th>
              <th scope="col">${i18n.t('round.places')}</th>
              <th scope="col">${i18n.t('round.taken')}</th>
              <th scope="col">${i18n.t('round.last_in')}</th>
              <th scope="col">${i18n.t('round.queue')}</th>
            </tr>
          </thead>
          <tbody>
            ${result.services.map(
              ({ code, placed, cutOff, waiting }) =>
                html`<tr>
                  <th scope="row"><bdi>${nameOf(result, code)}</bdi></th>
                  <td>${result.round.services.find((service) => service.code === code)?.places}</td>
                  <td>${placed}</td>
                  <td>
                    ${
                      cutOff === null
                        ? i18n.t('round.nobody_refused')
                        : i18n.t('round.cut_off', {
                            class: cutOff.class + 1,
                            number: shortNumber(cutOff.number),
                          })
                    }
                  </td>
                  <td>${waiting.length}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </section>`;
  }

  #ranking(i18n: I18n, result: RoundResult): TemplateResult {
    const lines = result.placings.toSorted((one, other) => (one.number < other.number ? -1 : 1));
    const own = this.asked ?? this.code;
    return html`<details>
      <summary>${i18n.t('round.ranking')}</summary>
      <p>${i18n.t('round.ranking_help')}</p>
      <div class="scroll" tabindex="0" role="region" aria-label=${i18n.t('round.ranking')}>
        <table>
          <thead>
            <tr>
              <th scope="col">${i18n.t('round.code')}</th>
              <th scope="col">${i18n.t('round.number')}</th>
              <th scope="col">${i18n.t('round.place')}</th>
            </tr>
          </thead>
          <tbody>
            ${lines.slice(0, this.shownLines).map(
              ({ code, number, service, wish }) =>
                html`<tr class=${code === own ? 'mine' : ''}>
                  <th scope="row"><code>${code}</code></th>
                  <td><code>${shortNumber(number)}</code></td>
                  <td>
                    ${
                      service === null
                        ? i18n.t('round.no_place')
                        : i18n.t('round.place_told', { name: nameOf(result, service), wish: wish ?? 0 })
                    }
                  </td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
      ${
        lines.length > this.shownLines
          ? html`<button type="button" class="button" @click=${() => (this.shownLines += pageSize)}>
              ${i18n.t('round.more_lines', { count: Math.min(pageSize, lines.length - this.shownLines) })}
            </button>`
          : nothing
      }
    </details>`;
  }

  #check(i18n: I18n, result: RoundResult): TemplateResult {
    return html`<details>
      <summary>${i18n.t('round.check')}</summary>
      <div class="stack">
        <p>${i18n.t('round.check_lead', { day: i18n.day(result.committedAt) })}</p>
        <dl>
          <dt>${i18n.t('round.commitment')}</dt>
          <dd><code>${result.commitment}</code></dd>
          <dt>${i18n.t('round.seed')}</dt>
          <dd><code>${result.seed}</code></dd>
        </dl>
        <p>${i18n.t('round.check_how')}</p>
        <p><code>node verify-round.mjs snodo-round.json</code></p>
        <div class="row">
          <button type="button" class="button" @click=${this.#download}>${i18n.t('round.download')}</button>
          <a class="button" href="/docs/verify-round.mjs" download>${i18n.t('round.download_verifier')}</a>
        </div>
      </div>
    </details>`;
  }

  readonly #download = (): void => {
    const { result } = this;
    if (!result) return;
    const { round, commitment, seed, placings } = result;
    const file = new Blob([`${JSON.stringify({ round, commitment, seed, placings }, null, 2)}\n`], {
      type: 'application/json',
    });
    const link = document.createElement('a');
    link.href = URL.createObjectURL(file);
    link.download = 'snodo-round.json';
    link.click();
    URL.revokeObjectURL(link.href);
    this.dispatchEvent(new CustomEvent('snodo-result-downloaded', { bubbles: true, composed: true }));
  };
}

function nameOf({ serviceNames }: RoundResult, code: string): string {
  return serviceNames.find((service) => service.code === code)?.name ?? code;
}

if (!customElements.get('snodo-allocation-result'))
  customElements.define('snodo-allocation-result', SnodoAllocationResult);
