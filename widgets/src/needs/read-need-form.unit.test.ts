import { expect, test } from 'vitest';
import { readNeedForm } from './read-need-form.ts';

function formOf(fields: readonly (readonly [string, string])[]): FormData {
  const form = new FormData();
  const usual = [
    ['forWhom', 'someone'],
    ['entry1', 'NAU1'],
    ['entry2', ''],
    ['entry3', ''],
    ['district', 'municipio-6'],
    ['reach', 'district'],
    ['sharing', ''],
  ] as const;
  for (const [name, text] of [...usual, ...fields]) form.append(name, text);
  return form;
}

test('what is empty is not stated', () => {
  expect(readNeedForm(formOf([]))).toEqual({
    need: {
      forWhom: 'someone',
      entries: ['NAU1'],
      ageBands: [],
      district: 'municipio-6',
      reach: 'district',
      windows: [],
      languages: [],
      indispensableLanguages: [],
      accessibility: [],
      caredFor: 1,
      hasRoom: false,
      joinsOthers: false,
    },
  });
});

test('the same hours stand on each marked day; a day without hours is the whole of it', () => {
  const hours = [
    ['weekday', '2'],
    ['weekday', '4'],
    ['fromHour', '16:30'],
    ['untilHour', '18:00'],
  ] as const;
  expect(readNeedForm(formOf(hours))).toMatchObject({
    need: {
      windows: [
        { weekday: 2, startMinute: 990, endMinute: 1080 },
        { weekday: 4, startMinute: 990, endMinute: 1080 },
      ],
    },
  });
  expect(readNeedForm(formOf([['weekday', '7']]))).toMatchObject({
    need: { windows: [{ weekday: 7, startMinute: 0, endMinute: 1440 }] },
  });
});

test('money is whole cents, and an entry that is chosen twice is one', () => {
  expect(
    readNeedForm(
      formOf([
        ['budget', '12.5'],
        ['entry2', 'NAU1'],
      ]),
    ),
  ).toMatchObject({ need: { budgetCentsPerHour: 1250, entries: ['NAU1'] } });
});

test.each([
  ['wrong_days', [['fromHour', '10:00']]],
  [
    'wrong_hours',
    [
      ['weekday', '1'],
      ['fromHour', '18:00'],
      ['untilHour', '16:00'],
    ],
  ],
] as const)('hours that cannot be are said to be so: %s', (fault, fields) => {
  expect(readNeedForm(formOf(fields))).toEqual({ fault });
});
