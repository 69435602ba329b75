const dayMilliseconds = 86_400_000;
const dayPattern = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Days from 1970-01-01 to an ISO day (`2026-03-09`), or undefined when the text is no day of the calendar. */
export function dayNumber(day: string): number | undefined {
  const parts = dayPattern.exec(day);
  if (parts === null) return undefined;
  const instant = Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]));
  // Date.UTC rolls 31 April over to 1 May; writing the day again shows it.
  return new Date(instant).toISOString().slice(0, 10) === day ? instant / dayMilliseconds : undefined;
}

/** The later of two ISO days; they sort as text. */
export function laterDay(one: string, other: string): string {
  return one < other ? other : one;
}
