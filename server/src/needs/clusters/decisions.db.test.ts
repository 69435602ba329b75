import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { faultPathsOf, refusalOf } from '../../../test/calls.ts';
import { clusterOf, clustersFor, gathered, noted, suggestedCluster } from '../../../test/cluster-rows.ts';
import { openTestServer, type TestServer } from '../../../test/harness.ts';
import { newManager } from '../../../test/needs.ts';
import type { Visitor } from '../../../test/visitors.ts';

let server: TestServer;
let manager: Visitor;
let other: Visitor;

beforeAll(async () => {
  server = await openTestServer();
  manager = await newManager(server);
  other = await newManager(server);
});
afterAll(() => server.stop());

const move = (by: Visitor, { id, version }: { id: string; version: number }, step: object) =>
  by.ask(`/clusters/${id}/moves`, { body: { version, ...step } });
const decided = { move: 'decide', urgency: 5 };

describe('a manager’s decision', () => {
  test('weighs a cluster and freezes what was known; what comes later does not change it', async () => {
    const suggested = await suggestedCluster(server, manager);
    const { body } = await move(manager, suggested, decided);
    expect(body).toMatchObject({ state: 'open', manager: manager.displayName, score: { urgency: 5 } });
    const { baseline } = await clusterOf(manager, suggested.id);
    expect(baseline?.signals.length).toBe(suggested.signalCount);
    await noted(other, { entry: suggested.entries[0]?.code, district: null });
    await gathered(server);
    const now = await clusterOf(manager, suggested.id);
    expect(now.signalCount).toBe(suggested.signalCount + 1);
    expect(now.baseline).toEqual(baseline);
    expect((await clustersFor(manager)).map(({ id }) => id)).not.toContain(suggested.id);
    expect((await clustersFor(manager, 'decided')).map(({ id }) => id)).toContain(suggested.id);
  });

  test('is one of two: whoever comes second is told that it has changed, and nothing of hers is written', async () => {
    const suggested = await suggestedCluster(server, manager);
    const answers = await Promise.all([manager, other].map((by) => move(by, suggested, decided)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const refused = answers.find(({ status }) => status === 409);
    expect(refused && refusalOf(refused)).toBe('cluster_changed');
    const { steps } = await clusterOf(manager, suggested.id);
    expect(steps.map(({ step }) => step)).toEqual(['suggested', 'decided']);
  });

  test('needs its weight and its words, and is no other than the state allows', async () => {
    const suggested = await suggestedCluster(server, manager);
    expect(faultPathsOf(await move(manager, suggested, { move: 'decide' }))).toEqual(['json.urgency']);
    expect(faultPathsOf(await move(manager, suggested, { move: 'dismiss' }))).toEqual(['json.words']);
    expect(refusalOf(await move(manager, suggested, { move: 'answer', words: 'Fatto' }))).toBe(
      'cluster_changed',
    );
  });

  test('to dismiss stands: nothing is suggested in its place', async () => {
    const suggested = await suggestedCluster(server, manager);
    await move(manager, suggested, { move: 'dismiss', words: 'C’è già' });
    await gathered(server);
    const codes = (await clustersFor(manager)).flatMap(({ entries }) => entries.map(({ code }) => code));
    expect(codes).not.toContain(suggested.entries[0]?.code);
    expect((await clusterOf(manager, suggested.id)).steps.at(-1)).toMatchObject({
      step: 'dismissed',
      by: manager.displayName,
      words: 'C’è già',
    });
  });
});
