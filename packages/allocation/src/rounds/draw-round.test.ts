import { spawnSync } from 'node:child_process';
import { createHash, createHmac } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { MatchFault } from '../fault.ts';
import { commitRound, drawRound } from './draw-round.ts';
import type { RoundOutcome } from './draw-round.ts';
import { classOf, readRound } from './round.ts';
import type { AllocationRound, Application } from './round.ts';
import { commitmentOf, joinNonces } from './seed.ts';

const seed = 'f'.repeat(64);
const folder = mkdtempSync(join(tmpdir(), 'verify-round-'));
afterAll(() => rmSync(folder, { recursive: true }));

const services = ['nido-barona', 'nido-corvetto', 'nido-giambellino'];

const roundArbitrary: fc.Arbitrary<AllocationRound> = fc
  .record({
    places: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 3, maxLength: 3 }),
    reserved: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 3, maxLength: 3 }),
    people: fc.array(
      fc.record({
        wished: fc.shuffledSubarray([0, 1, 2]),
        isReserved: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
        levels: fc.array(fc.tuple(fc.nat(1), fc.nat(2)), { minLength: 3, maxLength: 3 }),
      }),
      { maxLength: 14 },
    ),
  })
  .map(({ places, reserved, people }) => ({
    rules: {
      version: 'prova-1',
      criteria: [
        { name: 'continuity', levels: 2 },
        { name: 'points', levels: 3 },
      ],
    },
    services: services.map((code, at) => ({
      code,
      places: places[at] ?? 0,
      reservedPlaces: Math.min(places[at] ?? 0, reserved[at] ?? 0),
    })),
    applications: people.map(({ wished, isReserved, levels }, index) => ({
      code: `C${String(index).padStart(3, '0')}`,
      wishes: wished.map((at) => ({
        service: services[at] ?? '',
        isReserved: isReserved[at] ?? false,
        levels: levels[at] ?? [],
      })),
    })),
  }));

function draw(round: AllocationRound, with_ = seed): RoundOutcome {
  return drawRound(round, commitRound(round), with_);
}

function verify(published: unknown): { status: number | null; said: string } {
  const file = join(folder, 'published.json');
  writeFileSync(file, JSON.stringify(published));
  const script = join(import.meta.dirname, '../../verifier/verify-round.mjs');
  const run = spawnSync(process.execPath, [script, file], { encoding: 'utf8' });
  return { status: run.status, said: run.stdout };
}

/** Forty applications for ten places, in three services. */
function fortyForTen(): AllocationRound {
  const applications = Array.from({ length: 40 }, (_, index): Application => ({
    code: `MI-${createHash('sha256').update(`${index}`).digest('hex').slice(0, 6)}`,
    wishes: [0, 1, 2].slice(0, 1 + (index % 3)).map((step) => ({
      service: services[(index + step) % 3] ?? '',
      isReserved: index % 9 === 0,
      levels: [index % 2, index % 3],
    })),
  }));
  const places = [4, 3, 3];
  return {
    rules: {
      version: 'nidi-2026',
      criteria: [
        { name: 'continuity', levels: 2 },
        { name: 'points', levels: 3 },
      ],
    },
    services: services.map((code, at) => ({
      code,
      places: places[at] ?? 0,
      reservedPlaces: at === 0 ? 2 : 0,
    })),
    applications,
  };
}

