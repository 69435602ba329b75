import { createHash } from 'node:crypto';
import type { NeedInput } from '@snodo/contract';
import { inCommunity, openDatabase, type CommunityTransaction, type Database } from '../db/index.ts';
import type { Clock } from '../http/index.ts';
import { findCommunity, getActor, type Actor, type Community } from '../identity/index.ts';
import { applyToRound, createRound, getNeedMatches, proposeAnswer } from '../matching/index.ts';
import {
  gatherSignals,
  getNeed,
  listClusters,
  moveCluster,
  moveReferral,
  referNeed,
  stateNeed,
  takeNeed,
} from '../needs/index.ts';
import { hasDistrict, hasSpot } from '../places/index.ts';
import { listLongWaits } from '../time-bank/index.ts';
import { idsOf } from './ids.ts';
import type { Programme } from './programme.ts';
import type { DemonstrationNeed, DemonstrationRound } from './programme-needs.ts';

export interface FillNeedsOptions {
  /** The owner's address. */
  databaseUrl: string;
  secret: string;
  clock: Clock;
}

const dayMilliseconds = 24 * 60 * 60 * 1000;
/** By when the organisation says how a need that was handed to it goes. */
const promisedDays = 9;
const ownContact = 'Al citofono, la mattina';

/**
 * Needs, and a round of places, as people would have brought them: each step is the operation that the portal runs, on
 * the day on which it would have been. For the first start alone; nobody is written to.
 */
export async function fillNeeds(programme: Programme, options: FillNeedsOptions): Promise<void> {
  const app = await openDatabase({ ...options, role: 'snodo_app', connections: 1 });
  try {
    const community = await findCommunity(app, programme.community.slug);
    if (community === undefined) throw new Error('the programme was not loaded');
    for (const need of programme.statedNeeds.needs) await bringNeed({ app, community, options }, need);
    for (const round of programme.statedNeeds.rounds) await holdRound({ app, community, options }, round);
    await gatherSignals({ app, clock: options.clock, listLongWaits });
    await decideFirst({ app, community, options }, programme);
  } finally {
    await app.close();
  }
}

/** Whoever looks after needs has decided on what weighs most of all that is suggested. */
async function decideFirst(filling: Filling, { statedNeeds }: Programme): Promise<void> {
  const manager = statedNeeds.needs.find((need) => need.manager !== null)?.manager;
  if (manager === undefined || manager === null) return;
  await stepOf(filling, manager, 0, async ({ trx, actor, context }) => {
    const [first] = (await listClusters(trx, actor, context, 'suggested')).items;
    if (first === undefined) return;
    await moveCluster(trx, actor, context, first.id, { version: first.version, move: 'decide', urgency: 4 });
  });
}

interface Filling {
  app: Database;
  community: Community;
  options: FillNeedsOptions;
}

type Step = ReturnType<typeof contextOf> & { trx: CommunityTransaction; actor: Actor };

/** One step of one person, in a transaction of its own, so many days ago. */
function stepOf<Answer>(
  { app, community, options }: Filling,
  person: string,
  daysAgo: number,
  work: (step: Step) => Promise<Answer>,
): Promise<Answer> {
  return inCommunity(app, community.id, async (trx) => {
    const actor = await getActor(trx, community, idsOf(community.slug)('person', person));
    return work({ ...contextOf(community, options, daysAgo), trx, actor });
  });
}

function contextOf(community: Community, { secret, clock }: FillNeedsOptions, daysAgo: number) {
  const now = () => new Date(clock.now().getTime() - daysAgo * dayMilliseconds);
  return {
    context: {
      community,
      clock: { now },
      language: 'it' as const,
      districts: { hasDistrict, hasSpot },
      secret,
      origins: { portal: '' },
      writeMail: () => Promise.resolve(),
      tieBreakKey: secret,
    },
  };
}

async function bringNeed(filling: Filling, need: DemonstrationNeed): Promise<void> {
  const id = idsOf(filling.community.slug)('need', need.code);
  const { person, manager, daysAgo } = need;
  await stepOf(filling, person, daysAgo, ({ trx, actor, context }) =>
    stateNeed(trx, actor, context, { id, need: inputOf(need) }),
  );
  if (manager === null) return;
  await stepOf(filling, manager, Math.max(0, daysAgo - 1), ({ trx, actor, context }) =>
    takeNeed(trx, actor, context, id, { version: 1 }),
  );
  const later = Math.max(0, daysAgo - 2);
  if (need.isProposed)
    await stepOf(filling, manager, later, async ({ trx, actor, context }) => {
      const { result } = await getNeedMatches(trx, actor, context, id);
      const answerId = result.needs[0]?.matches[0]?.answer.id;
      if (answerId === undefined) throw new Error(`nothing answers the need ${need.code}`);
      const { version } = await getNeed(trx, actor, context, id);
      await proposeAnswer(trx, actor, context, id, { version, answerId });
    });
  if (need.referTo !== null && need.reason !== null) await handOver(filling, need, id, later);
}

