import { expect, test } from 'vitest';
import { DisclosureFault } from './fault.ts';
import { assertWave } from './read-wave.ts';
import { MAX_WAVE_DIMENSIONS, USUAL_FLOORS } from './wave.ts';
import type { WaveInput } from './wave.ts';

const sound: WaveInput = {
  floors: USUAL_FLOORS,
  items: [
    { name: 'q', kind: 'single', categories: ['yes', 'no'] },
    { name: 's', kind: 'scale', categories: ['1', '2'], steps: [1, 2] },
    { name: 'm', kind: 'multiple', categories: ['x', 'y'] },
  ],
  dimensions: [{ name: 'site', categories: ['north', 'south'] }],
  companies: [{ name: 'F', invited: 2 }],
  submissions: [{ company: 'F', groups: { site: 'north' }, answers: { q: ['yes'], m: ['x', 'y'] } }],
  texts: [{ name: 'wish', themes: ['bus'], texts: [{ company: 'F', themes: ['bus'] }] }],
};
const [single] = sound.items;
const [answer] = sound.submissions;
if (single === undefined || answer === undefined) throw new Error('the sound input has both');

function faultPath(input: WaveInput): string | undefined {
  try {
    assertWave(input);
    return undefined;
  } catch (error) {
    if (error instanceof DisclosureFault) return error.path;
    throw error;
  }
}

test('takes a sound input', () => {
  expect(faultPath(sound)).toBeUndefined();
});

test.each<[string, Partial<WaveInput>]>([
  ['floors.default', { floors: { ...USUAL_FLOORS, default: 1.5 } }],
  ['floors.platform', { floors: { ...USUAL_FLOORS, platform: 4 } }],
  ['items', { items: [] }],
  ['items[1]', { items: [single, single] }],
  ['items[0].categories', { items: [{ ...single, categories: ['yes', 'no_answer'] }] }],
  ['items[0].categories[1]', { items: [{ ...single, categories: ['yes', 'yes'] }] }],
  ['items[0].floor', { items: [{ ...single, floor: 1 }] }],
  ['items[0].steps', { items: [{ ...single, steps: [1, 2] }] }],
  ['items[0].steps', { items: [{ ...single, kind: 'scale', steps: [1, 1] }] }],
  ['items[0].steps', { items: [{ ...single, kind: 'scale', steps: [1, Number.NaN] }] }],
  [
    'dimensions',
    {
      dimensions: Array.from({ length: MAX_WAVE_DIMENSIONS + 1 }, (_, at) => ({
        name: `d${at}`,
        categories: ['a'],
      })),
    },
  ],
  [
    'dimensions[0].categories',
    { dimensions: [{ name: 'site', categories: ['a', 'b', 'c', 'd', 'e', 'f', 'g'] }] },
  ],
  ['companies', { companies: [] }],
  ['companies[0]', { companies: [{ name: 'F', invited: -1 }] }],
  ['companies[0]', { companies: [{ name: 'F', invited: 2, turnover: { joiners: 0.5, leavers: 0 } }] }],
  ['submissions[0].company', { submissions: [{ ...answer, company: 'G' }] }],
  ['submissions[2].company', { submissions: [answer, answer, answer] }],
  ['submissions[0].groups.site', { submissions: [{ ...answer, groups: { site: 'east' } }] }],
  ['submissions[0].groups.age', { submissions: [{ ...answer, groups: { age: 'north' } }] }],
  ['submissions[0].answers.r', { submissions: [{ ...answer, answers: { r: ['yes'] } }] }],
  ['submissions[0].answers.q', { submissions: [{ ...answer, answers: { q: ['yes', 'no'] } }] }],
  ['submissions[0].answers.q', { submissions: [{ ...answer, answers: { q: ['maybe'] } }] }],
  ['submissions[0].answers.m', { submissions: [{ ...answer, answers: { m: ['x', 'x'] } }] }],
  ['texts[0].themes', { texts: [{ name: 'wish', themes: [], texts: [] }] }],
  [
    'texts[0].texts[0]',
    { texts: [{ name: 'wish', themes: ['bus'], texts: [{ company: 'G', themes: [] }] }] },
  ],
  [
    'texts[0].texts[0]',
    { texts: [{ name: 'wish', themes: ['bus'], texts: [{ company: 'F', themes: ['rent'] }] }] },
  ],
])('names %s as the place of the fault', (path, change) => {
  expect(faultPath({ ...sound, ...change })).toBe(path);
});
