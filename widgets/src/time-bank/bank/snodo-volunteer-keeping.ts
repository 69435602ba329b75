import { html, nothing, type PropertyValues } from 'lit';
import { dayIn } from '../../identity/moments.ts';
import { ownSectionStyles } from '../../identity/own-section.styles.ts';
import { baseStyles } from '../../ui/base.styles.ts';
import type { I18n } from '../../ui/i18n.ts';
import { pending, settle, type Load } from '../../ui/load.ts';
import type { Member, Page, VolunteerEntry } from './bank-api.ts';
import { bankStyles } from './bank.styles.ts';
import { hoursFields } from './hours-fields.ts';
import { minutesOf, shortHours } from './hours-words.ts';
import { joined, KeepingSection } from './keeping-section.ts';

/** The register of volunteers' hours: read, and written to; never changed. */
export class SnodoVolunteerKeeping extends KeepingSection {
  static override properties = {
    ...KeepingSection.properties,
    page: { state: true },
    members: { state: true },
    isWrong: { state: true },
  };
  static override styles = [baseStyles, ownSectionStyles, bankStyles];

  declare private page: Load<Page<VolunteerEntry>>;
  declare private members: readonly Member[];
  declare private isWrong: boolean;

  #key = crypto.randomUUID();

  constructor() {
    super();
    this.page = pending;
    this.members = [];
    this.isWrong = false;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('api')) void this.#load();
  }

  protected override render() {
    const { i18n } = this;
    if (!i18n) return nothing;
    return html`<div class="stack">
      <p>${i18n.t('time-bank-desk.volunteers.lead')}</p>
      ${this.shown(i18n, this.page, this.#load, (page) =>
        page.items.length === 0
          ? html`<p class="soft">${i18n.t('time-bank-desk.volunteers.none')}</p>`
          : html`<ul role="list" class="rows">
                ${page.items.map((entry) => this.#row(i18n, entry))}
              </ul>
              ${this.moreButton(i18n, page, () => void this.#more(page))}`,
      )}
      <details @toggle=${this.#readMembers}>
        <summary>${i18n.t('time-bank-desk.volunteers.open')}</summary>
        ${this.#form(i18n)}
      </details>
      ${this.outcomeLine()}
    </div>`;
  }

  #row(i18n: I18n, entry: VolunteerEntry) {
    const gone = i18n.t('time-bank-desk.members.gone');
    return html`<li>
      <div>
        <p class=${entry.isReversed ? 'over' : ''}>
          <strong
            ><bdi
              >${i18n.t('time-bank-desk.volunteers.row', {
                number: String(entry.number),
                name: entry.member.displayName ?? gone,
                time: shortHours(i18n, entry.minutes),
              })}</bdi
            ></strong
          >
        </p>
        <p class="soft">
          <bdi
            >${i18n.t('time-bank-desk.volunteers.facts', {
              activity: entry.activity,
              organisation: entry.organisation.name,
              day: dayIn(i18n, entry.servedOn),
              by: entry.recordedBy.displayName ?? gone,
            })}</bdi
          >
          ${entry.isReversed ? html`<strong>${i18n.t('time-bank-desk.volunteers.reversed')}</strong>` : nothing}
        </p>
      </div>
    </li>`;
  }

  #form(i18n: I18n) {
    return html`<form @submit=${this.#enter}>
      <div class="field">
        <label for="member">${i18n.t('time-bank-desk.volunteers.member')}</label>
        <select id="member" name="member" required>
          ${this.members.map(({ id, displayName }) => html`<option value=${id}>${displayName ?? ''}</option>`)}
        </select>
      </div>
      <div class="field">
        <label for="organisation">${i18n.t('time-bank-desk.pools.organisation')}</label>
        <input id="organisation" name="organisation" maxlength="64" required />
      </div>
      ${hoursFields(i18n, { isWrong: this.isWrong })}
      <div class="field">
        <label for="on">${i18n.t('time-bank-desk.pools.drawOn')}</label>
        <input id="on" name="on" type="date" required />
      </div>
      <div class="field">
        <label for="activity">${i18n.t('time-bank-desk.volunteers.activity')}</label>
        <input id="activity" name="activity" maxlength="200" required />
      </div>
      <button class="button primary" ?disabled=${this.isWorking}>
        ${i18n.t('time-bank-desk.volunteers.enter')}
      </button>
    </form>`;
  }

  readonly #load = async (): Promise<void> => {
    if (!this.api) return;
    this.page = await settle(this.api.listVolunteerEntries());
  };

  readonly #readMembers = async (): Promise<void> => {
    if (!this.api || this.members.length > 0) return;
    const members = await settle(this.api.listMembersToChoose());
    if (members.state === 'ready') this.members = members.loaded;
  };

  async #more(page: Page<VolunteerEntry>): Promise<void> {
    const next = await this.act((api) => api.listVolunteerEntries(page.nextCursor ?? undefined));
    if (next) this.page = { state: 'ready', loaded: joined(page, next) };
  }

  readonly #enter = async (submitting: SubmitEvent): Promise<void> => {
    submitting.preventDefault();
    const form = submitting.target as HTMLFormElement;
    const given = new FormData(form);
    const minutes = minutesOf(given);
    this.isWrong = minutes === undefined;
    if (minutes === undefined) return;
    const word = (name: string) => String(given.get(name) ?? '').trim();
    const entry = {
      memberId: word('member'),
      organisation: word('organisation'),
      minutes,
      servedOn: word('on'),
      activity: word('activity'),
    };
    const entered = await this.act(
      (api) => api.recordVolunteering(this.#key, entry),
      'time-bank-desk.volunteers.entered',
    );
    if (!entered) return;
    this.#key = crypto.randomUUID();
    form.reset();
    await this.#load();
  };
}

if (!customElements.get('snodo-volunteer-keeping'))
  customElements.define('snodo-volunteer-keeping', SnodoVolunteerKeeping);
