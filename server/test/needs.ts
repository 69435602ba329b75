// Needs as people state them, and who may call their operations.
import { randomUUID } from 'node:crypto';
import { newWord } from './belongings.ts';
import type { CallAnswer } from './calls.ts';
import type { TestServer } from './harness.ts';
import { wellOf } from './members.ts';
import type { Needs, SignedInRow } from './operation-rows.ts';
import { visitorOf, type Visitor } from './visitors.ts';

/** A mother of eighty-four in Barona, and a daughter who works in the afternoon. */
export function needInput(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    forWhom: 'someone',
    entries: ['NAU1'],
    ageBands: ['80+'],
    district: 'municipio-6',
    reach: 'district',
    windows: [{ weekday: 2, startMinute: 840, endMinute: 1080 }],
    languages: ['it'],
    sharing: true,
    joinsOthers: true,
    ...changes,
  };
}

export function newNeedBody(changes: Record<string, unknown> = {}, id: string = randomUUID()) {
  return { id, need: needInput(changes), consents: true };
}

export interface SeenNeed {
  id: string;
  version: number;
  state: string;
  isMine: boolean;
  isLate: boolean;
  person: string | null;
  manager: string | null;
  isTendedByMe: boolean;
  outcomes: { afterDays: number; outcome: string | null }[];
  replyDueAt: string;
  answerDueAt: string;
  steps: { step: string; by: string | null; operator: string | null; note: string | null }[];
}

export interface SeenMatches {
  result: { needs: { entry: string; matches: { answer: { id: string; kind: string }; score: number }[] }[] };
  proposals: {
    id: string;
    answerId: string;
    name: string | null;
    score: number | null;
    isOverride: boolean;
    reason: string | null;
    by: string | null;
    isUseful: boolean | null;
  }[];
}

export async function newNeed(person: Visitor, changes: Record<string, unknown> = {}): Promise<SeenNeed> {
  return wellOf(await person.ask('/needs', { body: newNeedBody(changes) })) as SeenNeed;
}

export async function seenNeed(by: Visitor, id: string): Promise<SeenNeed> {
  return wellOf(await by.ask(`/needs/${id}`)) as SeenNeed;
}

export async function seenMatches(by: Visitor, id: string): Promise<SeenMatches> {
  return wellOf(await by.ask(`/needs/${id}/matches`)) as SeenMatches;
}

/** Somebody of a firm that has no manager among its people. */
export function newAsker(server: TestServer): Promise<Visitor> {
  return visitorOf(server, `Chi chiede ${newWord()}`, ['employee'], 'naviglio');
}

export function newManager(
  server: TestServer,
  organisation: string | null = 'partenariato',
): Promise<Visitor> {
  return visitorOf(server, `Manager ${newWord()}`, ['community_manager'], organisation);
}

export async function propose(
  manager: Visitor,
  id: string,
  answerId: string,
  reason?: string,
): Promise<CallAnswer> {
  const { version } = await seenNeed(manager, id);
  return manager.ask(`/needs/${id}/proposals`, {
    body: { version, answerId, ...(reason === undefined ? {} : { reason }) },
  });
}

/** A need that an answer was taken up for a month ago, so that she has been asked how it went. */
export async function newAskedNeed(server: TestServer, asker: Visitor): Promise<SeenNeed> {
  const { id } = await newNeed(asker);
  wellOf(await asker.ask(`/needs/${id}/settle`, { method: 'POST' }));
  await server.owner`
    update needs.outcome set asked_at = now(), asked_count = 1 where need_id = ${id} and after_days = 30`;
  return seenNeed(asker, id);
}

/** A need of somebody's, and the first answer to it, proposed by a manager. */
export async function newProposal(
  server: TestServer,
  asker: Visitor,
): Promise<{ need: string; proposal: string }> {
  const { id: need } = await newNeed(asker);
  const answer = (await seenMatches(asker, need)).result.needs[0]?.matches[0]?.answer.id ?? '';
  const manager = await newManager(server, null);
  const { proposals } = wellOf(await propose(manager, need, answer, 'Conosco chi lo fa')) as SeenMatches;
  return { need, proposal: proposals[0]?.id ?? '' };
}

/** An operator who acts for somebody who has no e-mail, by her consent. */
export async function newOperatorFor(server: TestServer, person: Visitor): Promise<Visitor> {
  const operator = await visitorOf(server, `Operatrice ${newWord()}`, ['operator']);
  await operator.elevate();
  const mandate = wellOf(
    await operator.ask('/mandates', {
      body: {
        personId: person.personId,
        membershipId: operator.membershipId,
        consentGiven: 'in_person',
        durationDays: 9,
      },
    }),
  ) as { id: string };
  wellOf(await operator.ask('/assistance', { body: { mandateId: mandate.id } }));
  return operator;
}

const own = (needs?: SignedInRow['needs']): SignedInRow => ({
  roles: ['employee'],
  organisation: 'naviglio',
  refuses: 'nobody',
  ...(needs === undefined ? {} : { needs }),
});
const onOwnNeed = (rest: Needs = {}) =>
  own(async (_server, caller) => ({ parts: { need: (await newNeed(caller)).id }, ...rest }));
const managers = (needs?: SignedInRow['needs']): SignedInRow => ({
  roles: ['community_manager'],
  refuses: { roles: ['employee', 'hr_officer', 'operator', 'dpo', 'facilitator', 'secretary'] },
  ...(needs === undefined ? {} : { needs }),
});
const onNeedOf = async (server: TestServer) => {
  const asker = await newAsker(server);
  return { asker, need: await newNeed(asker) };
};

export const needRows: Record<string, SignedInRow> = {
  stateNeed: own(() => ({ body: newNeedBody() })),
  listOwnNeeds: own(),
  listNeeds: managers(),
  getNeed: onOwnNeed(),
  changeNeed: onOwnNeed({ body: { version: 1, need: needInput({ reach: 'programme' }) } }),
  withdrawNeed: onOwnNeed(),
  settleNeed: onOwnNeed(),
  countAlike: onOwnNeed(),
  answerOutcome: own(async (server, caller) => ({
    parts: { need: (await newAskedNeed(server, caller)).id },
    body: { afterDays: 30, outcome: 'helped' },
  })),
  listOutcomes: managers(),
  takeNeed: managers(async (server) => {
    const { need } = await onNeedOf(server);
    return { parts: { need: need.id }, body: { version: need.version } };
  }),
  getNeedMatches: onOwnNeed(),
  proposeAnswer: managers(async (server) => {
    const { asker, need } = await onNeedOf(server);
    const answerId = (await seenMatches(asker, need.id)).result.needs[0]?.matches[0]?.answer.id;
    return { parts: { need: need.id }, body: { version: need.version, answerId, reason: 'È vicino' } };
  }),
  judgeProposal: own(async (server, caller) => {
    const parts = await newProposal(server, caller);
    return { parts, body: { isUseful: true } };
  }),
};
