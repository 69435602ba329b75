// Services that a file brings in, on a real database: what is taken, what is refused and where, and races.
import { strToU8, zipSync } from 'fflate';
import { writeWorkbook } from '@snodo/survey-formats/sheets';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ServiceImportReport } from '@snodo/contract';
import { call, refusalOf } from '../../../test/calls.ts';
import { newWord } from '../../../test/belongings.ts';
import { newService, serviceFile } from '../../../test/catalogue-belongings.ts';
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

const base64 = (given: string | Uint8Array) => Buffer.from(given).toString('base64');
const csv = (...rows: string[]) => rows.join('\n');

async function tried(given: string | Uint8Array, who: Visitor = provider): Promise<ServiceImportReport> {
  const answer = await who.ask('/catalogue/imports', { body: serviceFile({ file: base64(given) }) });
  expect(answer.status, answer.text).toBe(200);
  return answer.body as ServiceImportReport;
}

const brought = (given: string | Uint8Array, changes: object = {}, who: Visitor = provider) =>
  who.ask('/catalogue/imports', { body: serviceFile({ file: base64(given), isDryRun: false, ...changes }) });

/** Row, column and code of everything that keeps the file out. */
const faultsOf = ({ notes }: ServiceImportReport) =>
  notes.filter(({ isFault }) => isFault).map(({ row, column, code }) => [row, column, code]);

const countOf = async (word: string) => {
  const [row] = await server.owner<{ count: number }[]>`
    select count(*)::int as count from catalogue.service where name ->> 'it' like ${`%${word}%`}`;
  return row?.count;
};
const sheetOf = async (name: string) => {
  const [row] = await server.owner<Record<string, unknown>[]>`
    select *, verified_on::text, open_places_on::text from catalogue.service where name ->> 'it' = ${name}`;
  return row;
};

