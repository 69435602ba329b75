import { ContextConsumer } from '@lit/context';
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { windowWords } from '../matching/match-words.ts';
import { languageName } from '../time-bank/offer-words.ts';
import { timeBankStyles } from '../time-bank/time-bank.styles.ts';
import { baseStyles } from '../ui/base.styles.ts';
import { i18nContext, type I18n } from '../ui/i18n.ts';
import { listText } from '../ui/list-text.ts';
import { ageWords } from './need-words.ts';
import type { Referral, ReferralMove, ReferralStep, Territory } from './needs-api.ts';
import { needsStyles } from './needs.styles.ts';

/** What a step asks for before it is taken. */
interface Asked {
  readonly reason?: 'required' | 'optional';
  readonly by?: 'accept' | 'start' | 'hold';
  readonly contact?: true;
}

/**
 * One referral: where it stands, by when somebody owes a step, what the person agreed to tell, what has happened, and
 * what the reader may do. Asks nobody anything itself.
 *
 * @fires snodo-move-chosen - `detail` is the step, from the version that is shown
 */
export class SnodoReferral extends LitElement {
  static override properties = {
    referral: { attribute: false },
    territory: { attribute: false },
    chosen: { state: true },
  };
  static override styles = [baseStyles, timeBankStyles, needsStyles];

