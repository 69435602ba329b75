import type { NeedInput } from './needs-api.ts';

/** What stands in the form, or why it cannot be sent. */
export type ReadForm = { readonly need: NeedInput } | { readonly fault: 'wrong_hours' | 'wrong_days' };

/** Reads the form of a need; what is empty is not stated. */
export function readNeedForm(given: FormData): ReadForm {
  const text = (name: string) => String(given.get(name) ?? '').trim();
  const all = <Name extends string>(name: string) => given.getAll(name).map(String) as Name[];
  const days = all('weekday').map(Number);
  const [start, end] = [minuteOf(text('fromHour')), minuteOf(text('untilHour'))];
  const hasHours = start !== undefined || end !== undefined;
  if (hasHours && days.length === 0) return { fault: 'wrong_days' };
  if (hasHours && (start ?? 0) >= (end ?? dayMinutes)) return { fault: 'wrong_hours' };
  const [from, until, budget] = [text('from'), text('until'), text('budget')];
  const [sharing, around] = [text('sharing'), text('around')];
  return {
    need: {
      forWhom: text('forWhom') as NeedInput['forWhom'],
      entries: [...new Set([1, 2, 3].map((place) => text(`entry${place}`)).filter((code) => code !== ''))],
      ageBands: all('ageBands'),
      district: text('district'),
      reach: text('reach') as NeedInput['reach'],
      windows: days.map((weekday) => ({
        weekday,
        startMinute: start ?? 0,
        endMinute: end ?? dayMinutes,
      })),
      ...(from === '' ? {} : { from }),
      ...(until === '' ? {} : { until }),
      ...(budget === '' ? {} : { budgetCentsPerHour: Math.round(Number(budget) * 100) }),
      languages: all('languages'),
      indispensableLanguages: all('indispensable'),
      accessibility: all('accessibility'),
      ...(sharing === '' ? {} : { sharing: sharing === 'yes' }),
      ...(around === '' ? {} : { around }),
      caredFor: Math.max(1, Math.trunc(Number(text('caredFor')) || 1)),
      hasRoom: given.has('hasRoom'),
      joinsOthers: given.has('joinsOthers'),
    },
  };
}

const dayMinutes = 1_440;

/** `16:30` as a minute of the day; undefined for nothing. */
function minuteOf(time: string): number | undefined {
  const [hours, minutes] = time.split(':').map(Number);
  return hours === undefined || minutes === undefined ? undefined : hours * 60 + minutes;
}