describe('a spreadsheet', () => {
  test('is tried without writing, brought in whole, and sent again changes nothing', async () => {
    const word = newWord();
    const file = csv(
      'Nome;Descrizione;Tipo;Voci;Orari;Costo;Costo per;Costo euro;Requisito età;Telefono;Appunti miei',
      `Doposcuola ${word};"Compiti, e merenda";gruppo;SOL1;lun-ven 16:30-19:00;a unità;mese;40,50;3-10;02 1234;x`,
      `Spesa ${word};A casa;individuale;SOL1;;gratis;;;;;`,
    );
    const report = await tried(file);
    expect(report).toMatchObject({ format: 'csv', isFit: true, isDone: false });
    expect(report.services.map(({ row, deed }) => [row, deed])).toEqual([
      [2, 'add'],
      [3, 'add'],
    ]);
    expect(report.notes).toEqual([
      {
        source: 'CSV',
        row: 1,
        column: 'Appunti miei',
        code: 'column_passed_over',
        isFault: false,
        given: null,
      },
    ]);
    expect(await countOf(word)).toBe(0);
    const done = await brought(file, { isVerified: true });
    expect(done.body).toMatchObject({ isDone: true, services: [{ deed: 'add' }, { deed: 'add' }] });
    const row = await sheetOf(`Doposcuola ${word}`);
    expect(row).toMatchObject({
      cost: { kind: 'per_unit', unit: 'month', feeCents: 4050 },
      eligibility: [{ kind: 'age', fromYears: 3, toYears: 10 }],
      status: 'draft',
      verified_by: 'provider',
      version: 1,
    });
    expect(row?.['windows']).toHaveLength(5);
    const again = await brought(file);
    expect((again.body as ServiceImportReport).services.map(({ deed }) => deed)).toEqual(['same', 'same']);
    expect(await countOf(word)).toBe(2);
    expect((await sheetOf(`Doposcuola ${word}`))?.['version']).toBe(1);
  });

  test('changes only what it has columns for, and says of each fact who said it and when', async () => {
    const code = await newService(server, { verifiedOn: '2026-03-01' });
    const file = csv('codice,posti liberi,lingue', `${code},3,it;en`);
    expect((await brought(file)).body).toMatchObject({ services: [{ deed: 'change' }], isDone: true });
    const row = await sheetOf(`Prova ${code}`);
    const today = row?.['open_places_on'];
    expect(row).toMatchObject({
      open_places: 3,
      languages: ['it', 'en'],
      entries: ['SOL1'],
      verified_on: '2026-03-01',
      fact_sources: {
        openPlaces: { source: 'provider', verifiedOn: today },
        languages: { source: 'provider', verifiedOn: today },
      },
    });
    await provider.ask(`/catalogue/services/${code}/verify`, { method: 'POST' });
    expect((await sheetOf(`Prova ${code}`))?.['fact_sources']).toEqual({});
  });

  test('is a workbook too, with its rows as the workbook numbers them', async () => {
    const word = newWord();
    const rows = [
      [],
      ['nome', 'descrizione', 'voci', 'posti', 'posti_liberi'],
      [`Nido ${word}`, 'Un nido', 'SOL1', '10', '12'],
      [],
      [`Orto ${word}`, '', 'SOL1', '', ''],
    ];
    const report = await tried(writeWorkbook([{ name: 'Servizi', rows }]));
    expect(report.format).toBe('xlsx');
    expect(faultsOf(report)).toEqual([
      [3, 'posti_liberi', 'more_than_capacity'],
      [5, 'descrizione', 'missing'],
    ]);
  });

  test('with one wrong row is not brought in at all, and names row, column and reason', async () => {
    const word = newWord();
    const head =
      'nome;descrizione;voci;orari;costo;costo_per;costo_euro;costo_persone;costo_divisione;costo_quote;requisito_eta;tipo;quartieri;luogo';
    const row = (name: string, cells: Record<number, string> = {}) =>
      [
        `${name} ${word}`,
        'Una prova',
        'SOL1',
        ...Array.from({ length: 11 }, (_, at) => cells[at + 3] ?? ''),
      ].join(';');
    const split = { 4: 'diviso', 5: 'mese', 6: '240', 7: '2-3', 8: 'parti uguali', 11: 'condiviso' };
    const file = csv(
      head,
      row('Buono'),
      row('Ore', { 3: '"lun 9:00-12:00; lun 11:00-13:00"' }),
      row('Validità', {
        3: '"2026-01-01..2026-06-30 lun 9:00-12:00; 2026-06-01..2026-12-31 lun 10:00-11:00"',
      }),
      row('Mai', { 3: '2026-09-15..2026-09-16 lun 9:00-12:00' }),
      row('Quote', { ...split, 9: '"80; 80; 90"' }),
      row('Sola', { ...split, 11: 'individuale' }),
      row('Centesimi', { ...split, 6: '0,02' }),
      row('Età', { 10: '"3-10; 60+"' }),
      row('Rovescio', { 10: '10-3' }),
      row('Ignoti', { 12: 'atlantide', 13: 'nessun-luogo' }),
      `Senza voci ${word};Una prova`,
      row('Buono'),
    );
    const report = await tried(file);
    expect(report.isFit).toBe(false);
    expect(faultsOf(report)).toEqual([
      [3, 'orari', 'hours_overlap'],
      [4, 'orari', 'hours_overlap'],
      [5, 'orari', 'never_occurs'],
      [6, 'costo_quote', 'split_does_not_sum'],
      [7, 'costo', 'split_alone'],
      [8, 'costo_euro', 'split_does_not_sum'],
      [9, 'requisito_eta', 'contradiction'],
      [10, 'requisito_eta', 'contradiction'],
      [11, 'quartieri', 'unknown_district'],
      [11, 'luogo', 'unknown_place'],
      [12, 'voci', 'missing'],
      [13, 'nome', 'repeated'],
    ]);
    const answer = await brought(file);
    expect([answer.status, refusalOf(answer)]).toEqual([422, 'import_not_fit']);
    expect(await countOf(word)).toBe(0);
  });

  test.each([
    ['nothing', '\n', [[null, null, 'file_empty']]],
    ['no columns that are known', 'a,b\n1,2', [[null, 'nome', 'missing_column']]],
    ['headings alone', 'nome,voci', [[null, null, 'no_services']]],
    ['a quote that is not closed', 'nome,voci\n"Doposcuola,SOL1\nOrto,SOL1', [[2, null, 'quote_open']]],
    ['a column twice', 'nome,Nome\nOrto,Orto', [[1, 'Nome', 'column_twice']]],
    ['broken JSON', '{"services": [', [[null, null, 'broken_json']]],
    ['no text', new Uint8Array([0xff, 0xd8, 0x00]), [[null, null, 'not_text']]],
    [
      'half an archive',
      writeWorkbook([{ name: 'x', rows: [['nome']] }]).slice(0, 300),
      [[null, null, 'archive_broken']],
    ],
    ['more than there may be', `nome\n${'Orto\n'.repeat(501)}`, [[502, null, 'too_many_services']]],
  ])('of %s says so', async (_what, given, expected) => {
    const faults = faultsOf(await tried(given)).filter(
      ([, column]) => column !== 'descrizione' && column !== 'voci',
    );
    expect(faults.filter(([, , code]) => code !== 'repeated').slice(-1)).toEqual(expected);
  });

  test('takes nobody else’s service by its code, and makes none for another provider', async () => {
    const code = await newService(server, { organisation: 'cooperativa-sottocasa' });
    expect(faultsOf(await tried(csv('codice,posti', `${code},3`)))).toEqual([
      [2, 'codice', 'unknown_service'],
    ]);
    const file = csv('ente,nome,descrizione,voci', 'cooperativa-sottocasa,Orto,Un orto,SOL1');
    expect(faultsOf(await tried(file))).toEqual([[2, 'ente', 'unknown_provider']]);
    expect((await tried(file, manager)).isFit).toBe(true);
    const named = await brought(file, { provider: 'cooperativa-sottocasa' });
    expect([named.status, refusalOf(named)]).toEqual([422, 'invalid_request']);
  });

  test('sent twenty times at once brings each service in once', async () => {
    const word = newWord();
    const file = csv('nome,descrizione,voci', `Uno ${word},Prova,SOL1`, `Due ${word},Prova,SOL1`);
    const answers = await Promise.all(Array.from({ length: 20 }, () => brought(file)));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
    expect(await countOf(word)).toBe(2);
  });
});

