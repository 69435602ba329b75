// Arbitrary directories for properties, and one that is written by hand.
import fc from 'fast-check';
import { anyTimetable } from '../../recurrence/src/timetables.fixture.ts';
import { readTimetable } from '@snodo/recurrence';
import type { PublishedCost, PublishedDirectory, PublishedService, Texts } from './index.ts';

const word = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 24 })
  .map((text) => text.replaceAll(/[\0\r]/g, ' ').trim())
  .filter((text) => text !== '');
const maybe = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: null });
const texts: fc.Arbitrary<Texts> = fc
  .record({ it: word, en: maybe(word), ar: maybe(word) })
  .map(({ it, en, ar }) => ({ it, ...(en === null ? {} : { en }), ...(ar === null ? {} : { ar }) }));
const uuid = fc.uuid({ version: 7 });
const day = fc
  .integer({ min: 0, max: 2000 })
  .map((days) => new Date(Date.UTC(2024, 0, 1 + days)).toISOString().slice(0, 10));
const address = fc.constantFrom('https://servizi.example/a?b=c', 'https://www.example.org/');
const mail = fc.constantFrom('ufficio@servizi.example', 'a.b+c@x.example');
const phone = fc.constantFrom('+39 02 0000000', '02 1234');
const cents = fc.integer({ min: 0, max: 999_999 });
const unit = fc.constantFrom('hour', 'month', 'meal');
const codes = fc.uniqueArray(fc.constantFrom('it', 'en', 'ar', 'es', 'zh'), { maxLength: 3 });
const features = fc.uniqueArray(fc.constantFrom('step_free', 'quiet_room', 'parking'), { maxLength: 2 });

const cost: fc.Arbitrary<PublishedCost> = fc.oneof(
  fc.constant({ kind: 'free' as const }),
  fc.record({ kind: fc.constant('per_hour' as const), feeCents: cents }),
  fc.record({ kind: fc.constant('per_unit' as const), unit, feeCents: cents }),
  fc.record({
    kind: fc.constant('by_income' as const),
    unit,
    bands: fc.array(fc.record({ upToCents: maybe(cents), feeCents: cents }), { minLength: 1, maxLength: 3 }),
  }),
  fc.record({
    kind: fc.constant('by_people' as const),
    unit,
    bands: fc.array(
      fc.record({ fromPeople: fc.integer({ min: 1, max: 9 }), toPeople: fc.constant(null), feeCents: cents }),
      { minLength: 1, maxLength: 3 },
    ),
  }),
  fc.record({
    kind: fc.constant('split' as const),
    unit,
    totalCents: cents,
    rule: fc.constant('equal'),
    leastPeople: fc.constant(2),
    mostPeople: fc.constant(5),
  }),
);

const timetable = anyTimetable.filter((timetable) => readTimetable(timetable).ok);

const capacity = fc.record({
  available: fc.integer({ min: 0, max: 50 }),
  maximum: maybe(fc.integer({ min: 50, max: 90 })),
  on: maybe(day),
});

function anyService(
  organisationIds: string[],
  placeIds: string[],
  termIds: string[],
): fc.Arbitrary<PublishedService> {
  return fc.record({
    id: uuid,
    code: maybe(word),
    organisationId: fc.constantFrom(...organisationIds),
    name: texts,
    description: maybe(texts),
    state: fc.constantFrom('active', 'inactive', 'suspended', 'closed'),
    offerKind: maybe(fc.constantFrom('individual', 'shared')),
    termIds: fc.subarray(termIds),
    ages: maybe(fc.constantFrom({ fromYears: 0, toYears: 3 }, { fromYears: 65, toYears: null })),
    eligibility: fc.constantFrom([], [{ kind: 'lives_in', districts: ['municipio-4'] }]),
    eligibilityText: maybe(texts),
    cost: maybe(cost),
    languages: maybe(codes),
    accessibility: maybe(features),
    documents: maybe(fc.array(texts, { maxLength: 2 })),
    contacts: fc.array(
      fc.record({
        id: uuid,
        label: texts,
        phone: maybe(phone),
        mail: maybe(mail),
        website: maybe(address),
        languages: codes,
      }),
      { maxLength: 2 },
    ),
    districts: maybe(
      fc.constantFrom([], [{ code: 'municipio-4', name: 'Municipio 4' }], [{ code: 'x', name: 'X' }]),
    ),
    timetable: maybe(timetable),
    atPlaces: fc
      .tuple(uuid, fc.subarray(placeIds))
      .map(([first, ids]) =>
        ids.map((placeId, index) => ({ id: first.replace(/.$/, String(index)), placeId })),
      ),
    capacity: maybe(capacity),
    taxLabel: maybe(fc.constantFrom('f', 'f-bis')),
    themes: fc.subarray(['protection', 'loneliness']),
    accreditations: fc.array(fc.record({ issuer: word, startsOn: day, endsOn: day, evidence: maybe(word) }), {
      maxLength: 2,
    }),
    website: maybe(address),
    verifiedOn: maybe(day),
    changedAt: maybe(day.map((day) => `${day}T10:00:00Z`)),
    generatedFields: fc.subarray(['cost', 'windows']),
  });
}

