// From when to when each letter of the law holds, and what a service may carry on which day.
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { newService, serviceFile, serviceInput } from '../../../test/catalogue-belongings.ts';
import { call, refusalOf } from '../../../test/calls.ts';
import { newWord } from '../../../test/belongings.ts';
import { openTestServer, type TestServer } from '../../../test/harness.ts';
import { visitorOf, type Visitor } from '../../../test/visitors.ts';

let server: TestServer;
let manager: Visitor;
let provider: Visitor;

beforeAll(async () => {
  server = await openTestServer();
  manager = await visitorOf(server, `Manager ${newWord()}`, ['community_manager']);
  provider = await visitorOf(server, `Segreteria ${newWord()}`, ['provider'], 'naviglio');
});
afterAll(() => server.stop());
afterEach(() => {
  server.clock.instant = undefined;
});

interface Period {
  id: string;
  label: string;
  startsOn: string;
  endsOn: string | null;
  version: number;
  state: string;
}

const path = '/catalogue/tax-labels';
const written = { reference: 'Legge di prova', words: { it: 'Una prova.' }, checkedOn: null };
const list = async () => ((await manager.ask(path)).body as { items: Period[] }).items;
const faultsIn = ({ body }: { body: unknown }) =>
  (body as { faults?: { path: string; code: string }[] }).faults?.map(({ path: at, code }) => [at, code]);
const end = async (label: string, endsOn: string | null) => {
  const found = (await list()).find((one) => one.label === label && one.startsOn === '2016-01-01');
  const { id = '', version = 0, startsOn = '' } = found ?? {};
  return manager.ask(`${path}/${id}`, { method: 'PUT', body: { version, startsOn, endsOn, ...written } });
};

test('the four letters hold since 2016 and are the managers’ to change', async () => {
  const periods = await list();
  expect(periods.map(({ label, state, startsOn }) => [label, state, startsOn])).toEqual([
    ['f', 'holds', '2016-01-01'],
    ['f-bis', 'holds', '2016-01-01'],
    ['f-ter', 'holds', '2016-01-01'],
    ['none', 'holds', '2016-01-01'],
  ]);
  expect((await provider.ask(path)).status).toBe(403);
  const { taxLabels } = (await provider.ask('/catalogue/choices')).body as { taxLabels: object[] };
  expect(taxLabels).toHaveLength(4);
});

test('no day is in two periods of a letter, whichever of ten come at once', async () => {
  const add = (startsOn: string, endsOn: string | null) =>
    manager.ask(path, { body: { label: 'f', startsOn, endsOn, ...written } });
  const overlapping = await add('2020-01-01', null);
  expect([overlapping.status, faultsIn(overlapping)]).toEqual([422, [['json.startsOn', 'overlaps']]]);
  const reversed = await add('2010-02-01', '2010-01-01');
  expect([reversed.status, faultsIn(reversed)?.[0]?.[0]]).toEqual([422, 'json.endsOn']);
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_one, day) => add(`2000-01-0${day === 9 ? 1 : day + 1}`, '2015-12-31')),
  );
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
  expect(answers.filter(({ status }) => status === 422)).toHaveLength(9);
  expect((await list()).filter(({ label }) => label === 'f')).toHaveLength(2);
});

test('a letter that has ended is carried by nothing new, stays where it was, and is told', async () => {
  const input = (taxLabel: string) => serviceInput({ provider: 'naviglio', taxLabel });
  const made = await manager.ask('/catalogue/services', { body: input('f-ter') });
  expect(made.status, made.text).toBe(201);
  const { code, version } = made.body as { code: string; version: number };
  const shown = async () => (await call(server, `/v1/milano/services/${code}`)).body as { taxPeriod: object };
  expect((await shown()).taxPeriod).toMatchObject({ state: 'holds', endsOn: null, startsOn: '2016-01-01' });
  const changed = await end('f-ter', '2026-06-30');
  expect(changed.status, changed.text).toBe(200);
  server.clock.instant = new Date('2026-07-01T08:00:00Z');
  expect((await shown()).taxPeriod).toMatchObject({ state: 'over', endsOn: '2026-06-30' });
  const refused = await manager.ask('/catalogue/services', { body: input('f-ter') });
  expect([refused.status, faultsIn(refused)]).toEqual([422, [['json.taxLabel', 'tax_label_over']]]);
  const other = await newService(server);
  const taken = await provider.ask(`/catalogue/services/${other}`, {
    method: 'PUT',
    body: { version: 1, service: input('f-ter') },
  });
  expect(faultsIn(taken)).toEqual([['json.service.taxLabel', 'tax_label_over']]);
  const kept = await provider.ask(`/catalogue/services/${code}`, {
    method: 'PUT',
    body: { version, service: input('f-ter') },
  });
  expect(kept.status, kept.text).toBe(200);
  for (const keeper of [manager, provider]) {
    const { taxLabels } = (await keeper.ask('/catalogue/alarms')).body as { taxLabels: object[] };
    expect(taxLabels).toContainEqual({ service: code, name: 'Merenda in cortile', label: 'f-ter' });
  }
  const again = await manager.ask(path, {
    body: { label: 'f-ter', startsOn: '2026-07-01', endsOn: null, ...written },
  });
  expect(again.status, again.text).toBe(201);
  expect((await shown()).taxPeriod).toMatchObject({ state: 'holds', startsOn: '2026-07-01' });
});

test('a spreadsheet with a letter that has ended is refused with its row and column', async () => {
  expect((await end('f-bis', '2020-12-31')).status).toBe(200);
  const text = 'nome,descrizione,voci,fisco\nMerenda,Insieme il giovedì,SOL1,f-bis\n';
  const file = Buffer.from(text).toString('base64');
  const { body } = await provider.ask('/catalogue/imports', {
    body: serviceFile({ file, provider: 'naviglio' }),
  });
  expect(JSON.stringify(body)).toContain('tax_label_over');
  expect((await end('f-bis', null)).status).toBe(200);
});

test('a period changed meanwhile is not overwritten, and one of nobody is not found', async () => {
  const [first] = await list();
  const body = { version: 900, startsOn: first?.startsOn, endsOn: first?.endsOn, ...written };
  expect(refusalOf(await manager.ask(`${path}/${first?.id ?? ''}`, { method: 'PUT', body }))).toBe(
    'service_changed',
  );
  const nowhere = `${path}/01890000-0000-7000-8000-000000000000`;
  expect((await manager.ask(nowhere, { method: 'PUT', body })).status).toBe(404);
});
