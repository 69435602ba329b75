import type { CommunityTransaction } from '../db/index.ts';
import { communityLedgers, openLedgerAccount } from '../time-bank/index.ts';
import type { IdOf } from './ids.ts';
import { plusDays } from './load-surveys.ts';
import type { Programme } from './programme.ts';

/** Admits the members, each with a ledger account at zero, and puts their offers on the board. */
export async function loadTimeBank(
  trx: CommunityTransaction,
  community_id: string,
  idOf: IdOf,
  { timeBank }: Programme,
  { today, now }: { today: string; now: Date },
): Promise<void> {
  const { community_minute: ledger } = await communityLedgers(trx, community_id, now);
  for (const { person, insuredForDays } of timeBank.members) {
    const ledgerAccountId = idOf('ledger-account', person);
    const { numInsertedOrUpdatedRows } = await trx
      .insertInto('time_bank.member')
      .values({
        community_id,
        id: idOf('member', person),
        person_id: idOf('person', person),
        state: 'applied',
        applied_at: now,
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirstOrThrow();
    if (numInsertedOrUpdatedRows !== 1n) continue;
    await openLedgerAccount(trx, {
      communityId: community_id,
      id: ledgerAccountId,
      ledgerId: ledger.ledgerId,
      kind: 'person',
      now,
    });
    await trx
      .updateTable('time_bank.member')
      .set({
        state: 'admitted',
        admitted_at: now,
        ledger_account_id: ledgerAccountId,
        insured_until: insuredForDays === null ? null : plusDays(today, insuredForDays),
      })
      .where('community_id', '=', community_id)
      .where('id', '=', idOf('member', person))
      .execute();
  }
  await loadOffers(trx, community_id, idOf, timeBank, { today, now });
}

async function loadOffers(
  trx: CommunityTransaction,
  community_id: string,
  idOf: IdOf,
  { offers }: Programme['timeBank'],
  { today, now }: { today: string; now: Date },
): Promise<void> {
  if (offers.length === 0) return;
  await trx
    .insertInto('time_bank.offer')
    .values(
      offers.map((offer, place) => ({
        community_id,
        id: idOf('offer', offer.code),
        kind: offer.kind,
        person_id: idOf('person', offer.person),
        entry_code: offer.entry,
        title: offer.title,
        words: offer.words,
        tags: [...offer.tags],
        whereabouts: offer.whereabouts,
        district_code: offer.district,
        times: [...offer.times],
        languages: [...offer.languages],
        duration_minutes: offer.durationMinutes,
        most_people: offer.mostPeople,
        settles: offer.settles,
        valid_until: plusDays(today, offer.validForDays),
        // One after the other, so that the newest comes first in the order of the file.
        made_at: new Date(now.getTime() - place * 60_000),
        announced_at: now,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
