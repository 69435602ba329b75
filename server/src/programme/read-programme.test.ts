import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ProgrammeFault, type Fault } from './programme-fault.ts';
import { readProgramme } from './read-programme.ts';

const milano = fileURLToPath(new URL('../../../examples/milano', import.meta.url));
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'programme-'));
  await cp(milano, folder, { recursive: true, filter: (path) => !path.includes('node_modules') });
  // The first section is enough here, and of the sheets the first.
  const services = await readFile(join(folder, 'services.yaml'), 'utf8');
  await writeFile(join(folder, 'services.yaml'), services.slice(0, services.indexOf('\n  # Parenting')));
  const sheets = await readFile(join(folder, 'catalogue.yaml'), 'utf8');
  await writeFile(join(folder, 'catalogue.yaml'), sheets.slice(0, sheets.indexOf('\n  - service: badante')));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function refusal(): Promise<ProgrammeFault> {
  const outcome: unknown = await readProgramme(folder).catch((error: unknown) => error);
  if (!(outcome instanceof ProgrammeFault)) throw new Error('the folder was not refused');
  return outcome;
}

/** Replaces the first occurrence and answers the faults together with the line that was changed. */
async function faultsAfter(
  file: string,
  from: string,
  to: string,
): Promise<{ faults: readonly Fault[]; line: number }> {
  const path = join(folder, file);
  const content = await readFile(path, 'utf8');
  const index = content.indexOf(from);
  if (index < 0) throw new Error(`${file} does not contain ${from}`);
  await writeFile(path, content.slice(0, index) + to + content.slice(index + from.length));
  return { faults: (await refusal()).faults, line: content.slice(0, index).split('\n').length };
}

describe('the folder', () => {
  test('is refused when it does not exist', async () => {
    folder = join(folder, 'nowhere');
    expect((await refusal()).faults).toEqual([
      { file: folder, line: 1, column: 1, reason: 'is not a folder' },
    ]);
  });

  test('is refused when a file is missing', async () => {
    await rm(join(folder, 'wemi.yaml'));
    expect((await refusal()).faults).toEqual([
      { file: 'wemi.yaml', line: 1, column: 1, reason: 'the file is missing' },
    ]);
  });

  test('is refused when a YAML file stands in it that no programme has', async () => {
    await writeFile(join(folder, 'place.yml'), 'places: []\n');
    expect((await refusal()).faults).toEqual([
      { file: 'place.yml', line: 1, column: 1, reason: 'is not a file of a programme' },
    ]);
  });
});

describe('a file', () => {
  test('is refused above two megabytes, before it is parsed', async () => {
    await writeFile(join(folder, 'services.yaml'), `services: [] # ${'x'.repeat(2 * 1024 * 1024)}\n`);
    expect((await refusal()).faults).toEqual([
      { file: 'services.yaml', line: 1, column: 1, reason: 'is larger than 2097152 bytes' },
    ]);
  });

  test('is refused when it is not UTF-8', async () => {
    await writeFile(join(folder, 'services.yaml'), Uint8Array.of(0x61, 0x3a, 0x20, 0xff, 0xfe));
    expect((await refusal()).faults[0]).toMatchObject({ file: 'services.yaml', reason: 'is not UTF-8' });
  });

  test.each([
    ['brackets', '['.repeat(1_000_000)],
    ['braces', '{a: '.repeat(400_000)],
    ['list marks', '- '.repeat(900_000)],
    ['key marks', `\n${'? '.repeat(900_000)}`],
    [
      'indentation',
      `\n${Array.from({ length: 1500 }, (_, depth) => `${' '.repeat(depth + 1)}a:`).join('\n')}`,
    ],
  ])('is refused when it is nested beyond all reason: %s', async (_, nested) => {
    await writeFile(join(folder, 'services.yaml'), `services: ${nested}`);
    expect((await refusal()).faults).toEqual([
      { file: 'services.yaml', line: 1, column: 1, reason: 'is nested more than 32 levels deep' },
    ]);
  });

  test('is refused when it is empty', async () => {
    await writeFile(join(folder, 'wemi.yaml'), '');
    expect((await refusal()).faults[0]).toMatchObject({ file: 'wemi.yaml', line: 1, column: 1 });
  });

  test('is refused with the line of broken YAML', async () => {
    const { faults, line } = await faultsAfter('places.yaml', 'kind: officina', 'kind: "officina');
    expect(faults[0]?.file).toBe('places.yaml');
    expect(faults[0]?.line).toBeGreaterThanOrEqual(line);
    expect(faults[0]?.reason).toMatch(/^YAML: /);
  });

  test('is refused with the line of a key that comes twice', async () => {
    const { faults, line } = await faultsAfter('programme.yaml', 'count: 34', 'count: 34\n    count: 35');
    expect(faults[0]).toMatchObject({
      file: 'programme.yaml',
      line: line + 1,
      reason: 'YAML: Map keys must be unique',
    });
  });

  test('is refused when a key is not a word', async () => {
    await writeFile(join(folder, 'wemi.yaml'), 'categories: []\n? {a: b}\n: 1\n');
    expect((await refusal()).faults).toContainEqual({
      file: 'wemi.yaml',
      line: 2,
      column: 3,
      reason: 'a key must be a word',
    });
  });

  test('is refused when it uses anchors and aliases', async () => {
    await writeFile(join(folder, 'wemi.yaml'), 'a: &a [x, x]\nb: &b [*a, *a]\ncategories: [*b, *b]\n');
    const reasons = (await refusal()).faults.map((fault) => `${fault.line} ${fault.reason}`);
    expect(reasons).toContain('1 anchors are not allowed');
    expect(reasons).toContain('3 aliases are not allowed');
  });
});

