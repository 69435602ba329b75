// A campaign that asks several firms: each submission says which firm it comes from, and nothing more.
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newWord } from '../../../test/belongings.ts';
import { askBallot, ballotKeyAt, blindBallot, makeBallot } from '../../../test/blind-ballots.ts';
import { answersOf, call, refusalOf, submissionOf } from '../../../test/calls.ts';
import { openTestServer, testSecret, type TestServer } from '../../../test/harness.ts';
import type { SentBallot } from '../../../test/signed-ballot.ts';
import { knownVisitor, visitorOf, type Visitor } from '../../../test/visitors.ts';
import { inCommunity, openDatabase } from '../../db/index.ts';
import { findCommunity, type Role } from '../../identity/index.ts';
import { keepAudiences } from '../campaigns/campaign-audience.ts';
import { sealClosedCampaigns } from '../jobs.ts';

/** Whose campaign it is; by code it is the last. */
const own = 'tipografia-tre-conche';
const firms = [own, 'naviglio', 'partenariato'];
let server: TestServer;
let communityId: string;
beforeAll(async () => {
  server = await openTestServer({ nodes: 2 });
  const community = await findCommunity(server.app, 'milano');
  if (community === undefined) throw new Error('no community milano');
  communityId = community.id;
});
afterAll(() => server.stop());

/** Open, asks the people of the three firms, and invites whoever comes to answer. */
async function openCampaign(): Promise<string> {
  const code = newWord();
  await server.owner`
    with made as (
      insert into surveys.campaign
        (community_id, id, code, organisation_id, instrument_id, name, opens_on, closes_on, invites_audience)
      select c.community_id, gen_random_uuid(), ${code}, o.id, c.instrument_id, c.name, current_date - 1,
             current_date + 30, true
      from surveys.campaign c join identity.organisation o on o.community_id = c.community_id and o.code = ${own}
      where c.code = 'autunno-2026' returning community_id, id
    )
    insert into surveys.campaign_partner (community_id, campaign_id, organisation_id)
    select made.community_id, made.id, o.id from made
    join identity.organisation o on o.community_id = made.community_id and o.code in ('naviglio', 'partenariato')`;
  return code;
}

/** Somebody who works for all of these firms. */
async function somebodyOf(...codes: string[]): Promise<Visitor> {
  const [first = own, ...others] = codes;
  const person = await visitorOf(server, `Dipendente ${newWord()}`, ['employee'], first);
  for (const firm of others) await hire(person, firm);
  return person;
}

async function hire({ personId }: Visitor, firm: string, roles: Role[] = ['employee']): Promise<void> {
  await server.owner`
    insert into identity.membership (community_id, id, person_id, organisation_id, roles)
    select community_id, gen_random_uuid(), ${personId}, id, ${roles} from identity.organisation where code = ${firm}`;
}

async function leave({ personId }: Visitor, firm: string): Promise<void> {
  await server.owner`
    update identity.membership m set is_active = false, ended_at = now() from identity.organisation o
    where o.id = m.organisation_id and o.code = ${firm} and m.person_id = ${personId}`;
}

const standingOf = async (person: Visitor, code: string) =>
  (await person.ask(`/campaigns/${code}/participation`)).body;
const askAt = (person: Visitor, code: string, body: unknown) =>
  person.ask(`/campaigns/${code}/ballots`, { body });
/** Comes to answer and asks for a ballot of that firm, blinded anew. */
async function ask(person: Visitor, code: string, firm: string) {
  await standingOf(person, code);
  return askBallot(server, (body) => askAt(person, code, body), code, firm);
}
const submit = (code: string, ballot: SentBallot, seed = 'one') =>
  call(server, `/v1/milano/campaigns/${code}/submissions`, { body: submissionOf(ballot, answersOf(seed)) });

async function firmsOfSubmissions(code: string): Promise<string[]> {
  const rows = await server.owner<{ code: string }[]>`
    select o.code from submissions.submission s join surveys.campaign c on c.id = s.campaign_id
    join identity.organisation o on o.id = s.organisation_id where c.code = ${code} order by 1`;
  return rows.map((row) => row.code);
}

