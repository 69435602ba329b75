// What every operation of the contract says of input that is wrong in one place: a problem that names the place.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  bodySchemaOf,
  contractOperations,
  nowhereOf,
  partsOf,
  waysOf,
  wrongBodiesOf,
  type ContractOperation,
} from './contract-operations.ts';
import { addressOf, credentialOf, faultsOf, goodCallOf, refused, send } from './good-calls.ts';
import { openTestServer, type TestServer } from './harness.ts';
import { withoutLimits } from './without-limits.ts';

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer({ settings: () => ({ rateLimits: withoutLimits() }) });
});
afterAll(() => server.stop());

/** A good call by the first way that the contract names; nothing of it is done, so it may be sent many times. */
async function wholeCallOf(operation: ContractOperation) {
  const { caller, needs } = await goodCallOf(server, operation);
  return { needs, who: await credentialOf(server, operation, caller, waysOf(operation)[0] ?? 'nobody') };
}

describe.each(contractOperations)('$operationId', (operation) => {
  const { query, body } = operation.request;
  checkCommunity(operation);
  for (const part of partsOf(operation)) checkPart(operation, part);
  if (query !== undefined) checkQuery(operation, Object.keys(query.shape));
  if (body !== undefined) checkBody(operation);
});

function checkCommunity(operation: ContractOperation): void {
  test('knows no other community, and refuses by path what is no community’s name', async () => {
    const { needs, who } = await wholeCallOf(operation);
    const askAt = (community: string) =>
      send(server, operation, needs, { ...who, address: addressOf(operation, needs, community) });
    expect(refused(operation, await askAt('nowhere'), 404)).toBe('not_found');
    expect(faultsOf(operation, await askAt('NO_community'))).toContain('param.community');
  });
}

function checkPart(operation: ContractOperation, part: string): void {
  test(`knows no ${part} that is not there, and refuses by path what is none`, async () => {
    const { needs, who } = await wholeCallOf(operation);
    const askFor = (word: string) =>
      send(server, operation, { ...needs, parts: { ...needs.parts, [part]: word } }, who);
    expect(refused(operation, await askFor(nowhereOf(operation, part)), 404)).toBe('not_found');
    expect(faultsOf(operation, await askFor('x'.repeat(65)))).toContain(`param.${part}`);
  });
}

const noCode = ['', 'x'.repeat(65)];
/** Words that no query takes in the field of this name; a new field has none here and fails by its name. */
const wrongWords: Record<string, string[]> = {
  lang: ['xx', ''],
  limit: ['0', '101', 'x', '1.5'],
  cursor: ['x', 'x'.repeat(900), Buffer.from('["a","b"]').toString('base64url')],
  name: ['', 'a'],
  action: ['Membership ended', 'a'.repeat(90)],
  person: ['x'],
  from: ['yesterday', '2026-02-30'],
  until: ['x'],
  to: ['tomorrow', '2026-12-03'],
  people: ['0', '5001', 'x'],
  after: ['-1', 'x'],
  q: ['x'.repeat(90)],
  district: noCode,
  entry: noCode,
  group: noCode,
  kind: noCode,
  question: noCode,
  reading: ['third', ''],
  version: ['0', 'x', '1.5'],
  revision: ['0', 'x', '1.5'],
  organisation: noCode,
  unit: ['euro', ''],
  show: ['everybody', '', 'nothing'],
  posted: ['none', ''],
  where: ['elsewhere', ''],
  language: ['xx', ''],
  ledger: ['x', ''],
  service: ['x', ''],
  intake: ['x', ''],
  cost: ['cheap', ''],
  accessibility: ['flying', ''],
  open: ['0-1200', '2-2400', 'later', ''],
  near: [...noCode, 'nowhere'],
  on: ['yesterday', '2026-02-30', ''],
  days: ['0', '32', 'x', '1.5'],
  seats: ['0', '501', 'x'],
  when: ['never', ''],
  place: noCode,
  family: ['maybe', ''],
  startsAt: ['yesterday', '2026-12-03', ''],
  form: ['sung', ''],
};

function checkQuery(operation: ContractOperation, fields: string[]): void {
  test.each(fields)('refuses by path a wrong %s', async (field) => {
    const words = wrongWords[field];
    if (words === undefined) throw new Error(`no wrong word is known for ${field}`);
    const { needs, who } = await wholeCallOf(operation);
    for (const word of words) {
      const wrong = { ...needs, query: { ...needs.query, [field]: word } };
      const answer = await send(server, operation, wrong, who);
      expect(faultsOf(operation, answer), word).toEqual([`query.${field}`]);
    }
  });
}

/** A whole questionnaire, or a file to be taken over, is larger than anything else that is sent. */
const takesDefinition = new Set([
  'placePeople',
  'createInstrumentDraft',
  'saveInstrumentDraft',
  'importServices',
  'importTimeBank',
]);

function checkBody(operation: ContractOperation): void {
  const json = { 'content-type': 'application/json' };

  test('refuses what is no JSON, and another type', async () => {
    const { needs, who } = await wholeCallOf(operation);
    for (const text of ['{', '{"language":', 'null null', "{'language':'it'}"]) {
      const answer = await send(server, operation, needs, { ...who, text, headers: json });
      expect(refused(operation, answer, 400), text).toBe('malformed_body');
    }
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
    ]) {
      const headers = { 'content-type': type };
      const answer = await send(server, operation, needs, { ...who, text: '{}', headers });
      expect(refused(operation, answer, 415), type).toBe('unsupported_media_type');
    }
  });

  test('refuses more than it takes, with its length told or not', async () => {
    const { needs, who } = await wholeCallOf(operation);
    const most = takesDefinition.has(operation.operationId) ? 512 * 1024 : 64 * 1024;
    const text = JSON.stringify({ language: 'x'.repeat(most) });
    const told = await send(server, operation, needs, { ...who, text, headers: json });
    expect(refused(operation, told, 413)).toBe('body_too_large');
    const stream = new Blob([text]).stream();
    const untold = await send(server, operation, needs, { stream, headers: json });
    expect(refused(operation, untold, 413)).toBe('body_too_large');
  });

  test('names the field that is wrong', async () => {
    const { needs, who } = await wholeCallOf(operation);
    const schema = bodySchemaOf(operation);
    if (schema === undefined || needs.body === undefined) throw new Error('the row has no body');
    for (const { what, body, path } of wrongBodiesOf(schema, needs.body)) {
      const answer = await send(server, operation, needs, {
        ...who,
        text: JSON.stringify(body),
        headers: json,
      });
      expect(faultsOf(operation, answer), what).toContain(path);
    }
  });
}

test('the server met nothing that it did not expect', () => {
  expect(server.logLines.filter((line) => line.includes('"level":50'))).toEqual([]);
});
