import { clusterMoves, clusterStates } from '@snodo/contract';
import { describe, expect, test } from 'vitest';
import { isLive, moveOf, movesOf } from './cluster-states.ts';

describe('a cluster', () => {
  test('is decided or dismissed while it is suggested, and nothing else', () => {
    expect(movesOf('suggested')).toEqual(['decide', 'dismiss']);
  });

  test('goes on to an answer, is closed, and can be opened again', () => {
    expect(movesOf('open')).toEqual(['work', 'answer', 'close']);
    expect(movesOf('working')).toEqual(['answer', 'close']);
    expect(movesOf('answered')).toEqual(['close', 'reopen']);
    expect(movesOf('closed')).toEqual(['reopen']);
    expect(movesOf('dismissed')).toEqual(['reopen']);
  });

  test('in whose place others stand moves nowhere', () => {
    for (const state of ['merged', 'split'] as const) {
      expect(movesOf(state)).toEqual([]);
      expect(isLive(state)).toBe(false);
    }
  });

  test('comes to every other state, and says in words whatever people read of it', () => {
    const reached = new Set(clusterMoves.map((move) => moveOf(move).to));
    expect([...reached, 'suggested', 'merged', 'split'].sort()).toEqual([...clusterStates].sort());
    for (const move of clusterMoves.filter((one) => one !== 'decide'))
      expect(moveOf(move).wants, move).toContain('words');
  });

  test('is weighed whenever it is opened', () => {
    for (const move of clusterMoves)
      expect(moveOf(move).wants.includes('urgency'), move).toBe(moveOf(move).to === 'open');
  });
});