async function ballotsOf(code: string): Promise<number> {
  const rows = await server.owner`
    select 1 from surveys.invitation i join surveys.campaign c on c.id = i.campaign_id
    where c.code = ${code} and surveys.has_ballot(i)`;
  return rows.length;
}

describe('the firm for which somebody answers', () => {
  test.each([
    [[own], own],
    [['naviglio', own], own],
    [['partenariato', 'naviglio'], 'naviglio'],
    [['partenariato'], 'partenariato'],
  ])('of %j is %s', async (codes, expected) => {
    const code = await openCampaign();
    const standing = await standingOf(await somebodyOf(...codes), code);
    expect(standing).toMatchObject({ status: 'invited', organisation: { code: expected } });
  });

  test('is none that she does not work for, whatever else she does there', async () => {
    const code = await openCampaign();
    const person = await somebodyOf('naviglio');
    await hire(person, own, ['hr_officer']);
    expect(await standingOf(person, code)).toMatchObject({ organisation: { code: 'naviglio' } });
    expect(refusalOf((await ask(person, code, own)).answer)).toBe('not_invited');
  });

  test('is told of beforehand: that several are asked', async () => {
    const asks = async (code: string) =>
      (await call(server, `/v1/milano/campaigns/${code}/questionnaire`)).body;
    expect(await asks(await openCampaign())).toMatchObject({ campaign: { asksSeveralFirms: true } });
    expect(await asks('autunno-2026')).toMatchObject({ campaign: { asksSeveralFirms: false } });
  });
});

describe('a firm’s key', () => {
  test('is its own, the same for everybody, and there is none for a firm that is not asked', async () => {
    const code = await openCampaign();
    const address = (firm: string) => `/v1/milano/campaigns/${code}/ballot-key?organisation=${firm}`;
    const keys = await Promise.all(
      [...firms, ...firms].map(async (firm) => (await call(server, address(firm))).text),
    );
    expect(new Set(keys).size).toBe(3);
    expect(keys.slice(3)).toEqual(keys.slice(0, 3));
    for (const other of ['cooperativa-ponte-di-carta', 'nobody', 'NAVIGLIO'])
      expect(refusalOf(await call(server, address(other))), other).toBe('not_found');
    const none = await call(server, `/v1/milano/campaigns/${code}/ballot-key`);
    expect(refusalOf(none)).toBe('invalid_request');
  });

  test('signs for the people of that firm alone, and nothing is kept of a refusal', async () => {
    const code = await openCampaign();
    const person = await somebodyOf('naviglio');
    for (const firm of [own, 'partenariato'])
      expect(refusalOf((await ask(person, code, firm)).answer)).toBe('not_invited');
    const elsewhere = { organisation: 'nobody', blinded: Buffer.alloc(256, 1).toString('base64url') };
    expect(refusalOf(await askAt(person, code, elsewhere))).toBe('not_invited');
    expect(await ballotsOf(code)).toBe(0);
    expect((await ask(person, code, 'naviglio')).answer.status).toBe(201);
  });

  test('does not sign a second ballot for somebody of two firms, not even the same bytes', async () => {
    const code = await openCampaign();
    const person = await somebodyOf(own, 'naviglio');
    await standingOf(person, code);
    const { blinded } = blindBallot(await ballotKeyAt(server, code, own), `milano/${code}`, own);
    const low = Buffer.from(blinded, 'base64url');
    // Below every modulus of 2048 bits.
    low[0] = 0;
    const body = { organisation: own, blinded: low.toString('base64url') };
    const first = await askAt(person, code, body);
    expect(first.status).toBe(201);
    expect((await askAt(person, code, body)).body).toEqual(first.body);
    expect(refusalOf(await askAt(person, code, { ...body, organisation: 'naviglio' }))).toBe(
      'already_answered',
    );
    expect(refusalOf((await ask(person, code, 'naviglio')).answer)).toBe('already_answered');
  });

  test('of twenty requests at once to two firms and two nodes one gets its ballot', async () => {
    const code = await openCampaign();
    const person = await somebodyOf(own, 'naviglio');
    await standingOf(person, code);
    const asked = await Promise.all(
      Array.from({ length: 20 }, (_, index) => {
        const node = server.nodes[index % 2] ?? server;
        const firm = index % 4 < 2 ? own : 'naviglio';
        const { cookie } = person;
        const at = `/v1/milano/campaigns/${code}/ballots`;
        return askBallot(node, (body) => call(node, at, { cookie, body }), code, firm);
      }),
    );
    const granted = asked.filter(({ answer }) => answer.status === 201);
    expect(granted).toHaveLength(1);
    const refused = asked.filter((one) => one !== granted[0]);
    expect(new Set(refused.map(({ answer }) => refusalOf(answer)))).toEqual(new Set(['already_answered']));
    const [{ ballot } = { ballot: undefined }] = granted;
    if (ballot === undefined) throw new Error('nobody got a ballot');
    expect((await submit(code, ballot)).status).toBe(201);
    expect(await firmsOfSubmissions(code)).toEqual([ballot.organisation]);
  });
});

