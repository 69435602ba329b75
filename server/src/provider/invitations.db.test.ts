import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Browsing } from '../../test/browsing.ts';
import { call, refusalOf } from '../../test/calls.ts';
import { openTestServer, type TestServer } from '../../test/harness.ts';
import { askForLink, comeInByLink, linkIn, mailsOnceThere, whoIsIn } from '../../test/neighbour.ts';

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.stop());

let turn = 0;
const newAddress = () => `vicina${(turn += 1)}@example.org`;

async function join(address = newAddress(), name = 'Lia', slug = 'milano') {
  const { browsing, link } = await askForLink(server, address, { slug });
  await comeInByLink(server, browsing, link, name);
  return { browsing, link, address };
}

const setJoining = (rule: 'open' | 'invited') =>
  server.owner`update identity.community set neighbours_join = ${rule} where slug = 'milano'`;
const countPersons = async (name: string) => {
  const [row] = await server.owner<{ count: number }[]>`
    select count(*)::int as count from identity.person where display_name = ${name}`;
  return row?.count;
};

describe('where only the invited join', () => {
  const invite = async (mostUses: number) => {
    const answer = await call(server, '/v1/milano/invitations', {
      cookie: await server.cookieOf('Marta Conti'),
      body: { purpose: 'Il cortile', durationDays: 7, mostUses, hostName: 'Portineria' },
    });
    expect(answer.status, answer.text).toBe(201);
    return answer.body as { address: string; invitation: { id: string } };
  };
  const accept = async (address: string) => {
    const browsing = new Browsing();
    const page = await browsing.go(address);
    expect(page.text).toContain('Portineria');
    const landing = await browsing.follow(address, { form: {} });
    return { browsing, door: landing.url.replace(/\/neighbour$/, '') };
  };
  beforeAll(() => setJoining('invited'));
  afterAll(() => setJoining('open'));

  test('an invitation leads to the ways in, and its bearer joins with it', async () => {
    const { address, invitation } = await invite(1);
    const { browsing, door } = await accept(address);
    expect(door).toMatch(/\/interaction\/[\w-]+$/);
    const mail = newAddress();
    await browsing.follow(`${door}/mail-link`, { form: { address: mail } });
    const link = linkIn((await mailsOnceThere(server, mail))[0]);
    await comeInByLink(server, browsing, link, 'Invitata');
    expect(await whoIsIn(server, browsing)).toEqual({ displayName: 'Invitata', roles: ['neighbour'] });
    const [row] = await server.owner<{ used_count: number }[]>`
      select used_count from identity.invitation where id = ${invitation.id}`;
    expect(row?.used_count).toBe(1);
    expect((await new Browsing().go(address)).status).toBe(403);
  });

  test('its last place goes to exactly one of four who confirm at the same moment', async () => {
    const { address, invitation } = await invite(1);
    const guests = await Promise.all(
      [1, 2, 3, 4].map(async () => {
        const { browsing, door } = await accept(address);
        const mail = newAddress();
        await browsing.follow(`${door}/mail-link`, { form: { address: mail } });
        return { browsing, link: linkIn((await mailsOnceThere(server, mail))[0]) };
      }),
    );
    const answers = await Promise.all(
      guests.map(({ browsing, link }) => browsing.go(link, { name: 'Ultima' })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 403, 403, 403]);
    expect(await countPersons('Ultima')).toBe(1);
    const [row] = await server.owner<{ used_count: number }[]>`
      select used_count from identity.invitation where id = ${invitation.id}`;
    expect(row?.used_count).toBe(1);
  });

  test('a revoked invitation opens nothing, also for whoever has accepted it already', async () => {
    const { address, invitation } = await invite(5);
    const { browsing, door } = await accept(address);
    const mail = newAddress();
    await browsing.follow(`${door}/mail-link`, { form: { address: mail } });
    const link = linkIn((await mailsOnceThere(server, mail))[0]);
    const revoked = await call(server, `/v1/milano/invitations/${invitation.id}/revoke`, {
      method: 'POST',
      cookie: await server.cookieOf('Marta Conti'),
    });
    expect(revoked.status).toBe(200);
    expect((await browsing.go(link, { name: 'Revocata' })).status).toBe(403);
    expect(await countPersons('Revocata')).toBe(0);
  });

  test('somebody who has left comes back only with an invitation', async () => {
    await setJoining('open');
    const { address: mail } = await join(newAddress(), 'Partita');
    await server.owner`
      update identity.membership set is_active = false, ended_at = now()
      where person_id = (select id from identity.person where display_name = 'Partita')`;
    const again = await askForLink(server, mail, { count: 2 });
    expect((await again.browsing.go(again.link, {})).status).toBe(403);
    const { address } = await invite(1);
    const { browsing, door } = await accept(address);
    await browsing.follow(`${door}/mail-link`, { form: { address: mail } });
    const link = linkIn((await mailsOnceThere(server, mail, 3))[0]);
    await comeInByLink(server, browsing, link);
    expect(await whoIsIn(server, browsing)).toMatchObject({ displayName: 'Partita' });
  });
});

describe('an invitation', () => {
  const body = { purpose: 'Vieni in cortile', durationDays: 30, mostUses: 20 };
  const make = async (displayName: string, more: Record<string, unknown> = {}) =>
    call(server, '/v1/milano/invitations', {
      cookie: await server.cookieOf(displayName),
      body: { ...body, ...more },
    });

  test('is made by whoever may, and can be printed again', async () => {
    const made = await make('Marta Conti');
    expect(made.status, made.text).toBe(201);
    const poster = made.body as { address: string; qrSvg: string; invitation: { id: string } };
    expect(poster.qrSvg).toMatch(/^<svg/);
    const cookie = await server.cookieOf('Marta Conti');
    expect((await call(server, `/v1/milano/invitations/${poster.invitation.id}`, { cookie })).body).toEqual(
      poster,
    );
    expect(refusalOf(await make('Laura Bianchi'))).toBe('forbidden');
  });

  test('is said by a place that exists', async () => {
    const [place] = await server.owner<{ code: string; name: { it: string } }[]>`
      select code, name from places.place limit 1`;
    const made = await make('Marta Conti', { placeCode: place?.code });
    expect((made.body as { invitation: { hostName: string } }).invitation.hostName).toBe(place?.name.it);
    expect(refusalOf(await make('Marta Conti', { placeCode: 'nowhere-at-all' }))).toBe('invalid_request');
  });

  test('is listed page by page, newest first', async () => {
    for (const purpose of ['uno', 'due', 'tre']) await make('Marta Conti', { purpose });
    const cookie = await server.cookieOf('Marta Conti');
    const read = async (query: string) =>
      (await call(server, `/v1/milano/invitations?${query}`, { cookie })).body as {
        items: { purpose: string }[];
        nextCursor: string;
      };
    const first = await read('limit=2');
    const next = await read(`limit=2&cursor=${first.nextCursor}`);
    expect([...first.items, ...next.items].map(({ purpose }) => purpose).slice(0, 3)).toEqual([
      'tre',
      'due',
      'uno',
    ]);
  });

  test('is made once for one key, however often it is asked for', async () => {
    const cookie = await server.cookieOf('Marta Conti');
    const ask = () =>
      call(server, '/v1/milano/invitations', { cookie, body, headers: { 'idempotency-key': '"poster-1"' } });
    const answers = await Promise.all([ask(), ask(), ask()]);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  });
});
