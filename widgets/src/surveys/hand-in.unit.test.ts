import { constants, generateKeyPairSync, privateDecrypt, verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { blindBallot, unblindBallot, type KeptBallot } from './blind-ballot.ts';
import { ApiFault } from './call-api.ts';
import type { Draft } from './draft.ts';
import type { HandInApi } from './hand-in-api.ts';
import { mostWaitMilliseconds, prepareHandIn } from './hand-in.ts';
import { deliver } from './outbox.ts';

const campaign = 'milano/autunno-2026';
const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
const publicKey = keys.publicKey.export({ type: 'spki', format: 'der' }).toString('base64url');

/** The bare private operation, as whoever signs blind does it. */
function sign(blinded: string): string {
  const key = { key: keys.privateKey, padding: constants.RSA_NO_PADDING };
  return privateDecrypt(key, Buffer.from(blinded, 'base64url')).toString('base64url');
}

async function keptBallot(): Promise<KeptBallot> {
  const ballot = await blindBallot(publicKey, campaign, 'naviglio');
  return unblindBallot(ballot, campaign, sign(ballot.blinded));
}

const submission = {
  instrument: { code: 'work-care-needs', version: 1 },
  language: 'it',
  answers: { q1: 'yes' },
} as const;

/** Runs a hand-in whose submissions end as listed: a fault's code, or `ok`. */
async function run(
  ends: readonly string[],
  draft: Draft = { answers: {} },
  issueEnds: readonly string[] = [],
  organisation: string | null = 'naviglio',
) {
  const ballots: string[] = [];
  const firms: string[] = [];
  const blinded: string[] = [];
  const kept: Draft[] = [];
  const pauses: number[] = [];
  const api: HandInApi = {
    getBallotKey: async (firm) => {
      firms.push(firm);
      return publicKey;
    },
    issueBallot: async (_send, { organisation: firm, blinded: message }) => {
      firms.push(firm);
      blinded.push(message);
      const end = issueEnds[blinded.length - 1];
      if (end !== undefined) throw new ApiFault(end);
      return sign(message);
    },
    submitAnswers: async ({ ballot }) => {
      const end = ends[ballots.length] ?? 'network';
      ballots.push(ballot.token);
      firms.push(ballot.organisation);
      if (end !== 'ok') throw new ApiFault(end);
    },
    withdraw: async () => undefined,
  };
  const keep = async (one: Draft) => void kept.push(one);
  const send = async () => new Response();
  const outcome = await prepareHandIn({ api, campaign, organisation, draft, submission, send, keep })
    .then((ready) =>
      deliver({ api, draft: ready, keep, pause: async (milliseconds) => void pauses.push(milliseconds) }),
    )
    .then(
      () => 'handed in',
      (fault: ApiFault) => fault.code,
    );
  return { outcome, ballots, blinded, firms, kept, pauses };
}

describe('a ballot', () => {
  it('is good by the standard, and whoever signed it has not seen it', async () => {
    const { token, signature, blinded } = await keptBallot();
    const named = Buffer.from(`snodo ballot ${campaign}/naviglio`);
    const message = Buffer.concat([Buffer.from(token, 'base64url'), named]);
    const key = { key: keys.publicKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 };
    expect(verify('sha384', message, key, Buffer.from(signature ?? '', 'base64url'))).toBe(true);
    expect(signature).not.toBe(sign(blinded));
  });

  it('that was signed wrong is noticed', async () => {
    const ballot = await blindBallot(publicKey, campaign, 'naviglio');
    const other = await blindBallot(publicKey, campaign, 'naviglio');
    await expect(unblindBallot(ballot, campaign, sign(other.blinded))).rejects.toThrow();
  });
});

describe('handing in', () => {
  it('gets one ballot and hands in with it', async () => {
    const { outcome, ballots, blinded } = await run(['ok']);
    expect(outcome).toBe('handed in');
    expect(ballots).toHaveLength(1);
    expect(blinded).toHaveLength(1);
  });

  it('names the firm that she answers for to the key, to whoever signs and with the answers', async () => {
    expect((await run(['ok'])).firms).toEqual(['naviglio', 'naviglio', 'naviglio']);
  });

  it('stays with the firm of a ballot that was asked for before, wherever she works since', async () => {
    const { kept } = await run([], { answers: {} }, ['network']);
    const again = await run(['ok'], kept.at(-1), [], 'tipografia');
    expect(again.outcome).toBe('handed in');
    expect(again.firms).toEqual(['naviglio', 'naviglio']);
  });

  it('asks for no ballot where she is of no firm that is asked', async () => {
    expect(await run(['ok'], { answers: {} }, [], null)).toMatchObject({
      outcome: 'not_invited',
      firms: [],
      kept: [],
    });
  });

  it('tries again with the same ballot while the network fails, ever more slowly', async () => {
    const { outcome, ballots, blinded, pauses } = await run(['network', 'unavailable', 'ok']);
    expect(outcome).toBe('handed in');
    expect(new Set(ballots).size).toBe(1);
    expect(blinded).toHaveLength(1);
    expect(pauses).toEqual([1000, 2000]);
  });

  it('keeps what was blinded, so that a signature whose reply was lost is asked for again', async () => {
    const { outcome, kept, blinded } = await run([], { answers: {} }, ['network']);
    expect(outcome).toBe('network');
    const again = await run(['ok'], kept.at(-1));
    expect(again.outcome).toBe('handed in');
    expect(again.blinded).toEqual(blinded);
  });

  it('gives up after three times and leaves the ballot in the draft', async () => {
    const { outcome, ballots, kept } = await run(['network', 'network', 'network']);
    expect(outcome).toBe('network');
    expect(ballots).toHaveLength(3);
    expect(kept.at(-1)).toMatchObject({ ballot: { token: ballots[0] }, isSent: true });
  });

  it('takes a ballot that its own lost submission spent for handed in', async () => {
    expect((await run(['network', 'ballot_spent'])).outcome).toBe('handed in');
    const draft = { answers: {}, ballot: await keptBallot(), isSent: true };
    expect(await run(['ballot_spent'], draft)).toMatchObject({ outcome: 'handed in', blinded: [] });
  });

  it('does not take a ballot that somebody else spent for handed in', async () => {
    expect((await run(['ballot_spent'])).outcome).toBe('ballot_spent');
  });

  it.each(['campaign_not_open', 'answers_not_allowed', 'ballot_invalid'])(
    'does not try %s again',
    async (code) => {
      const { outcome, ballots, pauses } = await run([code]);
      expect({ outcome, count: ballots.length, pauses }).toEqual({ outcome: code, count: 1, pauses: [] });
    },
  );

  it('waits for a time drawn by lot, never longer than it says, and keeps it with the answers', async () => {
    const waits: number[] = [];
    for (let time = 0; time < 40; time += 1) {
      const before = Date.now();
      const { kept } = await run(['ok'], { answers: {}, ballot: drawn });
      waits.push((kept.at(-1)?.waiting?.sendAt ?? 0) - before);
    }
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...waits)).toBeLessThanOrEqual(mostWaitMilliseconds + 1000);
    expect(new Set(waits).size).toBeGreaterThan(30);
    // Forty times in one half happens once in a million million.
    expect(Math.min(...waits)).toBeLessThan(mostWaitMilliseconds / 2);
    expect(Math.max(...waits)).toBeGreaterThan(mostWaitMilliseconds / 2);
  });

  it('keeps that the answers have left before they do', async () => {
    const { kept } = await run(['campaign_not_open']);
    expect(kept.at(-1)).toMatchObject({ isSent: true, waiting: { submission } });
  });
});

/** A ballot that is signed already. */
const drawn = {
  organisation: 'naviglio',
  token: 'T',
  blinded: 'B',
  inverse: 'I',
  publicKey: 'P',
  signature: 'S',
};
