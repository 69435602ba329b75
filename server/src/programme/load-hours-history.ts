import { v5 as uuidv5 } from 'uuid';
import type { CommunityTransaction } from '../db/index.ts';
import { communityLedgers, openLedgerAccount, postTransfer } from '../time-bank/index.ts';
import type { IdOf } from './ids.ts';
import { plusDays } from './load-surveys.ts';
import type { Programme } from './programme.ts';

interface Loading {
  trx: CommunityTransaction;
  communityId: string;
  idOf: IdOf;
  today: string;
  now: Date;
}

/**
 * What the time bank of the demonstration has behind it: exchanges by the ledger's own functions, companies' pools with
 * what was drawn from them, and a request to the fund. Loading it again finds every transfer by its id and changes nothing.
 */
export async function loadHoursHistory(
  trx: CommunityTransaction,
  communityId: string,
  idOf: IdOf,
  { timeBank }: Programme,
  { today, now }: { today: string; now: Date },
): Promise<void> {
  const loading = { trx, communityId, idOf, today, now };
  for (const [place, exchange] of timeBank.exchanges.entries()) await loadExchange(loading, exchange, place);
  for (const pool of timeBank.pools) await loadPool(loading, pool);
  for (const applicant of timeBank.applicants)
    await trx
      .insertInto('time_bank.member')
      .values({
        community_id: communityId,
        id: idOf('member', applicant.person),
        person_id: idOf('person', applicant.person),
        state: 'applied',
        applied_at: now,
        statement_by: applicant.statementBy,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  for (const request of timeBank.fundRequests)
    await trx
      .insertInto('time_bank.fund_request')
      .values({
        community_id: communityId,
        id: idOf('fund-request', request.person),
        member_id: idOf('member', request.person),
        minutes: request.minutes,
        reason: request.reason,
        state: 'waiting',
        asked_at: now,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
}

/** Whoever was helped pays whoever helped. */
async function loadExchange(
  { trx, communityId, idOf, today, now }: Loading,
  exchange: Programme['timeBank']['exchanges'][number],
  place: number,
): Promise<void> {
  const id = idOf('hours-exchange', String(place));
  await postTransfer(trx, {
    communityId,
    id,
    payerAccountId: idOf('ledger-account', exchange.helped),
    payeeAccountId: idOf('ledger-account', exchange.helper),
    minutes: exchange.minutes,
    servedOn: await servedOn(trx, communityId, id, plusDays(today, -exchange.daysAgo)),
    exchangeId: id,
    actorPersonId: idOf('person', exchange.helped),
    now,
  });
}

/** The day of a transfer that was loaded before: a later loading counts its days from another today. */
async function servedOn(
  trx: CommunityTransaction,
  communityId: string,
  id: string,
  day: string,
): Promise<string> {
  const row = await trx
    .selectFrom('time_bank.transfer')
    .select('served_on')
    .where('community_id', '=', communityId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.served_on ?? day;
}

async function loadPool(loading: Loading, pool: Programme['timeBank']['pools'][number]): Promise<void> {
  const { trx, communityId, idOf, today, now } = loading;
  const ledgers = await communityLedgers(trx, communityId, now);
  const { ledgerId, fundAccountId } = ledgers[pool.unit];
  const year = Number(today.slice(0, 4));
  const id = idOf('pool', `${pool.organisation}/${pool.unit}/${year}`);
  const known = await trx
    .selectFrom('time_bank.pool')
    .select('id')
    .where('community_id', '=', communityId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (known !== undefined) return;
  const [poolAccountId, ownAccountId] = [uuidv5('account', id), uuidv5('organisation', id)];
  const actorPersonId = idOf('person', pool.recordedBy);
  await openLedgerAccount(trx, { communityId, id: poolAccountId, ledgerId, kind: 'pool', now });
  await openLedgerAccount(trx, {
    communityId,
    id: ownAccountId,
    ledgerId,
    kind: 'organisation',
    ownLimits: {
      hardFloorMinutes: null,
      hardCeilingMinutes: null,
      softFloorMinutes: null,
      softCeilingMinutes: null,
    },
    now,
  });
  const organisationId = idOf('organisation', pool.organisation);
  await trx
    .insertInto('time_bank.organisation_account')
    .values({
      community_id: communityId,
      organisation_id: organisationId,
      ledger_id: ledgerId,
      ledger_account_id: ownAccountId,
    })
    .execute();
  await trx
    .insertInto('time_bank.pool')
    .values({
      community_id: communityId,
      id,
      organisation_id: organisationId,
      unit: pool.unit,
      year,
      starts_on: `${year}-01-01`,
      ends_on: `${year + 1}-01-01`,
      ledger_account_id: poolAccountId,
      committed_minutes: pool.committedMinutes,
      carry_over_percent: pool.carryOverPercent,
      doubles_gifts: pool.doublesGifts,
      low_at_percent: pool.lowAtPercent,
      state: 'open',
      created_by_person_id: actorPersonId,
      created_at: now,
    })
    .execute();
  const order = { communityId, actorPersonId, now };
  await postTransfer(trx, {
    ...order,
    id: uuidv5('commitment', id),
    payerAccountId: ownAccountId,
    payeeAccountId: poolAccountId,
    minutes: pool.committedMinutes,
    servedOn: `${year}-01-01`,
  });
  for (const [place, draw] of pool.draws.entries()) {
    const drawId = uuidv5(`draw ${place}`, id);
    const on = plusDays(today, -draw.daysAgo);
    const drawnOn = on < `${year}-01-01` ? `${year}-01-01` : on;
    await postTransfer(trx, {
      ...order,
      id: drawId,
      payerAccountId: poolAccountId,
      payeeAccountId: fundAccountId,
      minutes: draw.minutes,
      servedOn: drawnOn,
    });
    await trx
      .insertInto('time_bank.pool_draw')
      .values({
        community_id: communityId,
        id: drawId,
        pool_id: id,
        minutes: draw.minutes,
        drawn_on: drawnOn,
        reason: draw.reason,
        made_at: now,
      })
      .execute();
  }
}
