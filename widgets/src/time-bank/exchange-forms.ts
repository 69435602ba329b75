import { html, nothing, type TemplateResult } from 'lit';
import type { I18n } from '../ui/i18n.ts';
import type { ExchangeView } from './exchange-view.ts';
import { standingMinutes } from './exchange-words.ts';
import { hoursText, readHours } from './hours.ts';
import { hoursFields } from './offer-card.ts';

/** What the person can do now; the step that is waited for first, and objecting always last and folded. */
export function exchangeSteps(i18n: I18n, view: ExchangeView): TemplateResult {
  const { steps } = view.exchange;
  return html`${steps.includes('accept') ? answer(i18n, view) : nothing}
  ${steps.includes('confirm') ? confirm(i18n, view) : nothing}
  ${steps.includes('finish') ? finish(i18n, view) : nothing}
  ${(['withdraw', 'cancel', 'leave'] as const).map((step) =>
    steps.includes(step)
      ? html`<div>
          <button
            type="button"
            class="button"
            part="button"
            ?disabled=${view.isWorking}
            @click=${() => view.move({ step })}
          >
            ${i18n.t(`exchange.step_${step}`)}
          </button>
        </div>`
      : nothing,
  )}
  ${steps.includes('dispute') ? dispute(i18n, view) : nothing}`;
}

/** What accepting means is said in a whole sentence, for whoever gives up hours and for whoever is given them. */
function answer(i18n: I18n, { exchange, isWorking, move }: ExchangeView): TemplateResult {
  const time = hoursText(i18n, exchange.minutes);
  const key = exchange.side === 'receives' ? 'exchange.acceptReceives' : 'exchange.acceptGives';
  return html`<p>${i18n.t(key, { time })}</p>
    <div class="row">
      <button
        type="button"
        class="button primary"
        part="button"
        ?disabled=${isWorking}
        @click=${() => move({ step: 'accept' })}
      >
        ${i18n.t('exchange.step_accept')}
      </button>
      <button
        type="button"
        class="button"
        part="button"
        ?disabled=${isWorking}
        @click=${() => move({ step: 'decline' })}
      >
        ${i18n.t('exchange.step_decline')}
      </button>
    </div>`;
}

function confirm(i18n: I18n, { exchange, isWorking, move }: ExchangeView): TemplateResult {
  const minutes = standingMinutes(exchange);
  const held = exchange.parties.find(({ heldMinutes }) => heldMinutes !== null)?.heldMinutes ?? minutes;
  const isMore = exchange.settles === 'pair' && exchange.side === 'receives' && minutes > held;
  const other = (event: SubmitEvent) => {
    event.preventDefault();
    const given = readHours(new FormData(event.target as HTMLFormElement));
    if (given !== undefined) move({ step: 'confirm', minutes: given });
  };
  return html`${isMore ? html`<p>${i18n.t('exchange.more_than', { time: hoursText(i18n, minutes - held) })}</p>` : nothing}
    <div>
      <button
        type="button"
        class="button primary"
        part="button"
        ?disabled=${isWorking}
        @click=${() => move({ step: 'confirm', minutes })}
      >
        ${i18n.t('exchange.step_confirm', { time: hoursText(i18n, minutes) })}
      </button>
    </div>
    ${
      exchange.settles === 'pair'
        ? html`<details>
            <summary>${i18n.t('exchange.otherTime')}</summary>
            <form class="stack" @submit=${other}>
              ${hoursFields(i18n, 'other', minutes)}
              <div>
                <button class="button" part="button" ?disabled=${isWorking}>
                  ${i18n.t('exchange.sayOther')}
                </button>
              </div>
            </form>
          </details>`
        : nothing
    }`;
}

function finish(i18n: I18n, { exchange, isWorking, move }: ExchangeView): TemplateResult {
  const isSeveral = exchange.settles !== 'pair';
  const today = new Intl.DateTimeFormat('sv-SE').format(new Date());
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const given = new FormData(event.target as HTMLFormElement);
    const minutes = readHours(given);
    if (minutes === undefined) return;
    move({
      step: 'finish',
      minutes,
      servedOn: String(given.get('servedOn')),
      ...(isSeveral ? { attended: given.getAll('attended').map(String) } : {}),
    });
  };
  const others = exchange.parties.filter(({ isMe }) => !isMe);
  const label = exchange.side === 'gives' ? 'exchange.step_finishGives' : 'exchange.step_finishReceives';
  return html`<form class="stack" @submit=${submit}>
    ${hoursFields(i18n, 'finish', exchange.minutes)}
    <div class="field">
      <label for="served">${i18n.t('exchange.servedOn')}</label>
      <input id="served" type="date" name="servedOn" required max=${today} .value=${today} />
    </div>
    ${
      isSeveral
        ? html`<fieldset class="field">
            <legend>${i18n.t('exchange.whoWasThere')}</legend>
            <div class="choices">
              ${others.map(
                ({ id, name }) =>
                  html`<label class="choice">
                    <input type="checkbox" name="attended" value=${id} checked />
                    <span><bdi>${name ?? i18n.t('exchange.somebody')}</bdi></span>
                  </label>`,
              )}
            </div>
          </fieldset>`
        : nothing
    }
    <div><button class="button primary" part="button" ?disabled=${isWorking}>${i18n.t(label)}</button></div>
  </form>`;
}

function dispute(i18n: I18n, { exchange, isWorking, move }: ExchangeView): TemplateResult {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const reason = String(new FormData(event.target as HTMLFormElement).get('reason') ?? '').trim();
    if (reason.length >= 3) move({ step: 'dispute', reason });
  };
  return html`<details>
    <summary>${i18n.t('exchange.object')}</summary>
    <form class="stack" @submit=${submit}>
      <p>${i18n.t(exchange.state === 'posted' ? 'exchange.objectMoved' : 'exchange.objectHeld')}</p>
      <div class="field">
        <label for="reason">${i18n.t('exchange.reason')}</label>
        <textarea id="reason" name="reason" rows="3" minlength="3" maxlength="500" required></textarea>
      </div>
      <div>
        <button class="button danger" part="button" ?disabled=${isWorking}>
          ${i18n.t('exchange.step_dispute')}
        </button>
      </div>
    </form>
  </details>`;
}
