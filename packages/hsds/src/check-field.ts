import type { Json } from './directory.ts';
import type { Field, FieldKind } from './entities.ts';
import type { HsdsFaultCode } from './faults.ts';

const longestText = 20_000;
const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const mailPattern = /^[^\s@<>()[\]\\,;:"]{1,64}@[a-z0-9](?:[a-z0-9.-]{0,252})\.[a-z0-9-]{2,63}$/i;
const dayPattern = /^\d{4}-\d{2}-\d{2}$/;
const instantPattern = /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:[Zz]|[+-]\d{2}:\d{2})$/;
const timePattern = /^(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?:Z|[+-](?:0\d|1[0-4]):?[0-5]\d)?$/;
const schemePattern = /^[a-z][a-z0-9+.-]*:/i;

export interface FieldFault {
  readonly code: HsdsFaultCode;
  readonly message: string;
}

/** What is wrong with the value of a field, formats included; undefined when nothing is. */
export function checkField(value: Json | undefined, { kind, isRequired }: Field): FieldFault | undefined {
  if (value === undefined || value === null)
    return isRequired ? { code: 'missing', message: 'has to be there' } : undefined;
  if (kind === 'json') return undefined;
  if (kind === 'number')
    return typeof value === 'number' && Number.isFinite(value)
      ? undefined
      : { code: 'not_a_number', message: 'expected a number' };
  if (typeof value !== 'string') return { code: 'not_text', message: 'expected text' };
  if (value.length > longestText) return { code: 'too_long', message: `at most ${longestText} characters` };
  return checkText(value, kind);
}

/** Whether a text can be told where the specification asks for an address of the web, or of mail. */
export function isFit(text: string, kind: 'uri' | 'email'): boolean {
  return checkText(text, kind) === undefined;
}

function checkText(value: string, kind: FieldKind): FieldFault | undefined {
  if (typeof kind !== 'string')
    return kind.includes(value)
      ? undefined
      : { code: 'not_allowed', message: `expected one of ${kind.join(', ')}` };
  switch (kind) {
    case 'uuid':
      return uuidPattern.test(value) ? undefined : { code: 'not_a_uuid', message: 'expected a UUID' };
    case 'uri':
      return schemePattern.test(value) && URL.canParse(value)
        ? undefined
        : { code: 'not_an_address', message: 'expected an address with its scheme' };
    case 'email':
      return mailPattern.test(value)
        ? undefined
        : { code: 'not_a_mail_address', message: 'expected a mail address' };
    case 'date':
      return isDay(value) ? undefined : { code: 'not_a_day', message: 'expected a day such as 2026-03-09' };
    case 'datetime':
      return instantPattern.test(value) && isDay(value.slice(0, 10)) && !Number.isNaN(Date.parse(value))
        ? undefined
        : { code: 'not_an_instant', message: 'expected an instant such as 2026-03-09T08:00:00Z' };
    case 'time':
      return timePattern.test(value)
        ? undefined
        : { code: 'not_a_time', message: 'expected a time such as 09:00+01:00' };
    default:
      return undefined;
  }
}

function isDay(text: string): boolean {
  if (!dayPattern.test(text)) return false;
  const instant = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(instant) && new Date(instant).toISOString().slice(0, 10) === text;
}
