import { html, nothing, type TemplateResult } from 'lit';
import type { I18n } from '../ui/i18n.ts';
import { exchangeSteps } from './exchange-forms.ts';
import { clockText, momentText, nowText, othersText, stateLine } from './exchange-words.ts';
import { hoursText } from './hours.ts';
import type { Exchange, ExchangeMessage, ExchangeMove } from './time-bank-api.ts';

/** A step without the version, which the screen adds. */
export type Move = ExchangeMove extends infer Each
  ? Each extends ExchangeMove
    ? Omit<Each, 'version'>
    : never
  : never;

export interface ExchangeView {
  readonly exchange: Exchange;
  /** Newest first. */
  readonly messages: readonly ExchangeMessage[];
  readonly isWorking: boolean;
  readonly outcome: TemplateResult;
  readonly move: (step: Move) => void;
  /** True when the message was taken. */
  readonly write: (words: string) => Promise<boolean>;
  readonly thank: (thanks: { to: string; words: string; mayPublish: boolean }) => void;
  readonly publish: (thanks: string, isPublished: boolean) => void;
}

const way = ['proposed', 'agreed', 'done', 'posted'] as const;

/** One exchange: what is to be done now first, then the conversation, then what has happened. */
export function exchangeView(i18n: I18n, view: ExchangeView): TemplateResult {
  const { exchange } = view;
  const clock = clockText(i18n, exchange);
  return html`<article class="screen">
    <header class="stack">
      <h2 tabindex="-1" data-heading><bdi>${exchange.title}</bdi></h2>
      <p class="soft">
        ${i18n.t('exchange.with', { name: othersText(i18n, exchange) || i18n.t('exchange.nobodyYet') })} ·
        ${hoursText(i18n, exchange.minutes)}
        ${exchange.plannedOn === null ? nothing : html`· ${i18n.day(exchange.plannedOn)}`}
      </p>
      ${progress(i18n, exchange)}
    </header>
    <section class="now card" aria-labelledby="now">
      <h3 id="now" class="lead">${nowText(i18n, exchange)}</h3>
      ${clock === undefined ? nothing : html`<p class="soft">${clock}</p>`} ${exchangeSteps(i18n, view)}
      ${view.outcome}
    </section>
    ${dispute(i18n, exchange)} ${people(i18n, exchange)} ${thanks(i18n, view)} ${conversation(i18n, view)}
    ${history(i18n, exchange)}
  </article>`;
}

/** How far it has come, as a list; what ended elsewhere says so in words alone. */
function progress(i18n: I18n, { state }: Exchange): TemplateResult {
  const at = way.findIndex((one) => one === (state === 'gathering' ? 'proposed' : state));
  if (at === -1) return html`<p><span class="chip">${stateLine(i18n, state)}</span></p>`;
  return html`<ol role="list" class="way" aria-label=${i18n.t('exchange.way')}>
    ${way.map(
      (one, place) =>
        html`<li class=${place <= at ? 'past' : ''} aria-current=${place === at ? 'step' : nothing}>
          <span class="mark" aria-hidden="true">${place < at || state === 'posted' ? '✓' : place + 1}</span>
          ${stateLine(i18n, one)}
        </li>`,
    )}
  </ol>`;
}

function dispute(i18n: I18n, { dispute: found }: Exchange): TemplateResult | typeof nothing {
  if (found === null) return nothing;
  return html`<section class="notice" aria-labelledby="dispute">
    <h3 id="dispute">${i18n.t('exchange.dispute')}</h3>
    <p>${i18n.t('exchange.disputeBy', { name: found.openedBy ?? i18n.t('exchange.somebody') })}</p>
    <blockquote class="words"><bdi>${found.reason}</bdi></blockquote>
    ${
      found.verdict === null
        ? html`<p>${i18n.t('exchange.disputeOpen')}</p>`
        : html`<p>
              <strong>
                ${i18n.t(`exchange.verdict_${found.verdict}`, { time: hoursText(i18n, found.minutes ?? 0) })}
              </strong>
              ${i18n.t('exchange.disputeDecided', { name: found.mediator ?? i18n.t('exchange.somebody') })}
            </p>
            <blockquote class="words"><bdi>${found.note}</bdi></blockquote>`
    }
  </section>`;
}

/** Only where there are more than two: of two each knows the other. */
function people(i18n: I18n, { settles, parties }: Exchange): TemplateResult | typeof nothing {
  if (settles === 'pair' || parties.length < 2) return nothing;
  return html`<section class="stack" aria-labelledby="people">
    <h3 id="people">${i18n.t('exchange.people')}</h3>
    <ul role="list" class="facts">
      ${parties.map(
        ({ name, isMe, side, hasAttended, postedMinutes }) =>
          html`<li>
            <bdi>${isMe ? i18n.t('exchange.you') : (name ?? i18n.t('exchange.somebody'))}</bdi> ·
            ${i18n.t(`exchange.side_${side}`)}
            ${hasAttended === null ? nothing : html`· ${i18n.t(hasAttended ? 'exchange.there' : 'exchange.notThere')}`}
            ${postedMinutes === null ? nothing : html`· ${hoursText(i18n, postedMinutes)}`}
          </li>`,
      )}
    </ul>
  </section>`;
}