describe('forty applications for ten places', () => {
  const round = readRound(fortyForTen());
  const outcome = draw(round);

  test('fill the ten places, each application has the number that anybody can compute', () => {
    expect(outcome.placings.filter(({ service }) => service !== null)).toHaveLength(10);
    for (const { code, number } of outcome.placings) {
      expect(number).toBe(createHmac('sha256', seed).update(code).digest('hex'));
    }
  });

  test('are confirmed by the verifier, which shares no line with what drew them', () => {
    const { status, said } = verify({ round, ...outcome });
    expect(said).toMatch(/^CONFIRMED: 40 applications, 10 with a place/);
    expect(status).toBe(0);
  });

  test.each<[string, (published: { round: AllocationRound } & RoundOutcome) => unknown]>([
    [
      'another round',
      (all) => ({ ...all, round: { ...all.round, applications: all.round.applications.slice(1) } }),
    ],
    ['another seed', (all) => ({ ...all, seed: 'e'.repeat(64) })],
    ['a line left out', (all) => ({ ...all, placings: all.placings.slice(1) })],
    [
      'a place given to somebody else',
      (all) => ({
        ...all,
        placings: all.placings.map((placing) => ({ ...placing, service: services[0] ?? null, wish: 1 })),
      }),
    ],
  ])('are not confirmed with %s', (_what, change) => {
    const { status, said } = verify(change({ round, ...outcome }));
    expect(said).toMatch(/^NOT CONFIRMED/);
    expect(status).toBe(1);
  });

  test('are drawn otherwise with another seed, and to the byte alike in any order of rows', () => {
    expect(draw(round, 'e'.repeat(64)).placings).not.toEqual(outcome.placings);
    const shuffled = {
      ...round,
      services: round.services.toReversed(),
      applications: [...round.applications.slice(20), ...round.applications.slice(0, 20).reverse()],
    };
    expect(JSON.stringify(draw(shuffled))).toBe(JSON.stringify(outcome));
  });

  test('are refused when anything changed after the commitment', () => {
    const promised = commitRound(round);
    const more = round.services.map((service) => ({ ...service, places: service.places + 1 }));
    const levels = round.applications.map((application) => ({
      ...application,
      wishes: application.wishes.map((wish) => ({ ...wish, levels: [0, 0] })),
    }));
    for (const changed of [
      { ...round, services: more },
      { ...round, applications: levels },
      { ...round, rules: { ...round.rules, version: 'nidi-2027' } },
    ]) {
      expect(() => drawRound(changed, promised, seed)).toThrow(expect.objectContaining({ code: 'changed' }));
    }
  });
});