describe('a fact', () => {
  test('of the wrong type is refused at its line and column', async () => {
    const { faults, line } = await faultsAfter('programme.yaml', 'count: 34', 'count: thirty-four');
    expect(faults).toEqual([
      {
        file: 'programme.yaml',
        line,
        column: 12,
        reason: expect.stringMatching(/^counters\.2\.count: .*number/),
      },
    ]);
  });

  test('under an unknown key is refused at the key', async () => {
    const { faults, line } = await faultsAfter(
      'places.yaml',
      '    kind: officina',
      '    color: red\n    kind: officina',
    );
    expect(faults).toEqual([
      { file: 'places.yaml', line, column: 5, reason: 'places.0: unknown key "color"' },
    ]);
  });

  test('that is needed and missing is refused at what encloses it', async () => {
    const { faults, line } = await faultsAfter('territory.yaml', '    is_in_programme: false\n', '');
    expect(faults).toEqual([
      {
        file: 'territory.yaml',
        line: line - 2,
        column: 5,
        reason: expect.stringContaining('districts.0.is_in_programme'),
      },
    ]);
  });

  test('that names a field as generated which does not exist is refused', async () => {
    const { faults } = await faultsAfter('services.yaml', 'generated: [provider', 'generated: [price');
    expect(faults[0]?.reason).toContain('generated.0');
  });

  test.each([
    [
      'a window that ends before it starts',
      'services.yaml',
      'end: "14:30"',
      'end: "06:30"',
      'end after it starts',
    ],
    [
      'a day that does not exist',
      'services.yaml',
      'verified_on: 2026-09-08',
      'verified_on: 2026-02-30',
      'must be a day',
    ],
    ['an unknown time zone', 'programme.yaml', 'Europe/Rome', 'Europe/Rom', 'IANA time zone'],
    [
      'a named person who is not fictional',
      'people.yaml',
      'is_fictional: true',
      'is_fictional: false',
      'fictional',
    ],
    ['an option that is listed twice', 'campaigns.yaml', '[shifts, 34]', '[hybrid, 34]', 'listed twice'],
    [
      'a weekday that is listed twice',
      'services.yaml',
      '[1, 2, 3, 4, 5]',
      '[1, 2, 3, 4, 4]',
      '4 is listed twice',
    ],
    [
      'a campaign that closes before it opens',
      'campaigns.yaml',
      'closes_in_days: 120',
      'closes_in_days: -40',
      'close before',
    ],
    [
      'a disputed role without a note',
      'organisations.yaml',
      ', note: "The project sheet',
      ' } #',
      'needs a note',
    ],
  ])('is refused: %s', async (_, file, from, to, reason) => {
    const { faults, line } = await faultsAfter(file, from, to);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatchObject({ file, line, reason: expect.stringContaining(reason) });
  });
});

