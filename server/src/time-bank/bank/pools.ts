import type { Pool } from '@snodo/contract';
import { v7 as uuidv7 } from 'uuid';
import type { CommunityTransaction } from '../../db/index.ts';
import { Problem } from '../../http/index.ts';
import {
  auditedAs,
  recordAudit,
  refuseOnBehalf,
  requireElevation,
  type Actor,
} from '../../identity/index.ts';
import {
  closeLedgerAccount,
  communityLedgers,
  ledgerAccount,
  lockLedgerAccounts,
  openLedgerAccount,
  postTransfer,
} from '../ledger/index.ts';
import { actingAs, todayIn, type BankContext } from './bank-context.ts';
import { canKeepTimeBank } from './policy.ts';
import { alarmGravity, carriedMinutes, forecastPool } from './pool-forecast.ts';
import {
  findEarlierPool,
  findOrganisation,
  findOrganisationAccount,
  findPoolRow,
  hasPool,
  insertOrganisationAccount,
  insertPool,
  listDrawRows,
  listPoolRows,
  lockPool,
  savePoolClosing,
  type PoolRow,
  type PoolUnit,
} from './pool-queries.ts';

const noLimits = {
  hardFloorMinutes: null,
  hardCeilingMinutes: null,
  softFloorMinutes: null,
  softCeilingMinutes: null,
};

/** Open ones first, and of those the ones that need somebody's attention first. */
export async function listPools(trx: CommunityTransaction, actor: Actor, context: BankContext) {
  refuseOnBehalf(actor);
  if (!canKeepTimeBank(actor)) throw new Problem('forbidden');
  const rows = await listPoolRows(trx, context.community.id);
  const pools = await toPools(trx, context, rows);
  return {
    items: pools.toSorted(
      (a, b) =>
        Number(a.state === 'closed') - Number(b.state === 'closed') ||
        alarmGravity(b.forecast.alarm) - alarmGravity(a.forecast.alarm),
    ),
  };
}

export async function getPool(trx: CommunityTransaction, context: BankContext, id: string): Promise<Pool> {
  const row = await findPoolRow(trx, context.community.id, id);
  const [pool] = row === undefined ? [] : await toPools(trx, context, [row]);
  if (pool === undefined) throw new Problem('not_found');
  return pool;
}

/**
 * Posts the whole commitment from the organisation's ledger account, which goes below zero by what it has promised, to
 * the pool, which can never give more than that.
 */
export async function createPool(
  trx: CommunityTransaction,
  actor: Actor,
  context: BankContext,
  input: {
    organisation: string;
    unit: PoolUnit;
    year: number;
    committedMinutes: number;
    carryOverPercent: number;
    doublesGifts: boolean;
    lowAtPercent: number;
  },
): Promise<Pool> {
  refuseOnBehalf(actor);
  if (!canKeepTimeBank(actor)) throw new Problem('forbidden');
  requireElevation(actor, context.clock.now());
  const { id: communityId } = context.community;
  const now = context.clock.now();
  const organisation = await findOrganisation(trx, communityId, input.organisation);
  if (organisation === undefined) throw new Problem('not_found');
  const year = { organisationId: organisation.id, unit: input.unit, year: input.year };
  const ledgers = await communityLedgers(trx, communityId, now);
  const { ledgerId } = ledgers[input.unit];
  const payerAccountId = await organisationAccount(trx, context, organisation.id, ledgerId);
  // The organisation is locked by now: of two at once the second sees the first's pool.
  if (await hasPool(trx, communityId, year)) throw new Problem('pool_exists');
  const carriedInMinutes = (await findEarlierPool(trx, communityId, year))?.carried_out_minutes ?? 0;
  const ledgerAccountId = uuidv7();
  await openLedgerAccount(trx, { communityId, id: ledgerAccountId, ledgerId, kind: 'pool', now });
  const id = uuidv7();
  const committedMinutes = input.committedMinutes + carriedInMinutes;
  await insertPool(trx, communityId, {
    ...input,
    id,
    organisationId: organisation.id,
    ledgerAccountId,
    committedMinutes,
    carriedInMinutes,
    personId: actor.personId,
    now,
  });
  await postTransfer(trx, {
    communityId,
    id: uuidv7(),
    payerAccountId,
    payeeAccountId: ledgerAccountId,
    minutes: committedMinutes,
    servedOn: todayIn(context),
    ...actingAs(actor),
    now,
  });
  await recordAudit(trx, now, {
    action: 'time_bank.pool_opened',
    subject: { kind: 'pool', id },
    ...auditedAs(actor),
    detail: { organisation: organisation.code, year: input.year, committed_minutes: committedMinutes },
  });
  return getPool(trx, context, id);
}

