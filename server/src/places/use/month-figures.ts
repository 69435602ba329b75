import { bookingAudiences, type UseMeasure } from '@snodo/contract';
import { partTable, type PartFigure, type PartOfPerson } from '@snodo/disclosure';
import type { UseFact } from './use-queries.ts';

/** The smallest number of people that a figure may be about: the same as for hours that an employer reads. */
export const useFloor = 10;

interface KeptFigure {
  amount: number | null;
  peopleFrom: number | null;
}

export interface KeptTable {
  total: KeptFigure;
  classes: { audience: (typeof bookingAudiences)[number]; figure: KeptFigure }[];
}

/** As it is stored, and never counted anew. */
export type MonthFigures = Record<UseMeasure, KeptTable>;

/** What is shown of an amount: hours whole, all else in fives, so that one more booking does not show. */
const rounded: Record<UseMeasure, (amount: number) => number> = {
  hours: (minutes) => Math.round(minutes / 60),
  bookings: inFives,
  attendances: inFives,
};

/**
 * One table a measure, each with its own classes hidden. Undefined where nothing at all may be told. Whoever was erased
 * is counted with all others who were, as one person.
 */
export function monthFiguresOf(facts: readonly UseFact[]): MonthFigures | undefined {
  const tableOf = (measure: UseMeasure, amountOf: (fact: UseFact) => number): KeptTable => {
    const added = facts.map((fact): PartOfPerson => ({
      personId: fact.person_id ?? '',
      part: fact.audience,
      amount: amountOf(fact),
    }));
    const { total, parts } = partTable(added, bookingAudiences, { floor: useFloor });
    const kept = (figure: PartFigure): KeptFigure =>
      figure.kind === 'hidden'
        ? { amount: null, peopleFrom: null }
        : { amount: rounded[measure](figure.amount), peopleFrom: Math.floor(figure.people / 5) * 5 };
    return {
      total: kept(total),
      classes: bookingAudiences.map((audience, index) => ({
        audience,
        figure: kept(parts[index]?.figure ?? { kind: 'hidden' }),
      })),
    };
  };
  const figures = {
    hours: tableOf('hours', ({ minutes }) => minutes),
    bookings: tableOf('bookings', ({ bookings }) => bookings),
    attendances: tableOf('attendances', ({ attendances }) => attendances),
  };
  const isTold = Object.values(figures).some(({ total }) => total.amount !== null);
  return isTold ? figures : undefined;
}

function inFives(amount: number): number {
  return Math.round(amount / 5) * 5;
}
