import { html, nothing, type TemplateResult } from 'lit';
import type { I18n } from '../ui/i18n.ts';
import type { Feedback, SharedService } from './enrolments-api.ts';
import { euroText, windowLines } from './service.ts';
import { quorumDots } from './shared-card.ts';
import { sharedNowText, weekText, whereText } from './shared-words.ts';

/** What it is, where it stands, and what people ask about it. */
export function sharedHead(i18n: I18n, shared: SharedService): TemplateResult {
  const { template, title, words, state, families, quorumFamilies, note } = shared;
  const missing = quorumFamilies - families;
  return html`<header class="stack">
    <div class="row">
      <span class="chip services">${i18n.t(`shared.template_${template}`)}</span>
      <span class="soft">${i18n.t(`shared.state_${state}`)}</span>
    </div>
    <h1 tabindex="-1"><bdi>${title}</bdi></h1>
    <p class="lead words"><bdi>${words}</bdi></p>
    <div class="notice">
      ${quorumDots(i18n, shared)}
      <p>
        ${sharedNowText(i18n, shared)}
        ${state === 'forming' && missing > 0 ? i18n.t('shared.missing', { count: missing }) : nothing}
      </p>
      ${
        note === null
          ? nothing
          : html`<div class="stack">
              <p><strong>${i18n.t('shared.note')}</strong></p>
              <blockquote class="words"><bdi>${note}</bdi></blockquote>
            </div>`
      }
    </div>
  </header>`;
}

export function sharedFacts(i18n: I18n, shared: SharedService): TemplateResult {
  const { service, timetable, childrenPerCarer, split, startsOn, noticeDays, hourCents } = shared;
  const facts: [string, unknown][] = [
    [i18n.t('shared.when'), windowLines(i18n, timetable).map((line) => html`<div>${line}</div>`)],
    [i18n.t('shared.where'), html`<bdi>${whereText(i18n, shared)}</bdi>`],
    [i18n.t('shared.starts'), i18n.t('shared.startsText', { day: i18n.day(startsOn) })],
    [i18n.t('shared.who'), html`<bdi>${service.provider}</bdi> · <bdi>${service.name}</bdi>`],
    [i18n.t('shared.ratio'), i18n.t('shared.ratioText', { count: childrenPerCarer })],
    [i18n.t('shared.hour'), i18n.t('shared.hourText', { euro: euroText(i18n, hourCents) })],
    [i18n.t('shared.split'), i18n.t(`shared.split_${split}`)],
    [i18n.t('shared.notice'), i18n.t('shared.noticeText', { days: noticeDays })],
  ];
  return html`<dl class="about card">
    ${facts.map(
      ([name, told]) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${told}</dd>
        </div>`,
    )}
  </dl>`;
}

interface QuoteWishes {
  readonly answer: (answer: 'agree' | 'refuse') => void;
  readonly question: TemplateResult | typeof nothing;
  readonly isWorking: boolean;
}

/** Her share: the one she is asked about, or the one that she agreed to last. */
export function ownShare(
  i18n: I18n,
  { mine }: SharedService,
  wishes: QuoteWishes,
): TemplateResult | typeof nothing {
  if (!mine) return nothing;
  const { asked, agreed } = mine;
  if (asked) {
    return html`<section class="notice" aria-labelledby="share">
      <h2 id="share" tabindex="-1">${i18n.t('shared.asked')}</h2>
      <p class="figure">${weekText(i18n, asked.shareCents)}</p>
      <p>
        ${i18n.t(`shared.askedCause_${asked.cause}`)}
        ${i18n.t('shared.askedFacts', {
          week: euroText(i18n, asked.weekCents),
          alone: euroText(i18n, asked.aloneCents),
          from: i18n.day(asked.validFrom),
        })}
      </p>
      ${asked.answer === null ? answerButtons(i18n, asked.answerBy, wishes) : html`<p><strong>${i18n.t(asked.answer === 'kept' ? 'shared.kept' : 'shared.agreedNow')}</strong></p>`}
    </section>`;
  }
  if (!agreed) return nothing;
  return html`<section class="stack" aria-labelledby="share">
    <h2 id="share" tabindex="-1">${i18n.t('shared.asked')}</h2>
    <p class="figure">${i18n.t('shared.agreedShare', { share: euroText(i18n, agreed.shareCents) })}</p>
    <p class="soft">
      ${i18n.t('shared.askedFacts', {
        week: euroText(i18n, agreed.weekCents),
        alone: euroText(i18n, agreed.aloneCents),
        from: i18n.day(agreed.validFrom),
      })}
    </p>
  </section>`;
}

function answerButtons(i18n: I18n, answerBy: string, { answer, question, isWorking }: QuoteWishes) {
  return html`<p>${i18n.t('shared.answerBy', { day: i18n.day(answerBy) })}</p>
    ${question}
    <div class="row">
      <button type="button" class="button primary" ?disabled=${isWorking} @click=${() => answer('agree')}>
        ${i18n.t('shared.agree')}
      </button>
      <button type="button" class="button" ?disabled=${isWorking} @click=${() => answer('refuse')}>
        ${i18n.t('shared.refuse')}
      </button>
    </div>`;
}

/** Who is in it, for families that are. */
export function sharedPeople(i18n: I18n, { people }: SharedService): TemplateResult | typeof nothing {
  if (people.length === 0) return nothing;
  return html`<section class="stack" aria-labelledby="people">
    <h2 id="people">${i18n.t('shared.people')}</h2>
    <ul role="list" class="people">
      ${people.map(
        ({ name, children, isMe }) =>
          html`<li>
            <bdi>${name ?? i18n.t('shared.somebody')}</bdi>${isMe ? html` (${i18n.t('shared.me')})` : nothing}
            · ${i18n.t('shared.peopleCount', { count: children })}
          </li>`,
      )}
    </ul>
  </section>`;
}

/** What people said who used the service: words, a month, a reply; no names and no score. */
export function feedbackWords(i18n: I18n, feedback: readonly Feedback[]): TemplateResult | typeof nothing {
  if (feedback.length === 0) return nothing;
  return html`<section class="stack" aria-labelledby="feedback">
    <h2 id="feedback">${i18n.t('shared.feedback')}</h2>
    <ul role="list" class="stack">
      ${feedback.map(
        ({ words, month, reply }) =>
          html`<li class="stack">
            <blockquote class="words"><bdi>${words}</bdi></blockquote>
            <p class="soft">${monthText(i18n, month)}</p>
            ${
              reply === null
                ? nothing
                : html`<p class="soft">
                    ${i18n.t('shared.feedbackReply')} <bdi class="words">${reply}</bdi>
                  </p>`
            }
          </li>`,
      )}
    </ul>
  </section>`;
}

function monthText(i18n: I18n, month: string): string {
  const locale = { it: 'it-IT', en: 'en-GB', ar: 'ar-u-nu-latn-ca-gregory' }[i18n.language];
  return new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'long', timeZone: 'UTC' }).format(
    new Date(`${month}-01`),
  );
}
