import type { SharedServiceInput, SharedTemplateValues } from './enrolments-api.ts';

/** Bands that a group starts from: a low, a middle and a full share. */
const bandPercents = [40, 70, 100];
const usualNoticeDays = 14;

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

/** `40, 70, 100` as percents, each once and rising; undefined when they are no bands. */
export function readBands(text: string): number[] | undefined {
  const bands = text.split(/[\s,;%]+/u).flatMap((part) => (part === '' ? [] : [Number(part)]));
  const isSound = bands.length >= 2 && bands.length <= 5 && new Set(bands).size === bands.length;
  if (!isSound || !bands.every((band) => Number.isInteger(band) && band >= 1 && band <= 100))
    return undefined;
  return bands.toSorted((one, other) => one - other);
}

/** What the form says, as the API takes it. The same hours on each of the chosen days, or each its own. */
export function readSharedForm(given: FormData, template: SharedTemplateValues): SharedServiceInput {
  const text = (name: string) => String(given.get(name) ?? '').trim();
  const number = (name: string) => Number(given.get(name));
  const split = text('split') as SharedServiceInput['split'];
  const timetable = given.getAll('days').map((day) => {
    const own = given.get('isEachDay') === null ? '' : `-${String(day)}`;
    return {
      weekday: Number(day),
      startMinute: readClock(text(`from${own}`)) ?? 0,
      endMinute: readClock(text(`to${own}`)) ?? 0,
    };
  });
  const band = number('band');
  // What is no list of bands goes as it is not: the API says what is wrong with it.
  const bands = given.get('bands') === null ? bandPercents : (readBands(text('bands')) ?? []);
  const orElse = (name: string, usual: number) => (text(name) === '' ? usual : number(name));
  return {
    serviceId: text('serviceId'),
    template: template.code,
    title: text('title'),
    words: text('words'),
    ...(text('place') === '' ? {} : { place: text('place') }),
    ...(text('district') === '' ? {} : { district: text('district') }),
    timetable,
    startsOn: text('startsOn'),
    quorumBy: text('quorumBy'),
    quorumFamilies: number('quorumFamilies'),
    places: number('places'),
    childrenPerCarer: orElse('childrenPerCarer', template.childrenPerCarer),
    split,
    ...(split === 'band' ? { bandPercents: bands } : {}),
    ...(text('hourEuro') === '' ? {} : { hourCents: Math.round(number('hourEuro') * 100) }),
    noticeDays: orElse('noticeDays', usualNoticeDays),
    ...(given.get('isMine') === null
      ? {}
      : {
          family: {
            children: number('children'),
            windows: timetable.map((_window, at) => at),
            ...(split === 'band' ? { bandPercent: band === 0 ? Math.max(...bands) : band } : {}),
          },
        }),
  };
}

export const formBands: readonly number[] = bandPercents;
