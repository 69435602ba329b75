import { expect, test } from 'vitest';
import { clockText, readBands, readClock, readSharedForm } from './shared-form-input.ts';

const template = {
  code: 'babysitter' as const,
  entries: ['INF2'],
  quorumFamilies: 3,
  places: 6,
  childrenPerCarer: 3,
  split: 'child_hour' as const,
  windows: [],
};

function given(changes: Record<string, string> = {}, days = ['2', '4']): FormData {
  const form = new FormData();
  const fields = {
    serviceId: 'x',
    title: ' Babysitter ',
    words: 'Due righe',
    place: '',
    from: '16:00',
    to: '19:30',
    startsOn: '2026-12-20',
    quorumBy: '2026-12-10',
    quorumFamilies: '3',
    places: '6',
    split: 'child_hour',
    children: '2',
    isMine: 'on',
    ...changes,
  };
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  for (const day of days) form.append('days', day);
  return form;
}

test('the hours stand on each of the days, and her family comes to all of them', () => {
  const input = readSharedForm(given(), template);
  expect(input).toMatchObject({
    title: 'Babysitter',
    timetable: [
      { weekday: 2, startMinute: 960, endMinute: 1170 },
      { weekday: 4, startMinute: 960, endMinute: 1170 },
    ],
    family: { children: 2, windows: [0, 1] },
  });
  expect(input).not.toHaveProperty('place');
  expect(input).not.toHaveProperty('bandPercents');
});

test('bands come with the rule that uses them, hers among them', () => {
  expect(readSharedForm(given({ split: 'band', band: '40' }), template)).toMatchObject({
    bandPercents: [40, 70, 100],
    family: { bandPercent: 40 },
  });
});

test('each day has its own hours when it says so, and what most leave as it is can be said', () => {
  const input = readSharedForm(
    given({
      isEachDay: 'on',
      'from-2': '15:00',
      'to-2': '17:00',
      'from-4': '16:30',
      'to-4': '18:00',
      district: 'municipio-6',
      childrenPerCarer: '2',
      noticeDays: '30',
      hourEuro: '12.5',
      split: 'band',
      bands: '100, 50',
    }),
    template,
  );
  expect(input).toMatchObject({
    timetable: [
      { weekday: 2, startMinute: 900, endMinute: 1020 },
      { weekday: 4, startMinute: 990, endMinute: 1080 },
    ],
    district: 'municipio-6',
    childrenPerCarer: 2,
    noticeDays: 30,
    hourCents: 1250,
    bandPercents: [50, 100],
    family: { bandPercent: 100 },
  });
  expect(readSharedForm(given(), template)).toMatchObject({ childrenPerCarer: 3, noticeDays: 14 });
  expect(readSharedForm(given(), template)).not.toHaveProperty('hourCents');
});

test('bands are percents, each once', () => {
  expect(['40, 70,100', '30% 60%', '50', '50, 50', '0, 100', 'x, 100'].map(readBands)).toEqual([
    [40, 70, 100],
    [30, 60],
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

test('a family that does not join at once is not in it', () => {
  const form = given();
  form.delete('isMine');
  expect(readSharedForm(form, template)).not.toHaveProperty('family');
});

test('hours are read and written as people write them', () => {
  expect([readClock('08:05'), readClock('half past eight'), clockText(485)]).toEqual([
    485,
    undefined,
    '08:05',
  ]);
});
