// Rounds of places as managers publish them, and who may call their operations.
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { newWord } from './belongings.ts';
import type { TestServer } from './harness.ts';
import { wellOf } from './members.ts';
import { newAsker, newManager } from './needs.ts';
import type { OpenRow, SignedInRow } from './operation-rows.ts';
import type { Visitor } from './visitors.ts';

export interface SeenRound {
  id: string;
  state: string;
  commitment: string | null;
  applications: number | null;
  mine: { code: string; wishes: { service: string }[] } | null;
}

/** A nonce and its promise, as two parties would make theirs. */
export const nonces = [randomBytes(32).toString('hex'), randomBytes(32).toString('hex')];
export const promises = nonces.map((nonce, index) => ({
  party: index === 0 ? 'Officine Naviglio' : 'Partenariato',
  promise: createHash('sha256').update(JSON.stringify(nonce)).digest('hex'),
}));

export async function serviceCodes(server: TestServer): Promise<string[]> {
  const rows = await server.owner<{ code: string }[]>`
    select distinct code from catalogue.service
    where status = 'active' and audience_organisation_ids is null order by code limit 3`;
  return rows.map(({ code }) => code);
}

export async function roundInput(
  server: TestServer,
  changes: Record<string, unknown> = {},
): Promise<Record<string, unknown>> {
  const [first, second, third] = await serviceCodes(server);
  return {
    id: randomUUID(),
    name: `Posti di ${newWord()}`,
    criteria: [
      { name: 'Continuità', levels: ['già frequenta', 'nuova domanda'] },
      { name: 'Fratelli', levels: ['un fratello dentro', 'nessuno'] },
    ],
    services: [
      { code: first, places: 4, reservedPlaces: 1 },
      { code: second, places: 3, reservedPlaces: 0 },
      { code: third, places: 3, reservedPlaces: 0 },
    ],
    promises,
    appliesUntil: new Date(server.clock.now().getTime() + 60 * 60 * 1000).toISOString(),
    ...changes,
  };
}

export async function newRound(server: TestServer, manager: Visitor): Promise<string> {
  const { id } = wellOf(await manager.ask('/rounds', { body: await roundInput(server) })) as SeenRound;
  return id;
}

export async function wishesOf(server: TestServer, order: readonly number[] = [0], level = 0) {
  const codes = await serviceCodes(server);
  return order.map((at) => ({ service: codes[at], isReserved: false, levels: [level, level] }));
}

/** As when its deadline has passed. */
export async function close(server: TestServer, id: string): Promise<void> {
  await server.owner`update matching.round set applies_until = now() - interval '1 minute' where id = ${id}`;
}

export async function newDrawnRound(server: TestServer, manager: Visitor): Promise<string> {
  const id = await newRound(server, manager);
  const asker = await newAsker(server);
  wellOf(
    await asker.ask(`/rounds/${id}/application`, { method: 'PUT', body: { wishes: await wishesOf(server) } }),
  );
  await close(server, id);
  wellOf(await manager.ask(`/rounds/${id}/commitment`, { method: 'POST' }));
  wellOf(await manager.ask(`/rounds/${id}/draw`, { body: { nonces } }));
  return id;
}

const everybody = (needs?: SignedInRow['needs']): SignedInRow => ({
  roles: ['employee'],
  organisation: 'naviglio',
  refuses: 'nobody',
  ...(needs === undefined ? {} : { needs }),
});
const managers = (needs: SignedInRow['needs']): SignedInRow => ({
  roles: ['community_manager'],
  refuses: { roles: ['employee', 'hr_officer', 'operator', 'dpo', 'secretary'] },
  ...(needs === undefined ? {} : { needs }),
});
const inRound = async (server: TestServer) => ({ round: await newRound(server, await newManager(server)) });

export const roundRows: Record<string, SignedInRow> = {
  listRounds: everybody(),
  getRound: everybody(async (server) => ({ parts: await inRound(server) })),
  createRound: managers(async (server) => ({ body: await roundInput(server) })),
  applyToRound: everybody(async (server) => ({
    parts: await inRound(server),
    body: { wishes: await wishesOf(server, [0, 1]) },
  })),
  withdrawFromRound: everybody(async (server) => ({ parts: await inRound(server) })),
  commitRound: managers(async (server) => {
    const parts = await inRound(server);
    await close(server, parts.round);
    return { parts };
  }),
  drawRound: managers(async (server) => ({
    parts: { round: await newDrawnRound(server, await newManager(server)) },
    body: { nonces },
  })),
};

export const roundOpenRows: Record<string, OpenRow> = {
  getRoundResult: {
    needs: async (server) => ({
      parts: { round: await newDrawnRound(server, await newManager(server)) },
    }),
  },
};
