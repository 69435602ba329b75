import { mostRowsOfKind, type PersonalDataHolder } from '../../identity/index.ts';
import { deleteReasonsOf, listPersonalRules, listPersonalTransfers } from './personal-data-queries.ts';

/**
 * What the ledger holds about people: the transfers of a member's ledger account and those that she asked for. Nothing
 * of a transfer is erased: both sides' balances and the chain follow from it, and an erased person is an id without a
 * name there. Words about her transfers go.
 */
export const ledgerHolder: PersonalDataHolder = {
  tables: ['time_bank.transfer', 'time_bank.rules'],
  collect: async (trx, community, personId) => {
    const transfers = await listPersonalTransfers(trx, community.id, personId, mostRowsOfKind);
    const rules = await listPersonalRules(trx, community.id, personId, mostRowsOfKind);
    return [
      ...(transfers.length === 0 ? [] : [{ kind: 'time_bank_transfers', rows: transfers }]),
      ...(rules.length === 0 ? [] : [{ kind: 'time_bank_rules', rows: rules }]),
    ];
  },
  erase: (trx, community, personId) => deleteReasonsOf(trx, community.id, personId),
};
