import type { components } from '@snodo/client';
import type { LoadFault } from '../../ui/load.ts';

type Problem = components['schemas']['Problem'];

/** What the API said besides the code of a refusal: why, field by field, and which times can be had instead. */
export function refusalIn({ cause }: LoadFault): Required<Pick<Problem, 'faults' | 'alternatives'>> {
  const { faults = [], alternatives = [] } = (cause ?? {}) as Partial<Problem>;
  return { faults, alternatives };
}
