// Groups of needs that could be served together, and who may call their operations.
import { randomUUID } from 'node:crypto';
import type { FoundGroupsBody, NeedPoolingBody, PoolingBody } from '@snodo/contract';
import type { TestServer } from './harness.ts';
import { wellOf } from './members.ts';
import { needInput, newAsker, newManager, newNeed } from './needs.ts';
import type { SignedInRow } from './operation-rows.ts';
import { visitorOf, type Visitor } from './visitors.ts';

const afternoon = (weekday: number, startMinute = 960, endMinute = 1140) => ({
  weekday,
  startMinute,
  endMinute,
});

/** Somebody to fetch a small child twice a week, around Barona. */
export function sharedNeed(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return needInput({
    forWhom: 'myself',
    entries: ['INF2'],
    ageBands: ['3-5'],
    windows: [afternoon(2), afternoon(4)],
    around: 'barona',
    caredFor: 1,
    hasRoom: true,
    ...changes,
  });
}

export interface Family {
  person: Visitor;
  needId: string;
}

export async function newFamily(person: Visitor, changes: Record<string, unknown> = {}): Promise<Family> {
  return { person, needId: (await newNeed(person, sharedNeed(changes))).id };
}

/** Four families: two of two firms each have one, the street has two. */
export async function fourFamilies(
  server: TestServer,
  changes: Record<string, unknown> = {},
): Promise<[Family, Family, Family, Family]> {
  const firms = ['naviglio', 'tipografia-tre-conche', null, null];
  const [one, two, three, four] = await Promise.all(
    firms.map(async (firm, index) =>
      newFamily(
        await visitorOf(server, `Famiglia ${index} ${randomUUID().slice(0, 8)}`, ['employee'], firm),
        changes,
      ),
    ),
  );
  if (!one || !two || !three || !four) throw new Error('four families');
  return [one, two, three, four];
}

/** A service that everybody may use, at a price by the hour. */
export async function serviceToShare(server: TestServer): Promise<string> {
  const [row] = await server.owner<{ id: string }[]>`
    select s.id from catalogue.service s join identity.community c on c.id = s.community_id
    where c.slug = 'milano' and s.status = 'active' and s.audience_organisation_ids is null and not s.is_members_only
      and s.cost ->> 'kind' = 'per_hour' and s.verified_on > current_date - 300
    order by s.code limit 1`;
  if (row === undefined) throw new Error('no service can be shared');
  return row.id;
}

export function dayIn(server: TestServer, days: number): string {
  return new Date(server.clock.now().getTime() + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
}

export async function poolingInput(
  server: TestServer,
  families: readonly Family[],
  changes: Record<string, unknown> = {},
): Promise<Record<string, unknown>> {
  return {
    id: randomUUID(),
    needIds: families.map(({ needId }) => needId),
    serviceId: await serviceToShare(server),
    title: 'Due pomeriggi insieme',
    words: 'Una sola educatrice per tutti, martedì e giovedì.',
    startsOn: dayIn(server, 30),
    answerBy: dayIn(server, 7),
    ...changes,
  };
}

export async function newPooling(
  server: TestServer,
  manager: Visitor,
  families: readonly Family[],
): Promise<PoolingBody> {
  return wellOf(
    await manager.ask('/poolings', { body: await poolingInput(server, families) }),
  ) as PoolingBody;
}

export async function poolingOf({ person, needId }: Family): Promise<NeedPoolingBody> {
  return wellOf(await person.ask(`/needs/${needId}/pooling`)) as NeedPoolingBody;
}

export function answer({ person, needId }: Family, pooling: string, agrees: boolean) {
  return person.ask(`/needs/${needId}/poolings/${pooling}/answer`, { body: { agrees } });
}

export async function foundGroups(manager: Visitor): Promise<FoundGroupsBody> {
  return wellOf(await manager.ask('/found-groups')) as FoundGroupsBody;
}

const own = (needs: SignedInRow['needs']): SignedInRow => ({
  roles: ['employee'],
  organisation: 'naviglio',
  refuses: 'nobody',
  ...(needs === undefined ? {} : { needs }),
});
const managers = (needs?: SignedInRow['needs']): SignedInRow => ({
  roles: ['community_manager'],
  refuses: { roles: ['employee', 'hr_officer', 'operator', 'dpo', 'facilitator', 'secretary'] },
  ...(needs === undefined ? {} : { needs }),
});
const twoFamilies = async (server: TestServer) => [
  await newFamily(await newAsker(server)),
  await newFamily(await newAsker(server)),
];

export const poolingRows: Record<string, SignedInRow> = {
  getNeedPooling: own(async (_server, caller) => ({
    parts: { need: (await newFamily(caller)).needId },
  })),
  answerPooling: own(async (server, caller) => {
    const hers = await newFamily(caller);
    const families = [hers, await newFamily(await newAsker(server))];
    const { id } = await newPooling(server, await newManager(server, null), families);
    return { parts: { need: hers.needId, pooling: id }, body: { agrees: false } };
  }),
  findGroups: managers(),
  listPoolings: managers(),
  askPooling: managers(async (server) => ({
    body: await poolingInput(server, await twoFamilies(server)),
  })),
  refuseGroup: managers(async (server) => ({
    body: {
      id: randomUUID(),
      needIds: (await twoFamilies(server)).map(({ needId }) => needId),
      reason: 'Una di loro si trasferisce',
    },
  })),
};
