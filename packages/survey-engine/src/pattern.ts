import type { PatternProgram, PatternStep } from './match-pattern.ts';
import { readPattern } from './read-pattern.ts';
import type { PatternNode } from './read-pattern.ts';

/** Steps of a compiled pattern: together with the length of a text they bound the time that matching takes. */
const mostSteps = 1000;
/** Parts gone through while compiling, so that repeating nothing a million times ends too. */
const mostParts = 10_000;

/** Thrown for text that is no pattern of the language, or too large a one. */
export class PatternError extends Error {
  override readonly name = 'PatternError';
}

/**
 * Compiles a pattern: characters, `.`, classes with `\d \w \s` and `\p{L}` (also `Lu Ll M N P S Z`), groups,
 * `|`, `* + ? {n,m}`, `^ $ \b \B`; by code point, and found anywhere in a text unless anchored. There are no
 * references back and no looking around, so that `matchesPattern` can follow all ways at once. A pattern of the
 * language means what it means in JavaScript with the flag `u`. Throws a {@link PatternError}.
 */
export function compilePattern(source: string, ignoresCase = false): PatternProgram {
  const steps: PatternStep[] = [];
  let parts = 0;
  const add = (step: PatternStep): number => {
    if (steps.length >= mostSteps) throw new PatternError('is too large');
    return steps.push(step) - 1;
  };
  const emit = (node: PatternNode): void => {
    if (++parts > mostParts) throw new PatternError('is too large');
    switch (node.is) {
      case 'sequence':
        return node.parts.forEach(emit);
      case 'either':
        return emitEither(node.parts);
      case 'repeat':
        return emitRepeat(node);
      default:
        add(node);
    }
  };
  const emitEither = (ways: readonly PatternNode[]) => {
    const heads: number[] = [];
    const tails: number[] = [];
    const fork = add({ is: 'fork', to: heads });
    for (const way of ways) {
      heads.push(steps.length);
      emit(way);
      tails.push(add({ is: 'fork', to: [] }));
    }
    steps[fork] = { is: 'fork', to: heads };
    for (const tail of tails) steps[tail] = { is: 'fork', to: [steps.length] };
  };
  const emitRepeat = ({ part, least, most }: Extract<PatternNode, { is: 'repeat' }>) => {
    for (let count = 0; count < least; count++) emit(part);
    if (most === Infinity) {
      const fork = add({ is: 'fork', to: [] });
      emit(part);
      add({ is: 'fork', to: [fork] });
      steps[fork] = { is: 'fork', to: [fork + 1, steps.length] };
      return;
    }
    const forks: number[] = [];
    for (let count = least; count < most; count++) {
      forks.push(add({ is: 'fork', to: [] }));
      emit(part);
    }
    for (const fork of forks) steps[fork] = { is: 'fork', to: [fork + 1, steps.length] };
  };
  const node = readPattern(source, (message, at) => {
    throw new PatternError(`${message} at ${at}`);
  });
  emit(node);
  add({ is: 'match' });
  return { steps, ...(ignoresCase ? { ignoresCase } : {}) };
}
