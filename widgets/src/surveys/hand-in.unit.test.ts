import { describe, expect, it } from 'vitest';
import { ApiFault } from './call-api.ts';
import type { Draft } from './draft.ts';
import { handIn } from './hand-in.ts';

const submission = {
  instrument: { code: 'work-care-needs', version: 1 },
  language: 'it',
  answers: { q1: 'yes' },
} as const;

/** Runs a hand-in whose submissions end as listed: a fault's code, or `ok`. */
async function run(ends: readonly string[], draft: Draft = { answers: {} }) {
  const ballots: string[] = [];
  const kept: Draft[] = [];
  const pauses: number[] = [];
  let issued = 0;
  const outcome = await handIn({
    api: {
      issueBallot: async () => `ballot-${(issued += 1)}`,
      submitAnswers: async ({ ballot }) => {
        const end = ends[ballots.length] ?? 'network';
        ballots.push(ballot);
        if (end !== 'ok') throw new ApiFault(end);
      },
    },
    draft,
    submission,
    send: async () => new Response(),
    keep: (one) => kept.push(one),
    pause: async (milliseconds) => void pauses.push(milliseconds),
  }).then(
    () => 'handed in',
    (fault: ApiFault) => fault.code,
  );
  return { outcome, ballots, issued, kept, pauses };
}

describe('handIn', () => {
  it('gets one ballot and hands in with it', async () => {
    expect(await run(['ok'])).toMatchObject({ outcome: 'handed in', ballots: ['ballot-1'], issued: 1 });
  });

  it('tries again with the same ballot while the network fails, ever more slowly', async () => {
    expect(await run(['network', 'unavailable', 'ok'])).toMatchObject({
      outcome: 'handed in',
      ballots: ['ballot-1', 'ballot-1', 'ballot-1'],
      issued: 1,
      pauses: [1000, 2000],
    });
  });

  it('gives up after three times and leaves the ballot in the draft', async () => {
    const { outcome, ballots, kept } = await run(['network', 'network', 'network']);
    expect(outcome).toBe('network');
    expect(ballots).toHaveLength(3);
    expect(kept.at(-1)).toMatchObject({ ballot: 'ballot-1', isSent: true });
  });

  it('takes a ballot that its own lost submission spent for handed in', async () => {
    expect((await run(['network', 'ballot_spent'])).outcome).toBe('handed in');
    const draft = { answers: {}, ballot: 'kept', isSent: true };
    expect(await run(['ballot_spent'], draft)).toMatchObject({ outcome: 'handed in', issued: 0 });
  });

  it('does not take a ballot that somebody else spent for handed in', async () => {
    expect((await run(['ballot_spent'])).outcome).toBe('ballot_spent');
  });

  it.each(['campaign_not_open', 'answers_not_allowed', 'ballot_invalid'])(
    'does not try %s again',
    async (code) => {
      expect(await run([code])).toMatchObject({ outcome: code, ballots: ['ballot-1'], pauses: [] });
    },
  );
});
