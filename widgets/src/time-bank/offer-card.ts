import { html, nothing, type TemplateResult } from 'lit';
import type { I18n } from '../ui/i18n.ts';
import { hoursText, readHours } from './hours.ts';
import { offerFacts, type Names } from './offer-words.ts';
import type { Offer } from './time-bank-api.ts';

export interface OfferCard {
  readonly offer: Offer;
  readonly names: Names;
  readonly today: string;
  readonly isMember: boolean;
  readonly mayGive: boolean;
  /** Its proposal is open. */
  readonly isOpen: boolean;
  readonly isWorking: boolean;
  /** How the last attempt about this offer ended. */
  readonly outcome: TemplateResult;
  readonly toggle: () => void;
  readonly propose: (minutes: number, plannedOn: string, words: string) => void;
  readonly join: (exchangeId: string, minutes: number) => void;
}

/** One offer or request: who, what, where, when, and what can be done about it. */
export function offerCard(i18n: I18n, card: OfferCard): TemplateResult {
  const { offer, names } = card;
  const who = offer.isMine ? i18n.t('board.yours') : (offer.by ?? i18n.t('board.somebody'));
  return html`<article class="card" part="card">
    <div class="row">
      <span class="chip ${offer.kind}">${i18n.t(`board.chip_${offer.kind}`)}</span>
      <span class="soft"><bdi>${who}</bdi></span>
    </div>
    <h3 tabindex="-1"><bdi>${offer.title}</bdi></h3>
    <ul role="list" class="facts">
      ${offerFacts(i18n, names, offer).map((fact) => html`<li><bdi>${fact}</bdi></li>`)}
    </ul>
    <details>
      <summary>${i18n.t('board.details')}<span class="visually-hidden">: ${offer.title}</span></summary>
      <p class="words"><bdi>${offer.words}</bdi></p>
      ${offer.tags.length === 0 ? nothing : html`<p class="soft">${offer.tags.map((tag) => html`<bdi>#${tag}</bdi> `)}</p>`}
      <p class="soft">${i18n.t('board.until', { day: i18n.day(offer.validUntil) })}</p>
    </details>
    ${nextStep(i18n, card)} ${card.outcome}
  </article>`;
}

function nextStep(i18n: I18n, card: OfferCard): TemplateResult | typeof nothing {
  const { offer, isMember, mayGive } = card;
  if (offer.isMine || !isMember) return nothing;
  if (offer.mostPeople > 1) return gatherings(i18n, card);
  // Who answers a request gives her time, and that takes an insurance.
  if (offer.kind === 'request' && !mayGive)
    return html`<p class="soft">${i18n.t('board.needsInsurance')}</p>`;
  const label = i18n.t(offer.kind === 'offer' ? 'board.ask' : 'board.help');
  return html`<div class="foot">
      <button
        type="button"
        class="button ${card.isOpen ? '' : 'primary'}"
        part="button"
        aria-expanded=${card.isOpen ? 'true' : 'false'}
        @click=${card.toggle}
      >
        ${card.isOpen ? i18n.t('common.cancel') : label}<span class="visually-hidden">: ${offer.title}</span>
      </button>
    </div>
    ${card.isOpen ? proposal(i18n, card) : nothing}`;
}

function gatherings(i18n: I18n, card: OfferCard): TemplateResult {
  const { offer, isWorking } = card;
  if (offer.gatherings.length === 0) return html`<p class="soft">${i18n.t('board.noGathering')}</p>`;
  return html`<ul role="list" class="stack">
    ${offer.gatherings.map(
      ({ exchangeId, plannedOn, minutes, people, mostPeople, hasJoined }) =>
        html`<li class="stack">
          <p>
            <strong>${i18n.day(plannedOn)}</strong>, ${hoursText(i18n, minutes)}.
            ${i18n.t('board.places', { count: mostPeople - people })}
          </p>
          ${
            hasJoined
              ? html`<p class="hours">${i18n.t('board.joined')}</p>`
              : html`<p class="soft">
                    ${i18n.t(`board.joining_${offer.settles}`, { time: hoursText(i18n, minutes) })}
                  </p>
                  <div>
                    <button
                      type="button"
                      class="button primary"
                      part="button"
                      ?disabled=${isWorking || people >= mostPeople}
                      @click=${() => card.join(exchangeId, minutes)}
                    >
                      ${i18n.t('board.join')}<span class="visually-hidden">: ${offer.title}</span>
                    </button>
                  </div>`
          }
        </li>`,
    )}
  </ul>`;
}

function proposal(i18n: I18n, card: OfferCard): TemplateResult {
  const { offer, today, isWorking } = card;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const given = new FormData(event.target as HTMLFormElement);
    const minutes = readHours(given);
    if (minutes === undefined) return;
    card.propose(minutes, String(given.get('plannedOn')), String(given.get('words') ?? '').trim());
  };
  return html`<form class="proposal" @submit=${submit}>
    <p>${i18n.t(offer.kind === 'offer' ? 'board.askLead' : 'board.helpLead', { name: offer.by ?? '' })}</p>
    ${hoursFields(i18n, offer.id, offer.durationMinutes)}
    <div class="field">
      <label for="day-${offer.id}">${i18n.t('board.day')}</label>
      <input id="day-${offer.id}" type="date" name="plannedOn" required min=${today} .value=${today} />
    </div>
    <div class="field">
      <label for="say-${offer.id}">${i18n.t('board.say')}</label>
      <textarea id="say-${offer.id}" name="words" rows="3" maxlength="1000"></textarea>
    </div>
    <div>
      <button class="button primary" part="button" ?disabled=${isWorking}>${i18n.t('board.propose')}</button>
    </div>
  </form>`;
}

/** Hours and minutes side by side, in one group with one name. */
export function hoursFields(i18n: I18n, id: string, minutes: number): TemplateResult {
  return html`<fieldset class="field">
    <legend>${i18n.t('board.howLong')}</legend>
    <div class="pair">
      <div class="field">
        <label for="hours-${id}">${i18n.t('board.hoursField')}</label>
        <input
          id="hours-${id}"
          type="number"
          name="hours"
          inputmode="numeric"
          min="0"
          max="24"
          required
          .value=${String(Math.floor(minutes / 60))}
        />
      </div>
      <div class="field">
        <label for="minutes-${id}">${i18n.t('board.minutesField')}</label>
        <input
          id="minutes-${id}"
          type="number"
          name="minutes"
          inputmode="numeric"
          min="0"
          max="59"
          required
          .value=${String(minutes % 60)}
        />
      </div>
    </div>
  </fieldset>`;
}
