import { isWrongData, type CommunityTransaction, type Database } from '../../db/index.ts';
import { GroupCommit } from '../../group-commit.ts';
import { Problem, type Clock } from '../../http/index.ts';
import { inCommunityOf, type Community } from '../../identity/index.ts';
import { callPostBatch, type BatchRow } from './batch-queries.ts';
import { problemOfRefusal } from './refusals.ts';
import type { Transfer } from './rows.ts';
import type { PostCall } from './transfer-queries.ts';
import { postCall, postTransfer, type PostOrder } from './transfers.ts';

/** Says who asks and for what, in the transaction in which it is done; throws a problem when it may not be asked. */
export type Asking = (trx: CommunityTransaction, community: Community) => Promise<PostOrder>;

type Outcome = Transfer | Problem;

/**
 * Posts of people, in groups: what arrives while the last group is on its way goes together, in one transaction and one
 * statement, and each is asked who it is, judged, answered and refused by itself. Who comes alone takes the single call
 * and waits for nobody.
 */
export class PostingDesk {
  readonly #app: Database;
  readonly #clock: Clock;
  readonly #commits: GroupCommit<Asking, Outcome>;

  constructor({ app, clock }: { app: Database; clock: Clock }) {
    this.#app = app;
    this.#clock = clock;
    this.#commits = new GroupCommit({
      commit: (slug, askings) => this.#commit(slug, askings),
      isOfOne: (error) => error instanceof Problem || isWrongData(error),
    });
  }

  async post(slug: string, asking: Asking): Promise<Transfer> {
    const outcome = await this.#commits.run(slug, asking);
    if (outcome instanceof Problem) throw outcome;
    return outcome;
  }

  #commit(slug: string, askings: Asking[]): Promise<Outcome[]> {
    return inCommunityOf(this.#app, slug, async (trx, community) => {
      const [only, second] = askings;
      if (only !== undefined && second === undefined)
        return [await postTransfer(trx, await only(trx, community))];
      const orders = await Promise.all(askings.map((asking) => orderOrProblem(asking(trx, community))));
      return postAll(trx, community.id, orders, this.#clock.now());
    });
  }
}

/** What one may not ask is that one's own. Anything else ends the transaction, and each is tried alone. */
async function orderOrProblem(order: Promise<PostOrder>): Promise<PostCall | Problem> {
  try {
    return postCall(await order);
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
}

async function postAll(
  trx: CommunityTransaction,
  communityId: string,
  orders: (PostCall | Problem)[],
  now: Date,
): Promise<Outcome[]> {
  const calls = orders.filter((order): order is PostCall => !(order instanceof Problem));
  const rows = calls.length === 0 ? [] : await callPostBatch(trx, communityId, calls, now);
  const outcomes = calls.map((call, index): Outcome => {
    const row = rows[index];
    if (row === undefined) throw new Error('the ledger answered for fewer than it was given');
    return row.outcome === 'posted' || row.outcome === 'replayed'
      ? transferOf(call, row)
      : problemOfRefusal(row.outcome);
  });
  let next = 0;
  return orders.map((order) => {
    if (order instanceof Problem) return order;
    const outcome = outcomes[next];
    next += 1;
    if (outcome === undefined) throw new Error('an order has no outcome');
    return outcome;
  });
}

function transferOf(call: PostCall, row: BatchRow): Transfer {
  return {
    id: call.id,
    ledgerId: row.ledger_id ?? '',
    kind: 'post',
    payerAccountId: call.payerAccountId,
    payeeAccountId: call.payeeAccountId,
    minutes: call.minutes,
    servedOn: call.servedOn,
    exchangeId: call.exchangeId,
    groupId: null,
    holdId: null,
    reversesId: null,
    expiresAt: null,
    actorPersonId: call.actorPersonId,
    actingForPersonId: call.actingForPersonId,
    ruleVersion: row.rule_version ?? 0,
    payerVersion: Number(row.payer_version),
    payerBalanceMinutes: Number(row.payer_balance_minutes),
    payeeVersion: Number(row.payee_version),
    payeeBalanceMinutes: Number(row.payee_balance_minutes),
    madeAt: row.made_at,
  };
}
