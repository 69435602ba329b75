import { takesCharacter } from './match-pattern.ts';
import type { PatternProgram, PatternStep } from './match-pattern.ts';

/** Steps gone before giving up on a pattern that leads round and round. */
const mostSteps = 2000;
/** What is tried where a set leaves much open. */
const usual = Array.from('aeimnorstAEMR0123456789 -.@');

/** Text that goes one way through a pattern at random, or nothing if that took too long. */
export function sampleOfPattern({ steps }: PatternProgram, random: () => number): string | undefined {
  let text = '';
  let at = 0;
  for (let count = 0; count < mostSteps; count++) {
    const step = steps[at];
    if (!step || step.is === 'match') return text;
    if (step.is === 'fork') {
      at = step.to[Math.floor(random() * step.to.length)] ?? steps.length;
      continue;
    }
    if (step.is === 'set') {
      const character = characterOf(step, random);
      if (character === undefined) return undefined;
      text += character;
    }
    at++;
  }
  return undefined;
}

function characterOf(set: Extract<PatternStep, { is: 'set' }>, random: () => number): string | undefined {
  const own = set.ranges.map((code) => String.fromCodePoint(code));
  const taken = [...usual, ...own].filter((character) => takesCharacter(set, [character]));
  return taken[Math.floor(random() * taken.length)];
}
