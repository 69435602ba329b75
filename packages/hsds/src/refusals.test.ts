import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { small } from './directories.fixture.ts';
import {
  checkDocument,
  exportDocuments,
  importDocuments,
  readDatapackage,
  unzipDatapackage,
  writeDatapackage,
  type GivenDocuments,
} from './index.ts';

const files = writeDatapackage(small, { version: '3.1', name: 'milano', title: 'Milano' });
const uuid = (last: number) => `018f3f3e-0000-7000-8000-${String(last).padStart(12, '0')}`;

/** What a package is refused for when one of its files is another. */
function refusals(file: string, change: (text: string) => string): string[] {
  const read = readDatapackage({ ...files, [file]: change(files[file] ?? '') });
  return read.ok
    ? []
    : read.faults.map(({ source, row, column, code }) => `${source}:${row ?? '-'}:${column ?? '-'} ${code}`);
}

/** Another text in the cell of the first record. */
const cell =
  (column: string, text: string) =>
  (csv: string): string => {
    const [heading = '', ...records] = csv.trimEnd().split('\r\n');
    const at = heading.split(',').indexOf(column);
    const cells = (records[0] ?? '').match(/(?<=^|,)(?:"(?:[^"]|"")*"|[^,]*)(?=,|$)/g) ?? [];
    cells[at] = text;
    return `${[heading, cells.join(','), ...records.slice(1)].join('\r\n')}\r\n`;
  };

describe('a datapackage is refused', () => {
  test('for nothing as it is', () => {
    expect(refusals('services.csv', (text) => text)).toEqual([]);
  });

  test.each<[string, string, (text: string) => string, string[]]>([
    [
      'a status that there is none of',
      'services.csv',
      cell('status', 'open'),
      ['services.csv:2:status not_allowed'],
    ],
    ['a missing name', 'services.csv', cell('name', ''), ['services.csv:2:name missing']],
    [
      'an id that is none',
      'services.csv',
      cell('organization_id', '17'),
      ['services.csv:2:organization_id not_a_uuid', 'services.csv:2:organization_id unknown_reference'],
    ],
    [
      'a provider that is not there',
      'services.csv',
      cell('organization_id', uuid(99)),
      ['services.csv:2:organization_id unknown_reference'],
    ],
    [
      'a service of nobody',
      'services.csv',
      cell('organization_id', ''),
      ['services.csv:2:organization_id missing'],
    ],
    [
      'a mail address that is none',
      'services.csv',
      cell('email', 'scrivimi'),
      ['services.csv:2:email not_a_mail_address'],
    ],
    [
      'an address without its scheme',
      'services.csv',
      cell('url', 'www.example.org'),
      ['services.csv:2:url not_an_address'],
    ],
    [
      'a day that no calendar has',
      'services.csv',
      cell('assured_date', '2026-02-30'),
      ['services.csv:2:assured_date not_a_day'],
    ],
    [
      'an instant without its zone',
      'services.csv',
      cell('last_modified', '2026-10-02T10:00:00'),
      ['services.csv:2:last_modified not_an_instant'],
    ],
    [
      'an age in words',
      'services.csv',
      cell('minimum_age', 'dieci'),
      ['services.csv:2:minimum_age not_a_number'],
    ],
    ['ages turned round', 'services.csv', cell('minimum_age', '12'), ['services.csv:2:maximum_age not_fit']],
    ['broken JSON', 'services.csv', cell('x_cost', '{'), ['services.csv:2:x_cost broken_json']],
    [
      'a price of another shape',
      'services.csv',
      cell('x_cost', '"{""kind"":""gift""}"'),
      ['services.csv:2:x_cost not_fit'],
    ],
    [
      'a time that is none',
      'schedules.csv',
      cell('opens_at', '25:00'),
      ['schedules.csv:2:opens_at not_a_time'],
    ],
    [
      'a broken timetable',
      'schedules.csv',
      cell('x_timetable', '"{""hours"":[]}"'),
      ['schedules.csv:2:x_timetable schedule_not_fit'],
    ],
    [
      'a row twice',
      'services.csv',
      (text) => `${text}${text.split('\r\n')[1] ?? ''}\r\n`,
      ['services.csv:3:id repeated'],
    ],
    [
      'a term above itself',
      'taxonomy_terms.csv',
      cell('parent_id', uuid(4)),
      ['taxonomy_terms.csv:2:parent_id going_round'],
    ],
    [
      'an open quote',
      'organizations.csv',
      (text) => text.replace('Cooperativa', '"Cooperativa'),
      ['organizations.csv:2:- broken_csv'],
    ],
    [
      'too many cells',
      'organizations.csv',
      (text) => text.replace('sottocasa,', 'sottocasa,,,,,,'),
      ['organizations.csv:2:- broken_csv'],
    ],
    [
      'a heading without a column',
      'services.csv',
      (text) => text.replace('status', 'stato'),
      ['services.csv:-:status missing_column', 'services.csv:2:status missing'],
    ],
    [
      'a heading with a column twice',
      'services.csv',
      (text) => text.replace('x_code', 'name'),
      ['services.csv:-:name repeated'],
    ],
  ])('for %s', (_what, file, change, expected) => {
    expect(refusals(file, change)).toEqual(expect.arrayContaining(expected));
    expect(refusals(file, change).length).toBeLessThanOrEqual(expected.length + 1);
  });

  test('for a file that is missing, and an archive that is none', () => {
    const { ['services.csv']: _left, ...rest } = files;
    const read = readDatapackage(rest);
    expect(read.ok ? [] : read.faults.map(({ code, source }) => `${source} ${code}`)).toEqual(
      expect.arrayContaining(['services.csv missing_file']),
    );
    const broken = unzipDatapackage(new Uint8Array([80, 75, 3, 4, 0]));
    expect(broken.ok).toBe(false);
  });

  test('never with an error, whatever is in its files', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(files)), fc.string({ maxLength: 400 }), (file, text) => {
        readDatapackage({ ...files, [file]: text });
        readDatapackage({ ...files, [file]: `${files[file] ?? ''}${text}` });
      }),
    );
  });
});