describe('somebody who moves from one firm to another', () => {
  test('is told the new one, whose key alone signs for her', async () => {
    const code = await openCampaign();
    const person = await somebodyOf('naviglio');
    expect(await standingOf(person, code)).toMatchObject({ organisation: { code: 'naviglio' } });
    await hire(person, 'partenariato');
    await leave(person, 'naviglio');
    expect(await standingOf(person, code)).toMatchObject({ organisation: { code: 'partenariato' } });
    expect(refusalOf((await ask(person, code, 'naviglio')).answer)).toBe('not_invited');
    const { ballot } = await ask(person, code, 'partenariato');
    expect((await submit(code, ballot)).status).toBe(201);
    expect(await firmsOfSubmissions(code)).toEqual(['partenariato']);
  });

  test('keeps the ballot that was signed before, also when its reply was lost, and gets no other', async () => {
    const code = await openCampaign();
    const person = await somebodyOf('naviglio');
    await standingOf(person, code);
    const blind = blindBallot(await ballotKeyAt(server, code, 'naviglio'), `milano/${code}`, 'naviglio');
    const body = { organisation: 'naviglio', blinded: blind.blinded };
    const first = await askAt(person, code, body);
    await hire(person, 'partenariato');
    await leave(person, 'naviglio');
    const again = await askAt(person, code, body);
    expect(again.body).toEqual(first.body);
    expect(refusalOf((await ask(person, code, 'partenariato')).answer)).toBe('already_answered');
    const { signature } = again.body as { signature: string };
    expect((await submit(code, blind.unblind(signature))).status).toBe(201);
    expect(await firmsOfSubmissions(code)).toEqual(['naviglio']);
  });
});

describe('a submission', () => {
  test('is stored as its ballot’s firm’s, and a ballot of one firm is refused as another’s', async () => {
    const code = await openCampaign();
    for (const organisation of firms) await ballotKeyAt(server, code, organisation);
    const { ballot } = await ask(await somebodyOf('naviglio'), code, 'naviglio');
    for (const organisation of [own, 'partenariato', 'nobody', 'cooperativa-ponte-di-carta'])
      expect(refusalOf(await submit(code, { ...ballot, organisation })), organisation).toBe('ballot_invalid');
    const mixed = await makeBallot(server, code, { organisation: 'naviglio', named: own });
    for (const organisation of ['naviglio', own])
      expect(refusalOf(await submit(code, { ...mixed, organisation })), organisation).toBe('ballot_invalid');
    const { organisation: _, ...nameless } = ballot;
    expect(refusalOf(await submit(code, nameless as SentBallot))).toBe('invalid_request');
    expect(await firmsOfSubmissions(code)).toEqual([]);
    expect((await submit(code, ballot)).status).toBe(201);
    expect(refusalOf(await submit(code, ballot))).toBe('ballot_spent');
    const other = await makeBallot(server, code, { organisation: own });
    expect((await submit(code, other)).status).toBe(201);
    expect(await firmsOfSubmissions(code)).toEqual(['naviglio', own]);
  });

  test('shows its firm to nobody but the release role', async () => {
    for (const statement of [
      'select organisation_id from submissions.submission',
      'select count(*) from submissions.submission where organisation_id is not null',
      'update submissions.submission set organisation_id = organisation_id',
    ]) {
      const read = inCommunity(server.app, communityId, (trx) => sql.raw(statement).execute(trx));
      await expect(read, statement).rejects.toMatchObject({ code: '42501' });
    }
  });

  test('keeps its firm when the campaign is over, and the keys of all firms are destroyed', async () => {
    const code = await openCampaign();
    for (const organisation of [...firms, 'naviglio'])
      expect((await submit(code, await makeBallot(server, code, { organisation }))).status).toBe(201);
    const expected = ['naviglio', 'naviglio', 'partenariato', own];
    expect(await firmsOfSubmissions(code)).toEqual(expected);
    await server.owner`update surveys.campaign set closes_on = current_date where code = ${code}`;
    const release = await openDatabase({
      databaseUrl: server.databaseUrl,
      secret: testSecret,
      role: 'snodo_release',
      connections: 1,
    });
    try {
      const later = { now: () => new Date(Date.now() + 3 * 24 * 60 * 60 * 1000) };
      await sealClosedCampaigns(release, later);
    } finally {
      await release.close();
    }
    expect(await firmsOfSubmissions(code)).toEqual(expected);
    const keys = await server.owner<{ private_key_sealed: Buffer | null }[]>`
      select k.private_key_sealed from surveys.ballot_key k join surveys.campaign c on c.id = k.campaign_id
      where c.code = ${code}`;
    expect(keys.map((row) => row.private_key_sealed)).toEqual([null, null, null]);
  });
});

