import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Point, Programme } from './programme.ts';
import { readProgramme } from './read-programme.ts';
import { isInside } from './territory-references.ts';

let programme: Programme;

beforeAll(async () => {
  programme = await readProgramme(fileURLToPath(new URL('../../../examples/milano', import.meta.url)));
});

test('the counters are the published ones', () => {
  const counts = Object.fromEntries(programme.counters.map((counter) => [counter.code, counter.count]));
  expect(counts).toEqual({
    'citizens-reached': 13_668,
    'active-organisations': 135,
    places: 34,
    'volunteers-trained': 136,
    companies: 58,
  });
});

test('there are 34 places, 29 of them Isole, and one active snodo', () => {
  expect(programme.places).toHaveLength(34);
  const kinds = programme.places.map((place) => place.kind);
  expect(kinds.filter((kind) => kind === 'isola')).toHaveLength(29);
  expect(kinds.filter((kind) => kind === 'officina')).toHaveLength(2);
  expect(kinds.filter((kind) => kind === 'snodo')).toHaveLength(1);
});

test('every place lies in a district of the programme', () => {
  const inProgramme = programme.districts
    .filter((district) => district.isInProgramme)
    .map(({ code }) => code);
  expect(inProgramme).toEqual(['municipio-4', 'municipio-6']);
  expect(programme.places.filter((place) => !inProgramme.includes(place.district))).toEqual([]);
});

test('there are 12 groups and 62 entries, every one linked or known to have no link', () => {
  expect(programme.taxonomyGroups).toHaveLength(12);
  expect(programme.taxonomyEntries).toHaveLength(62);
  expect(programme.openEligibility.links.map((link) => link.entry)).toEqual(
    programme.taxonomyEntries.map((entry) => entry.code),
  );
  expect(programme.wemiCategories).toHaveLength(13);
});

test('every need entry has a service, and every group one that was verified this year', () => {
  const needGroups = programme.taxonomyGroups
    .filter((group) => group.side === 'need')
    .map((group) => group.code);
  const needed = programme.taxonomyEntries.filter((entry) => needGroups.includes(entry.group));
  expect(needed).toHaveLength(58);
  const answered = new Set(programme.services.flatMap((service) => service.entries));
  expect(needed.filter((entry) => !answered.has(entry.code))).toEqual([]);
  const verified = programme.services.filter((service) => service.verifiedOn?.startsWith('2026') === true);
  const groups = new Set(verified.flatMap((service) => service.entries.map((code) => code.slice(0, 3))));
  expect(needGroups.filter((group) => !groups.has(group))).toEqual([]);
});

test('some facts are not known, and said so', () => {
  const { services } = programme;
  expect(services.length).toBeGreaterThanOrEqual(40);
  expect(programme.activities.length).toBeGreaterThanOrEqual(15);
  for (const fact of ['cost', 'windows', 'openPlaces', 'ages', 'verifiedOn', 'accessibility'] as const) {
    expect(
      services.some((service) => service[fact] === null),
      fact,
    ).toBe(true);
  }
});

test('a generated record puts nothing down to a real firm, and names all its fields as generated', () => {
  const fictional = new Set(
    programme.organisations.filter((each) => each.isFictional).map((organisation) => organisation.code),
  );
  fictional.add('partenariato');
  const services = programme.services.filter((service) => service.source === 'generated');
  expect(services.filter((service) => !fictional.has(service.provider))).toEqual([]);
  expect(services.every((service) => service.generatedFields.includes('description'))).toBe(true);
  const places = programme.places.filter((place) => place.source === 'generated');
  expect(places).toHaveLength(28);
  expect(places.filter((place) => !fictional.has(place.host) || place.address !== null)).toEqual([]);
});

test('a made-up organisation is fictional and a fictional one made up', () => {
  const wrong = programme.organisations.filter((each) => each.isFictional !== (each.source === 'generated'));
  expect(wrong).toEqual([]);
});

