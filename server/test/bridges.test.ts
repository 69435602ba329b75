import { expect, test } from 'vitest';
import { findBridges, spellings, traceOfLine, type Sides, type Trace } from './bridges.ts';

const person = '0190a000-0000-7000-8000-000000000001';
const submission = '1b4e28ba-2fa1-41d2-883f-0016d3cca427';
const campaign = '0190a000-0000-7000-8000-00000000000c';
const sides: Sides = {
  person: [person, 'Laura Bianchi'],
  submission: [submission],
  submissionTables: ['submissions.submission'],
  shared: new Set([campaign]),
};
const clean: Trace[] = [
  { where: 'surveys.invitation', values: [person, campaign, 'true'], transaction: '7' },
  { where: 'submissions.submission', values: [submission, campaign, 'INF2'], transaction: '8' },
  { where: 'log', values: ['POST', '201'] },
];
const bridgesWith = (...planted: Trace[]) => findBridges([...clean, ...planted], sides);

test('finds nothing where there is nothing', () => {
  expect(bridgesWith()).toEqual([]);
});

test('finds a row, a line or a key that holds both', () => {
  expect(
    bridgesWith({ where: 'jobs.queue', values: [`mail ${person.toUpperCase()} ${submission}`] }),
  ).toHaveLength(1);
  expect(bridgesWith({ where: 'submissions.submission', values: ['Laura Bianchi'] })).toHaveLength(1);
  const line = JSON.stringify({ detail: { [person]: { id: submission } } });
  expect(bridgesWith(traceOfLine(line))[0]).toContain('in one row');
});

test('finds an id, a hash or an instant that both sides have', () => {
  for (const value of [
    '3d2c1b0a-9f8e-4d7c-8b6a-5f4e3d2c1b0a',
    `\\x${'ab'.repeat(32)}`,
    '2026-11-29T10:41:23.123456+00:00',
    'parole scritte a mano',
  ])
    expect(
      bridgesWith(
        { where: 'identity.audit_entry', values: [person, value] },
        { where: 'submissions.submission', values: [value] },
      ),
    ).toEqual([`submissions.submission and identity.audit_entry have ${value} in common`]);
});

test('finds a transaction that wrote both', () => {
  expect(bridgesWith({ where: 'identity.proof_used', values: [], transaction: '8' })).toHaveLength(1);
});

test('takes a transaction that wrote every submission anew for no bridge', () => {
  const anew = (id: string): Trace => ({ where: 'submissions.submission', values: [id], transaction: '9' });
  const rows = [
    { where: 'surveys.invitation', values: [person], transaction: '9' },
    anew(submission),
    anew('3d2c1b0a-9f8e-4d7c-8b6a-5f4e3d2c1b0a'),
  ];
  expect(findBridges(rows, sides)).toEqual([]);
});

test('takes what both may name for no bridge', () => {
  expect(bridgesWith({ where: 'submissions.submission', values: [campaign] })).toEqual([]);
});

test('knows bytes in each of their spellings', () => {
  const bytes = Buffer.from('fbff00', 'hex');
  expect(spellings(bytes)).toEqual(['-_8A', '+/8A', 'fbff00']);
});