describe('another directory', () => {
  const id = (figure: number) => `00000000-0000-4000-8000-${String(figure).padStart(12, '0')}`;
  const document = (word: string, changes: object = {}) => ({
    id: id(1),
    name: `Ripetizioni ${word}`,
    description: 'Compiti insieme',
    status: 'active',
    assured_date: '2026-02-01',
    organization_id: id(2),
    organization: { id: id(2), name: 'Altrove', description: '' },
    attributes: [
      {
        id: id(3),
        taxonomy_term: {
          id: id(4),
          code: 'SOL1',
          name: 'Compagnia',
          description: 'Compagnia',
          taxonomy_detail: { id: id(5), name: 'Voci', description: 'Voci' },
        },
      },
    ],
    cost_options: [{ id: id(6), option: 'A offerta' }],
    ...changes,
  });

  test('comes in as JSON with the day on which it was assured; what has no word here is told', async () => {
    const word = newWord();
    const file = JSON.stringify({ contents: [document(word)] });
    const report = await tried(file);
    expect(report).toMatchObject({ format: 'hsds_json', isFit: true, services: [{ deed: 'add' }] });
    expect(report.notes.map(({ code, column }) => [code, column])).toEqual([['cost_in_words', 'x_cost']]);
    expect((await brought(file)).status).toBe(200);
    expect(await sheetOf(`Ripetizioni ${word}`)).toMatchObject({
      status: 'active',
      verified_on: '2026-02-01',
      verified_by: 'import',
      cost: null,
    });
    const again = await brought(file);
    expect(again.body).toMatchObject({ services: [{ deed: 'same' }] });
  });

  test('is taken from our own feed as it is given', async () => {
    const feed = await call(server, '/hsds/milano/services?per_page=3&minimal=false');
    expect(feed.status).toBe(200);
    const [first] = (feed.body as { contents: { id: string }[] }).contents;
    const whole = await call(server, `/hsds/milano/services/${first?.id}`);
    const report = await tried(whole.text, manager);
    expect(faultsOf(report)).toEqual([]);
    expect(report.services).toMatchObject([{ deed: expect.stringMatching(/change|same/) }]);
  });

  test('with a cycle in its taxonomy, a wrong day or no organisation names file, line and column', async () => {
    const word = newWord();
    const files = {
      'organizations.csv': `id,name,description\n${id(2)},Altrove,`,
      'services.csv': `id,organization_id,name,status,assured_date\n${id(1)},${id(2)},Orto ${word},active,2026-02-30\n${id(7)},${id(9)},Nido,active,`,
      'taxonomies.csv': `id,name,description\n${id(5)},Voci,Voci`,
      'taxonomy_terms.csv': `id,code,name,description,parent_id,taxonomy_id\n${id(4)},A,A,A,${id(8)},${id(5)}\n${id(8)},B,B,B,${id(4)},${id(5)}`,
    };
    const zip = zipSync(
      Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])),
    );
    const report = await tried(zip);
    expect(report.format).toBe('hsds_datapackage');
    expect(report.notes.map(({ source, row, column, code }) => [source, row, column, code])).toEqual(
      expect.arrayContaining([
        ['services.csv', 2, 'assured_date', 'not_a_day'],
        ['services.csv', 3, 'organization_id', 'unknown_reference'],
        ['taxonomy_terms.csv', 2, 'parent_id', 'going_round'],
      ]),
    );
    const answer = await brought(zip);
    expect([answer.status, refusalOf(answer)]).toEqual([422, 'import_not_fit']);
    expect(await countOf(word)).toBe(0);
  });

  test('whose eligibility contradicts itself, or that has no entry of ours, is refused by record', async () => {
    const word = newWord();
    const contents = [
      document(word, {
        x_eligibility: [
          { kind: 'age', fromYears: 3, toYears: 10 },
          { kind: 'age', fromYears: 60, toYears: null },
        ],
      }),
      document(`${word} due`, { id: id(11), attributes: [] }),
    ];
    const report = await tried(JSON.stringify(contents));
    expect(report.notes.filter(({ isFault }) => isFault)).toMatchObject([
      { source: 'services.0', column: 'x_eligibility', code: 'contradiction' },
      { source: 'services.1', column: 'attributes', code: 'missing' },
    ]);
  });
});

test('the server met nothing that it did not expect', () => {
  expect(server.logLines.filter((line) => line.includes('"level":50'))).toEqual([]);
});
