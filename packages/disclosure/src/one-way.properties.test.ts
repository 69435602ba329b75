import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { auditRelease } from './audit-release.ts';
import { largeCampaign, smallCampaign } from './campaign.fixture.ts';
import type { Campaign } from './campaign.fixture.ts';
import { protectOneWayTables } from './protect-one-way-tables.ts';
import type { OneWayRelease } from './protect-one-way-tables.ts';
import { RationalSpan } from './rational.ts';

const floor = 5;

interface Cell {
  readonly question: number;
  readonly isPart: boolean;
  readonly isShown: boolean;
  readonly floor: number;
  readonly count: number;
  readonly people: readonly number[];
}

/** Every cell with its true members (1 or 0 per respondent), read straight from the submissions. */
function trueCells({ questions, submissions }: Campaign, release: OneWayRelease): Cell[] {
  if (release.status === 'too_few') return [];
  return release.tables.flatMap((table, question) => {
    const isPart = questions[question]?.kind === 'single' || questions[question]?.kind === 'scale';
    return table.cells.map((cell) => {
      const people = submissions.map((submission) => {
        const answers = submission[table.name] ?? [];
        return +(
          answers.includes(cell.value) ||
          (isPart && answers.length === 0 && cell.value === 'no_answer')
        );
      });
      const count = people.reduce((sum, one) => sum + one, 0);
      return { question, isPart, isShown: cell.status === 'shown', floor: table.floor, count, people };
    });
  });
}

/** Sets of persons that a reader must not be able to count: hidden cells, their unions and differences. */
function protectedSets(cells: readonly Cell[], respondents: number): number[][] {
  const sets: number[][] = [];
  const keep = (people: number[], least: number): void => {
    const size = people.reduce((sum, one) => sum + one, 0);
    if (size > 0 && size < least && size < respondents) sets.push(people);
  };
  for (const first of cells) {
    if (!first.isShown) keep([...first.people], first.floor);
    for (const second of cells) {
      if (second.question !== first.question) continue;
      keep(
        first.people.map((one, at) => one * (1 - (second.people[at] ?? 0))),
        first.floor,
      );
    }
  }
  for (const question of new Set(cells.map((cell) => cell.question))) {
    const hidden = cells.filter((cell) => cell.question === question && cell.isPart && !cell.isShown);
    for (let set = 1; set < 1 << hidden.length; set++) {
      const chosen = hidden.filter((_, at) => ((set >> at) & 1) === 1);
      const people = Array.from(
        { length: respondents },
        (_, at) => +chosen.some((cell) => cell.people[at] === 1),
      );
      keep(people, hidden[0]?.floor ?? floor);
    }
  }
  return sets;
}

/** The rows reduced to one column for each distinct pattern, which is all that a reader can tell apart. */
function byPattern(cells: readonly Cell[], respondents: number): (people: readonly number[]) => number[] {
  const first = new Map<string, number>();
  for (let at = 0; at < respondents; at++) {
    const key = cells.map((cell) => cell.people[at]).join('');
    if (!first.has(key)) first.set(key, at);
  }
  const columns = [...first.values()];
  return (people) => columns.map((at) => people[at] ?? 0);
}

