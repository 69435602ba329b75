import type { TimetableFault } from '@snodo/recurrence';
import { html, nothing, type TemplateResult } from 'lit';
import { faultLine } from '../../ui/fault-line.ts';
import type { I18n, MessageKey } from '../../ui/i18n.ts';
import { weekdayText } from '../service.ts';
import {
  dayMinutes,
  endOf,
  minuteOf,
  nextSpan,
  onWorkdays,
  timeText,
  type Period,
  type Span,
  type TimetableDraft,
} from './timetable-draft.ts';

export interface TimetableView {
  readonly i18n: I18n;
  readonly draft: TimetableDraft;
  readonly faults: readonly TimetableFault[];
  /** Whether what is not filled in yet is a fault already. */
  readonly isStrict: boolean;
  readonly change: (draft: TimetableDraft) => void;
}

const mostSpans = 10;
/** What stands empty because nobody has come to it yet. */
const unwritten: ReadonlySet<string> = new Set(['not_a_day', 'not_an_integer']);
const told: ReadonlySet<string> = new Set([
  'ends_before_it_starts',
  'hours_overlap',
  'never_occurs',
  'first_day_needed',
  'not_a_day',
  'not_an_integer',
  'repeated',
  'too_many',
]);

/** What is wrong at a path or, with `isDeep`, anywhere below it, in a sentence. */
function wrongAt({ i18n, faults, isStrict }: TimetableView, path: string, isDeep = true): string | undefined {
  const fault = faults.find(
    (one) =>
      (one.path === path || (isDeep && one.path.startsWith(`${path}.`))) &&
      (isStrict || !unwritten.has(one.code)),
  );
  return fault === undefined ? undefined : faultWords(i18n, fault.code);
}

function faultWords(i18n: I18n, code: string): string {
  return i18n.t(`timetable.fault.${told.has(code) ? code : 'other'}` as MessageKey);
}

/** What is wrong with all of it together. */
export function wholeFault(view: TimetableView): TemplateResult | typeof nothing {
  return faultLine('whole', wrongAt(view, '', false) ?? wrongAt(view, 'periods', false));
}

const idOf = (path: string) => path.replaceAll('.', '-');
const inputIn = ({ target }: Event) => target as HTMLInputElement;

/** A day, and what is wrong with it below. */
function dayField(
  view: TimetableView,
  path: string,
  { label, day, change }: { label: string; day: string | null; change: (day: string) => void },
): TemplateResult {
  const wrong = wrongAt(view, path);
  const id = idOf(path);
  return html`<div class="field">
    <label for=${id}>${label}</label>
    <input
      id=${id}
      type="date"
      max="2999-12-31"
      aria-describedby="${wrong === undefined ? '' : `${id}-fault`}"
      aria-invalid=${wrong === undefined ? 'false' : 'true'}
      .value=${day ?? ''}
      @change=${(event: Event) => change(inputIn(event).value)}
    />
    ${faultLine(id, wrong)}
  </div>`;
}

/** The hours of one day, each with its begin and its end. */
function spansField(
  view: TimetableView,
  path: string,
  { day, spans, change }: { day: string; spans: readonly Span[]; change: (spans: Span[]) => void },
): TemplateResult {
  const { i18n } = view;
  return html`<div class="spans">
    ${
      spans.length === 0
        ? html`<p class="soft">${i18n.t('timetable.closed')}</p>`
        : spans.map((span, at) =>
            spanRow(view, `${path}.${at}`, {
              day,
              span,
              change: (given) => change(spans.map((one, index) => (index === at ? given : one))),
              remove: () => change(spans.filter((_one, index) => index !== at)),
            }),
          )
    }
    ${
      spans.length >= mostSpans
        ? nothing
        : html`<button
            type="button"
            class="button plain"
            aria-label=${`${i18n.t(spans.length === 0 ? 'timetable.add' : 'timetable.addMore')}: ${day}`}
            @click=${() => change([...spans, nextSpan(spans)])}
          >
            ${i18n.t(spans.length === 0 ? 'timetable.add' : 'timetable.addMore')}
          </button>`
    }
  </div>`;
}

