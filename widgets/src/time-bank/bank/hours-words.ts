import type { I18n } from '../../ui/i18n.ts';

/** Minutes as people say them: `1 ora e 30 minuti`; below zero with a word, never with a sign alone. */
export function hoursText(i18n: I18n, minutes: number): string {
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const parts = [
    ...(hours > 0 || rest === 0 ? [i18n.t('hours.h', { count: hours })] : []),
    ...(rest > 0 ? [i18n.t('hours.min', { count: rest })] : []),
  ];
  const [first = '', second] = parts;
  const time = second === undefined ? first : i18n.t('hours.and', { hours: first, minutes: second });
  return minutes < 0 ? i18n.t('hours.minus', { time }) : time;
}

/** The same for a column of figures, with a sign: `+1:30`, `−0:45`. */
export function clockText(minutes: number, isSigned = true): string {
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const sign = minutes < 0 ? '−' : isSigned && minutes > 0 ? '+' : '';
  return `${sign}${hours}:${String(rest).padStart(2, '0')}`;
}

/** Short, where the room is: `12 h 30 min`. */
export function shortHours(i18n: I18n, minutes: number): string {
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const parts = [
    ...(hours > 0 || rest === 0 ? [i18n.t('time-bank-desk.h', { count: hours })] : []),
    ...(rest > 0 ? [i18n.t('time-bank-desk.min', { count: rest })] : []),
  ];
  return `${minutes < 0 ? '−' : ''}${parts.join(' ')}`;
}

/** Minutes of two fields of a form; undefined when they are not whole or not above zero. */
export function minutesOf(given: FormData): number | undefined {
  const minutes = Number(given.get('hours') ?? 0) * 60 + Number(given.get('minutes') ?? 0);
  return Number.isInteger(minutes) && minutes >= 1 && minutes <= 60_000 ? minutes : undefined;
}
