// Whom a campaign invites, and when.
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newPlan, newWord } from '../../../test/belongings.ts';
import { openTestServer, type TestServer } from '../../../test/harness.ts';
import { dayIn, hire, invitedTo, leave, openAt, openedFor } from '../../../test/opened-campaigns.ts';
import { knownVisitor, visitorOf, type Visitor } from '../../../test/visitors.ts';
import { inCommunity } from '../../db/index.ts';
import { findCommunity, type Community } from '../../identity/index.ts';
import { keepAudiences } from './campaign-audience.ts';

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

describe('invitations', () => {
  test('go to everybody of the audience on the first day, once however many nodes are at it', async () => {
    const { employees, code } = await openedFor(server, 5);
    const later = await openedFor(server, 2, { opensInDays: 5 });
    await Promise.all(Array.from({ length: 5 }, () => keepAudiences(server.app, server.clock)));
    expect(await invitedTo(server, code)).toEqual(employees.toSorted());
    expect(await invitedTo(server, later.code)).toEqual([]);
  });

  test('reach whoever joins later, and leave whoever has gone unless she has used hers', async () => {
    const { firm, employees, code } = await openedFor(server, 3);
    await keepAudiences(server.app, server.clock);
    const [gone = '', voted = ''] = employees;
    await server.owner`select surveys.mark_ballots(community_id, campaign_id, array[person_id], null) from surveys.invitation where person_id = ${voted}`;
    await leave(server, gone);
    await leave(server, voted);
    const newcomer = await hire(server, firm);
    await keepAudiences(server.app, server.clock);
    expect(await invitedTo(server, code)).toEqual(
      [...employees.filter((id) => id !== gone), newcomer].toSorted(),
    );
  });

  test('are settled the moment a newcomer or a leaver comes to answer', async () => {
    const { firm, code } = await openedFor(server, 1);
    const newcomer = await visitorOf(server, `Nuova ${newWord()}`, ['employee'], firm);
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => newcomer.ask(`/campaigns/${code}/participation`)),
    );
    expect(answers.map(({ body }) => (body as { status: string }).status)).toEqual(Array(5).fill('invited'));
    await hire(server, 'tipografia-tre-conche', newcomer.personId);
    await server.owner`
      update identity.membership set is_active = false, ended_at = now() where id = ${newcomer.membershipId}`;
    const after = await newcomer.ask(`/campaigns/${code}/participation`);
    expect(after.body).toEqual({ status: 'not_invited', organisation: null, audiencePass: null });
  });

  test('stay within a person’s budget over all her firms: four weeks apart, three in a year', async () => {
    const first = await openedFor(server, 2);
    await keepAudiences(server.app, server.clock);
    const [twice = ''] = first.employees;
    const second = await openedFor(server, 1);
    await hire(server, second.firm, twice);
    await keepAudiences(server.app, server.clock);
    expect(await invitedTo(server, second.code)).toEqual(second.employees);
    const preview = await manager.ask('/campaign-previews', {
      method: 'POST',
      body: {
        ...newPlan(),
        organisations: [second.firm],
        opensOn: dayIn(3),
        closesOn: dayIn(9),
        reminderDays: [],
      },
    });
    expect(preview.body).toMatchObject({ audience: { overBudget: { kind: 'below', people: 10 } } });
  });

  test('of two campaigns that want the same person at once one gets her', async () => {
    const { firm, employees } = await openedFor(server, 1, { opensInDays: 9 });
    const codes = [await openAt(server, firm), await openAt(server, firm)];
    await Promise.all(Array.from({ length: 4 }, () => keepAudiences(server.app, server.clock)));
    const invited = await Promise.all(codes.map((code) => invitedTo(server, code)));
    expect(invited.flat()).toEqual(employees);
  });

  test('are for the audience alone, whatever the application asks of the database', async () => {
    const { code } = await openedFor(server, 1);
    const stranger = randomUUID();
    await server.owner`
      insert into identity.person (community_id, id, display_name) values (${milano.id}, ${stranger}, 'Estranea')`;
    for (const campaign of [code, 'autunno-2026']) {
      const forced = inCommunity(server.app, milano.id, (trx) =>
        sql`insert into surveys.invitation (community_id, campaign_id, person_id)
            select community_id, id, ${stranger} from surveys.campaign where code = ${campaign}`.execute(trx),
      );
      await expect(forced).rejects.toMatchObject({ code: '42501' });
    }
  });
});

test('the server met nothing that it did not expect', () => {
  expect(server.logLines.filter((line) => line.includes('"level":50'))).toEqual([]);
});
