import { html, nothing, type TemplateResult } from 'lit';
import { dayFromNow, dayText, hoursText } from '../booking/booking-words.ts';
import { baseStyles } from '../../ui/base.styles.ts';
import type { I18n } from '../../ui/i18n.ts';
import '../../ui/snodo-day-field.ts';
import { clockOf, timeSelect } from '../../ui/time-select.ts';
import type { KeptSpace } from './hosting-api.ts';
import { HostingSection } from './hosting-section.ts';
import { textOf } from './hosting-words.ts';
import { hostingStyles } from './hosting.styles.ts';

/** When a host keeps a space for herself: whole days, or hours of them. What is booked already stays booked. */
export class SnodoSpaceBlocks extends HostingSection {
  static override properties = {
    ...HostingSection.properties,
    space: { attribute: false },
    isWhole: { state: true },
  };
  static override styles = [baseStyles, ...hostingStyles];

  declare space: KeptSpace | undefined;
  declare private isWhole: boolean;

  constructor() {
    super();
    this.isWhole = true;
  }

  protected override render() {
    const { i18n, space } = this;
    if (!i18n || !space) return nothing;
    return html`<div class="stack">
      <p class="soft">${i18n.t('hosting.blockHelp')}</p>
      ${this.#list(i18n, space)}
      <form
        aria-label=${i18n.t('hosting.block')}
        @submit=${(submitted: SubmitEvent) => void this.#block(submitted, space)}
      >
        <div class="pair">
          <snodo-day-field
            name="first"
            label=${i18n.t('booking.firstOn')}
            value=${dayFromNow(1)}
            min=${dayFromNow(0)}
            max=${dayFromNow(700)}
          ></snodo-day-field>
          <snodo-day-field
            name="last"
            label=${i18n.t('booking.lastOn')}
            value=${dayFromNow(1)}
            min=${dayFromNow(0)}
            max=${dayFromNow(700)}
          ></snodo-day-field>
        </div>
        <label class="choice"
          ><input
            type="checkbox"
            .checked=${this.isWhole}
            @change=${() => (this.isWhole = !this.isWhole)}
          /><span>${i18n.t('hosting.wholeDays')}</span></label
        >
        ${
          this.isWhole
            ? nothing
            : html`<div class="pair">
                ${timeSelect({ id: 'from', label: i18n.t('booking.from'), value: 540 })}
                ${timeSelect({ id: 'to', label: i18n.t('booking.to'), value: 780, isEnd: true })}
              </div>`
        }
        <div class="field">
          <label for="reason">${i18n.t('hosting.blockReason')}</label>
          <input id="reason" name="reason" maxlength="200" />
        </div>
        ${this.outcomeLine()}
        <button class="button primary" ?disabled=${this.isWorking}>${i18n.t('hosting.blockDo')}</button>
      </form>
    </div>`;
  }

  #list(i18n: I18n, { blocks }: KeptSpace): TemplateResult | typeof nothing {
    if (blocks.length === 0) return nothing;
    return html`<ul role="list" class="rows">
      ${blocks.map(({ id, time, reason }) => {
        const isOneDay = time.from.slice(0, 10) === time.to.slice(0, 10);
        const when = isOneDay
          ? `${dayText(i18n, time.from)}, ${hoursText(i18n, time)}`
          : i18n.t('hosting.fromTo', {
              from: dayText(i18n, time.from),
              to: dayText(i18n, lastDayOf(time.to)),
            });
        return html`<li>
          <div>
            <p><strong>${when}</strong></p>
            ${reason === null ? nothing : html`<p class="soft">${reason}</p>`}
          </div>
          <button
            type="button"
            class="button"
            ?disabled=${this.isWorking}
            @click=${() => void this.#free(id)}
          >
            ${i18n.t('hosting.unblock')}<span class="visually-hidden"> ${when}</span>
          </button>
        </li>`;
      })}
    </ul>`;
  }

  async #free(id: string): Promise<void> {
    if (await this.act((api) => api.unblock(id), 'hosting.unblocked')) this.tellChanged();
  }

  async #block(submitted: SubmitEvent, space: KeptSpace): Promise<void> {
    submitted.preventDefault();
    if (!(submitted.target instanceof HTMLFormElement)) return;
    const given = new FormData(submitted.target);
    const [first, lastGiven] = [textOf(given, 'first'), textOf(given, 'last')];
    const last = lastGiven < first ? first : lastGiven;
    const end = this.isWhole ? 1440 : Number(textOf(given, 'to'));
    const reason = textOf(given, 'reason');
    const blocked = await this.act(
      (api) =>
        api.block(space.id, {
          from: `${first}T${clockOf(this.isWhole ? 0 : Number(textOf(given, 'from')))}`,
          to: `${end === 1440 ? dayAfter(last) : last}T${clockOf(end)}`,
          ...(reason === '' ? {} : { reason }),
        }),
      'hosting.blocked',
    );
    if (blocked) this.tellChanged();
  }
}

function dayAfter(on: string): string {
  return new Date(Date.parse(`${on}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

/** The last day that a time touches: midnight is the end of the day before. */
function lastDayOf(wall: string): string {
  const day = wall.slice(0, 10);
  if (!wall.endsWith('T00:00')) return day;
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

if (!customElements.get('snodo-space-blocks')) customElements.define('snodo-space-blocks', SnodoSpaceBlocks);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-space-blocks': SnodoSpaceBlocks;
  }
}
