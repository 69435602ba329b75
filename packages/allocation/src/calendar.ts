const dayMilliseconds = 86_400_000;
const dayPattern = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Days from 1970-01-01 to an ISO day (`2026-03-09`), or undefined when the text is no day of the calendar. */
export function dayNumber(text: string): number | undefined {
  const parts = dayPattern.exec(text);
  if (parts === null) return undefined;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const instant = Date.UTC(year, month - 1, day);
  // Date.UTC rolls 31 April over to 1 May, and takes years below 100 for those of the last century.
  const date = new Date(instant);
  const isDay =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isDay ? instant / dayMilliseconds : undefined;
}

/** The later of two ISO days; they sort as text. */
export function laterDay(one: string, other: string): string {
  return one < other ? other : one;
}
