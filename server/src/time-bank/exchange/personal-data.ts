import type { PersonalDataHolder } from '../../identity/index.ts';
import * as queries from './personal-data-queries.ts';

/**
 * What the board and exchanges hold about people. Of somebody who is erased the words go: what she offered and asked
 * for, what she wrote, why she objected, and what was decided about it in words. That there was an exchange, what was
 * decided and its minutes stays with her id, because
 * the other side must be able to prove hers; what is set aside is settled or set free by the clocks.
 */
export const exchangeHolder: PersonalDataHolder = {
  tables: [
    'time_bank.offer',
    'time_bank.offer_alert',
    'time_bank.exchange',
    'time_bank.exchange_party',
    'time_bank.exchange_trail',
    'time_bank.exchange_dispute',
    'time_bank.exchange_message',
    'time_bank.thanks',
  ],
  collect: async (trx, { id: communityId }, personId) => [
    { kind: 'offers', rows: await queries.listOffersOf(trx, communityId, personId) },
    { kind: 'offer_alerts', rows: await queries.listAlertsOf(trx, communityId, personId) },
    { kind: 'exchanges', rows: await queries.listExchangesOf(trx, communityId, personId) },
    { kind: 'exchange_steps', rows: await queries.listStepsOf(trx, communityId, personId) },
    { kind: 'exchange_messages', rows: await queries.listMessagesOf(trx, communityId, personId) },
    { kind: 'thanks', rows: await queries.listThanksOf(trx, communityId, personId) },
  ],
  erase: async (trx, { id: communityId }, personId, now) => {
    await queries.blankOffersOf(trx, communityId, personId, now);
    await queries.deleteAlertsOf(trx, communityId, personId);
    await queries.blankWordsOf(trx, communityId, personId);
    await queries.blankNotesAbout(trx, communityId, personId);
  },
};
