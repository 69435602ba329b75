import type { SharedServiceInput, SharedTemplateValues } from './enrolments-api.ts';

/** Bands that a group starts from: a low, a middle and a full share. */
const bandPercents = [40, 70, 100];

/** `16:30` as minutes after midnight; undefined when it is no time. */
export function readClock(text: string): number | undefined {
  const read = /^(\d{1,2}):(\d{2})/.exec(text);
  return read === null ? undefined : Number(read[1]) * 60 + Number(read[2]);
}

export function clockText(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/** The day so many days from now, where the person is. */
export function dayFromNow(days: number): string {
  const date = new Date();
  date.setDate(date.getDate() + days);
  return `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`;
}

/** What the form says, as the API takes it. The same hours on each of the chosen days. */
export function readSharedForm(given: FormData, template: SharedTemplateValues): SharedServiceInput {
  const text = (name: string) => String(given.get(name) ?? '').trim();
  const number = (name: string) => Number(given.get(name));
  const split = text('split') as SharedServiceInput['split'];
  const timetable = given.getAll('days').map((day) => ({
    weekday: Number(day),
    startMinute: readClock(text('from')) ?? 0,
    endMinute: readClock(text('to')) ?? 0,
  }));
  const band = number('band');
  return {
    serviceId: text('serviceId'),
    template: template.code,
    title: text('title'),
    words: text('words'),
    ...(text('place') === '' ? {} : { place: text('place') }),
    timetable,
    startsOn: text('startsOn'),
    quorumBy: text('quorumBy'),
    quorumFamilies: number('quorumFamilies'),
    places: number('places'),
    childrenPerCarer: template.childrenPerCarer,
    split,
    ...(split === 'band' ? { bandPercents } : {}),
    noticeDays: 14,
    ...(given.get('isMine') === null
      ? {}
      : {
          family: {
            children: number('children'),
            windows: timetable.map((_window, at) => at),
            ...(split === 'band' ? { bandPercent: band === 0 ? 100 : band } : {}),
          },
        }),
  };
}

export const formBands: readonly number[] = bandPercents;
