// What campaigns tell, to whom and when.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newDraft, newWord } from '../../../test/belongings.ts';
import { openTestServer, testSecret, type TestServer } from '../../../test/harness.ts';
import { dayIn, openAt, openedFor } from '../../../test/opened-campaigns.ts';
import { knownVisitor, visitorOf, type Visitor } from '../../../test/visitors.ts';
import { inCommunity } from '../../db/index.ts';
import { findCommunity, keepContact, type Community, type MailWriter } from '../../identity/index.ts';
import { keepAudiences } from './campaign-audience.ts';
import { sendCampaignNotices } from './campaign-notices.ts';

let server: TestServer;
let milano: Community;
let manager: Visitor;
beforeAll(async () => {
  server = await openTestServer();
  const community = await findCommunity(server.app, 'milano');
  if (community === undefined) throw new Error('no community');
  milano = community;
  manager = await knownVisitor(server, 'Marta Conti');
});
afterAll(() => server.stop());

type Written = Parameters<MailWriter>[3];

/** Everything that one round writes, instead of the outbox. */
async function noticesOf(nodes = 1): Promise<Written[]> {
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
  await Promise.all(Array.from({ length: nodes }, () => sendCampaignNotices(deps)));
  return written;
}

async function giveAddress(personId: string): Promise<string> {
  const address = `${newWord()}@example.org`;
  await inCommunity(server.app, milano.id, (trx) =>
    keepContact(trx, milano, testSecret, new Date(), { personId, address }),
  );
  return address;
}

describe('notices', () => {
  test('remind everybody invited on the day, whether they have answered or not, once', async () => {
    const { employees, code } = await openedFor(server, 4, { reminderDays: [dayIn(0)], opensInDays: -2 });
    await keepAudiences(server.app, server.clock);
    const addresses = await Promise.all(employees.map(giveAddress));
    await server.owner`select surveys.mark_ballots(community_id, campaign_id, array[person_id], null) from surveys.invitation where person_id = ${employees[0] ?? ''}`;
    const written = (await noticesOf(3)).filter(({ kind }) => kind === 'campaign_reminder');
    expect(written.map(({ address }) => address).toSorted()).toEqual(addresses.toSorted());
    expect(written[0]?.parameters['link']).toContain(`/survey/${code}`);
    expect((await noticesOf()).filter(({ kind }) => kind === 'campaign_reminder')).toEqual([]);
  });

  test('tell owner and managers of a plan that waits, once at 14 and once at 30 days', async () => {
    const owner = await visitorOf(server, `Referente ${newWord()}`, ['hr_officer'], 'naviglio');
    const own = await giveAddress(owner.personId);
    const boss = await giveAddress(manager.personId);
    const code = await newDraft(server, owner);
    const ages = async (days: number) => {
      await server.owner`update surveys.campaign set agreed_on = current_date - ${days}::int where code = ${code}`;
      return (await noticesOf(3))
        .filter(({ kind, address }) => kind === 'campaign_ageing' && [own, boss].includes(address))
        .map(({ address, parameters }) => `${address} ${parameters['days']}`)
        .toSorted();
    };
    expect(await ages(13)).toEqual([]);
    expect(await ages(14)).toEqual([`${own} 14`, `${boss} 14`].toSorted());
    expect(await ages(20)).toEqual([]);
    expect(await ages(31)).toEqual([`${own} 31`, `${boss} 31`].toSorted());
    expect(await ages(60)).toEqual([]);
  });

  test('stand on the agenda with the time to field', async () => {
    const { body } = await manager.ask('/campaign-agenda');
    expect(body).toMatchObject({
      agedDrafts: { from14Days: expect.any(Number), from30Days: expect.any(Number) },
    });
    const agenda = body as { agedDrafts: { from30Days: number }; today: string };
    expect(agenda.agedDrafts.from30Days).toBeGreaterThan(0);
    const firm = newWord();
    await server.owner`
      insert into identity.organisation (community_id, id, code, name, kind)
      values (${milano.id}, gen_random_uuid(), ${firm}, ${firm}, 'company')`;
    const [opened] = [await openAt(server, firm, [], -1)];
    await server.owner`update surveys.campaign set agreed_on = opens_on - 12 where code = ${opened}`;
    const reader = await visitorOf(server, `Referente ${newWord()}`, ['hr_officer'], firm);
    expect((await reader.ask('/campaign-agenda')).body).toMatchObject({
      timeToField: { medianDays: 12, campaigns: 1, targetDays: 14 },
    });
  });
});

test('the server met nothing that it did not expect', () => {
  expect(server.logLines.filter((line) => line.includes('"level":50'))).toEqual([]);
});
