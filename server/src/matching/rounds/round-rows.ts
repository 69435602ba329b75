import type { AllocationRound, RoundOutcome } from '@snodo/allocation';
import type { Language, NewRound, RoundResultBody, RoundWish } from '@snodo/contract';
import { localized } from '../../http/index.ts';
import type { ApplicationRow, RoundRow } from './round-queries.ts';

export type Criteria = NewRound['criteria'];
export type ScarcePlaces = NewRound['services'];

export type ServiceNames = ReadonlyMap<string, Parameters<typeof localized>[0]>;

export function criteriaOf(row: RoundRow): Criteria {
  return row.rules as unknown as Criteria;
}

export function servicesOf(row: RoundRow): ScarcePlaces {
  return row.services as unknown as ScarcePlaces;
}

export function promisesOf(row: RoundRow): NewRound['promises'] {
  return row.promises as unknown as NewRound['promises'];
}

export function wishesOf(row: Pick<ApplicationRow, 'wishes'>): RoundWish[] {
  return row.wishes as unknown as RoundWish[];
}

export function stateOf(row: RoundRow, now: Date): 'open' | 'closed' | 'committed' | 'drawn' {
  if (row.seed !== null) return 'drawn';
  if (row.commitment !== null) return 'committed';
  return row.applies_until <= now ? 'closed' : 'open';
}

export interface RoundReader {
  now: Date;
  language: Language;
  names: ServiceNames;
}

export function toRound(row: RoundRow, application: ApplicationRow | undefined, reader: RoundReader) {
  const committed = row.committed as unknown as AllocationRound | null;
  return {
    id: row.id,
    name: row.name,
    state: stateOf(row, reader.now),
    criteria: criteriaOf(row),
    services: servicesOf(row).map((service) => ({ ...service, name: nameOf(service.code, reader) })),
    promises: promisesOf(row),
    appliesUntil: row.applies_until.toISOString(),
    commitment: row.commitment,
    committedAt: row.committed_at?.toISOString() ?? null,
    drawnAt: row.drawn_at?.toISOString() ?? null,
    applications: committed?.applications.length ?? null,
    mine: application === undefined ? null : { code: application.code, wishes: wishesOf(application) },
  };
}

/** Undefined until it was drawn. */
export function toResult(row: RoundRow, reader: RoundReader): RoundResultBody | undefined {
  const { commitment, committed_at: committedAt, seed, drawn_at: drawnAt } = row;
  if (commitment === null || committedAt === null || seed === null || drawnAt === null) return undefined;
  const { placings, services } = row.outcome as unknown as RoundOutcome;
  return {
    name: row.name,
    criteria: criteriaOf(row),
    serviceNames: servicesOf(row).map(({ code }) => ({ code, name: nameOf(code, reader) })),
    round: row.committed as unknown as RoundResultBody['round'],
    commitment,
    committedAt: committedAt.toISOString(),
    seed,
    drawnAt: drawnAt.toISOString(),
    placings: [...placings],
    services: services.map((service) => ({ ...service, waiting: [...service.waiting] })),
  };
}

function nameOf(code: string, { names, language }: RoundReader): string {
  const name = names.get(code);
  return name === undefined ? code : localized(name, language);
}
