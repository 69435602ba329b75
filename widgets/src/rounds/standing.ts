import type { RoundResult } from './rounds-api.ts';

/** Where a code stands at one of the services that she wished for. */
export interface ServiceStanding {
  readonly service: string;
  /** Which wish it is, from 1. */
  readonly wish: number;
  /** Her class of priority there, 0 the first. */
  readonly class: number;
  readonly outcome: 'placed' | 'waiting' | 'not_needed';
  /** Her place in the queue, from 1; undefined where she does not wait. */
  readonly turn: number | undefined;
  readonly cutOff: { readonly class: number; readonly number: string } | null;
}

export interface CodeStanding {
  readonly code: string;
  readonly number: string;
  readonly services: readonly ServiceStanding[];
}

/** Everything that the published result says of one code; undefined when it is not in it. */
export function standingOf(result: RoundResult, code: string): CodeStanding | undefined {
  const application = result.round.applications.find((one) => one.code === code);
  const placing = result.placings.find((one) => one.code === code);
  if (!application || !placing) return undefined;
  const { criteria } = result.round.rules;
  return {
    code,
    number: placing.number,
    services: application.wishes.map(({ service, levels }, index) => {
      const outcome = result.services.find((one) => one.code === service);
      const turn = outcome?.waiting.findIndex((one) => one.code === code) ?? -1;
      return {
        service,
        wish: index + 1,
        class: criteria.reduce((sum, criterion, at) => sum * criterion.levels + (levels[at] ?? 0), 0),
        outcome: placing.service === service ? 'placed' : turn >= 0 ? 'waiting' : 'not_needed',
        turn: turn >= 0 ? turn + 1 : undefined,
        cutOff: outcome?.cutOff ?? null,
      };
    }),
  };
}

/** The first digits of a number of the draw: enough to tell two apart on a page. */
export function shortNumber(number: string): string {
  return number.slice(0, 8);
}
