import { html, nothing, type PropertyValues } from 'lit';
import { ownSectionStyles } from '../../identity/own-section.styles.ts';
import { baseStyles } from '../../ui/base.styles.ts';
import type { I18n } from '../../ui/i18n.ts';
import { pending, settle, type Load } from '../../ui/load.ts';
import type { Member, Pool } from './bank-api.ts';
import { bankStyles } from './bank.styles.ts';
import { hoursFields } from './hours-fields.ts';
import { minutesOf } from './hours-words.ts';
import { KeepingSection } from './keeping-section.ts';
import './snodo-pool-card.ts';

/** Companies' pools, those that need somebody first; hours are drawn from them here and their years opened and closed. */
export class SnodoPoolKeeping extends KeepingSection {
  static override properties = {
    ...KeepingSection.properties,
    pools: { state: true },
    members: { state: true },
    isWrong: { state: true },
  };
  static override styles = [baseStyles, ownSectionStyles, bankStyles];

  declare private pools: Load<readonly Pool[]>;
  declare private members: readonly Member[];
  declare private isWrong: boolean;

  #id = crypto.randomUUID();

  constructor() {
    super();
    this.pools = pending;
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
      <p>${i18n.t('time-bank-desk.pools.lead')}</p>
      ${this.outcomeLine()}
      ${this.shown(i18n, this.pools, this.#load, (pools) =>
        pools.length === 0
          ? html`<p class="soft">${i18n.t('time-bank-desk.pools.none')}</p>`
          : html`${pools.map(
              (pool) =>
                html`<snodo-pool-card .pool=${pool}
                  >${pool.state === 'open' ? this.#acts(i18n, pool) : nothing}</snodo-pool-card
                >`,
            )}`,
      )}
      <details>
        <summary>${i18n.t('time-bank-desk.pools.new')}</summary>
        ${this.#newForm(i18n)}
      </details>
    </div>`;
  }

  #acts(i18n: I18n, pool: Pool) {
    return html`<details @toggle=${this.#readMembers}>
        <summary>${i18n.t('time-bank-desk.pools.draw')}</summary>
        <form @submit=${(submitting: SubmitEvent) => void this.#draw(submitting, pool)} novalidate>
          <div class="field">
            <label for=${`to-${pool.id}`}>${i18n.t('time-bank-desk.pools.drawTo')}</label>
            <select id=${`to-${pool.id}`} name="to">
              ${
                pool.unit === 'community_minute'
                  ? html`<option value="">${i18n.t('time-bank-desk.pools.toFund')}</option>`
                  : nothing
              }
              ${this.members.map(({ id, displayName }) => html`<option value=${id}>${displayName ?? ''}</option>`)}
            </select>
          </div>
          ${hoursFields(i18n, { isWrong: this.isWrong, suffix: `-${pool.id}` })}
          <div class="field">
            <label for=${`on-${pool.id}`}>${i18n.t('time-bank-desk.pools.drawOn')}</label>
            <input
              id=${`on-${pool.id}`}
              name="on"
              type="date"
              required
              .value=${new Date().toISOString().slice(0, 10)}
            />
          </div>
          <div class="field">
            <label for=${`reason-${pool.id}`}>${i18n.t('time-bank-desk.pools.drawReason')}</label>
            <textarea id=${`reason-${pool.id}`} name="reason" rows="2" maxlength="500" required></textarea>
          </div>
          <button class="button primary" ?disabled=${this.isWorking}>
            ${i18n.t('time-bank-desk.pools.doDraw')}
          </button>
        </form>
      </details>
      <button type="button" class="button" ?disabled=${this.isWorking} @click=${() => void this.#close(pool)}>
        ${i18n.t('time-bank-desk.pools.close')}
      </button>`;
  }

  #newForm(i18n: I18n) {
    const field = (name: string, label: string, control: unknown) =>
      html`<div class="field"><label for=${name}>${label}</label>${control}</div>`;
    const number = (name: string, given: number, least: number, most: number) =>
      html`<input
        id=${name}
        name=${name}
        type="number"
        min=${least}
        max=${most}
        .value=${String(given)}
        required
      />`;
    return html`<form @submit=${this.#make}>
      ${field('organisation', i18n.t('time-bank-desk.pools.organisation'), html`<input id="organisation" name="organisation" required maxlength="64" />`)}
      ${field(
        'unit',
        i18n.t('time-bank-desk.pools.unit'),
        html`<select id="unit" name="unit">
          ${(['community_minute', 'company_minute'] as const).map(
            (unit) => html`<option value=${unit}>${i18n.t(`time-bank-desk.pools.unit_${unit}`)}</option>`,
          )}
        </select>`,
      )}
      ${field('year', i18n.t('time-bank-desk.pools.year'), number('year', new Date().getFullYear(), 2020, 2100))}
      ${field('pledged', i18n.t('time-bank-desk.pools.hours'), number('pledged', 100, 1, 100_000))}
      ${field('carry', i18n.t('time-bank-desk.pools.carryPercent'), number('carry', 50, 0, 100))}
      ${field('low', i18n.t('time-bank-desk.pools.lowAt'), number('low', 15, 1, 90))}
      <label class="choice">
        <input type="checkbox" name="doubles" />${i18n.t('time-bank-desk.pools.doublesField')}
      </label>
      <button class="button primary" ?disabled=${this.isWorking}>
        ${i18n.t('time-bank-desk.pools.make')}
      </button>
    </form>`;
  }

  readonly #load = async (): Promise<void> => {
    if (!this.api) return;
    this.pools = await settle(this.api.listPools());
  };

  /** Only whoever opens the form needs the names. */
  readonly #readMembers = async (): Promise<void> => {
    if (!this.api || this.members.length > 0) return;
    const members = await settle(this.api.listMembersToChoose());
    if (members.state === 'ready') this.members = members.loaded;
  };

  async #draw(submitting: SubmitEvent, pool: Pool): Promise<void> {
    submitting.preventDefault();
    const form = submitting.target as HTMLFormElement;
    const given = new FormData(form);
    const minutes = minutesOf(given);
    this.isWrong = minutes === undefined;
    if (minutes === undefined || !form.reportValidity()) return;
    const to = String(given.get('to') ?? '');
    const draw = {
      id: this.#id,
      toMemberId: to === '' ? null : to,
      minutes,
      servedOn: String(given.get('on')),
      reason: String(given.get('reason') ?? '').trim(),
    };
    if (!(await this.act((api) => api.drawFromPool(pool.id, draw), 'time-bank-desk.pools.drawnDone'))) return;
    this.#id = crypto.randomUUID();
    form.reset();
    await this.#load();
  }

  async #close(pool: Pool): Promise<void> {
    if (await this.act((api) => api.closePool(pool.id), 'time-bank-desk.pools.closedDone'))
      await this.#load();
  }

  readonly #make = async (submitting: SubmitEvent): Promise<void> => {
    submitting.preventDefault();
    const form = submitting.target as HTMLFormElement;
    const given = new FormData(form);
    const number = (name: string) => Number(given.get(name));
    const unit = given.get('unit') === 'company_minute' ? 'company_minute' : 'community_minute';
    const pool = {
      organisation: String(given.get('organisation') ?? '').trim(),
      unit,
      year: number('year'),
      committedMinutes: number('pledged') * 60,
      carryOverPercent: number('carry'),
      lowAtPercent: number('low'),
      doublesGifts: unit === 'community_minute' && given.get('doubles') !== null,
    } as const;
    if (!(await this.act((api) => api.createPool(this.#id, pool), 'time-bank-desk.pools.made'))) return;
    this.#id = crypto.randomUUID();
    form.reset();
    await this.#load();
  };
}

if (!customElements.get('snodo-pool-keeping')) customElements.define('snodo-pool-keeping', SnodoPoolKeeping);
