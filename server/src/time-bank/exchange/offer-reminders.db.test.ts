// What an author is told before what she shows ends, and what she may change of it.
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newWord } from '../../../test/belongings.ts';
import { refusalOf } from '../../../test/calls.ts';
import { openTestServer, testSecret, type TestServer } from '../../../test/harness.ts';
import { memberOf, newOffer, offerInput, propose, wellOf, type Member } from '../../../test/members.ts';
import { inCommunity } from '../../db/index.ts';
import { findCommunity, keepContact, type MailWriter } from '../../identity/index.ts';
import { runExchangeClocks } from './clocks.ts';

let server: TestServer;
let author: Member;
let reader: Member;
beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.stop());
beforeEach(async () => {
  author = await memberOf(server, 'Anna');
  reader = await memberOf(server, 'Bruno');
});
afterEach(() => {
  server.clock.instant = undefined;
});

type Written = Parameters<MailWriter>[3];

async function giveAddress({ personId }: Member): Promise<string> {
  const community = await findCommunity(server.app, 'milano');
  if (community === undefined) throw new Error('no community');
  const address = `${newWord()}@example.org`;
  await inCommunity(server.app, community.id, (trx) =>
    keepContact(trx, community, testSecret, server.clock.now(), { personId, address }),
  );
  return address;
}

/** What so many nodes write at once about endings to this address. */
async function remindersTo(address: string, nodes = 1): Promise<Written[]> {
  const written: Written[] = [];
  const deps = {
    app: server.app,
    clock: server.clock,
    secret: testSecret,
    origins: { portal: server.publicUrl },
    log: pino({ enabled: false }),
    writeMail: async (_trx: unknown, _community: unknown, _now: Date, mail: Written) => {
      written.push(mail);
    },
  };
  await Promise.all(Array.from({ length: nodes }, () => runExchangeClocks(deps)));
  return written.filter((mail) => mail.kind === 'offer_ending' && mail.address === address);
}

const later = (days: number) => {
  server.clock.instant = new Date(Date.now() + days * 24 * 60 * 60 * 1000);
};
const put = (by: Member, id: string, version: number, changes: Record<string, unknown> = {}) =>
  by.ask(`/time-bank/offers/${id}`, { method: 'PUT', body: { version, offer: offerInput(changes) } });

describe('the end of what somebody shows', () => {
  test('is told to her a week before, once, on any number of nodes', async () => {
    const own = await giveAddress(author);
    const id = await newOffer(author, { validDays: 30 });
    expect(await remindersTo(own)).toEqual([]);
    later(23);
    const [mail, ...more] = await remindersTo(own, 3);
    expect(more).toEqual([]);
    expect(String(mail?.parameters['link'])).toContain(`/time-bank/board?offer=${id}`);
    expect(Object.keys(mail?.parameters ?? {}).toSorted()).toEqual(['day', 'link', 'title']);
    later(25);
    expect(await remindersTo(own, 3)).toEqual([]);
  });

  test('is told anew when it was put off, and not to who wants no word of it', async () => {
    const own = await giveAddress(author);
    const id = await newOffer(author, { validDays: 5 });
    expect(await remindersTo(own)).toHaveLength(1);
    wellOf(await put(author, id, 1, { validDays: 6 }));
    expect(await remindersTo(own)).toHaveLength(1);
    wellOf(await put(author, id, 2, { validDays: 7, remindsAuthor: false }));
    expect(await remindersTo(own)).toEqual([]);
  });

  test('is told of nothing that was withdrawn', async () => {
    const own = await giveAddress(author);
    const id = await newOffer(author, { validDays: 3 });
    await author.ask(`/time-bank/offers/${id}/withdraw`, { method: 'POST' });
    expect(await remindersTo(own)).toEqual([]);
  });
});

describe('what somebody shows', () => {
  test('is hers to change, its kind too, as long as nobody has answered', async () => {
    const id = await newOffer(author);
    const changed = wellOf(
      await put(author, id, 1, { kind: 'request', title: 'Mi serve una mano', durationMinutes: 45 }),
    );
    expect(changed).toMatchObject({
      kind: 'request',
      title: 'Mi serve una mano',
      durationMinutes: 45,
      isAnswered: false,
      version: 2,
    });
    expect(refusalOf(await put(reader, id, 2))).toBe('not_found');
  });

  test('keeps its words while an exchange about it is under way, and may be shown for longer', async () => {
    const id = await newOffer(author);
    await propose(server, reader, id);
    const { items } = wellOf(await author.ask('/time-bank/own-offers')) as { items: { id: string }[] };
    expect(items.find((offer) => offer.id === id)).toMatchObject({ isAnswered: true });
    expect(refusalOf(await put(author, id, 1, { title: 'Tutt’altra cosa' }))).toBe('offer_answered');
    wellOf(await put(author, id, 1, { validDays: 120 }));
  });

  test('is shown with what only its author decides to nobody else', async () => {
    const id = await newOffer(author);
    expect(wellOf(await reader.ask(`/time-bank/offers/${id}`))).toMatchObject({
      remindsAuthor: null,
      isAnswered: null,
    });
  });

  test('is changed or answered: of twenty changes and a proposal at once each sees what was there', async () => {
    const id = await newOffer(author);
    const [proposed, ...changed] = await Promise.all([
      propose(server, reader, id),
      ...Array.from({ length: 20 }, (_, at) => put(author, id, 1, { title: `Altre parole ${at}` })),
    ]);
    expect(proposed.state).toBe('proposed');
    const won = changed.filter(({ status }) => status === 200);
    expect(won.length).toBeLessThanOrEqual(1);
    expect(new Set(changed.filter(({ status }) => status !== 200).map(refusalOf)).size).toBeGreaterThan(0);
    for (const answer of changed.filter(({ status }) => status !== 200))
      expect(['offer_changed', 'offer_answered']).toContain(refusalOf(answer));
  });
});