describe('every round', () => {
  test('agrees with the verifier', () => {
    fc.assert(
      fc.property(roundArbitrary, (round) => {
        expect(verify({ round: readRound(round), ...draw(round) })).toMatchObject({ status: 0 });
      }),
      { numRuns: 40 },
    );
  });

  test('says of each service who is in, and lets nobody in behind somebody who waits', () => {
    fc.assert(
      fc.property(roundArbitrary, (round) => {
        const { placings, services: outcomes } = draw(round);
        for (const { code, places } of round.services) {
          const outcome = outcomes.find((one) => one.code === code);
          expect(outcome?.placed).toBe(placings.filter(({ service }) => service === code).length);
          expect(outcome?.isFull).toBe(outcome?.placed === places);
          if (outcome?.isFull !== true) expect(outcome?.waiting).toEqual([]);
          for (const waiting of outcome?.waiting ?? []) {
            const cutOff = outcome?.cutOff ?? null;
            if (cutOff === null) continue;
            expect(
              waiting.class > cutOff.class ||
                (waiting.class === cutOff.class && waiting.number > cutOff.number),
            ).toBe(true);
          }
          const order = (outcome?.waiting ?? []).map((one) => `${one.class}${one.number}`);
          expect(order).toEqual(order.toSorted());
        }
      }),
      { numRuns: 300 },
    );
  });

  test('gives reserved places to those they are for before anybody, and wastes none', () => {
    fc.assert(
      fc.property(roundArbitrary, (round) => {
        const { placings } = draw(round);
        for (const { code, places, reservedPlaces } of round.services) {
          const inside = placings.filter(({ service }) => service === code).length;
          const wished = round.applications.map((application) => ({
            ...application,
            at: application.wishes.findIndex(({ service }) => service === code),
            got: placings.find((placing) => placing.code === application.code)?.wish ?? null,
          }));
          const refused = wished.filter(({ at, got }) => at >= 0 && (got === null || got > at + 1));
          if (refused.length > 0) expect(inside).toBe(places);
          const isFor = ({ wishes, at }: (typeof wished)[number]) => wishes[at]?.isReserved === true;
          const insiders = wished.filter(({ at, got }) => at >= 0 && got === at + 1);
          if (refused.some(isFor)) {
            expect(insiders.filter(isFor).length).toBeGreaterThanOrEqual(reservedPlaces);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  test('gives one application the same number at every service', () => {
    const { placings, services: outcomes } = draw(fortyForTen());
    const numbers = new Map(placings.map(({ code, number }) => [code, number]));
    for (const { waiting } of outcomes) {
      for (const { code, number } of waiting) expect(number).toBe(numbers.get(code));
    }
  });
});

test('classes follow the criteria in their order', () => {
  const rules = {
    version: 'x',
    criteria: [
      { name: 'a', levels: 2 },
      { name: 'b', levels: 3 },
    ],
  };
  const levels = [
    [0, 0],
    [0, 1],
    [0, 2],
    [1, 0],
    [1, 1],
    [1, 2],
  ];
  expect(levels.map((list) => classOf(rules, list))).toEqual([0, 1, 2, 3, 4, 5]);
  expect(classOf({ version: 'x', criteria: [] }, [])).toBe(0);
});

describe('a seed of several parties', () => {
  const nonces = ['a1'.repeat(32), '5c'.repeat(32)];
  const promised = nonces.map(commitmentOf);

  test('is their exclusive or', () => {
    expect(joinNonces(nonces, promised)).toBe('fd'.repeat(32));
  });

  test.each<[string, string[], string[], string]>([
    ['one party', ['a1'.repeat(32)], [promised[0] ?? ''], 'too_few'],
    ['a nonce that was not promised', [nonces[0] ?? '', 'ff'.repeat(32)], promised, 'changed'],
    ['a promise too few', nonces, [promised[0] ?? ''], 'too_few'],
    ['what is no nonce', ['xyz', nonces[1] ?? ''], promised, 'not_allowed'],
  ])('refuses %s', (_what, given, promises, code) => {
    expect(() => joinNonces(given, promises)).toThrow(expect.objectContaining({ code }));
  });
});

describe('a round that is none', () => {
  const good = fortyForTen();
  const [first] = good.applications;
  const wish = { service: 'nido-barona', isReserved: false, levels: [0, 0] };
  const withWishes = (wishes: unknown[]) => ({ ...good, applications: [{ code: 'C1', wishes }] });
  test.each<[string, unknown, string, string]>([
    [
      'two services alike',
      { ...good, services: [good.services[0], good.services[0]] },
      'repeated',
      'round.services[1].code',
    ],
    [
      'two applications alike',
      { ...good, applications: [first, first] },
      'repeated',
      'round.applications[1].code',
    ],
    ['a wish stated twice', withWishes([wish, wish]), 'repeated', 'round.applications[0].wishes[1].service'],
    [
      'a service of no round',
      withWishes([{ ...wish, service: 'x' }]),
      'not_allowed',
      'round.applications[0].wishes[0].service',
    ],
    [
      'a level too many',
      withWishes([{ ...wish, levels: [0, 0, 0] }]),
      'too_few',
      'round.applications[0].wishes[0].levels',
    ],
    [
      'a level out of range',
      withWishes([{ ...wish, levels: [0, 3] }]),
      'out_of_range',
      'round.applications[0].wishes[0].levels[1]',
    ],
    [
      'more reserved places than places',
      { ...good, services: [{ code: 'x', places: 1, reservedPlaces: 2 }] },
      'out_of_range',
      'round.services[0].reservedPlaces',
    ],
    [
      'half a place',
      { ...good, services: [{ code: 'x', places: 1.5, reservedPlaces: 0 }] },
      'not_an_integer',
      'round.services[0].places',
    ],
    ['nothing', undefined, 'not_an_object', 'round'],
  ])('is refused by path: %s', (_what, given, code, path) => {
    expect(() => commitRound(given as AllocationRound)).toThrow(MatchFault);
    expect(() => commitRound(given as AllocationRound)).toThrow(expect.objectContaining({ code, path }));
  });
});