function spanRow(
  view: TimetableView,
  path: string,
  {
    day,
    span,
    change,
    remove,
  }: { day: string; span: Span; change: (span: Span) => void; remove: () => void },
): TemplateResult {
  const { i18n } = view;
  const { startMinute, endMinute } = span;
  const wrong = wrongAt(view, path);
  const id = idOf(path);
  const isNextDay = endMinute > dayMinutes;
  const mayBeNextDay = isNextDay || endMinute <= startMinute;
  const time = (name: 'from' | 'to', minute: number, set: (text: string) => Span) =>
    html`<label>
      <span>${i18n.t(`timetable.${name}`)}<span class="visually-hidden"> ${day}</span></span>
      <input
        id="${id}-${name}"
        type="time"
        aria-describedby="${wrong === undefined ? '' : `${id}-fault`}"
        aria-invalid=${wrong === undefined ? 'false' : 'true'}
        .value=${timeText(minute)}
        @change=${(event: Event) => change(set(inputIn(event).value))}
      />
    </label>`;
  return html`<div class="span">
      ${time('from', startMinute, (text) => ({ startMinute: minuteOf(text), endMinute }))}
      ${time('to', endMinute, (text) => ({ startMinute, endMinute: endOf(text, isNextDay && minuteOf(text) <= startMinute) }))}
      ${
        mayBeNextDay
          ? html`<label class="choice">
              <input
                type="checkbox"
                .checked=${isNextDay}
                @change=${(event: Event) =>
                  change({
                    startMinute,
                    endMinute: endOf(timeText(endMinute), inputIn(event).checked),
                  })}
              />
              <span>${i18n.t('timetable.nextDay')}</span>
            </label>`
          : nothing
      }
      <button
        type="button"
        class="button plain"
        aria-label=${`${i18n.t('timetable.remove')}: ${day} ${timeText(startMinute)}–${timeText(endMinute)}`}
        @click=${remove}
      >
        <snodo-icon name="x"></snodo-icon>${i18n.t('timetable.remove')}
      </button>
    </div>
    ${faultLine(id, wrong)}`;
}

/** A week, and from when to when it holds. */
export function periodField(view: TimetableView, at: number, period: Period): TemplateResult {
  const { i18n, draft } = view;
  const path = `periods.${at}`;
  const isOne = draft.periods.length === 1;
  const set = (given: Period) =>
    view.change({ ...draft, periods: draft.periods.map((one, index) => (index === at ? given : one)) });
  const firstOpen = period.week.findIndex((spans) => spans.length > 0);
  return html`<fieldset class="period">
    <legend>${isOne ? i18n.t('timetable.week') : i18n.t('timetable.weekNumber', { number: at + 1 })}</legend>
    ${period.week.map((spans, day) => {
      const name = weekdayText(i18n, day + 1);
      return html`<div class="day" role="group" aria-label=${name}>
        <span class="name">${name}</span>
        ${spansField(view, `${path}.week.${day}`, {
          day: name,
          spans,
          change: (given) =>
            set({ ...period, week: period.week.map((own, index) => (index === day ? given : own)) }),
        })}
        ${
          day === firstOpen && day < 5
            ? html`<button type="button" class="button" @click=${() => set(onWorkdays(period, day))}>
                <snodo-icon name="copy"></snodo-icon>${i18n.t('timetable.copy')}
              </button>`
            : nothing
        }
      </div>`;
    })}
    <details ?open=${!isOne || period.firstOn !== null || period.lastOn !== null || period.everyWeeks > 1}>
      <summary>${i18n.t('timetable.validity')}</summary>
      <div class="pair">
        ${dayField(view, `${path}.firstOn`, {
          label: i18n.t('timetable.firstOn'),
          day: period.firstOn,
          change: (day) => set({ ...period, firstOn: day || null }),
        })}
        ${dayField(view, `${path}.lastOn`, {
          label: i18n.t('timetable.lastOn'),
          day: period.lastOn,
          change: (day) => set({ ...period, lastOn: day || null }),
        })}
        <div class="field">
          <label for="${idOf(path)}-weeks">${i18n.t('timetable.everyWeeks')}</label>
          <select
            id="${idOf(path)}-weeks"
            @change=${(event: Event) => set({ ...period, everyWeeks: Number(inputIn(event).value) })}
          >
            ${[...new Set([1, 2, 3, 4, period.everyWeeks])].map(
              (weeks) =>
                html`<option value=${weeks} ?selected=${weeks === period.everyWeeks}>
                  ${i18n.t('timetable.weeks', { count: weeks })}
                </option>`,
            )}
          </select>
        </div>
      </div>
    </details>
    ${
      isOne
        ? nothing
        : html`<button
            type="button"
            class="button"
            @click=${() => view.change({ ...draft, periods: draft.periods.filter((_one, index) => index !== at) })}
          >
            ${i18n.t('timetable.removePeriod', { number: at + 1 })}
          </button>`
    }
  </fieldset>`;
}