async function organisationAccount(
  trx: CommunityTransaction,
  { community, clock }: BankContext,
  organisationId: string,
  ledgerId: string,
): Promise<string> {
  const existing = await findOrganisationAccount(trx, community.id, organisationId, ledgerId);
  if (existing !== undefined) return existing;
  const ledgerAccountId = uuidv7();
  await openLedgerAccount(trx, {
    communityId: community.id,
    id: ledgerAccountId,
    ledgerId,
    kind: 'organisation',
    ownLimits: noLimits,
    now: clock.now(),
  });
  await insertOrganisationAccount(trx, community.id, { organisationId, ledgerId, ledgerAccountId });
  return ledgerAccountId;
}

/** What is left goes back to the organisation, both legs; how much of it next year's pool begins with is written down. */
export async function closePool(
  trx: CommunityTransaction,
  actor: Actor,
  context: BankContext,
  id: string,
): Promise<Pool> {
  refuseOnBehalf(actor);
  if (!canKeepTimeBank(actor)) throw new Problem('forbidden');
  requireElevation(actor, context.clock.now());
  const { id: communityId } = context.community;
  const now = context.clock.now();
  const pool = await lockPool(trx, communityId, id);
  if (pool === undefined) throw new Problem('not_found');
  if (pool.state === 'closed') throw new Problem('pool_closed');
  const ledgers = await communityLedgers(trx, communityId, now);
  const { ledgerId } = ledgers[pool.unit];
  const payeeAccountId = await organisationAccount(trx, context, pool.organisation_id, ledgerId);
  await lockLedgerAccounts(trx, communityId, [pool.ledger_account_id, payeeAccountId]);
  const { postedMinutes: left } = await ledgerAccount(trx, communityId, pool.ledger_account_id);
  if (left > 0)
    await postTransfer(trx, {
      communityId,
      id: uuidv7(),
      payerAccountId: pool.ledger_account_id,
      payeeAccountId,
      minutes: left,
      servedOn: todayIn(context),
      ...actingAs(actor),
      now,
    });
  await closeLedgerAccount(trx, communityId, pool.ledger_account_id, now);
  const carriedOutMinutes = carriedMinutes(left, pool.carry_over_percent);
  await savePoolClosing(trx, communityId, id, { carriedOutMinutes, now });
  await recordAudit(trx, now, {
    action: 'time_bank.pool_closed',
    subject: { kind: 'pool', id },
    ...auditedAs(actor),
    detail: { left_minutes: left, carried_out_minutes: carriedOutMinutes },
  });
  return getPool(trx, context, id);
}

async function toPools(
  trx: CommunityTransaction,
  context: BankContext,
  rows: readonly PoolRow[],
): Promise<Pool[]> {
  const draws = await listDrawRows(
    trx,
    context.community.id,
    rows.map(({ id }) => id),
  );
  const today = todayIn(context);
  return rows.map((row) =>
    toPool(
      row,
      draws.filter(({ pool_id }) => pool_id === row.id),
      today,
    ),
  );
}

function toPool(row: PoolRow, draws: readonly { on: string; minutes: number }[], today: string): Pool {
  const upTo = row.state === 'closed' || today >= row.ends_on ? `${row.year}-12-31` : today;
  const byMonth = new Map<string, number>();
  for (const { on, minutes } of draws)
    byMonth.set(on.slice(0, 7), (byMonth.get(on.slice(0, 7)) ?? 0) + minutes);
  return {
    id: row.id,
    organisation: { code: row.organisation_code, name: row.organisation_name },
    unit: row.unit,
    year: row.year,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    committedMinutes: row.committed_minutes,
    carriedInMinutes: row.carried_in_minutes,
    carryOverPercent: row.carry_over_percent,
    doublesGifts: row.doubles_gifts,
    lowAtPercent: row.low_at_percent,
    state: row.state,
    carriedOutMinutes: row.carried_out_minutes,
    forecast: forecastPool(
      {
        committedMinutes: row.committed_minutes,
        startsOn: row.starts_on,
        endsOn: row.ends_on,
        draws,
        lowAtPercent: row.low_at_percent,
      },
      upTo,
    ),
    months: Array.from({ length: 12 }, (_, index) => `${row.year}-${String(index + 1).padStart(2, '0')}`)
      .filter((month) => month <= upTo.slice(0, 7))
      .map((month) => ({ month, drawnMinutes: byMonth.get(month) ?? 0 })),
  };
}
