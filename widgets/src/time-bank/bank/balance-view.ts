import { css, html, nothing, svg, type TemplateResult } from 'lit';
import type { I18n } from '../../ui/i18n.ts';
import { hoursText } from './hours-words.ts';
import type { OwnHours } from './own-hours-api.ts';

/** Hours that count and are never spent. */
export interface CountedMinutes {
  readonly volunteerMinutes: number;
  readonly companyMinutes: number;
}

export const balanceStyles = css`
  svg.meter {
    display: block;
    inline-size: 100%;
    block-size: 2.75rem;
    overflow: visible;
  }
  svg.meter:dir(rtl) {
    transform: scaleX(-1);
  }
  .whole {
    fill: var(--snodo-color-sunken);
  }
  .share {
    fill: var(--snodo-color-hours);
  }
  .zero {
    stroke: var(--snodo-color-ink);
    stroke-width: 2;
  }
  .ends {
    max-inline-size: none;
    display: flex;
    justify-content: space-between;
    gap: var(--snodo-space-3);
    color: var(--snodo-color-ink-soft);
  }
  .hour-facts {
    display: grid;
    gap: var(--snodo-space-1);
  }
  @media (forced-colors: active) {
    svg.meter {
      forced-color-adjust: none;
    }
  }
`;

/**
 * A balance of hours between its lowest and its highest, with a warning before anything is refused. The drawing repeats
 * what stands in words; `warningMark` stands beside a warning.
 */
export function balanceView(
  i18n: I18n,
  hours: OwnHours,
  counted: CountedMinutes,
  warningMark: TemplateResult | typeof nothing = nothing,
): TemplateResult {
  const { balanceMinutes, warning } = hours;
  return html`<p class="hours-figure">${hoursText(i18n, balanceMinutes)}</p>
    <p>${sense(i18n, balanceMinutes)}</p>
    ${meter(i18n, hours)}
    ${
      warning === 'none'
        ? nothing
        : html`<p class="notice" role="status">
            ${warningMark}<span>${i18n.t(`hours.warning.${warning}`)}</span>
          </p>`
    }
    ${facts(i18n, hours)} ${countedHours(i18n, counted)}`;
}

function sense(i18n: I18n, minutes: number): string {
  const time = hoursText(i18n, Math.abs(minutes));
  if (minutes === 0) return i18n.t('hours.balance.even');
  return i18n.t(minutes < 0 ? 'hours.balance.owing' : 'hours.balance.having', { time });
}

function meter(i18n: I18n, { balanceMinutes, floorMinutes, ceilingMinutes }: OwnHours) {
  if (floorMinutes === null || ceilingMinutes === null) return nothing;
  const at = (minutes: number) => ((minutes - floorMinutes) * 100) / (ceilingMinutes - floorMinutes);
  const [zero, now] = [at(0), at(balanceMinutes)];
  return html`<div>
    <svg class="meter" aria-hidden="true">
      ${svg`
        <rect class="whole" y="12" width="100%" height="20" rx="10"></rect>
        <rect class="share" y="12" height="20" x=${`${Math.min(zero, now)}%`} width=${`${Math.abs(now - zero)}%`}></rect>
        <line class="zero" x1=${`${zero}%`} x2=${`${zero}%`} y1="4" y2="40"></line>
      `}
    </svg>
    <p class="ends">
      <span>${i18n.t('hours.balance.floor', { time: hoursText(i18n, floorMinutes) })}</span>
      <span>${i18n.t('hours.balance.ceiling', { time: hoursText(i18n, ceilingMinutes) })}</span>
    </p>
  </div>`;
}

function facts(i18n: I18n, { spendableMinutes, receivableMinutes, heldOutMinutes, heldInMinutes }: OwnHours) {
  const line = (key: 'spendable' | 'receivable' | 'heldOut' | 'heldIn', minutes: number) =>
    html`<li>${i18n.t(`hours.balance.${key}`, { time: hoursText(i18n, minutes) })}</li>`;
  return html`<ul role="list" class="hour-facts">
    ${line('spendable', Math.max(0, spendableMinutes))}
    ${receivableMinutes === null ? nothing : line('receivable', Math.max(0, receivableMinutes))}
    ${heldOutMinutes > 0 ? line('heldOut', heldOutMinutes) : nothing}
    ${heldInMinutes > 0 ? line('heldIn', heldInMinutes) : nothing}
  </ul>`;
}

function countedHours(i18n: I18n, { volunteerMinutes, companyMinutes }: CountedMinutes) {
  if (volunteerMinutes === 0 && companyMinutes === 0) return nothing;
  return html`<div>
    <h3>${i18n.t('hours.counted.heading')}</h3>
    <ul role="list" class="hour-facts">
      ${
        volunteerMinutes > 0
          ? html`<li>${i18n.t('hours.counted.volunteer', { time: hoursText(i18n, volunteerMinutes) })}</li>`
          : nothing
      }
      ${
        companyMinutes > 0
          ? html`<li>${i18n.t('hours.counted.company', { time: hoursText(i18n, companyMinutes) })}</li>`
          : nothing
      }
    </ul>
  </div>`;
}
