// Companies' pools on a real database: what races, who is told when one runs low, and what a firm reads of its own.
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { newWord } from '../../../test/belongings.ts';
import { refusalOf } from '../../../test/calls.ts';
import { ledgerSums, memberVisitor, newPool, newSecretary } from '../../../test/bank-people.ts';
import { openTestServer, testSecret, type TestServer } from '../../../test/harness.ts';
import { visitorOf, type Visitor } from '../../../test/visitors.ts';
import { inCommunity } from '../../db/index.ts';
import { findCommunity, keepContact, type Community, type MailWriter } from '../../identity/index.ts';
import { mondayOf } from './company-pools.ts';
import { dayAfter } from './pool-forecast.ts';
import { warnOfLowPools } from './pool-warnings.ts';

let server: TestServer;
let secretary: Visitor;
let milano: Community;
beforeAll(async () => {
  server = await openTestServer();
  secretary = await newSecretary(server);
  const community = await findCommunity(server.app, 'milano');
  if (community === undefined) throw new Error('no community');
  milano = community;
});
afterAll(() => server.stop());
afterEach(async () => {
  expect((await ledgerSums(server)).every((sum) => sum === 0)).toBe(true);
});

const twenty = <Answer>(work: () => Promise<Answer>) => Promise.all(Array.from({ length: 20 }, work));
const today = () => server.clock.now().toISOString().slice(0, 10);
const draw = (minutes: number, more = {}) => ({
  id: randomUUID(),
  toMemberId: null,
  minutes,
  servedOn: today(),
  reason: 'Accompagnamento',
  ...more,
});
async function drawFrom(pool: { id: string }, body: object): Promise<void> {
  const answer = await secretary.ask(`/time-bank/pools/${pool.id}/draws`, { body });
  if (answer.status !== 201) throw new Error(`nothing was drawn: ${answer.text}`);
}

async function newFirm(): Promise<string> {
  const code = `ditta-${newWord()}`;
  await server.owner`
    insert into identity.organisation (community_id, id, code, name, kind)
    values (${milano.id}, gen_random_uuid(), ${code}, ${code}, 'company')`;
  return code;
}

/** A pool of this year, of a firm of its own. */
async function poolOfYear(committedMinutes = 600) {
  const organisation = await newFirm();
  const year = Number(today().slice(0, 4));
  return { ...(await newPool(server, { organisation, year, committedMinutes })), organisation };
}

async function giveAddress({ personId }: Visitor): Promise<string> {
  const address = `${newWord()}@example.org`;
  await inCommunity(server.app, milano.id, (trx) =>
    keepContact(trx, milano, testSecret, server.clock.now(), { personId, address }),
  );
  return address;
}

type Written = Parameters<MailWriter>[3];

/** What so many nodes write at once to this address. */
async function writtenTo(address: string, nodes = 1): Promise<Written[]> {
  const written: Written[] = [];
  const deps = {
    app: server.app,
    clock: server.clock,
    secret: testSecret,
    origins: { portal: server.publicUrl },
    writeMail: async (_trx: unknown, _community: unknown, _now: Date, mail: Written) => {
      written.push(mail);
    },
  };
  await Promise.all(Array.from({ length: nodes }, () => warnOfLowPools(deps)));
  return written.filter((mail) => mail.address === address);
}