/** The person agrees, and whoever looks after the organisation's services accepts and begins. */
async function handOver(
  filling: Filling,
  { person, manager, referTo, reason }: DemonstrationNeed,
  needId: string,
  daysAgo: number,
): Promise<void> {
  const organisation = referTo ?? '';
  const { id } = await stepOf(filling, manager ?? '', daysAgo, ({ trx, actor, context }) =>
    referNeed(trx, actor, context, needId, { organisation, reason: reason ?? '' }),
  );
  await stepOf(filling, person, daysAgo, ({ trx, actor, context }) =>
    moveReferral(trx, actor, context, id, { version: 1, move: 'agree', contact: ownContact }),
  );
  const receiver = await receiverOf(filling, organisation);
  if (receiver === undefined) return;
  const by = new Date(filling.options.clock.now().getTime() + promisedDays * dayMilliseconds);
  for (const [index, move] of (['accept', 'start'] as const).entries())
    await inCommunity(filling.app, filling.community.id, async (trx) => {
      const actor = await getActor(trx, filling.community, receiver);
      const { context } = contextOf(filling.community, filling.options, Math.max(0, daysAgo - 1 - index));
      const promised = by.toISOString().slice(0, 10);
      await moveReferral(trx, actor, context, id, { version: 2 + index, move, by: promised });
    });
}

function receiverOf({ app, community }: Filling, organisation: string): Promise<string | undefined> {
  return inCommunity(app, community.id, async (trx) => {
    const row = await trx
      .selectFrom('identity.membership as m')
      .innerJoin('identity.organisation as o', (join) =>
        join.onRef('o.community_id', '=', 'm.community_id').onRef('o.id', '=', 'm.organisation_id'),
      )
      .select('m.person_id')
      .where('m.community_id', '=', community.id)
      .where('o.code', '=', organisation)
      .where('m.is_active', '=', true)
      .where((eb) => eb('m.roles', '@>', eb.val(['provider'])))
      .orderBy('m.person_id')
      .limit(1)
      .executeTakeFirst();
    return row?.person_id;
  });
}

function inputOf(need: DemonstrationNeed): NeedInput {
  return {
    forWhom: need.forWhom,
    entries: [...need.entries],
    ageBands: [...need.ageBands],
    district: need.district,
    reach: need.reach,
    windows: [...need.windows],
    languages: [...need.languages],
    indispensableLanguages: [],
    accessibility: [],
    caredFor: 1,
    hasRoom: need.hasRoom,
    joinsOthers: true,
    ...(need.around === null ? {} : { around: need.around }),
    ...(need.budgetCents === null ? {} : { budgetCentsPerHour: need.budgetCents }),
    ...(need.sharing === null ? {} : { sharing: need.sharing }),
  };
}

async function holdRound(filling: Filling, round: DemonstrationRound): Promise<void> {
  const id = idsOf(filling.community.slug)('round', round.code);
  await stepOf(filling, round.madeBy, 0, ({ trx, actor, context }) =>
    createRound(trx, actor, context, {
      id,
      name: round.name,
      criteria: round.criteria.map(({ name, levels }) => ({ name, levels: [...levels] })),
      services: round.services.map(({ service, ...places }) => ({ code: service, ...places })),
      promises: round.parties.map(({ party, nonce }) => ({
        party,
        promise: createHash('sha256').update(JSON.stringify(nonce)).digest('hex'),
      })),
      appliesUntil: new Date(
        context.clock.now().getTime() + round.openForDays * dayMilliseconds,
      ).toISOString(),
    }),
  );
  for (const { person, wishes } of round.applications)
    await stepOf(filling, person, 0, ({ trx, actor, context }) =>
      applyToRound(trx, actor, context, id, {
        wishes: wishes.map(({ service, levels }) => ({ service, isReserved: false, levels: [...levels] })),
      }),
    );
}
