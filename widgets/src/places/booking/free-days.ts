import { html, nothing, type TemplateResult } from 'lit';
import type { I18n } from '../../ui/i18n.ts';
import '../../ui/load-state.ts';
import type { Load } from '../../ui/load.ts';
import type { BookedTime, FreeTimes } from './booking-api.ts';
import { dayText, hoursText } from './booking-words.ts';

/** What is free, day by day, each time a button; what is over already is none. */
export function freeDays(
  i18n: I18n,
  free: Load<FreeTimes>,
  given: {
    chosen: BookedTime | undefined;
    choose: (time: BookedTime) => void;
    retry: () => Promise<void>;
  },
): TemplateResult {
  if (free.state === 'pending')
    return html`<snodo-load-state
      state="pending"
      heading=${i18n.t('booking.freePending')}
    ></snodo-load-state>`;
  if (free.state === 'failed')
    return html`<snodo-load-state
      state="failed"
      heading=${i18n.t('common.failed')}
      text=${i18n.t('common.network')}
      action=${i18n.t('common.retry')}
      @snodo-load-retried=${given.retry}
    ></snodo-load-state>`;
  const now = Date.now();
  const days = free.loaded.days.map((day) => ({
    ...day,
    free: day.free.filter(({ endsAt }) => Date.parse(endsAt) > now),
  }));
  if (days.every((day) => day.free.length === 0))
    return html`<snodo-load-state
      state="empty"
      heading=${i18n.t('booking.nothingFree')}
      text=${i18n.t('booking.nothingFreeHelp')}
    ></snodo-load-state>`;
  const button = (time: (typeof days)[number]['free'][number]) =>
    html`<button
      type="button"
      class="button"
      aria-pressed=${given.chosen?.startsAt === time.startsAt ? 'true' : 'false'}
      @click=${() => given.choose(time)}
    >
      <bdi>${hoursText(i18n, time)}</bdi>
      ${time.left > 1 ? html`<span class="soft">${i18n.t('booking.left', { count: time.left })}</span>` : nothing}
    </button>`;
  return html`<div class="days" role="list" aria-label=${i18n.t('booking.freeTimes')}>
    ${days.map(
      (day) =>
        html`<div class="day" role="listitem">
          <p class="when">${dayText(i18n, day.on)}</p>
          ${
            day.free.length === 0
              ? html`<p class="soft">${i18n.t(day.open.length === 0 ? 'booking.closed' : 'booking.full')}</p>`
              : html`<div class="times">${day.free.map(button)}</div>`
          }
        </div>`,
    )}
  </div>`;
}
