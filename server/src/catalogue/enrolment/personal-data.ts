import type { PersonalDataHolder } from '../../identity/index.ts';
import * as queries from './personal-data-queries.ts';

/**
 * What enrolments and shared services hold about people. Of somebody who is erased the words go and her places go
 * back; that a place was taken, and what a share came to, stays with her id, because the other families agreed to
 * shares that were reckoned with hers.
 */
export const enrolmentHolder: PersonalDataHolder = {
  tables: [
    'catalogue.intake',
    'catalogue.enrolment',
    'catalogue.enrolment_step',
    'catalogue.attendance',
    'catalogue.shared_service',
    'catalogue.share_quote',
    'catalogue.share_part',
    'catalogue.feedback',
  ],
  collect: async (trx, { id: communityId }, personId) => [
    { kind: 'enrolments', rows: await queries.listEnrolmentsOf(trx, communityId, personId) },
    { kind: 'enrolment_steps', rows: await queries.listStepsOf(trx, communityId, personId) },
    { kind: 'shares', rows: await queries.listSharesOf(trx, communityId, personId) },
    { kind: 'shared_services', rows: await queries.listBegunBy(trx, communityId, personId) },
    { kind: 'enrolments_kept', rows: await queries.listKeptBy(trx, communityId, personId) },
    { kind: 'feedback', rows: await queries.listFeedbackOf(trx, communityId, personId) },
  ],
  erase: async (trx, { id: communityId }, personId, now) => {
    await queries.withdrawAllOf(trx, communityId, personId, now);
    await queries.blankWordsOf(trx, communityId, personId);
  },
};
