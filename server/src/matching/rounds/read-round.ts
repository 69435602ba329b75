import type { NewRound, RoundWish } from '@snodo/contract';
import { Problem } from '../../http/index.ts';
import { criteriaOf, servicesOf } from './round-rows.ts';
import type { RoundRow } from './round-queries.ts';

interface Fault {
  path: string;
  code: string;
  message: string;
}

const mostDays = 366;
const dayMilliseconds = 24 * 60 * 60 * 1000;

/** Refuses a round by the paths of its fields: services that are not offered or named twice, a deadline that is none. */
export function refuseUnfitRound(input: NewRound, offered: ReadonlySet<string>, now: Date): void {
  const faults: Fault[] = [];
  const until = Date.parse(input.appliesUntil);
  if (until <= now.getTime() || until > now.getTime() + mostDays * dayMilliseconds)
    faults.push({ path: 'json.appliesUntil', code: 'out_of_range', message: 'Ahead, and within a year' });
  for (const [index, { code, places, reservedPlaces }] of input.services.entries()) {
    const path = `json.services.${index}`;
    if (!offered.has(code))
      faults.push({ path: `${path}.code`, code: 'unknown', message: 'No service of this code' });
    if (input.services.findIndex((other) => other.code === code) < index)
      faults.push({ path: `${path}.code`, code: 'repeated', message: 'This service stands twice' });
    if (reservedPlaces > places)
      faults.push({ path: `${path}.reservedPlaces`, code: 'out_of_range', message: 'At most the places' });
  }
  refuse(faults);
}

/** Refuses wishes by their paths: a service that is not in the round or stands twice, levels that do not fit its rules. */
export function refuseUnfitWishes(row: RoundRow, wishes: readonly RoundWish[]): void {
  const criteria = criteriaOf(row);
  const services = new Map(servicesOf(row).map((service) => [service.code, service]));
  const faults: Fault[] = [];
  for (const [index, { service, isReserved, levels }] of wishes.entries()) {
    const path = `json.wishes.${index}`;
    const found = services.get(service);
    if (found === undefined)
      faults.push({ path: `${path}.service`, code: 'unknown', message: 'No service of this round' });
    if (wishes.findIndex((other) => other.service === service) < index)
      faults.push({ path: `${path}.service`, code: 'repeated', message: 'This service stands twice' });
    if (isReserved && found?.reservedPlaces === 0)
      faults.push({ path: `${path}.isReserved`, code: 'not_allowed', message: 'Nothing is reserved here' });
    if (levels.length !== criteria.length)
      faults.push({ path: `${path}.levels`, code: 'too_few', message: 'One level a criterion' });
    for (const [at, level] of levels.entries()) {
      if (level >= (criteria[at]?.levels.length ?? Number.POSITIVE_INFINITY))
        faults.push({ path: `${path}.levels.${at}`, code: 'out_of_range', message: 'No such level' });
    }
  }
  refuse(faults);
}

function refuse(faults: readonly Fault[]): void {
  if (faults.length > 0) throw new Problem('invalid_request', { faults: faults.slice(0, 100) });
}
