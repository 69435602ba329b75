import { commitments, type Commitment, type KeptPlace } from '@snodo/contract';

/** What stands of a place that shows how far it has come. */
export interface Evidence {
  hasEquipment: boolean;
  hasActivity: boolean;
  hasSpace: boolean;
  hasOthers: boolean;
}

/** The rung that each evidence shows at least. */
const shown: readonly (readonly [keyof Evidence, Commitment])[] = [
  ['hasEquipment', 'shelf'],
  ['hasActivity', 'hour'],
  ['hasSpace', 'room'],
  ['hasOthers', 'co_managed'],
];

/** Where a place stands on the ladder: as high as its host says, and never below what is there. */
export function ladderOf(said: string | null, evidence: Evidence): KeptPlace['ladder'] {
  const rungs = shown.flatMap(([what, rung]) => (evidence[what] ? [rung] : []));
  const stands = Math.max(0, ...[...rungs, said].map((rung) => commitments.indexOf(rung as Commitment)));
  return {
    said: said as Commitment | null,
    shown: rungs,
    stands: commitments[stands] ?? 'poster',
    next: commitments[stands + 1] ?? null,
  };
}
