import { mostRowsOfKind, type PersonalDataHolder } from '../identity/index.ts';
import { forgetMessagesOf } from './outbox.ts';
import { listMessageRowsOf } from './queries.ts';

/** What notices hold about people: that they were written to, and when. What stood in a mail is sealed until it goes. */
export const noticesHolder: PersonalDataHolder = {
  tables: ['notices.message'],
  collect: async (trx, community, personId) => {
    const rows = await listMessageRowsOf(trx, community.id, personId, mostRowsOfKind);
    return [
      {
        kind: 'messages',
        rows: rows.map((row) => ({
          id: row.id,
          kind: row.kind,
          language: row.language,
          writtenAt: row.created_at.toISOString(),
          sentAt: row.sent_at?.toISOString() ?? null,
          gaveUpAt: row.gave_up_at?.toISOString() ?? null,
        })),
      },
    ];
  },
  erase: (trx, community, personId) => forgetMessagesOf(trx, community, personId),
};
