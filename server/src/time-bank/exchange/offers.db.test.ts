import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { refusalOf } from '../../../test/calls.ts';
import { openTestServer, testSecret, type TestServer } from '../../../test/harness.ts';
import { admit, again, memberOf, newOffer, offerInput, wellOf, type Member } from '../../../test/members.ts';
import { knownVisitor, visitorOf, type Visitor } from '../../../test/visitors.ts';
import { inCommunity } from '../../db/index.ts';
import { findCommunity, keepContact } from '../../identity/index.ts';
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

interface Shown {
  items: { id: string; title: string; by: string | null; isOpen: boolean }[];
  nextCursor: string | null;
}
const board = async (by: Visitor, query = '') =>
  wellOf(await by.ask('/time-bank/offers', { query })) as Shown;
const idsOf = ({ items }: Shown) => items.map(({ id }) => id);

describe('the board', () => {
  test('hides what is over from everybody but its author, also by its address', async () => {
    const id = await newOffer(author, { validDays: 7 });
    expect(idsOf(await board(reader))).toContain(id);
    server.clock.instant = new Date(Date.now() + 8 * 24 * 60 * 60 * 1000);
    const [late, own] = [await again(server, reader), await again(server, author)];
    expect(idsOf(await board(late))).not.toContain(id);
    expect(refusalOf(await late.ask(`/time-bank/offers/${id}`))).toBe('not_found');
    const body = { offerId: id, minutes: 60, plannedOn: '2099-01-01' };
    expect(refusalOf(await late.ask('/time-bank/exchanges', { body }))).toBe('offer_over');
    const mine = wellOf(await own.ask('/time-bank/own-offers')) as Shown;
    expect(mine.items.find((offer) => offer.id === id)?.isOpen).toBe(false);
  });

  test('hides what was withdrawn, and shows it anew when its author says so', async () => {
    const id = await newOffer(author);
    wellOf(await author.ask(`/time-bank/offers/${id}/withdraw`, { method: 'POST' }));
    const withdrawn = await author.ask(`/time-bank/offers/${id}/withdraw`, { method: 'POST' });
    expect(idsOf(await board(reader))).not.toContain(id);
    const { version } = wellOf(withdrawn) as { version: number };
    const change = { version, offer: offerInput({ title: 'Di nuovo qui' }) };
    wellOf(await author.ask(`/time-bank/offers/${id}`, { method: 'PUT', body: change }));
    expect(idsOf(await board(reader))).toContain(id);
    expect(refusalOf(await author.ask(`/time-bank/offers/${id}`, { method: 'PUT', body: change }))).toBe(
      'offer_changed',
    );
  });

  test.each([
    ['q=lezione', true],
    ['q=lezioni chitarr', true],
    ['q=quartetto', true],
    ['q=violoncello', false],
    ['group=FOR', true],
    ['group=FOR5', true],
    ['group=QUO', false],
    ['district=municipio-6', true],
    ['district=municipio-4', false],
    ['where=district', true],
    ['where=online', false],
    ['language=ar', true],
    ['language=fr', false],
    ['kind=request', false],
    ['kind=offer', true],
  ])('finds by %s', async (query, isFound) => {
    const id = await newOffer(author, {
      title: 'Lezioni di chitarra',
      entry: 'FOR5',
      tags: ['quartetto'],
      words: 'Primi accordi, con pazienza.',
      whereabouts: 'district',
      district: 'municipio-6',
      languages: ['it', 'ar'],
    });
    const found = idsOf(await board(reader, `?${encodeURI(query)}`)).includes(id);
    expect(found).toBe(isFound);
  });

  test('comes page by page, without gaps', async () => {
    const all = idsOf(await board(reader, '?limit=100'));
    const paged: string[] = [];
    let cursor: string | null = null;
    for (let page = 0; page < 60; page += 1) {
      const query: string = `?limit=3${cursor === null ? '' : `&cursor=${cursor}`}`;
      const next: Shown = await board(reader, query);
      paged.push(...idsOf(next));
      cursor = next.nextCursor;
      if (cursor === null) break;
    }
    expect(paged).toEqual(all);
  });

  test('tells names to members alone, and nothing of her own people to an HR officer', async () => {
    const employee = await memberOf(server, 'Dipendente', { roles: ['employee'], organisation: 'naviglio' });
    const id = await newOffer(employee, { kind: 'request' });
    const stranger = await visitorOf(server, 'Di passaggio', ['neighbour'], null);
    const named = (shown: Shown) => shown.items.find((offer) => offer.id === id);
    expect(named(await board(stranger))?.by).toBeNull();
    expect(named(await board(reader))?.by).toBe(employee.displayName);
    const officer = await knownVisitor(server, 'Giulia Ferri');
    await admit(server, officer);
    expect(named(await board(officer))).toBeUndefined();
    expect(refusalOf(await officer.ask(`/time-bank/offers/${id}`))).toBe('not_found');
    const body = { offerId: id, minutes: 60, plannedOn: '2099-01-01' };
    expect(refusalOf(await officer.ask('/time-bank/exchanges', { body }))).toBe('not_found');
  });

  test('takes no more than thirty of one person, twenty at once or not', async () => {
    const eager = await memberOf(server, 'Solerte');
    for (let made = 0; made < 25; made += 1) await newOffer(eager);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => eager.ask('/time-bank/offers', { body: offerInput() })),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(5);
    expect(new Set(answers.filter(({ status }) => status !== 201).map(refusalOf))).toEqual(
      new Set(['too_many_offers']),
    );
  });
});