describe('a code', () => {
  test.each([
    [
      'organisation',
      'places.yaml',
      'host: partenariato',
      'host: nobody',
      'no organisation has the code nobody',
    ],
    ['place', 'services.yaml', 'place: vivi-voltri-lab', 'place: nowhere', 'no place has the code nowhere'],
    ['entry', 'services.yaml', 'entries: [INF1]', 'entries: [ZZZ1]', 'no entry has the code ZZZ1'],
    [
      'service',
      'catalogue.yaml',
      'service: babysitter-condivisa',
      'service: niente',
      'no service has the code niente',
    ],
    ['entry of a link', 'open-eligibility.yaml', 'entry: INF1', 'entry: ZZZ1', 'no entry has the code ZZZ1'],
    [
      'amenity',
      'places.yaml',
      'amenities: [listening-desk',
      'amenities: [sauna',
      'no amenity has the code sauna',
    ],
    [
      'district',
      'services.yaml',
      'served_districts: [municipio-6',
      'served_districts: [municipio-66',
      'no district has the code municipio-66',
    ],
    [
      'connection',
      'people.yaml',
      'connection: naviglio',
      'connection: nave',
      'no connection has the code nave',
    ],
    ['profile', 'campaigns.yaml', 'profile: plausible', 'profile: other', 'no profile has the code other'],
    ['person', 'campaigns.yaml', 'owner: giulia', 'owner: nessuna', 'no person has the code nessuna'],
    ['campaign', 'campaigns.yaml', 'follows: autunno-2026', 'follows: mai', 'no campaign has the code mai'],
    ['option', 'campaigns.yaml', '[INF1, 11]', '[INF9, 11]', 'no entry has the code INF9'],
    [
      'page to return to',
      'connections.yaml',
      'port_offset: 10, path: /',
      'port_offset: 12, path: /',
      'the page is of none of the allowed origins',
    ],
  ])('that refers to nothing is refused: %s', async (_, file, from, to, reason) => {
    const { faults, line } = await faultsAfter(file, from, to);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatchObject({ file, line, reason });
  });

  test.each([
    ['place', 'places.yaml', '- code: officina-municipio-6', '- code: officina-municipio-4'],
    ['entry', 'taxonomy.yaml', '- code: INF2', '- code: INF1'],
    ['subject', 'people.yaml', 'subject: samir', 'subject: laura'],
    ['activity that is a service', 'activities.yaml', 'letture-in-libreria', 'angolo-allattamento'],
  ])('that is taken is refused: %s', async (_, file, from, to) => {
    const { faults, line } = await faultsAfter(file, from, to);
    expect(faults[0]).toMatchObject({ file, line, reason: expect.stringContaining('is already taken') });
  });

  test('of an entry outside its group is refused', async () => {
    const { faults, line } = await faultsAfter('taxonomy.yaml', '- code: RIS4', '- code: RIT4');
    expect(faults[0]).toEqual({
      file: 'taxonomy.yaml',
      line,
      column: 15,
      reason: expect.stringContaining('RIS'),
    });
  });

  test('of a district that does not hold the point of a place is refused', async () => {
    const { faults, line } = await faultsAfter('places.yaml', 'point: [652, 714]', 'point: [270, 690]');
    expect(faults).toEqual([{ file: 'places.yaml', line, column: 12, reason: 'lies outside municipio-4' }]);
  });
});

test('faults of every file are told at once', async () => {
  await writeFile(join(folder, 'wemi.yaml'), 'categories: 1\n');
  await writeFile(join(folder, 'activities.yaml'), 'activities: 1\n');
  const fault = await refusal();
  expect(fault.faults.map((each) => each.file)).toEqual(['wemi.yaml', 'activities.yaml']);
  expect(fault.message).toContain('wemi.yaml:1:13 ');
});

test('no more than fifty faults are listed, the rest are counted', async () => {
  await writeFile(join(folder, 'activities.yaml'), `activities:\n${'  - {}\n'.repeat(100)}`);
  const fault = await refusal();
  expect(fault.faults).toHaveLength(50);
  expect(fault.unlistedCount).toBeGreaterThanOrEqual(100);
  expect(fault.message).toMatch(/… and \d+ more$/);
});
