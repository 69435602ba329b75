import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { baseStyles } from '../../ui/base.styles.ts';
import type { I18n } from '../../ui/i18n.ts';
import '../../ui/icon.ts';
import '../../ui/load-state.ts';
import { pending, settle, type Load } from '../../ui/load.ts';
import '../../ui/snodo-day-field.ts';
import type { HandOver, KeptPlace, Milestone } from './hosting-api.ts';
import { HostingSection } from './hosting-section.ts';
import { textOf } from './hosting-words.ts';
import { hostingStyles } from './hosting.styles.ts';

/** The plan by which a place passes to those who live there: step by step, and at last the passing itself. */
export class SnodoHandOver extends HostingSection {
  static override properties = {
    ...HostingSection.properties,
    plan: { state: true },
    opened: { state: true },
  };
  static override styles = [baseStyles, ...hostingStyles];

  declare private plan: Load<HandOver>;
  /** The step that is being changed. */
  declare private opened: Milestone['code'] | undefined;

  constructor() {
    super();
    this.plan = pending;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('place') && changed.get('place') !== this.place) void this.#load();
  }

  readonly #load = async (): Promise<void> => {
    const { api, place } = this;
    if (api && place) this.plan = await settle(api.getHandOver(place.code));
  };

  protected override render() {
    const { i18n, place, plan } = this;
    if (!i18n || !place) return nothing;
    return html`<section aria-labelledby="heading">
        <h3 id="heading">${i18n.t('hosting.handOver')}</h3>
        <p class="soft">${i18n.t('hosting.handOverHelp')}</p>
        ${this.#content(i18n, place)}
      </section>
      ${plan.state === 'ready' ? this.#passing(i18n, place, plan.loaded) : nothing} ${this.outcomeLine()}`;
  }

  #content(i18n: I18n, place: KeptPlace): TemplateResult {
    const { plan } = this;
    if (plan.state === 'pending')
      return html`<snodo-load-state state="pending" heading=${i18n.t('common.pending')}></snodo-load-state>`;
    if (plan.state === 'failed')
      return html`<snodo-load-state
        state="failed"
        heading=${i18n.t('common.failed')}
        text=${i18n.t('common.network')}
        action=${i18n.t('common.retry')}
        @snodo-load-retried=${this.#load}
      ></snodo-load-state>`;
    const { milestones } = plan.loaded;
    if (milestones.length === 0)
      return html`<snodo-load-state
        state="empty"
        heading=${i18n.t('hosting.handOverNone')}
        text=${i18n.t('hosting.handOverNoneHelp')}
      ></snodo-load-state>`;
    const done = milestones.filter(({ state }) => state === 'done').length;
    return html`<p>
        <strong>${i18n.t('hosting.handOverDone', { done, all: milestones.length })}</strong>
      </p>
      <ul role="list" class="rows">
        ${milestones.map((milestone) => html`<li>${this.#milestone(i18n, place, milestone)}</li>`)}
      </ul>`;
  }

  #milestone(i18n: I18n, place: KeptPlace, milestone: Milestone): TemplateResult {
    const { code, state, note } = milestone;
    const name = i18n.t(`hosting.milestone_${code}`);
    const isOpen = this.opened === code;
    return html`<div>
        <p>
          <snodo-icon
            name=${state === 'done' ? 'circle-check' : state === 'late' ? 'circle-alert' : 'clock'}
          ></snodo-icon>
          <strong>${name}</strong>
        </p>
        <p class=${state === 'late' ? 'fault' : 'soft'}>${whenWords(i18n, milestone)}</p>
        ${note === null ? nothing : html`<p class="words">${note}</p>`}
        ${isOpen ? this.#form(i18n, place, milestone) : nothing}
      </div>
      <button
        type="button"
        class="button"
        aria-expanded=${isOpen ? 'true' : 'false'}
        @click=${() => void this.#open(code)}
      >
        ${i18n.t('hosting.milestoneChange')}<span class="visually-hidden"> ${name}</span>
      </button>`;
  }

  async #open(code: Milestone['code']): Promise<void> {
    this.outcome = undefined;
    this.opened = this.opened === code ? undefined : code;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#is-done')?.focus();
  }

  #form(i18n: I18n, place: KeptPlace, { code, state, dueOn, note }: Milestone): TemplateResult {
    return html`<form
      class="notice"
      @submit=${(submitted: SubmitEvent) => void this.#follow(submitted, place, code)}
    >
      <label class="choice"
        ><input id="is-done" type="checkbox" name="isDone" ?checked=${state === 'done'} /><span
          >${i18n.t('hosting.milestoneIsDone')}</span
        ></label
      >
      <snodo-day-field
        label=${i18n.t('hosting.milestoneDueOn')}
        value=${dueOn}
        min=${dueOn < today() ? dueOn : today()}
        max=${`${Number(today().slice(0, 4)) + 8}-12-31`}
      ></snodo-day-field>
      <div class="field">
        <label for="note">${i18n.t('hosting.milestoneNote')}</label>
        <input id="note" name="note" maxlength="300" .value=${note ?? ''} />
      </div>
      <button class="button primary" ?disabled=${this.isWorking}>${i18n.t('hosting.save')}</button>
    </form>`;
  }

  async #follow(submitted: SubmitEvent, { code }: KeptPlace, milestone: Milestone['code']): Promise<void> {
    submitted.preventDefault();
    const { target } = submitted;
    if (!(target instanceof HTMLFormElement)) return;
    const given = new FormData(target);
    const note = textOf(given, 'note');
    const plan = await this.act(
      (api) =>
        api.followMilestone(code, milestone, {
          isDone: given.has('isDone'),
          dueOn: target.querySelector('snodo-day-field')?.value ?? today(),
          note: note === '' ? null : note,
        }),
      'hosting.milestoneSaved',
    );
    if (plan === undefined) return;
    this.opened = undefined;
    this.plan = { state: 'ready', loaded: plan };
  }

  #passing(i18n: I18n, place: KeptPlace, plan: HandOver): TemplateResult {
    return html`<section aria-labelledby="pass-on">
      <h3 id="pass-on">${i18n.t('hosting.passOn')}</h3>
      ${this.#passingContent(i18n, place, plan)}
    </section>`;
  }

  #passingContent(i18n: I18n, place: KeptPlace, plan: HandOver): TemplateResult {
    const { lifeCycle, host, milestones, receivers } = plan;
    if (lifeCycle === 'handed_over') return html`<p>${i18n.t('hosting.passOnDone', { host })}</p>`;
    if (lifeCycle !== 'active') return html`<p class="soft">${i18n.t('hosting.passOnLater')}</p>`;
    if (receivers.length === 0) return html`<p class="soft">${i18n.t('hosting.passOnNobody')}</p>`;
    const open = milestones.filter(({ state }) => state !== 'done').length;
    return html`<p>${i18n.t('hosting.passOnHelp')}</p>
      ${open === 0 ? nothing : html`<p class="soft">${i18n.t('hosting.passOnOpen', { count: open })}</p>`}
      <form @submit=${(submitted: SubmitEvent) => void this.#passOn(submitted, place)}>
        <div class="field">
          <label for="receiver">${i18n.t('hosting.passOnTo')}</label>
          <select id="receiver" name="receiver" required>
            <option value=""></option>
            ${receivers.map(({ code, name }) => html`<option value=${code}>${name}</option>`)}
          </select>
        </div>
        <div class="field">
          <label for="reason">${i18n.t('hosting.reason')}</label>
          <input id="reason" name="reason" required maxlength="500" />
        </div>
        <button class="button primary" ?disabled=${this.isWorking}>${i18n.t('hosting.passOnDo')}</button>
      </form>`;
  }

  async #passOn(submitted: SubmitEvent, place: KeptPlace): Promise<void> {
    submitted.preventDefault();
    if (!(submitted.target instanceof HTMLFormElement)) return;
    const given = new FormData(submitted.target);
    const step = {
      from: place.lifeCycle,
      to: 'handed_over' as const,
      reason: textOf(given, 'reason'),
      organisation: textOf(given, 'receiver'),
      fates: [],
    };
    if (await this.act((api) => api.movePlace(place.code, step), 'hosting.passedOn')) this.tellChanged();
  }
}

function whenWords(i18n: I18n, { state, dueOn, doneOn, by }: Milestone): string {
  if (doneOn !== null)
    return by === null
      ? i18n.t('hosting.milestoneDone', { day: i18n.day(doneOn) })
      : i18n.t('hosting.milestoneDoneBy', { day: i18n.day(doneOn), name: by });
  return i18n.t(state === 'late' ? 'hosting.milestoneLate' : 'hosting.milestoneDue', {
    day: i18n.day(dueOn),
  });
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}

if (!customElements.get('snodo-hand-over')) customElements.define('snodo-hand-over', SnodoHandOver);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-hand-over': SnodoHandOver;
  }
}
