import { inCommunity, isWrongData, type CommunityTransaction, type Database } from '../../db/index.ts';
import { GroupCommit } from '../../group-commit.ts';
import { Problem, type Clock } from '../../http/index.ts';
import { callPostBatch, listOwnAccountIds, type BatchRow } from './batch-queries.ts';
import { orderOfPost, type OwnPostFacts, type OwnPosting } from './own-posts.ts';
import { needsPortal } from './policy.ts';
import { problemOfRefusal } from './refusals.ts';
import { currentRules } from './rules.ts';
import type { Transfer } from './rows.ts';
import type { PostCall } from './transfer-queries.ts';
import { postCall, postTransfer } from './transfers.ts';

type Outcome = Transfer | Problem;

/**
 * Posts of people, in groups: what arrives while the last group is on its way goes together, in one transaction whose
 * statements are as many for a group as for one, and each is judged, answered and refused by itself. Who comes alone
 * takes the single call and waits for nobody.
 */
export class PostingDesk {
  readonly #app: Database;
  readonly #clock: Clock;
  readonly #commits: GroupCommit<OwnPosting, Outcome>;

  constructor({ app, clock }: { app: Database; clock: Clock }) {
    this.#app = app;
    this.#clock = clock;
    this.#commits = new GroupCommit({
      commit: (communityId, postings) => this.#commit(communityId, postings),
      isOfOne: (error) => error instanceof Problem || isWrongData(error),
    });
  }

  async post(communityId: string, posting: OwnPosting): Promise<Transfer> {
    const outcome = await this.#commits.run(communityId, posting);
    if (outcome instanceof Problem) throw outcome;
    return outcome;
  }

  #commit(communityId: string, postings: OwnPosting[]): Promise<Outcome[]> {
    return inCommunity(this.#app, communityId, async (trx) => {
      const now = this.#clock.now();
      const accountIds = await listOwnAccountIds(trx, {
        communityId,
        personIds: postings.map(({ actor }) => actor.personId),
      });
      const payers = new Map(accountIds.map((row) => [row.person_id, row.ledger_account_id]));
      const portalMinutes = postings.some(({ actor, post }) => needsPortal(actor, post.minutes, 0))
        ? (await currentRules(trx, communityId, now)).portalMinutes
        : 0;
      const orders = postings.map((posting) =>
        orderOrProblem(posting, {
          communityId,
          payerAccountId: payers.get(posting.actor.personId),
          portalMinutes,
          now,
        }),
      );
      const [only, second] = orders;
      if (only !== undefined && second === undefined)
        return [only instanceof Problem ? only : await postTransfer(trx, only)];
      return postAll(trx, communityId, orders, now);
    });
  }
}

/** What one may not ask is that one's own. */
function orderOrProblem(posting: OwnPosting, facts: OwnPostFacts): PostCall | Problem {
  try {
    return postCall(orderOfPost(posting, facts));
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