describe('documents are refused', () => {
  const documents = exportDocuments(small, { version: '3.0' });
  const faultsOf = (given: GivenDocuments) => {
    const read = importDocuments(given);
    return read.ok ? [] : read.faults.map(({ source, column, code }) => `${source}:${column ?? '-'} ${code}`);
  };

  test('with the place in the documents', () => {
    const [service] = documents.services;
    expect(faultsOf({ ...documents, services: [{ ...service, status: 'open' }] })).toEqual([
      'services.0:status not_allowed',
    ]);
    expect(
      faultsOf({ ...documents, services: [{ ...service, languages: [{ id: 'x', code: 'it' }] }] }),
    ).toEqual(['services.0.languages.0:id not_a_uuid']);
    expect(faultsOf({ ...documents, services: [{ ...service, contacts: 'nobody' }] })).toEqual([
      'services.0:contacts not_a_list',
    ]);
    expect(faultsOf({ ...documents, services: 3 })).toEqual(['services:- not_a_list']);
    expect(faultsOf({ ...documents, services: [null] })).toEqual(['services.0:- not_an_object']);
  });

  test('never with an error, whatever comes', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (one, other) => {
        importDocuments({ services: one, organizations: [other], taxonomy_terms: [one] });
        importDocuments({ services: [{ ...documents.services[0], schedules: [other], x_cost: one }] });
      }),
    );
  });

  test('but what others write is read', () => {
    const read = importDocuments({
      services: [
        {
          id: uuid(20),
          name: 'Sportello anziani',
          status: 'active',
          organization: { id: uuid(21), name: 'Un ente', description: 'x', unknown_term: 1 },
          schedules: [
            { id: uuid(22), freq: 'WEEKLY', byday: 'MO, WE', opens_at: '09:00', closes_at: '12:30' },
            { id: uuid(23), description: 'anche su appuntamento' },
          ],
          cost_options: [{ id: uuid(24), option: 'Ticket', amount: 12.5, currency: 'EUR' }],
          service_at_locations: [
            { id: uuid(25), location: { id: uuid(26), location_type: 'physical', name: 'Sede' } },
          ],
          attributes: [
            {
              id: uuid(27),
              taxonomy_term: {
                id: uuid(28),
                name: 'Anziani',
                parent_id: uuid(30),
                description: '',
                taxonomy_detail: { id: uuid(29), name: 'T', description: 'T' },
              },
            },
          ],
        },
      ],
    });
    expect(read.ok ? read.value.services[0] : read.faults).toMatchObject({
      organisationId: uuid(21),
      cost: { kind: 'stated', options: [{ words: 'Ticket', feeCents: 1250 }] },
      atPlaces: [{ id: uuid(25), placeId: uuid(26) }],
      termIds: [uuid(28)],
      languages: null,
      timetable: { timeZone: 'Europe/Rome', hours: [{ startMinute: 540, endMinute: 750 }] },
    });
  });
});

describe('a document is judged', () => {
  const options = { version: '3.0', detail: 'full' } as const;
  const [service = {}] = exportDocuments(small, { version: '3.0' }).services;
  const codes = (changed: object, given: { version: '3.0' | '3.1'; detail: 'full' | 'list' } = options) =>
    checkDocument('service', { ...service, ...changed }, given).map(
      ({ source, column, code }) => `${source}:${column ?? '-'} ${code}`,
    );

  test('by formats, by names and by what has to be there', () => {
    expect(codes({})).toEqual([]);
    expect(codes({ email: 'x' })).toEqual([':email not_a_mail_address']);
    expect(codes({ assured_date: '2026-13-01' })).toEqual([':assured_date not_a_day']);
    expect(codes({ id: 'a-b' })).toEqual([':id not_a_uuid']);
    expect(codes({ url: 'nowhere' })).toEqual([':url not_an_address']);
    expect(codes({ name: undefined })).toEqual([':name missing']);
    expect(codes({ price: 3 })).toEqual([':price not_allowed']);
    expect(codes({ alert: null })).toEqual([':alert missing']);
    expect(codes({ capacities: [] })).toEqual([':capacities not_allowed']);
    expect(codes({ phones: [{ id: uuid(1) }] })).toEqual(['phones.0:number missing']);
    expect(codes({}, { ...options, detail: 'list' })).toContain(':schedules not_allowed');
  });
});
