import type { WeeklyWindow } from './service.ts';

const lineForm = /^([1-7])\s+(\d{1,2})[:.](\d\d)\s*[-–]\s*(\d{1,2})[:.](\d\d)$/;

/** Weekly hours as lines that a person can change: `1 16:30-19:00`, Monday first. */
export function hoursToLines(windows: readonly WeeklyWindow[] | null): string {
  const clock = (minute: number) =>
    `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  return (windows ?? [])
    .map(({ weekday, startMinute, endMinute }) => `${weekday} ${clock(startMinute)}-${clock(endMinute)}`)
    .join('\n');
}

/** The same read back; the number of the first line that is none otherwise. Nothing at all is not known. */
export function linesToHours(text: string): { windows: WeeklyWindow[] | null } | { faultyLine: number } {
  const windows: WeeklyWindow[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const [, weekday, ...parts] = lineForm.exec(line.trim()) ?? [];
    const [fromHour = 99, fromMinute = 99, toHour = 99, toMinute = 99] = parts.map(Number);
    const [startMinute, endMinute] = [fromHour * 60 + fromMinute, toHour * 60 + toMinute];
    const isSound = fromMinute < 60 && toMinute < 60 && startMinute < endMinute && endMinute <= 1440;
    if (weekday === undefined || !isSound) return { faultyLine: index + 1 };
    windows.push({ weekday: Number(weekday), startMinute, endMinute });
  }
  return { windows: windows.length === 0 ? null : windows };
}
