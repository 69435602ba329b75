import { referralMoves, referralStates } from '@snodo/contract';
import { describe, expect, test } from 'vitest';
import { moveOf, movesOf, openStates, type ReferralSide } from './referral-states.ts';

const everybody: ReferralSide[] = ['person', 'manager', 'receiver'];

describe('a referral', () => {
  test('is told to nobody before the person has agreed, and only she agrees', () => {
    expect(movesOf('draft', ['receiver'])).toEqual([]);
    expect(movesOf('draft', ['manager'])).toEqual(['cancel', 'void']);
    expect(movesOf('draft', ['person'])).toEqual(['agree', 'cancel']);
  });

  test('is answered by the organisation alone', () => {
    expect(movesOf('requested', ['receiver'])).toEqual(['accept', 'reject']);
    expect(movesOf('requested', ['person'])).toEqual(['cancel']);
    expect(movesOf('requested', ['manager'])).toEqual(['cancel', 'void']);
  });

  test('moves nowhere once it is over, and from everywhere else', () => {
    for (const state of referralStates)
      expect(movesOf(state, everybody).length > 0, state).toBe(openStates.some((open) => open === state));
  });

  test('comes to every state but the first, and never back to it', () => {
    const reached = new Set(referralMoves.map((move) => moveOf(move, everybody).to));
    expect([...reached, 'draft'].sort()).toEqual([...referralStates].sort());
  });

  test('says why whenever somebody but the person ends it without an end', () => {
    for (const move of ['reject', 'fail', 'void', 'cancel'] as const)
      expect(moveOf(move, ['manager', 'receiver']).wants, move).toContain('reason');
    expect(moveOf('cancel', ['person']).wants).toEqual([]);
  });
});
