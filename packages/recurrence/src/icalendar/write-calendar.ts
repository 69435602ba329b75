import { utcText } from '../rule-text.ts';
import { instantOfWall } from '../time-zone.ts';
import { escapeText, foldLine } from './content-lines.ts';
import { localText } from './local-text.ts';
import { timeZoneLines } from './write-time-zone.ts';

/** When something begins and ends: wall times of a zone (milliseconds since 1970-01-01 00:00 there), or instants. */
export type EventTime =
  | { readonly timeZone: string; readonly startWall: number; readonly endWall: number }
  | { readonly startsAt: Date; readonly endsAt: Date };

/** One VEVENT. Texts are plain; they are escaped here. */
export interface CalendarEvent {
  /** Worldwide and for ever the same for the same thing: `9f…-1@host` */
  readonly uid: string;
  /** Grows whenever the event changes, so that calendars take the new one. */
  readonly sequence: number;
  readonly changedAt: Date;
  readonly status: 'confirmed' | 'tentative' | 'cancelled';
  readonly time: EventTime;
  /** The value of an RRULE */
  readonly rule?: string | undefined;
  /** Begins that the rule gives and that do not take place: wall times of the event's zone */
  readonly exceptWalls?: readonly number[] | undefined;
  readonly summary: string;
  readonly description?: string | undefined;
  readonly location?: string | undefined;
  readonly address?: string | undefined;
}

export interface Calendar {
  /** Who wrote it: `-//Snodo//Calendar//EN` */
  readonly producer: string;
  readonly name: string;
  readonly description?: string | undefined;
  /** After how many hours a calendar should ask again. */
  readonly refreshHours: number;
  readonly events: readonly CalendarEvent[];
}

/** An iCalendar file (RFC 5545, with name and refresh of RFC 7986), lines folded and ended by CR LF. */
export function writeCalendar({ producer, name, description, refreshHours, events }: Calendar): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:${escapeText(producer)}`,
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${escapeText(name)}`,
    `X-WR-CALNAME:${escapeText(name)}`,
    ...(description === undefined ? [] : [`DESCRIPTION:${escapeText(description)}`]),
    `REFRESH-INTERVAL;VALUE=DURATION:PT${refreshHours}H`,
    `X-PUBLISHED-TTL:PT${refreshHours}H`,
    ...zoneYears(events).flatMap(([timeZone, year]) => timeZoneLines(timeZone, year)),
    ...events.flatMap(eventLines),
    'END:VCALENDAR',
  ];
  return `${lines.map(foldLine).join('\r\n')}\r\n`;
}

/** Each zone that is named, with the first year in which it is needed. */
function zoneYears(events: readonly CalendarEvent[]): [string, number][] {
  const years = new Map<string, number>();
  for (const { time } of events) {
    if (!('timeZone' in time)) continue;
    const year = new Date(time.startWall).getUTCFullYear();
    years.set(time.timeZone, Math.min(year, years.get(time.timeZone) ?? year));
  }
  return [...years]
    .filter(([timeZone]) => timeZone !== 'UTC')
    .sort(([one], [other]) => (one < other ? -1 : 1));
}

function eventLines(event: CalendarEvent): string[] {
  const { time, exceptWalls = [] } = event;
  const optional = (name: string, text: string | undefined) =>
    text === undefined || text === '' ? [] : [`${name}:${escapeText(text)}`];
  return [
    'BEGIN:VEVENT',
    `UID:${escapeText(event.uid)}`,
    `SEQUENCE:${event.sequence}`,
    `DTSTAMP:${utcText(event.changedAt.getTime())}`,
    `LAST-MODIFIED:${utcText(event.changedAt.getTime())}`,
    ...timeLines(time),
    ...(event.rule === undefined ? [] : [`RRULE:${event.rule}`]),
    ...('timeZone' in time ? exceptWalls.map((wall) => wallLine('EXDATE', time.timeZone, wall)) : []),
    `STATUS:${event.status.toUpperCase()}`,
    ...optional('SUMMARY', event.summary),
    ...optional('DESCRIPTION', event.description),
    ...optional('LOCATION', event.location),
    ...(event.address === undefined ? [] : [`URL:${event.address.replaceAll(/[\r\n]/g, '')}`]),
    'END:VEVENT',
  ];
}

function timeLines(time: EventTime): string[] {
  if ('timeZone' in time)
    return [
      wallLine('DTSTART', time.timeZone, time.startWall),
      wallLine('DTEND', time.timeZone, time.endWall),
    ];
  return [`DTSTART:${utcText(time.startsAt.getTime())}`, `DTEND:${utcText(time.endsAt.getTime())}`];
}

function wallLine(name: string, timeZone: string, wall: number): string {
  return timeZone === 'UTC'
    ? `${name}:${utcText(instantOfWall(timeZone, wall))}`
    : `${name};TZID=${timeZone}:${localText(wall)}`;
}