test('both claims to the lead stand, each disputed', () => {
  const leads = programme.organisations.filter((organisation) =>
    organisation.roles.some((role) => role.role === 'lead_partner' && role.isDisputed && role.note !== null),
  );
  expect(leads.map((organisation) => organisation.code)).toEqual(['consorzio-sis', 'spazio-aperto-servizi']);
});

test('HR has a deputy, and the campaigns invite the whole firm', () => {
  const officers = programme.people.named.filter((person) => person.roles.includes('hr_officer'));
  expect(officers.map((person) => person.isDeputy)).toEqual([false, true]);
  expect(
    programme.campaigns.map((campaign) => [campaign.code, campaign.submissions.count, campaign.isReleased]),
  ).toEqual([
    ['primavera-2026', 340, true],
    ['autunno-2026', 60, false],
  ]);
  expect(programme.people.firms[0]?.headcount).toBe(620);
});

test('somebody can be met in every role that the portal has pages for', () => {
  const roles = new Set(programme.people.named.flatMap((person) => person.roles));
  for (const role of [
    'employee',
    'hr_officer',
    'community_manager',
    'operator',
    'dpo',
    'facilitator',
  ] as const) {
    expect(roles).toContain(role);
  }
});

test('nothing of it can be changed', () => {
  expect(frozenThroughout(programme)).toBe(true);
});

function frozenThroughout(facts: unknown): boolean {
  if (typeof facts !== 'object' || facts === null) return true;
  return Object.isFrozen(facts) && Object.values(facts).every(frozenThroughout);
}

describe('the drawing', () => {
  test('has neighbours that share their edges, each edge at most twice and once each way', () => {
    const seen = new Map<string, number>();
    for (const district of programme.districts) {
      for (const [from, to] of edges(district.outline)) {
        const edge = `${from.x},${from.y} ${to.x},${to.y}`;
        seen.set(edge, (seen.get(edge) ?? 0) + 1);
      }
    }
    // Drawn one way round, an inner edge is met in both directions and a rim edge in one.
    expect([...seen.values()].every((times) => times === 1)).toBe(true);
    const rim = [...seen.keys()].filter((edge) => !seen.has(edge.split(' ').reverse().join(' ')));
    expect(rim).toHaveLength(8 * 3);
  });

  test('covers a disc without gaps or overlaps', () => {
    let covered = 0;
    for (let x = 0.5; x < 1000; x += 13) {
      for (let y = 0.5; y < 1000; y += 13) {
        const owners = programme.districts.filter((district) => isInside({ x, y }, district.outline)).length;
        const radius = Math.hypot(x - 500, y - 500);
        expect(owners).toBeLessThanOrEqual(1);
        if (radius < 400) expect(owners, `${x},${y}`).toBe(1);
        if (radius > 470) expect(owners, `${x},${y}`).toBe(0);
        covered += owners;
      }
    }
    expect(covered * 169).toBeGreaterThan(550_000);
  });

  test('has Municipio 1 in the middle and the others clockwise from the north-east', () => {
    expect(isInside({ x: 500, y: 500 }, programme.districts[0]?.outline ?? [])).toBe(true);
    const angles = programme.districts.slice(1).map(({ labelPoint }) => {
      const degrees = (Math.atan2(labelPoint.x - 500, 500 - labelPoint.y) * 180) / Math.PI;
      return (degrees + 350) % 360;
    });
    expect(angles).toEqual([...angles].sort((a, b) => a - b));
  });

  test('keeps places apart far enough to be told from one another', () => {
    const points = programme.places.map((place) => place.point);
    const closest = points.flatMap((point, index) =>
      points.slice(index + 1).map((other) => Math.hypot(point.x - other.x, point.y - other.y)),
    );
    expect(Math.min(...closest)).toBeGreaterThanOrEqual(16);
  });
});

function edges(outline: readonly Point[]): [Point, Point][] {
  return outline.flatMap((corner, index): [Point, Point][] => {
    const previous = outline.at(index - 1);
    return previous === undefined ? [] : [[previous, corner]];
  });
}
