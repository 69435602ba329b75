import { generateAll } from './generate.ts';

/** One line for each generated file that is not what its sources would give now. */
export function checkDrift(): Promise<string[]> {
  return generateAll({ check: true });
}
