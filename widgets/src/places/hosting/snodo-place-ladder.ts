import { css, html, nothing, type TemplateResult } from 'lit';
import { baseStyles } from '../../ui/base.styles.ts';
import type { I18n, MessageKey } from '../../ui/i18n.ts';
import '../../ui/icon.ts';
import type { KeptPlace } from './hosting-api.ts';
import { HostingSection } from './hosting-section.ts';
import { hostedPlaceAddress, textOf } from './hosting-words.ts';
import { hostingStyles } from './hosting.styles.ts';

type Rung = KeptPlace['ladder']['stands'];

const rungs = ['poster', 'shelf', 'chair', 'hour', 'room', 'co_managed'] as const satisfies readonly Rung[];
const maturityLevels = [1, 2, 3, 4] as const;

/** Where what leads to a rung is done; what is done by hand, as hanging up a poster, has no page. */
const ways: Partial<Record<Rung, { part?: string; words: MessageKey }>> = {
  shelf: { part: 'details', words: 'hosting.part_details' },
  hour: { words: 'hosting.ladderCalendar' },
  room: { part: 'spaces', words: 'hosting.part_spaces' },
  co_managed: { part: 'hand-over', words: 'hosting.part_hand-over' },
};

/** From a poster to a service that is kept together: where a place stands, what comes next, and how mature it is. */
export class SnodoPlaceLadder extends HostingSection {
  static override styles = [
    baseStyles,
    ...hostingStyles,
    css`
      ol.ladder {
        display: grid;
        gap: var(--snodo-space-2);
      }
      ol.ladder > li {
        padding: var(--snodo-space-2) var(--snodo-space-3);
        border-inline-start: 4px solid var(--snodo-color-line);
      }
      ol.ladder > li.reached {
        border-color: var(--snodo-color-places);
      }
      ol.ladder > li[aria-current] {
        background: var(--snodo-color-sunken);
      }
    `,
  ];

  protected override render() {
    const { i18n, place } = this;
    if (!i18n || !place) return nothing;
    const { stands, next } = place.ladder;
    const reached = rungs.indexOf(stands);
    return html`<section aria-labelledby="heading">
        <h3 id="heading">${i18n.t('hosting.ladder')}</h3>
        <p class="soft">${i18n.t('hosting.ladderHelp')}</p>
        <ol role="list" class="ladder">
          ${rungs.map(
            (rung, index) =>
              html`<li
                class=${index <= reached ? 'reached' : ''}
                aria-current=${rung === stands ? 'step' : nothing}
              >
                <strong>${i18n.t(`hosting.rung_${rung}`)}</strong>
                ${index < reached ? html`<snodo-icon name="circle-check"></snodo-icon>` : nothing}
                ${rung === stands ? html`· ${i18n.t('hosting.ladderHere')}` : nothing}
                ${rung === next ? html`· ${i18n.t('hosting.ladderNext')}` : nothing}
                <p class="soft">${i18n.t(`hosting.rungIs_${rung}`)}</p>
                ${rung === next ? wayTo(i18n, place, rung) : nothing}
              </li>`,
          )}
        </ol>
      </section>
      <section aria-labelledby="say">
        <h3 id="say">${i18n.t('hosting.ladderSay')}</h3>
        ${this.#form(i18n, place)} ${this.outcomeLine()}
      </section>`;
  }

  /** What is there already cannot be said away: only higher rungs can be chosen. */
  #form(i18n: I18n, place: KeptPlace): TemplateResult {
    const { said, shown, stands } = place.ladder;
    const least = Math.max(0, ...shown.map((rung) => rungs.indexOf(rung)));
    return html`<form @submit=${(submitted: SubmitEvent) => void this.#save(submitted, place)}>
      <div class="field">
        <label for="commitment">${i18n.t('hosting.ladderGives')}</label>
        <select id="commitment" name="commitment">
          ${rungs.map((rung, index) =>
            index < least
              ? nothing
              : html`<option
                  value=${rung}
                  ?selected=${rung === (said === null ? stands : maxOf(said, stands))}
                >
                  ${i18n.t(`hosting.rung_${rung}`)}
                </option>`,
          )}
        </select>
      </div>
      <div class="field">
        <label for="maturity">${i18n.t('hosting.maturity')}</label>
        <select id="maturity" name="maturity">
          ${maturityLevels.map(
            (level) =>
              html`<option value=${level} ?selected=${level === (place.maturityLevel ?? 1)}>
                ${i18n.t(`hosting.maturity_${level}`)}
              </option>`,
          )}
        </select>
      </div>
      <button class="button primary" ?disabled=${this.isWorking}>${i18n.t('hosting.save')}</button>
    </form>`;
  }

  async #save(submitted: SubmitEvent, place: KeptPlace): Promise<void> {
    submitted.preventDefault();
    if (!(submitted.target instanceof HTMLFormElement)) return;
    const given = new FormData(submitted.target);
    const { version, name, description, address, amenities } = place;
    const change = {
      version,
      name,
      description,
      address,
      amenities,
      commitment: textOf(given, 'commitment') as Rung,
      maturityLevel: Number(textOf(given, 'maturity')),
    };
    if (await this.act((api) => api.changePlace(place.code, change), 'hosting.saved')) this.tellChanged();
  }
}

function maxOf(one: Rung, other: Rung): Rung {
  return rungs.indexOf(one) > rungs.indexOf(other) ? one : other;
}

function wayTo(i18n: I18n, { code }: KeptPlace, rung: Rung): TemplateResult | typeof nothing {
  const way = ways[rung];
  if (way === undefined) return nothing;
  const address =
    way.part === undefined
      ? `/places?${new URLSearchParams({ place: code, lang: i18n.language })}`
      : hostedPlaceAddress(i18n, code, way.part);
  return html`<a class="button" href=${address}>${i18n.t(way.words)}</a>`;
}

if (!customElements.get('snodo-place-ladder')) customElements.define('snodo-place-ladder', SnodoPlaceLadder);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-place-ladder': SnodoPlaceLadder;
  }
}