describe('a pool', () => {
  test('gives no more than its commitment, however many draw at once', async () => {
    const pool = await newPool(server, { committedMinutes: 600 });
    const answers = await twenty(() =>
      secretary.ask(`/time-bank/pools/${pool.id}/draws`, { body: draw(100) }),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(6);
    expect(new Set(answers.filter(({ status }) => status !== 201).map(refusalOf))).toEqual(
      new Set(['not_enough_hours']),
    );
    const { items } = (await secretary.ask('/time-bank/pools')).body as {
      items: { id: string; forecast: object }[];
    };
    expect(items.find(({ id }) => id === pool.id)?.forecast).toMatchObject({
      drawnMinutes: 600,
      leftMinutes: 0,
      alarm: 'empty',
    });
  });

  test('is recorded once a year, of twenty at once', async () => {
    const body = {
      organisation: 'tipografia-tre-conche',
      unit: 'company_minute',
      year: 2029,
      committedMinutes: 600,
      carryOverPercent: 50,
      doublesGifts: false,
      lowAtPercent: 15,
    };
    const answers = await twenty(() => secretary.ask('/time-bank/pools', { body }));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(
      answers.filter((answer) => answer.status === 409 && refusalOf(answer) === 'pool_exists'),
    ).toHaveLength(19);
  });

  test('doubles gifts of its people to the fund while it has hours, and no further', async () => {
    const code = `raddoppio-${randomUUID().slice(0, 8)}`;
    await server.owner`
      insert into identity.organisation (community_id, id, code, name, kind)
      select id, gen_random_uuid(), ${code}, ${code}, 'company' from identity.community where slug = 'milano'`;
    const giver = await memberVisitor(server, { minutes: 400, organisation: code });
    const year = new Date().getFullYear();
    await newPool(server, { organisation: code, year, committedMinutes: 100, doublesGifts: true });
    const give = (minutes: number) =>
      giver.ask('/time-bank/gifts', { body: { id: randomUUID(), toMemberId: null, minutes, words: null } });
    expect((await give(60)).body).toMatchObject({ doubledMinutes: 60, state: 'accepted' });
    expect((await give(60)).body).toMatchObject({ doubledMinutes: 40 });
    expect((await give(60)).body).toMatchObject({ doubledMinutes: 0 });
  });

  test('that ends gives back what is left and carries its share into the next', async () => {
    const pool = await newPool(server, { committedMinutes: 600, carryOverPercent: 50 });
    await secretary.ask(`/time-bank/pools/${pool.id}/draws`, { body: draw(201) });
    await secretary.elevate();
    const closed = await secretary.ask(`/time-bank/pools/${pool.id}/closing`, { method: 'POST' });
    expect(closed.body).toMatchObject({ state: 'closed', carriedOutMinutes: 199 });
    expect(refusalOf(await secretary.ask(`/time-bank/pools/${pool.id}/draws`, { body: draw(1) }))).toBe(
      'pool_closed',
    );
    const next = await newPool(server, { committedMinutes: 600, year: pool.year + 1 });
    expect(next).toMatchObject({ committedMinutes: 799, carriedInMinutes: 199 });
  });

  test('of working time counts for who gave it and can never be spent', async () => {
    const pool = await newPool(server, { unit: 'company_minute' });
    const member = await memberVisitor(server);
    const body = draw(120, { toMemberId: member.memberId });
    expect((await secretary.ask(`/time-bank/pools/${pool.id}/draws`, { body })).status).toBe(201);
    expect((await member.ask('/time-bank/me')).body).toMatchObject({
      companyMinutes: 120,
      hours: { balanceMinutes: 0 },
    });
    expect(refusalOf(await secretary.ask(`/time-bank/pools/${pool.id}/draws`, { body: draw(10) }))).toBe(
      'other_unit',
    );
  });
});

describe('a pool that runs low', () => {
  test('is told of once for each crossing, to the firm and to the secretary, on any number of nodes', async () => {
    const pool = await poolOfYear();
    const officer = await visitorOf(server, `Referente ${newWord()}`, ['hr_officer'], pool.organisation);
    const [own, keeper] = [await giveAddress(officer), await giveAddress(secretary)];
    expect(await writtenTo(own, 3)).toEqual([]);
    await drawFrom(pool, draw(540));
    const [first, ...more] = await writtenTo(own, 3);
    expect(more).toEqual([]);
    expect(first).toMatchObject({
      kind: 'pool_low',
      parameters: { organisation: pool.organisation, year: String(pool.year) },
    });
    expect(String(first?.parameters['link'])).toContain('/console?section=hours');
    expect(await writtenTo(own, 3)).toEqual([]);
    await drawFrom(pool, draw(60));
    const empty = await writtenTo(keeper);
    expect(empty.map(({ kind, parameters }) => [kind, parameters['organisation']])).toEqual([
      ['pool_empty', pool.organisation],
    ]);
    expect(await writtenTo(keeper)).toEqual([]);
  });

  test('and is better again is told of at the next crossing, and not before some calm', async () => {
    const pool = await poolOfYear();
    const officer = await visitorOf(server, `Referente ${newWord()}`, ['hr_officer'], pool.organisation);
    const own = await giveAddress(officer);
    const taken = draw(570);
    await drawFrom(pool, taken);
    expect(await writtenTo(own)).toHaveLength(1);
    const reversed = await secretary.ask(`/time-bank/postings/${taken.id}/reversal`, {
      body: { id: randomUUID(), reason: 'Scritto due volte' },
    });
    expect(reversed.status).toBe(200);
    expect(await writtenTo(own)).toEqual([]);
    await drawFrom(pool, draw(570));
    expect(await writtenTo(own)).toEqual([]);
    await server.owner`update time_bank.pool set told_alarm = 'none', told_at = null where id = ${pool.id}`;
    expect(await writtenTo(own)).toHaveLength(1);
  });

  test('is told of without a person in it', async () => {
    const pool = await poolOfYear();
    const officer = await visitorOf(server, `Referente ${newWord()}`, ['hr_officer'], pool.organisation);
    const own = await giveAddress(officer);
    const member = await memberVisitor(server);
    await drawFrom(pool, draw(560, { toMemberId: member.memberId }));
    const [mail] = await writtenTo(own);
    expect(Object.keys(mail?.parameters ?? {}).toSorted()).toEqual(['link', 'organisation', 'year']);
  });
});

describe('a firm reads of its own pool', () => {
  const poolsOf = async (visitor: Visitor) =>
    (await visitor.ask('/time-bank/company-pools')).body as {
      items: { organisation: { code: string }; alarm: string; asOf: string; figures: object | null }[];
    };

  test('that it runs low at once, and no figure before ten people stand behind what was drawn', async () => {
    const pool = await poolOfYear(6000);
    const officer = await visitorOf(server, `Referente ${newWord()}`, ['hr_officer'], pool.organisation);
    const members = await Promise.all(Array.from({ length: 10 }, () => memberVisitor(server)));
    const before = dayAfter(mondayOf(today()), -1);
    for (const { memberId } of members.slice(0, 9))
      await drawFrom(pool, draw(600, { toMemberId: memberId, servedOn: before }));
    expect((await poolsOf(officer)).items).toEqual([
      expect.objectContaining({ alarm: 'low', asOf: mondayOf(today()), figures: null }),
    ]);
    await drawFrom(pool, draw(30, { toMemberId: members[9]?.memberId, servedOn: before }));
    const [seen] = (await poolsOf(officer)).items;
    expect(seen?.figures).toMatchObject({ leftPercent: 5, runwayWeeks: expect.any(Number) });
  });

  test('and never another firm’s', async () => {
    await poolOfYear();
    const officer = await visitorOf(server, `Referente ${newWord()}`, ['hr_officer'], await newFirm());
    expect((await poolsOf(officer)).items).toEqual([]);
  });
});

test('the server met nothing that it did not expect', () => {
  expect(server.logLines.filter((line) => line.includes('"level":50'))).toEqual([]);
});
