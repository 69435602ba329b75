import type { TimeBankReport } from '@snodo/contract';
import type { CommunityTransaction } from '../../db/index.ts';
import { Problem } from '../../http/index.ts';
import { refuseOnBehalf, type Actor } from '../../identity/index.ts';
import { countLongWaits } from '../exchange/board-figures.ts';
import { communityLedgers, ledgerAccount } from '../ledger/index.ts';
import { circulationTenths, reciprocityOf } from './community-measures.ts';
import {
  countExchanges,
  listExchangeMonths,
  listFlows,
  listMemberMinutes,
  readStanding,
  type FactRange,
  type FlowRow,
} from './exchange-facts.ts';
import { todayIn, type BankContext } from './bank-context.ts';
import { canKeepTimeBank } from './policy.ts';
import { dayAfter, daysBetween } from './pool-forecast.ts';

const dayMilliseconds = 24 * 60 * 60 * 1000;
const usualDays = 365;
const mostDays = 1100;

/** How the time bank goes, from one definition of an exchange; the last twelve months unless asked otherwise. */
export async function getTimeBankReport(
  trx: CommunityTransaction,
  actor: Actor,
  context: BankContext,
  asked: { from?: string | undefined; until?: string | undefined },
): Promise<TimeBankReport> {
  refuseOnBehalf(actor);
  if (!canKeepTimeBank(actor)) throw new Problem('forbidden');
  const { id: communityId } = context.community;
  const range = { communityId, ...daysOf(asked, todayIn(context)) };
  const now = context.clock.now();
  const { exchanges, minutes } = await countExchanges(trx, range);
  const members = await listMemberMinutes(trx, range);
  const { activeMembers, ...reciprocity } = reciprocityOf(
    members.map((row) => ({ givenMinutes: row.given_minutes, receivedMinutes: row.received_minutes })),
  );
  const { admitted, credit_minutes: creditMinutes } = await readStanding(trx, communityId);
  const waits = await countLongWaits(trx, communityId, { now, today: todayIn(context) });
  const { fundAccountId } = (await communityLedgers(trx, communityId, now)).community_minute;
  return {
    from: range.from,
    until: range.until,
    madeAt: now.toISOString(),
    source: 'exchange_facts',
    members: { admitted, active: activeMembers },
    exchanges,
    exchangedMinutes: minutes,
    reciprocity,
    creditMinutes,
    circulationTenths: circulationTenths(minutes, creditMinutes),
    fundMinutes: (await ledgerAccount(trx, communityId, fundAccountId)).postedMinutes,
    months: everyMonth(range, await listExchangeMonths(trx, range)),
    flows: everyFlow(await listFlows(trx, range)),
    longWaits: {
      requests: waits.requests,
      oldestDays:
        waits.oldestAt === null
          ? null
          : Math.floor((now.getTime() - waits.oldestAt.getTime()) / dayMilliseconds),
    },
  };
}

function daysOf({ from, until }: { from?: string | undefined; until?: string | undefined }, today: string) {
  const last = until ?? today;
  const first = from ?? dayAfter(last, 1 - usualDays);
  if (first > last || daysBetween(first, last) > mostDays)
    throw new Problem('invalid_request', {
      faults: [
        {
          path: 'query.from',
          code: 'not_a_period',
          message: 'It is after the last day, or three years before',
        },
      ],
    });
  return { from: first, until: last };
}

/** A month in which nothing was exchanged is told too: a chart without it would lie. */
function everyMonth(
  { from, until }: FactRange,
  rows: readonly { month: string; exchanges: number; minutes: number }[],
) {
  const months: string[] = [];
  for (let [year, month] = [Number(from.slice(0, 4)), Number(from.slice(5, 7))]; months.length < 40;) {
    const name = `${year}-${String(month).padStart(2, '0')}`;
    if (name > until.slice(0, 7)) break;
    months.push(name);
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
  }
  return months.map(
    (month) => rows.find((row) => row.month === month) ?? { month, exchanges: 0, minutes: 0 },
  );
}

const sides = ['company', 'neighbourhood'] as const;

function everyFlow(rows: readonly FlowRow[]) {
  return sides.flatMap((from) =>
    sides.map((to) => {
      const row = rows.find(
        ({ from_company, to_company }) =>
          from_company === (from === 'company') && to_company === (to === 'company'),
      );
      return { from, to, exchanges: row?.exchanges ?? 0, minutes: row?.minutes ?? 0 };
    }),
  );
}