function conversation(i18n: I18n, { exchange, messages, isWorking, write }: ExchangeView): TemplateResult {
  const mayWrite = ['proposed', 'gathering', 'agreed', 'done', 'disputed'].includes(exchange.state);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const words = String(new FormData(form).get('words') ?? '').trim();
    if (words !== '' && (await write(words))) form.reset();
  };
  return html`<section class="stack" aria-labelledby="talk">
    <h3 id="talk">${i18n.t('exchange.talk')}</h3>
    <p class="soft">
      ${i18n.t(exchange.dispute === null ? 'exchange.talkLead' : 'exchange.talkLeadDispute')}
    </p>
    ${
      messages.length === 0
        ? html`<p class="soft">${i18n.t('exchange.noMessages')}</p>`
        : html`<ul role="list" class="talk">
            ${messages.toReversed().map(
              ({ by, isMine, operator, words, at }) =>
                html`<li class=${isMine ? 'mine' : ''}>
                  <p class="soft">
                    <strong
                      ><bdi
                        >${isMine ? i18n.t('exchange.you') : (by ?? i18n.t('exchange.somebody'))}</bdi
                      ></strong
                    >
                    ${operator === null ? nothing : i18n.t('exchange.through', { name: operator })} ·
                    ${momentText(i18n, at)}
                  </p>
                  <p class="words"><bdi>${words}</bdi></p>
                </li>`,
            )}
          </ul>`
    }
    ${
      mayWrite
        ? html`<form class="stack" @submit=${submit}>
            <div class="field">
              <label for="write">${i18n.t('exchange.write')}</label>
              <textarea id="write" name="words" rows="3" maxlength="1000" required></textarea>
            </div>
            <div>
              <button class="button" part="button" ?disabled=${isWorking}>${i18n.t('exchange.send')}</button>
            </div>
          </form>`
        : nothing
    }
  </section>`;
}

function thanks(i18n: I18n, view: ExchangeView): TemplateResult | typeof nothing {
  const { exchange, isWorking } = view;
  if (exchange.state !== 'posted' || exchange.side === null) return nothing;
  const others = exchange.parties.filter(({ isMe }) => !isMe);
  const hasThanked = exchange.thanks.some(({ isMine }) => isMine);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const given = new FormData(event.target as HTMLFormElement);
    const words = String(given.get('words') ?? '').trim();
    if (words.length >= 3)
      view.thank({ to: String(given.get('to')), words, mayPublish: given.get('mayPublish') !== null });
  };
  return html`<section class="stack" aria-labelledby="thanks">
    <h3 id="thanks">${i18n.t('exchange.thanks')}</h3>
    ${exchange.thanks.map(
      ({ id, from, isMine, isToMe, words, mayPublish, isPublished }) =>
        html`<figure class="stack">
          <blockquote class="words"><bdi>${words}</bdi></blockquote>
          <figcaption class="soft">
            <bdi>${isMine ? i18n.t('exchange.you') : (from ?? i18n.t('exchange.somebody'))}</bdi>
          </figcaption>
          ${
            isToMe && mayPublish
              ? html`<label class="choice">
                  <input
                    type="checkbox"
                    .checked=${isPublished}
                    ?disabled=${isWorking}
                    @change=${(event: Event) => view.publish(id, (event.target as HTMLInputElement).checked)}
                  />
                  <span>${i18n.t('exchange.publishToo')}</span>
                </label>`
              : nothing
          }
        </figure>`,
    )}
    ${
      hasThanked || others.length === 0
        ? nothing
        : html`<form class="stack" @submit=${submit}>
            ${
              others.length === 1
                ? html`<input type="hidden" name="to" .value=${others[0]?.id ?? ''} />`
                : html`<div class="field">
                    <label for="to">${i18n.t('exchange.thankWhom')}</label>
                    <select id="to" name="to">
                      ${others.map(({ id, name }) => html`<option value=${id}>${name}</option>`)}
                    </select>
                  </div>`
            }
            <div class="field">
              <label for="thank">${i18n.t('exchange.thankWords')}</label>
              <textarea id="thank" name="words" rows="2" minlength="3" maxlength="300" required></textarea>
            </div>
            <label class="choice">
              <input type="checkbox" name="mayPublish" />
              <span>${i18n.t('exchange.mayPublish')}</span>
            </label>
            <div>
              <button class="button" part="button" ?disabled=${isWorking}>${i18n.t('exchange.thank')}</button>
            </div>
          </form>`
    }
  </section>`;
}

function history(i18n: I18n, { trail }: Exchange): TemplateResult {
  return html`<details>
    <summary>${i18n.t('exchange.history')}</summary>
    <ol role="list" class="facts">
      ${trail.map(
        ({ step, at, by, operator, minutes }) =>
          html`<li>
            ${momentText(i18n, at)} · ${i18n.t(`exchange.trail_${step}`)}
            ${minutes === null ? nothing : html`(${hoursText(i18n, minutes)})`} ·
            <bdi>${by ?? i18n.t('exchange.itself')}</bdi>
            ${operator === null ? nothing : i18n.t('exchange.through', { name: operator })}
          </li>`,
      )}
    </ol>
  </details>`;
}