  declare referral: Referral | undefined;
  declare territory: Territory | undefined;
  /** The step whose questions are open. */
  declare private chosen: ReferralMove | undefined;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });

  protected override render() {
    const i18n = this.#i18n.value;
    const { referral } = this;
    if (!i18n || !referral) return nothing;
    const { organisation, person, manager, reason, dueAt, isLate } = referral;
    return html`<article class="card">
      <div class="row">
        <span class="chip ${referral.state}">${i18n.t(`referral.state_${referral.state}`)}</span>
      </div>
      <h3><bdi>${person ?? organisation.name}</bdi></h3>
      ${person === null ? nothing : html`<p><bdi>${organisation.name}</bdi></p>`}
      ${isLate && referral.told !== null ? html`<p class="due late">${i18n.t('referral.late')}</p>` : nothing}
      ${dueAt === null ? nothing : html`<p class="due">${i18n.t('referral.due', { day: i18n.day(dueAt) })}</p>`}
      <p class="words">${i18n.t('referral.reason_told', { reason })}</p>
      ${manager === null ? nothing : html`<p class="soft">${i18n.t('referral.by_manager', { name: manager })}</p>`}
      ${referral.told === null ? nothing : this.#told(i18n, referral.told)} ${this.#moves(i18n, referral)}
      <details>
        <summary>${i18n.t('referral.steps')}</summary>
        ${this.#steps(i18n, referral)}
      </details>
    </article>`;
  }

  #told(i18n: I18n, told: NonNullable<Referral['told']>): TemplateResult {
    const times = windowWords(i18n, told.windows, 5);
    const district = this.territory?.districts.find(({ code }) => code === told.district)?.name;
    const facts = [
      listText(
        i18n,
        told.entries.map(({ name }) => name),
      ),
      i18n.t(told.forWhom === 'myself' ? 'need.for_myself' : 'need.for_someone'),
      ...(told.ageBands.length === 0
        ? []
        : [
            i18n.t('need.children_told', {
              bands: listText(
                i18n,
                told.ageBands.map((band) => ageWords(i18n, band)),
              ),
            }),
          ]),
      district ?? told.district,
      times === '' ? i18n.t('need.anytime') : i18n.t('need.times_told', { times }),
      ...(told.indispensableLanguages.length === 0
        ? []
        : [
            i18n.t('need.languages_told', {
              languages: listText(
                i18n,
                told.indispensableLanguages.map((code) => languageName(i18n, code)),
              ),
            }),
          ]),
      ...told.accessibility.map((code) => i18n.t(`need.access_${code}`)),
    ];
    return html`<h4>${i18n.t('referral.told_title')}</h4>
      <p class="contact">${i18n.t('referral.contact', { contact: told.contact })}</p>
      <ul role="list" class="facts">
        ${facts.map((fact) => html`<li><bdi>${fact}</bdi></li>`)}
      </ul>`;
  }

  #moves(i18n: I18n, referral: Referral): TemplateResult | typeof nothing {
    if (referral.moves.length === 0) return nothing;
    const { chosen } = this;
    const name = html`<span class="visually-hidden"
      >: ${referral.person ?? referral.organisation.name}</span
    >`;
    return html`${
        referral.moves.includes('agree')
          ? html`<p>${i18n.t('referral.agree_text', { organisation: referral.organisation.name })}</p>`
          : nothing
      }
      <div class="foot">
        ${referral.moves.map(
          (move, index) =>
            html`<button
              type="button"
              class=${index === 0 && move !== 'cancel' ? 'button primary' : 'button'}
              aria-expanded=${chosen === move ? 'true' : 'false'}
              @click=${() => this.#choose(move)}
            >
              ${moveWords(i18n, referral, move)}${name}
            </button>`,
        )}
      </div>
      ${chosen === undefined || !referral.moves.includes(chosen) ? nothing : this.#form(i18n, referral, chosen)}`;
  }

  #form(i18n: I18n, referral: Referral, move: ReferralMove): TemplateResult {
    const { reason, by, contact } = askedOf(move, referral.person === null);
    const today = new Date().toISOString().slice(0, 10);
    return html`<form class="stack" id="step" tabindex="-1" @submit=${this.#send}>
      <h4>${moveWords(i18n, referral, move)}</h4>
      ${
        contact === undefined
          ? nothing
          : html`<div class="field">
              <label for="contact">${i18n.t('referral.contact_label')}</label>
              <input id="contact" name="contact" required minlength="3" maxlength="200" autocomplete="tel" />
            </div>`
      }
      ${
        by === undefined
          ? nothing
          : html`<div class="field">
              <label for="by">${i18n.t(`referral.by_label_${by}`)}</label>
              <input id="by" name="by" type="date" required min=${today} />
            </div>`
      }
      ${
        reason === undefined
          ? nothing
          : html`<div class="field">
              <label for="why"
                >${i18n.t(reason === 'required' ? 'referral.reason_label' : 'referral.reason_optional')}</label
              >
              <textarea
                id="why"
                name="reason"
                rows="3"
                maxlength="500"
                ?required=${reason === 'required'}
              ></textarea>
            </div>`
      }
      <div class="row">
        <button class="button primary">${i18n.t('referral.send')}</button>
        <button type="button" class="button" @click=${() => (this.chosen = undefined)}>
          ${i18n.t('common.cancel')}
        </button>
      </div>
    </form>`;
  }

  #steps(i18n: I18n, { steps, organisation }: Referral): TemplateResult {
    const ofOrganisation = new Set(['accepted', 'rejected', 'in_progress', 'on_hold', 'completed', 'failed']);
    return html`<ol class="steps">
      ${steps.map(
        ({ step, by, at, operator, reason, dueOn }) =>
          html`<li>
            ${i18n.t(`referral.step_${step}`, {
              name: ofOrganisation.has(step) ? organisation.name : (by ?? i18n.t('referral.somebody')),
            })}
            ${dueOn === null ? nothing : html`, ${i18n.t('referral.until_day', { day: i18n.day(dueOn) })}`}
            ${reason === null ? nothing : html`<blockquote><bdi>${reason}</bdi></blockquote>`}
            <span class="soft"
              >${i18n.day(at)}${
                operator === null ? nothing : html`, ${i18n.t('need.by_operator', { name: operator })}`
              }</span
            >
          </li>`,
      )}
    </ol>`;
  }

  async #choose(move: ReferralMove): Promise<void> {
    this.chosen = this.chosen === move ? undefined : move;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#step')?.focus();
  }

  readonly #send = (event: SubmitEvent): void => {
    event.preventDefault();
    const { referral, chosen } = this;
    if (!referral || chosen === undefined) return;
    const told = new FormData(event.target as HTMLFormElement);
    const text = (name: string) => String(told.get(name) ?? '').trim();
    const detail: ReferralStep = {
      version: referral.version,
      move: chosen,
      ...(text('reason') === '' ? {} : { reason: text('reason') }),
      ...(text('by') === '' ? {} : { by: text('by') }),
      ...(text('contact') === '' ? {} : { contact: text('contact') }),
    };
    this.dispatchEvent(new CustomEvent('snodo-move-chosen', { detail, bubbles: true, composed: true }));
  };
}

function askedOf(move: ReferralMove, isHers: boolean): Asked {
  if (move === 'agree') return { contact: true };
  if (move === 'accept' || move === 'start') return { by: move };
  if (move === 'hold') return { by: 'hold', reason: 'required' };
  if (move === 'complete') return { reason: 'optional' };
  return { reason: move === 'cancel' && isHers ? 'optional' : 'required' };
}

function moveWords(i18n: I18n, { state, person }: Referral, move: ReferralMove): string {
  const isNo = move === 'cancel' && person === null && state === 'draft';
  return i18n.t(isNo ? 'referral.move_cancel_mine' : `referral.move_${move}`);
}

if (!customElements.get('snodo-referral')) customElements.define('snodo-referral', SnodoReferral);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-referral': SnodoReferral;
  }
}
