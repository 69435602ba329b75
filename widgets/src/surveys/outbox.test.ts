import { expect } from 'chai';
import { surveyPage } from '../../test/fixtures-survey.ts';
import { afterEach, describe, it } from '../../test/support.ts';
import { ApiFault } from './call-api.ts';
import { listDraftBoxes, openDraftBox } from './draft-box.ts';
import type { Draft } from './draft.ts';
import type { HandInApi } from './hand-in-api.ts';
import { sendLeftWaiting } from './outbox.ts';

const campaign = 'milano/autunno-2026';
const box = openDraftBox(campaign, 'somebody');
const draft: Draft = {
  answers: { agree: true },
  ballot: {
    organisation: 'naviglio',
    token: 'T',
    blinded: 'B',
    inverse: 'I',
    publicKey: 'P',
    signature: 'S',
  },
  waiting: {
    submission: {
      instrument: { code: 'work-care-needs', version: 1 },
      language: 'it',
      answers: { agree: true },
    },
    sendAt: 0,
  },
};

afterEach(async () => {
  for (const one of (await listDraftBoxes(campaign)).values()) await one.remove();
});

function answering(ends: readonly string[] = []) {
  const sent: unknown[] = [];
  const refuse = async (): Promise<never> => {
    throw new ApiFault('internal');
  };
  const api: HandInApi = {
    getBallotKey: refuse,
    issueBallot: refuse,
    withdraw: refuse,
    submitAnswers: async (submission) => {
      sent.push(submission);
      const end = ends[sent.length - 1];
      if (end !== undefined) throw new ApiFault(end);
    },
  };
  return { api, sent };
}

describe('what was left waiting', () => {
  it('is sent when the page is opened again, once, and forgotten', async () => {
    await box.keep(draft);
    const { api, sent } = answering();
    await sendLeftWaiting(surveyPage, { api });
    expect(sent).to.deep.equal([
      { ...draft.waiting?.submission, ballot: { organisation: 'naviglio', token: 'T', signature: 'S' } },
    ]);
    expect(await box.find()).to.equal(undefined);
    await sendLeftWaiting(surveyPage, { api });
    expect(sent).to.have.length(1);
  });

  it('is sent once by two pages that are opened at once', async () => {
    await box.keep(draft);
    const { api, sent } = answering();
    await Promise.all([1, 2, 3].map(() => sendLeftWaiting(surveyPage, { api })));
    expect(sent).to.have.length(1);
  });

  it('waits for its instant', async () => {
    const waiting = draft.waiting && { ...draft.waiting, sendAt: 1300 };
    await box.keep({ ...draft, waiting });
    const { api, sent } = answering();
    const startedAt = performance.now();
    await sendLeftWaiting(surveyPage, { api, now: () => 1000 });
    expect(performance.now() - startedAt).to.be.greaterThan(290);
    expect(sent).to.have.length(1);
  });

  it('is forgotten when its own lost hand-in had arrived', async () => {
    await box.keep({ ...draft, isSent: true });
    const { api } = answering(['ballot_spent']);
    await sendLeftWaiting(surveyPage, { api });
    expect(await box.find()).to.equal(undefined);
  });

  it('stays when it is refused, so that she is told', async () => {
    await box.keep(draft);
    const { api, sent } = answering(['campaign_not_open']);
    await sendLeftWaiting(surveyPage, { api });
    expect(sent).to.have.length(1);
    expect((await box.find())?.waiting).to.deep.equal(draft.waiting);
  });

  it('leaves alone a draft that she has not handed in', async () => {
    await box.keep({ answers: { agree: true }, ballot: draft.ballot });
    const { api, sent } = answering();
    await sendLeftWaiting(surveyPage, { api });
    expect(sent).to.have.length(0);
    expect(await box.find()).not.to.equal(undefined);
  });
});
