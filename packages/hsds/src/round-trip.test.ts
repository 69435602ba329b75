import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { occurrencesBetween, readTimetable, type Timetable } from '@snodo/recurrence';
import { anyTimetable, told } from '../../recurrence/src/timetables.fixture.ts';
import { anyDirectory, ordered, small } from './directories.fixture.ts';
import {
  checkDocument,
  DatapackageStream,
  exportDocuments,
  hsdsVersions,
  importDocuments,
  readDatapackage,
  serviceAtPlaceDocument,
  serviceDocument,
  surroundingsOf,
  unzipDatapackage,
  writeDatapackage,
  zipDatapackage,
  type PublishedDirectory,
} from './index.ts';

const about = { name: 'milano', title: 'Servizi di Milano' };
const from = new Date('2026-01-01T00:00:00Z');
const to = new Date(from.getTime() + 400 * 86_400_000);

describe.each(hsdsVersions)('a directory in version %s', (version) => {
  test('comes back from its documents as it was', () => {
    fc.assert(
      fc.property(anyDirectory, (directory) => {
        const documents = JSON.parse(JSON.stringify(exportDocuments(directory, { version }))) as object;
        const read = importDocuments(documents);
        expect(read.ok ? ordered(read.value) : read.faults).toEqual(ordered(directory));
      }),
    );
  });

  test('comes back from its datapackage as it was', () => {
    fc.assert(
      fc.property(anyDirectory, (directory) => {
        const read = readDatapackage(writeDatapackage(directory, { version, ...about }));
        expect(read.ok ? ordered(read.value) : read.faults).toEqual(ordered(directory));
      }),
    );
  });

  test('is of the specification, strictly, in full and in lists', () => {
    fc.assert(
      fc.property(anyDirectory, (directory) => {
        const documents = exportDocuments(directory, { version });
        const full = { version, detail: 'full' } as const;
        for (const each of documents.organizations)
          expect(checkDocument('organization', each, full)).toEqual([]);
        for (const each of documents.services) expect(checkDocument('service', each, full)).toEqual([]);
        for (const each of documents.taxonomies) expect(checkDocument('taxonomy', each, full)).toEqual([]);
        for (const each of documents.taxonomy_terms)
          expect(checkDocument('taxonomy_term', each, full)).toEqual([]);
        const around = surroundingsOf(directory);
        for (const service of directory.services) {
          for (const detail of ['list', 'full'] as const) {
            const options = { version, detail };
            expect(checkDocument('service', serviceDocument(service, around, options), options)).toEqual([]);
            for (const atPlace of service.atPlaces) {
              const document = serviceAtPlaceDocument(service, atPlace, around, options);
              expect(checkDocument('service_at_location', document, options)).toEqual([]);
              // The published description of the API judges it by the schema of a service.
              expect(document).toMatchObject({ name: service.name.it, status: expect.any(String) });
            }
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});

test('a datapackage comes back from its archive, and equal ones are equal bytes', () => {
  const bytes = zipDatapackage(small, { version: '3.1', ...about });
  expect(zipDatapackage(small, { version: '3.1', ...about })).toEqual(bytes);
  const read = unzipDatapackage(bytes);
  expect(read.ok ? read.value : read.faults).toEqual(small);
});

test('a datapackage that comes in parts is the same', () => {
  fc.assert(
    fc.property(anyDirectory, (directory) => {
      const chunks: Uint8Array[] = [];
      const stream = new DatapackageStream({ version: '3.1', ...about }, (chunk) => chunks.push(chunk));
      stream.add({ taxonomies: directory.taxonomies, terms: directory.terms });
      stream.add({ organisations: directory.organisations, places: directory.places });
      for (const service of directory.services) stream.add({ services: [service] });
      stream.end();
      const read = unzipDatapackage(Buffer.concat(chunks));
      expect(read.ok ? ordered(read.value) : read.faults).toEqual(ordered(directory));
    }),
    { numRuns: 30 },
  );
});

test('capacity is a table from version 3.1 on, and told as our own term before', () => {
  const newer = exportDocuments(small, { version: '3.1' }).services[0];
  expect(newer?.['capacities']).toMatchObject([
    { available: 4, updated: '2026-10-02T00:00:00Z', unit: { name: 'Posti' } },
  ]);
  const older = exportDocuments(small, { version: '3.0' }).services[0];
  expect(older?.['capacities']).toBeUndefined();
  expect(older?.['x_capacity']).toEqual({ available: 4, maximum: null, on: '2026-10-02' });
  expect(Object.keys(writeDatapackage(small, { version: '3.0', ...about }))).not.toContain('units.csv');
});

describe('a timetable', () => {
  const withTimetable = (timetable: Timetable): PublishedDirectory => ({
    ...small,
    services: small.services.map((service) => ({ ...service, timetable })),
  });
  const instantsOf = (timetable: Timetable | null | undefined) =>
    timetable === null || timetable === undefined ? [] : told(occurrencesBetween(timetable, from, to));

  test('takes place at the same instants over 400 days after going out and coming in', () => {
    fc.assert(
      fc.property(anyTimetable, (timetable) => {
        fc.pre(readTimetable(timetable).ok && instantsOf(timetable).length > 0);
        const read = readDatapackage(
          writeDatapackage(withTimetable(timetable), { version: '3.0', ...about }),
        );
        expect(read.ok && instantsOf(read.value.services[0]?.timetable)).toEqual(instantsOf(timetable));
      }),
    );
  });

  /** What is left for a reader who knows the specification's own columns only. */
  function plain(timetable: Timetable): unknown[] {
    const [service] = exportDocuments(withTimetable(timetable), { version: '3.0' }).services;
    const strip = (document: object) =>
      Object.fromEntries(Object.entries(document).filter(([name]) => !name.startsWith('x_')));
    const schedules = ((service?.['schedules'] ?? []) as object[]).map(strip);
    return [{ ...strip(service ?? {}), schedules }];
  }

  test('takes place at the same instants for whoever reads only the columns of the specification', () => {
    fc.assert(
      fc.property(anyTimetable, (any) => {
        // Holidays, every other day, and a number of times with closed days among them cannot be said there.
        const timetable = { ...any, timeZone: 'Europe/Rome', holidays: [] };
        const [hours] = timetable.hours;
        fc.pre(hours !== undefined && !(hours.rule.frequency === 'daily' && hours.rule.interval > 1));
        fc.pre(
          hours?.times === null || (timetable.closures.length === 0 && timetable.exceptions.length === 0),
        );
        fc.pre(readTimetable(timetable).ok && instantsOf(timetable).length > 0);
        const read = importDocuments({
          ...exportDocuments({ ...small, services: [] }, { version: '3.0' }),
          services: plain(timetable),
        });
        expect(read.ok ? instantsOf(read.value.services[0]?.timetable) : read.faults).toEqual(
          instantsOf(timetable),
        );
      }),
      { numRuns: 300 },
    );
  });

  test('names its zone, its rule and its offset', () => {
    const [service] = exportDocuments(small, { version: '3.0' }).services;
    const schedules = service?.['schedules'] as Record<string, unknown>[];
    expect(schedules).toHaveLength(2);
    expect(schedules[0]).toMatchObject({
      freq: 'WEEKLY',
      byday: 'MO,TU,WE,TH,FR',
      opens_at: '16:00+01:00',
      closes_at: '20:00+01:00',
      timezone: 1,
      valid_to: '2026-07-31',
      description: 'Da lunedì a venerdì, 16:00–20:00',
      x_tzid: 'Europe/Rome',
    });
    expect(schedules[1]).toMatchObject({ valid_from: '2026-09-01', opens_at: '16:00+02:00' });
  });
});
