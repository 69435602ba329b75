import { expect, test } from 'vitest';
import { GroupCommit } from './group-commit.ts';

/** Commits by remembering; `wrong` cannot be committed, nor anything together with it. */
function remembering(isOfOne: boolean) {
  const groups: number[][] = [];
  const commits = new GroupCommit<number, string>({
    commit: async (key, items) => {
      groups.push(items);
      await new Promise((resolve) => setTimeout(resolve, 5));
      if (items.includes(-1)) throw new Error('wrong');
      return items.map((item) => `${key} ${item}`);
    },
    isOfOne: () => isOfOne,
  });
  return { groups, commits };
}

test('gives each its own outcome, and commits together what waits', async () => {
  const { groups, commits } = remembering(true);
  const first = commits.run('a', 0);
  await new Promise((resolve) => setTimeout(resolve, 2));
  const rest = [1, 2, 3].map((item) => commits.run('a', item));
  expect(await Promise.all([first, ...rest])).toEqual(['a 0', 'a 1', 'a 2', 'a 3']);
  expect(groups).toEqual([[0], [1, 2, 3]]);
});

test('keeps the keys apart', async () => {
  const { groups, commits } = remembering(true);
  expect(await Promise.all([commits.run('a', 1), commits.run('b', 2)])).toEqual(['a 1', 'b 2']);
  expect(groups).toEqual([[1], [2]]);
});

test('lets what is wrong fail alone', async () => {
  const { commits } = remembering(true);
  const outcomes = await Promise.allSettled([1, -1, 2].map((item) => commits.run('a', item)));
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
});

test('lets all fail at once when the failure is nobody’s own', async () => {
  const { groups, commits } = remembering(false);
  const outcomes = await Promise.allSettled([1, -1, 2].map((item) => commits.run('a', item)));
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  expect(groups).toHaveLength(1);
});

test('commits no more than sixty-four together, and each once', async () => {
  const { groups, commits } = remembering(true);
  await Promise.all(Array.from({ length: 200 }, (_, item) => commits.run('a', item)));
  expect(Math.max(...groups.map((group) => group.length))).toBe(64);
  expect(groups.flat().toSorted((left, right) => left - right)).toEqual(
    Array.from({ length: 200 }, (_, item) => item),
  );
});

test('refuses when too many wait', async () => {
  const { commits } = remembering(true);
  const outcomes = await Promise.allSettled(
    Array.from({ length: 2001 }, (_, item) => commits.run('a', item)),
  );
  expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(1);
});
