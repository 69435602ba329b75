import { html, type TemplateResult } from 'lit';

/** `9:30` of the minutes after midnight; 1440 is the end of the day. */
export function clockText(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

/** Minutes after midnight of `09:30`. */
export function minutesOfClock(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
}

/** `09:30` of the minutes after midnight; the end of a day is the begin of the next. */
export function clockOf(minutes: number): string {
  return clockText(minutes % 1440).padStart(5, '0');
}

/**
 * A labelled list of times of the day on a step, in minutes: the same for every browser, whatever its language. What
 * stands there already is in the list even when it is off the step.
 */
export function timeSelect(field: {
  id: string;
  label: string;
  /** Minutes after midnight. */
  value: number;
  step?: number;
  /** The end of the day can be chosen. */
  isEnd?: boolean;
  isLabelHidden?: boolean;
  change?: (minutes: number) => void;
}): TemplateResult {
  const { id, label, value, step = 30, isEnd = false, isLabelHidden = false, change } = field;
  const all = new Set([value]);
  for (let minutes = isEnd ? step : 0; minutes <= (isEnd ? 1440 : 1439); minutes += step) all.add(minutes);
  return html`<div class="field">
    <label for=${id} class=${isLabelHidden ? 'visually-hidden' : ''}>${label}</label>
    <select
      id=${id}
      name=${id}
      .value=${String(value)}
      @change=${({ target }: Event) => {
        if (target instanceof HTMLSelectElement) change?.(Number(target.value));
      }}
    >
      ${[...all]
        .sort((one, other) => one - other)
        .map(
          (minutes) =>
            html`<option value=${minutes} ?selected=${minutes === value}>${clockText(minutes)}</option>`,
        )}
    </select>
  </div>`;
}