/** Days with hours of their own. */
export function exceptionsField(view: TimetableView): TemplateResult {
  const { i18n, draft } = view;
  const set = (exceptions: TimetableDraft['exceptions']) => view.change({ ...draft, exceptions });
  return html`<fieldset>
    <legend>${i18n.t('timetable.exceptions')}</legend>
    <p class="help">${i18n.t('timetable.exceptionsHelp')}</p>
    ${draft.exceptions.map((exception, at) => {
      const change = (given: Partial<typeof exception>) =>
        set(draft.exceptions.map((one, index) => (index === at ? { ...one, ...given } : one)));
      const path = `exceptions.${at}`;
      return html`<div class="dated">
        ${dayField(view, `${path}.on`, {
          label: i18n.t('timetable.on'),
          day: exception.on,
          change: (on) => change({ on }),
        })}
        ${spansField(view, `${path}.spans`, {
          day: exception.on === '' ? i18n.t('timetable.thatDay') : i18n.day(exception.on),
          spans: exception.spans,
          change: (spans) => change({ spans }),
        })}
        ${removeButton(i18n, () => set(draft.exceptions.filter((_one, index) => index !== at)))}
      </div>`;
    })}
    <button type="button" class="button" @click=${() => set([...draft.exceptions, { on: '', spans: [] }])}>
      ${i18n.t('timetable.addException')}
    </button>
  </fieldset>`;
}

/** Times at which it is closed, and holidays. */
export function closuresField(view: TimetableView): TemplateResult {
  const { i18n, draft } = view;
  const set = (closures: TimetableDraft['closures']) => view.change({ ...draft, closures });
  return html`<fieldset>
    <legend>${i18n.t('timetable.closures')}</legend>
    ${draft.closures.map((closure, at) => {
      const change = (given: Partial<typeof closure>) =>
        set(draft.closures.map((one, index) => (index === at ? { ...one, ...given } : one)));
      const path = `closures.${at}`;
      return html`<div class="dated">
        <div class="pair">
          ${dayField(view, `${path}.firstOn`, {
            label: i18n.t('timetable.closedFrom'),
            day: closure.firstOn,
            change: (firstOn) => change({ firstOn, lastOn: closure.lastOn || firstOn }),
          })}
          ${dayField(view, `${path}.lastOn`, {
            label: i18n.t('timetable.closedTo'),
            day: closure.lastOn,
            change: (lastOn) => change({ lastOn }),
          })}
          <div class="field">
            <label for="${idOf(path)}-name">${i18n.t('timetable.closureName')}</label>
            <input
              id="${idOf(path)}-name"
              maxlength="120"
              .value=${closure.name ?? ''}
              @change=${(event: Event) => change({ name: inputIn(event).value.trim() || null })}
            />
          </div>
        </div>
        ${removeButton(i18n, () => set(draft.closures.filter((_one, index) => index !== at)))}
      </div>`;
    })}
    <button
      type="button"
      class="button"
      @click=${() => set([...draft.closures, { firstOn: '', lastOn: '', name: null }])}
    >
      ${i18n.t('timetable.addClosure')}
    </button>
    ${(['italy', 'milan'] as const).map(
      (holidays) =>
        html`<label class="choice">
          <input
            type="checkbox"
            .checked=${draft.holidays.includes(holidays)}
            @change=${(event: Event) =>
              view.change({
                ...draft,
                holidays: (['italy', 'milan'] as const).filter((one) =>
                  one === holidays ? inputIn(event).checked : draft.holidays.includes(one),
                ),
              })}
          />
          <span>${i18n.t(`timetable.holidays.${holidays}`)}</span>
        </label>`,
    )}
  </fieldset>`;
}

function removeButton(i18n: I18n, remove: () => void): TemplateResult {
  return html`<button type="button" class="button plain" @click=${remove}>
    <snodo-icon name="x"></snodo-icon>${i18n.t('timetable.remove')}
  </button>`;
}