/** Whatever refers to another record refers to one that is there. */
export const anyDirectory: fc.Arbitrary<PublishedDirectory> = fc
  .record({
    organisations: fc.uniqueArray(uuid, { minLength: 1, maxLength: 3 }),
    places: fc.uniqueArray(uuid, { maxLength: 3 }),
    taxonomies: fc.uniqueArray(uuid, { minLength: 1, maxLength: 2 }),
    terms: fc.uniqueArray(uuid, { maxLength: 4 }),
  })
  .chain(({ organisations, places, taxonomies, terms }) =>
    fc.record({
      organisations: fc.tuple(
        ...organisations.map((id) =>
          fc.record({
            id: fc.constant(id),
            code: maybe(word),
            name: word,
            description: maybe(texts),
            website: maybe(address),
            mail: maybe(mail),
            phone: maybe(phone),
          }),
        ),
      ),
      places: fc.tuple(
        ...places.map((id) =>
          fc.record({
            id: fc.constant(id),
            code: maybe(word),
            kind: fc.constantFrom('physical' as const, 'virtual' as const),
            name: texts,
            description: maybe(texts),
            organisationId: fc.constantFrom(...organisations),
            district: maybe(word),
            position: maybe(fc.constant({ latitude: 45.4642, longitude: 9.19 })),
            address: maybe(
              fc.constant({
                street: 'via del Cortile 1, scala "B"',
                city: 'Milano',
                province: 'MI',
                postalCode: '20100',
                country: 'IT',
              }),
            ),
            accessibility: maybe(features),
            timetable: maybe(timetable),
          }),
        ),
      ),
      taxonomies: fc.tuple(
        ...taxonomies.map((id) =>
          fc.record({
            id: fc.constant(id),
            name: word,
            description: word,
            address: maybe(address),
            version: maybe(fc.constant('3')),
          }),
        ),
      ),
      terms: fc.tuple(
        ...terms.map((id, index) =>
          fc.record({
            id: fc.constant(id),
            taxonomyId: fc.constantFrom(...taxonomies),
            code: word,
            name: texts,
            description: maybe(texts),
            parentId: index === 0 ? fc.constant(null) : maybe(fc.constant(terms[index - 1] ?? '')),
            address: maybe(address),
            exactMatches: fc.subarray(terms.filter((other) => other !== id)),
          }),
        ),
      ),
      services: fc.uniqueArray(anyService(organisations, places, terms), {
        selector: ({ id }) => id,
        maxLength: 4,
      }),
    }),
  );

const byId = (one: { id: string }, other: { id: string }) => (one.id < other.id ? -1 : 1);

/** The order of the lists of a directory carries no meaning. */
export function ordered(directory: PublishedDirectory): PublishedDirectory {
  return {
    organisations: [...directory.organisations].sort(byId),
    places: [...directory.places].sort(byId),
    taxonomies: [...directory.taxonomies].sort(byId),
    terms: [...directory.terms].sort(byId),
    services: [...directory.services].sort(byId),
  };
}

const id = (last: number) => `018f3f3e-0000-7000-8000-${String(last).padStart(12, '0')}`;

/** One provider with a shared service at one place. */
export const small: PublishedDirectory = {
  organisations: [
    {
      id: id(1),
      code: 'sottocasa',
      name: 'Cooperativa Sottocasa',
      description: { it: 'Educatrici e assistenti', en: 'Educators and carers' },
      website: 'https://sottocasa.example/',
      mail: 'servizi@sottocasa.example',
      phone: '+39 02 0000000',
    },
  ],
  places: [
    {
      id: id(2),
      code: 'voltri',
      kind: 'physical',
      name: { it: 'Vivi Voltri Lab' },
      description: null,
      organisationId: id(1),
      district: 'municipio-6',
      position: null,
      address: null,
      accessibility: ['step_free'],
      timetable: null,
    },
  ],
  taxonomies: [{ id: id(3), name: 'Snodo', description: 'Bisogni e servizi', address: null, version: '1' }],
  terms: [
    {
      id: id(4),
      taxonomyId: id(3),
      code: 'INF2',
      name: { it: 'Baby-sitter', en: 'Babysitting' },
      description: null,
      parentId: null,
      address: null,
      exactMatches: [],
    },
  ],
  services: [
    {
      id: id(5),
      code: 'babysitter-condivisa',
      organisationId: id(1),
      name: { it: 'Babysitter condivisa', en: 'Shared babysitter' },
      description: { it: 'Due o tre famiglie vicine, una babysitter' },
      state: 'active',
      offerKind: 'shared',
      termIds: [id(4)],
      ages: { fromYears: 0, toYears: 10 },
      eligibility: [],
      eligibilityText: null,
      cost: { kind: 'split', unit: 'hour', totalCents: 1650, rule: 'equal', leastPeople: 2, mostPeople: 3 },
      languages: ['it', 'ar'],
      accessibility: ['at_home'],
      documents: [],
      contacts: [],
      districts: [{ code: 'municipio-6', name: 'Municipio 6' }],
      timetable: {
        timeZone: 'Europe/Rome',
        hours: [
          {
            startMinute: 960,
            endMinute: 1200,
            rule: { frequency: 'weekly', interval: 1, weekdays: [1, 2, 3, 4, 5] },
            firstOn: null,
            lastOn: null,
            times: null,
          },
        ],
        exceptions: [],
        closures: [{ firstOn: '2026-08-01', lastOn: '2026-08-31', name: 'Agosto' }],
        holidays: ['italy', 'milan'],
      },
      atPlaces: [{ id: id(6), placeId: id(2) }],
      capacity: { available: 4, maximum: null, on: '2026-10-02' },
      taxLabel: 'f-bis',
      themes: ['protection'],
      accreditations: [
        { issuer: 'Albo dei servizi', startsOn: '2025-01-01', endsOn: '2027-12-31', evidence: null },
      ],
      website: null,
      verifiedOn: '2026-10-02',
      changedAt: '2026-10-02T10:00:00Z',
      generatedFields: [],
    },
  ],
};