describe('what is never exchanged', () => {
  const nurse = { entry: 'NAU2', title: 'Iniezioni a domicilio', words: 'Sono infermiera.' };

  test('is stopped when category and words agree, and nobody can say it away', async () => {
    const body = offerInput({ ...nurse, notExcluded: ['health_act'] });
    const answer = await author.ask('/time-bank/offers', { body });
    expect(answer.body).toMatchObject({ code: 'offer_excluded', faults: [{ code: 'health_act' }] });
  });

  test('is asked about when only one of them points there, and is shown after the person’s own word', async () => {
    const company = { entry: 'NAU4', title: 'Compagnia mentre arriva l’elettricista' };
    const unsure = await author.ask('/time-bank/offers', { body: offerInput(company) });
    expect(unsure.body).toMatchObject({ code: 'offer_unsure', faults: [{ code: 'gas_and_electricity' }] });
    const said = offerInput({ ...company, notExcluded: ['gas_and_electricity'] });
    expect((await author.ask('/time-bank/offers', { body: said })).status).toBe(201);
  });

  test('is told beforehand, and nothing is kept of the check', async () => {
    const answer = await author.ask('/time-bank/offer-checks', { body: offerInput(nurse) });
    expect(answer.body).toEqual({
      findings: [
        { code: 'health_act', isStopped: true, isByCategory: true, words: ['iniezion', 'infermier'] },
      ],
    });
  });
});

describe('alerts', () => {
  test('tell once of what is new in a category, and nothing of one’s own', async () => {
    const milano = await findCommunity(server.app, 'milano');
    if (milano === undefined) throw new Error('no community');
    const follower = await memberOf(server, 'Curiosa');
    await inCommunity(server.app, milano.id, (trx) =>
      keepContact(trx, milano, testSecret, server.clock.now(), {
        personId: follower.personId,
        address: 'curiosa@posta.example',
      }),
    );
    const alert = { entry: 'QUO', kind: 'offer' };
    const first = wellOf(await follower.ask('/time-bank/alerts', { body: alert })) as { id: string };
    expect((wellOf(await follower.ask('/time-bank/alerts', { body: alert })) as { id: string }).id).toBe(
      first.id,
    );
    const writes: { kind: string; link: unknown }[] = [];
    const run = () =>
      runExchangeClocks({
        app: server.app,
        clock: server.clock,
        secret: testSecret,
        origins: server.origins,
        log: pino({ level: 'silent' }),
        writeMail: (_trx, _community, _now, mail) => {
          if (mail.personId === follower.personId)
            writes.push({ kind: mail.kind, link: mail.parameters['link'] });
          return Promise.resolve();
        },
      });
    await run();
    const id = await newOffer(author, { entry: 'QUO2', title: 'Passeggiate con il cane' });
    await newOffer(author, { entry: 'QUO2', kind: 'request' });
    await newOffer(follower, { entry: 'QUO2' });
    await run();
    await run();
    expect(writes).toEqual([
      { kind: 'offer_alert', link: `${server.origins.portal}/time-bank/board?offer=${id}&lang=it` },
    ]);
    wellOf(await follower.ask(`/time-bank/alerts/${first.id}`, { method: 'DELETE' }));
    expect((wellOf(await follower.ask('/time-bank/alerts')) as { items: unknown[] }).items).toEqual([]);
  });
});
