import { plain, readList, CellFault } from './cells.ts';

const days = ['lun', 'mar', 'mer', 'gio', 'ven', 'sab', 'dom'];
const englishDays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const line =
  /^(?:(?<first>\d{4}-\d\d-\d\d)?\s*\.\.\s*(?<last>\d{4}-\d\d-\d\d)?\s+)?(?<from>[^\s\d-]+|[1-7])(?:\s*[-–]\s*(?<to>[^\s\d-]+|[1-7]))?\s+(?<start>\d{1,2}[:.]\d\d)\s*[-–]\s*(?<end>\d{1,2}[:.]\d\d)$/u;

interface Span {
  startMinute: number;
  endMinute: number;
}

interface Period {
  firstOn: string | null;
  lastOn: string | null;
  everyWeeks: 1;
  week: Span[][];
}

/**
 * `lun 16:30-19:00; mer-ven 9:00-12:30`, each with days between which it holds where it does not hold always:
 * `2026-09-14..2027-06-11 lun 16:30-19:00`. A plain week, or a timetable of several.
 */
export function readHoursCell(
  cell: string,
  column: string,
): { windows: object[] | null; timetable: object | null } {
  const lines = readList(cell);
  if (lines === null || lines.length === 0) return { windows: null, timetable: null };
  const periods = new Map<string, Period>();
  for (const each of lines) {
    const { key, period, weekdays, span } = readLine(each, column);
    const known = periods.get(key) ?? period;
    periods.set(key, known);
    for (const weekday of weekdays) known.week[weekday - 1]?.push(span);
  }
  const all = [...periods.values()];
  if (all.some(({ firstOn, lastOn }) => firstOn !== null || lastOn !== null))
    return { windows: null, timetable: { periods: all, exceptions: [], closures: [], holidays: [] } };
  const windows = all.flatMap(({ week }) =>
    week.flatMap((spans, index) => spans.map((span) => ({ weekday: index + 1, ...span }))),
  );
  return { windows, timetable: null };
}

function readLine(text: string, column: string) {
  const found = line.exec(text)?.groups;
  if (found === undefined) throw new CellFault('not_hours', column);
  const { first, last, from = '', to, start = '', end = '' } = found;
  const begin = readWeekday(from, column);
  const until = to === undefined ? begin : readWeekday(to, column);
  const span = { startMinute: readMinute(start, column), endMinute: readMinute(end, column) };
  if (until < begin || span.endMinute <= span.startMinute) throw new CellFault('not_hours', column);
  const firstOn = first ?? null;
  const lastOn = last ?? null;
  const week = Array.from({ length: 7 }, (): Span[] => []);
  return {
    key: `${firstOn ?? ''}..${lastOn ?? ''}`,
    period: { firstOn, lastOn, everyWeeks: 1 as const, week },
    weekdays: Array.from({ length: until - begin + 1 }, (_, index) => begin + index),
    span,
  };
}

function readWeekday(text: string, column: string): number {
  if (/^[1-7]$/.test(text)) return Number(text);
  const start = plain(text).slice(0, 3);
  const index = Math.max(days.indexOf(start), englishDays.indexOf(start));
  if (index < 0) throw new CellFault('not_hours', column);
  return index + 1;
}

function readMinute(text: string, column: string): number {
  const [hours = 0, minutes = 0] = text.split(/[:.]/).map(Number);
  if (hours > 24 || minutes > 59 || hours * 60 + minutes > 1440) throw new CellFault('not_hours', column);
  return hours * 60 + minutes;
}
