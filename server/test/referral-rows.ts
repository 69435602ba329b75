// Needs handed to organisations, and who may call their operations.
import { newWord } from './belongings.ts';
import type { TestServer } from './harness.ts';
import { wellOf } from './members.ts';
import { newAsker, newManager, newNeed } from './needs.ts';
import type { SignedInRow } from './operation-rows.ts';
import { visitorOf, type Visitor } from './visitors.ts';

export interface SeenReferral {
  id: string;
  need: string | null;
  version: number;
  state: string;
  person: string | null;
  dueAt: string | null;
  isLate: boolean;
  told: { contact: string; entries: { code: string }[] } | null;
  moves: string[];
  steps: { step: string; by: string | null; reason: string | null; dueOn: string | null }[];
}

/** Where Teresa looks after the services. */
export const cooperative = 'cooperativa-sottocasa';
export const ownContact = '02 555 0101';

export const newReceiver = (server: TestServer, organisation = cooperative): Promise<Visitor> =>
  visitorOf(server, `Coordina ${newWord()}`, ['provider'], organisation);

export async function refer(
  manager: Visitor,
  need: string,
  changes: Record<string, unknown> = {},
): Promise<SeenReferral> {
  const body = { organisation: cooperative, reason: 'Conoscono già il cortile', ...changes };
  return wellOf(await manager.ask(`/needs/${need}/referrals`, { body })) as SeenReferral;
}

export async function move(
  by: Visitor,
  { id, version }: Pick<SeenReferral, 'id' | 'version'>,
  step: Record<string, unknown>,
): Promise<SeenReferral> {
  return wellOf(await by.ask(`/referrals/${id}/moves`, { body: { version, ...step } })) as SeenReferral;
}

/** A need of hers that a manager would hand to the cooperative; she has not answered yet. */
export async function newReferral(server: TestServer, asker: Visitor): Promise<SeenReferral> {
  const { id } = await newNeed(asker);
  return refer(await newManager(server, null), id);
}

/** The same after her yes. */
export async function newRequest(server: TestServer, asker: Visitor): Promise<SeenReferral> {
  return move(asker, await newReferral(server, asker), { move: 'agree', contact: ownContact });
}

const others: SignedInRow['refuses'] = {
  roles: ['employee', 'hr_officer', 'operator', 'dpo', 'facilitator', 'secretary'],
};
const managers = (needs: SignedInRow['needs']): SignedInRow => ({
  roles: ['community_manager'],
  refuses: others,
  ...(needs === undefined ? {} : { needs }),
});

export const referralRows: Record<string, SignedInRow> = {
  listReceivers: managers(async (server) => ({
    parts: { need: (await newNeed(await newAsker(server))).id },
  })),
  referNeed: managers(async (server) => ({
    parts: { need: (await newNeed(await newAsker(server))).id },
    body: { organisation: cooperative, reason: 'Sono vicini' },
  })),
  listNeedReferrals: {
    roles: ['employee'],
    organisation: 'naviglio',
    refuses: 'nobody',
    needs: async (server, caller) => {
      const { need } = await newReferral(server, caller);
      return { parts: { need: need ?? '' } };
    },
  },
  listReferrals: {
    roles: ['provider'],
    organisation: cooperative,
    refuses: others,
    needs: async (server) => {
      await newRequest(server, await newAsker(server));
      return {};
    },
  },
  moveReferral: {
    roles: ['employee'],
    organisation: 'naviglio',
    refuses: 'nobody',
    needs: async (server, caller) => {
      const { id, version } = await newReferral(server, caller);
      return { parts: { referral: id }, body: { version, move: 'agree', contact: ownContact } };
    },
  },
};
