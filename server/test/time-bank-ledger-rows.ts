// Who may call the ledger's operations, and what a call of them needs.
import { v7 as uuidv7 } from 'uuid';
import { admit, communityLedgerId, newTransferOf } from './time-bank-belongings.ts';
import type { OpenRow, SignedInRow } from './operation-rows.ts';

export const ledgerOpenRows: Record<string, OpenRow> = {
  listChainHeads: {},
  listChainLinks: { needs: async (server) => ({ query: { ledger: await communityLedgerId(server) } }) },
};

const member = {
  roles: ['employee'],
  refuses: 'nobody',
} satisfies SignedInRow;

export const ledgerRows: Record<string, SignedInRow> = {
  listOwnLedgerEntries: {
    ...member,
    needs: async (server, { personId }) => {
      await newTransferOf(server, personId);
      return {};
    },
  },
  postTransfer: {
    ...member,
    needs: async (server, { personId }) => {
      await admit(server, personId);
      const [other] = await server.owner<{ id: string }[]>`
        select a.id from time_bank.ledger_account a join time_bank.ledger l on l.id = a.ledger_id
        where a.kind = 'fund' and l.unit = 'community_minute' limit 1`;
      const body = { id: uuidv7(), payeeAccountId: other?.id ?? '', minutes: 60, servedOn: '2026-11-20' };
      return { body };
    },
  },
  getTransferReceipt: {
    ...member,
    needs: async (server, { personId }) => ({ parts: { transfer: await newTransferOf(server, personId) } }),
  },
};