describe('random surveys with skip logic', () => {
  test('show only true counts of at least the floor', () => {
    fc.assert(
      fc.property(smallCampaign, (campaign) => {
        const release = protectOneWayTables(campaign.questions, campaign.submissions, { floor });
        const cells = trueCells(campaign, release);
        const released = release.status === 'released' ? release.tables.flatMap((table) => table.cells) : [];
        for (const [at, cell] of released.entries()) {
          if (cell.status === 'hidden') {
            expect(Object.keys(cell)).toEqual(['value', 'status']);
            continue;
          }
          expect(cell.count).toBe(cells[at]?.count);
          expect(cell.count).toBeGreaterThanOrEqual(cells[at]?.floor ?? floor);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('leave no small hidden cell, union or difference computable', () => {
    fc.assert(
      fc.property(smallCampaign, (campaign) => {
        const respondents = campaign.submissions.length;
        const release = protectOneWayTables(campaign.questions, campaign.submissions, { floor });
        const cells = trueCells(campaign, release);
        const columns = byPattern(cells, respondents);
        const everybody = Array<number>(respondents).fill(1);
        const rows = cells.filter((cell) => cell.isShown).map((cell) => columns(cell.people));
        const span = new RationalSpan([columns(everybody), ...rows]);
        for (const people of protectedSets(cells, respondents))
          expect(span.contains(columns(people))).toBe(false);
      }),
      { numRuns: 300 },
    );
  }, 60_000);

  test('leave no empty category computable for a reader who thinks that one person may have chosen it', () => {
    fc.assert(
      fc.property(smallCampaign, (campaign) => {
        const respondents = campaign.submissions.length;
        const release = protectOneWayTables(campaign.questions, campaign.submissions, { floor });
        const cells = trueCells(campaign, release);
        const shown = cells.filter((cell) => cell.isShown);
        const columns = byPattern(cells, respondents);
        const everybody = Array<number>(respondents).fill(1);
        const patternTotal = columns(everybody).length;
        for (const zero of cells.filter((cell) => cell.isPart && cell.count === 0)) {
          for (let donor = 0; donor < respondents; donor++) {
            const rows = shown.map((cell) =>
              columns(cell.people).concat(cell.question === zero.question ? 0 : (cell.people[donor] ?? 0)),
            );
            const span = new RationalSpan([[...columns(everybody), 1], ...rows]);
            expect(span.contains([...Array<number>(patternTotal).fill(0), 1])).toBe(false);
          }
        }
      }),
      { numRuns: 60 },
    );
  }, 120_000);

  test('come out the same in any order of the submissions and on every run', () => {
    const shuffled = smallCampaign.chain((campaign) =>
      fc.tuple(
        fc.constant(campaign),
        fc.shuffledSubarray([...campaign.submissions], { minLength: campaign.submissions.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([{ questions, submissions }, other]) => {
        const release = protectOneWayTables(questions, submissions, { floor });
        expect(protectOneWayTables(questions, other, { floor })).toEqual(release);
        expect(protectOneWayTables(questions, submissions, { floor })).toEqual(release);
      }),
      { numRuns: 150 },
    );
  });

  test('log one reason for every hidden cell', () => {
    fc.assert(
      fc.property(smallCampaign, ({ questions, submissions }) => {
        const release = protectOneWayTables(questions, submissions, { floor });
        if (release.status === 'too_few') return;
        const hidden = release.tables.flatMap((table) =>
          table.cells.flatMap((cell) => (cell.status === 'hidden' ? [`${table.name}.${cell.value}`] : [])),
        );
        expect(release.decisions.map(({ question, value }) => `${question}.${value}`)).toEqual(hidden);
      }),
      { numRuns: 100 },
    );
  });

  test('pass the independent audit, and fail it when a hidden cell below the floor is opened', () => {
    fc.assert(
      fc.property(smallCampaign, (campaign) => {
        const { questions, submissions } = campaign;
        const release = protectOneWayTables(questions, submissions, { floor });
        expect(auditRelease(release, questions, submissions, { floor })).toEqual([]);
        if (release.status === 'too_few') return;
        const cells = trueCells(campaign, release);
        let at = 0;
        for (const [tableAt, table] of release.tables.entries()) {
          for (const [cellAt, cell] of table.cells.entries()) {
            const own = cells[at++];
            const isSmall = own !== undefined && (own.isPart || own.count < own.floor);
            if (cell.status === 'shown' || !isSmall) continue;
            const opened = table.cells.with(cellAt, { value: cell.value, status: 'shown', count: own.count });
            const tables = release.tables.with(tableAt, { ...table, cells: opened });
            const faults = auditRelease({ ...release, tables }, questions, submissions, { floor });
            expect(faults.length).toBeGreaterThan(0);
          }
        }
      }),
      { numRuns: 150 },
    );
  }, 60_000);
});

describe('a campaign of 28 questions', () => {
  test.each([60, 400, 2_000])(
    'of %i respondents passes the independent audit',
    (respondents) => {
      const { questions, submissions } = largeCampaign(respondents);
      const release = protectOneWayTables(questions, submissions, { floor });
      expect(auditRelease(release, questions, submissions, { floor })).toEqual([]);
    },
    60_000,
  );

  test('fails the audit by scalar products when hidden cells of one question are opened', () => {
    const { questions, submissions } = largeCampaign(400);
    const release = protectOneWayTables(questions, submissions, { floor });
    if (release.status === 'too_few') throw new Error('the campaign has 400 respondents');
    const cells = trueCells({ questions, submissions }, release);
    let at = 0;
    const tables = release.tables.map((table) => ({
      name: table.name,
      floor: table.floor,
      cells: table.cells.map((cell) => {
        const own = cells[at++];
        return own !== undefined && own.isPart && own.count >= own.floor
          ? ({ value: cell.value, status: 'shown', count: own.count } as const)
          : cell;
      }),
    }));
    const codes = auditRelease({ ...release, tables }, questions, submissions, { floor }).map(
      ({ code }) => code,
    );
    expect(codes).toContain('computable');
  }, 60_000);
});