describe('paper', () => {
  test('counts for the firm that it was printed for, and no more of it than its people', async () => {
    const code = await openCampaign();
    const firm = newWord();
    await server.owner`
      with made as (
        insert into identity.organisation (community_id, id, code, name, kind)
        values (${communityId}, gen_random_uuid(), ${firm}, ${firm}, 'company') returning community_id, id
      )
      insert into surveys.campaign_partner (community_id, campaign_id, organisation_id)
      select made.community_id, c.id, made.id from made join surveys.campaign c on c.code = ${code}`;
    await somebodyOf(firm);
    await somebodyOf(firm);
    await keepAudiences(server.app, server.clock);
    const manager = await knownVisitor(server, 'Marta Conti');
    const operator = await visitorOf(server, `Operatrice ${newWord()}`, ['operator']);
    const issue = (body: object) => manager.ask(`/campaigns/${code}/paper-batches`, { method: 'POST', body });
    expect(refusalOf(await issue({ ballots: 3, organisation: firm }))).toBe('campaign_not_fit');
    expect(refusalOf(await issue({ ballots: 1, organisation: 'cooperativa-ponte-di-carta' }))).toBe(
      'campaign_not_fit',
    );
    const batches = [await issue({ ballots: 2, organisation: firm }), await issue({ ballots: 1 })];
    expect(batches.map(({ body }) => body)).toMatchObject([
      { organisation: { code: firm }, printedBallots: 2 },
      { organisation: { code: own }, printedBallots: 1 },
    ]);
    expect(refusalOf(await issue({ ballots: 1, organisation: firm }))).toBe('campaign_not_fit');
    const desk = (await operator.ask('/paper-batches')).body as { items: { campaign: string }[] };
    expect(desk.items.find(({ campaign }) => campaign === code)).toMatchObject({
      batches: [{ organisation: { code: firm } }, { organisation: { code: own } }],
    });
    const { instrument, answers } = submissionOf('');
    for (const { body } of batches) {
      const paper = { batchId: (body as { id: string }).id, instrument, answers };
      const entered = await operator.ask(`/campaigns/${code}/paper-submissions`, { body: paper });
      expect(entered.status, entered.text).toBe(201);
    }
    expect(await firmsOfSubmissions(code)).toEqual([firm, own].toSorted());
    const unknown = { batchId: randomUUID(), instrument, answers };
    expect(refusalOf(await operator.ask(`/campaigns/${code}/paper-submissions`, { body: unknown }))).toBe(
      'not_found',
    );
  });
});

test('the server met nothing that it did not expect', () => {
  expect(server.logLines.filter((line) => line.includes('"level":50'))).toEqual([]);
});
