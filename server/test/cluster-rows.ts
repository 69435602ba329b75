// Signals and clusters, and who may call their operations.
import { randomUUID } from 'node:crypto';
import type { Cluster, Signal } from '@snodo/contract';
import { gatherSignals } from '../src/needs/index.ts';
import { listLongWaits } from '../src/time-bank/index.ts';
import type { TestServer } from './harness.ts';
import { wellOf } from './members.ts';
import type { SignedInRow } from './operation-rows.ts';
import type { Visitor } from './visitors.ts';

export const gathered = (server: TestServer) =>
  gatherSignals({ app: server.app, clock: server.clock, listLongWaits });

/** Words that so many looked for on so many days, and that are not there. */
export async function plantSearch(server: TestServer, words: string, searches = 40): Promise<void> {
  await server.owner`
    insert into catalogue.empty_search (community_id, fingerprint, searches, days, first_on, last_on, words)
    select id, sha256(${words}::text::bytea), ${searches}, 5, current_date - 9, current_date, ${words}
    from identity.community where slug = 'milano'`;
}

export async function clustersFor(reader: Visitor, show = 'suggested'): Promise<Cluster[]> {
  return (wellOf(await reader.ask('/clusters', { query: `?show=${show}` })) as { items: Cluster[] }).items;
}

export async function clusterOf(reader: Visitor, id: string): Promise<Cluster> {
  return wellOf(await reader.ask(`/clusters/${id}`)) as Cluster;
}

export async function signalsFor(reader: Visitor, show = 'all'): Promise<Signal[]> {
  const query = `?show=${show}&limit=100`;
  return (wellOf(await reader.ask('/signals', { query })) as { items: Signal[] }).items;
}

export const noteBody = (changes: Record<string, unknown> = {}) => ({
  id: randomUUID(),
  entry: 'NAU1',
  district: 'municipio-6',
  words: 'Al mercato in molti chiedono di un’ora in più',
  ...changes,
});

export async function noted(manager: Visitor, changes: Record<string, unknown> = {}): Promise<Signal> {
  return wellOf(await manager.ask('/signals', { body: noteBody(changes) })) as Signal;
}

/** A cluster that nobody has decided about, of what this programme's released survey tells. */
export async function suggestedCluster(server: TestServer, manager: Visitor): Promise<Cluster> {
  await gathered(server);
  const [first] = await clustersFor(manager);
  if (first === undefined) throw new Error('nothing is suggested');
  return first;
}

const managers = (needs?: SignedInRow['needs']): SignedInRow => ({
  roles: ['community_manager'],
  refuses: { roles: ['employee', 'hr_officer', 'operator', 'dpo', 'facilitator', 'secretary', 'provider'] },
  ...(needs === undefined ? {} : { needs }),
});

export const clusterRows: Record<string, SignedInRow> = {
  listSignals: managers(),
  noteSignal: managers(() => ({ body: noteBody() })),
  placeSignal: managers(async (server, caller) => {
    const words = `introvabile ${randomUUID().slice(0, 8)}`;
    await plantSearch(server, words);
    await gathered(server);
    const found = (await signalsFor(caller, 'unplaced')).find(
      ({ evidence }) => evidence.kind === 'search' && evidence.words === words,
    );
    return {
      parts: { signal: found?.id ?? '' },
      body: { version: 1, entry: 'NAU1', district: 'municipio-6' },
    };
  }),
  listClusters: managers(),
  getCluster: managers(async (server, caller) => ({
    parts: { cluster: (await suggestedCluster(server, caller)).id },
  })),
};
