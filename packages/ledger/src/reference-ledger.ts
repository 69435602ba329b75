import { movesMinutes, type TransferKind } from './transfer.ts';

/** Why something is not done; the API's problem codes. */
export type Refusal =
  | 'not_found'
  | 'invalid_minutes'
  | 'same_ledger_account'
  | 'other_unit'
  | 'ledger_account_closed'
  | 'never_spendable'
  | 'not_enough_hours'
  | 'too_many_hours'
  | 'transfer_changed'
  | 'hold_resolved'
  | 'hold_expired'
  | 'hold_not_expired'
  | 'more_than_held'
  | 'already_reversed';

export interface AccountOrder {
  id: string;
  ledgerId: string;
  isSpendable?: boolean;
  /** Null: none. */
  floorMinutes: number | null;
  ceilingMinutes: number | null;
}

export interface ReferenceAccount {
  id: string;
  ledgerId: string;
  state: 'open' | 'closing' | 'closed';
  isSpendable: boolean;
  floorMinutes: number | null;
  ceilingMinutes: number | null;
  postedMinutes: number;
  heldOutMinutes: number;
  heldInMinutes: number;
  version: number;
}

interface ReferenceTransfer {
  id: string;
  kind: TransferKind;
  payerAccountId: string;
  payeeAccountId: string;
  minutes: number;
  holdId: string | null;
  reversesId: string | null;
  groupId: string | null;
  expiresAt: number | null;
  payerVersion: number;
  payeeVersion: number;
  payerBalanceMinutes: number;
  payeeBalanceMinutes: number;
}

/**
 * What the ledger must say: it has done it, or it was done before under this id, or one of these refusals, each of
 * which is true; of several it is free which one is told.
 */
export type Judgement =
  | { outcome: 'done' | 'replayed'; transfers: readonly ReferenceTransfer[] }
  | { outcome: 'refused'; refusals: readonly Refusal[] };

export interface PostInput {
  id: string;
  payerAccountId: string;
  payeeAccountId: string;
  minutes: number;
}

/**
 * The ledger in the plainest words: no database, no locks, one thing after the other. It is what the real one is
 * compared with, operation by operation. Instants are numbers of milliseconds.
 */
export class ReferenceLedger {
  readonly accounts = new Map<string, ReferenceAccount>();
  readonly transfers = new Map<string, ReferenceTransfer>();

  open({ id, ledgerId, isSpendable = true, floorMinutes, ceilingMinutes }: AccountOrder): void {
    const zero = { postedMinutes: 0, heldOutMinutes: 0, heldInMinutes: 0, version: 0 };
    this.accounts.set(id, {
      id,
      ledgerId,
      isSpendable,
      floorMinutes,
      ceilingMinutes,
      state: 'open',
      ...zero,
    });
  }

  /** False: it is not settled, or closed already. */
  close(id: string): boolean {
    const account = this.accounts.get(id);
    if (account === undefined || account.state === 'closed') return false;
    if (account.postedMinutes !== 0 || account.heldOutMinutes !== 0 || account.heldInMinutes !== 0)
      return false;
    account.state = 'closed';
    return true;
  }

  beginClosing(id: string): void {
    const account = this.accounts.get(id);
    if (account?.state === 'open') account.state = 'closing';
  }

  post(order: PostInput): Judgement {
    return this.#once({ ...plain, ...order, kind: 'post' }, []);
  }

  hold(order: PostInput & { expiresAt: number; now: number }): Judgement {
    const { now, ...rest } = order;
    const late: Refusal[] = order.expiresAt <= now ? ['hold_expired'] : [];
    return this.#once({ ...plain, ...rest, kind: 'hold' }, late);
  }

  postHold(order: { id: string; holdId: string; minutes: number; now: number }): Judgement {
    return this.#resolve('post_hold', order);
  }

  void(order: { id: string; holdId: string; now: number }): Judgement {
    return this.#resolve('void', order);
  }

  expire(order: { id: string; holdId: string; now: number }): Judgement {
    return this.#resolve('expire', order);
  }

  reverse({ id, reversesId }: { id: string; reversesId: string }): Judgement {
    const undone = this.transfers.get(reversesId);
    if (undone === undefined || !['post', 'post_hold'].includes(undone.kind))
      return { outcome: 'refused', refusals: ['not_found'] };
    const refusals: Refusal[] = this.#some(({ reversesId: other }) => other === reversesId)
      ? ['already_reversed']
      : [];
    const { minutes, groupId, payerAccountId: payeeAccountId, payeeAccountId: payerAccountId } = undone;
    return this.#once(
      { ...plain, id, kind: 'reverse', payerAccountId, payeeAccountId, minutes, reversesId, groupId },
      refusals,
    );
  }

  /** All of the legs or none, each judged where those before it left the accounts. */
  postGroup({ groupId, legs }: { groupId: string; legs: readonly PostInput[] }): Judgement {
    const known = legs.filter(({ id }) => this.transfers.has(id));
    const before = structuredClone([...this.accounts]);
    const done: ReferenceTransfer[] = [];
    for (const leg of legs) {
      const judgement = this.#once({ ...plain, ...leg, kind: 'post', groupId }, []);
      if (judgement.outcome === 'refused') {
        this.#undo(before, known.length === 0 ? legs : []);
        return judgement;
      }
      done.push(...judgement.transfers);
    }
    if (known.length > 0 && known.length < legs.length)
      return { outcome: 'refused', refusals: ['transfer_changed'] };
    return { outcome: known.length === 0 ? 'done' : 'replayed', transfers: done };
  }

  #undo(accounts: [string, ReferenceAccount][], legs: readonly PostInput[]): void {
    for (const [id, account] of accounts) this.accounts.set(id, account);
    for (const { id } of legs) this.transfers.delete(id);
  }

  #resolve(
    kind: 'post_hold' | 'void' | 'expire',
    { id, holdId, minutes, now }: { id: string; holdId: string; minutes?: number; now: number },
  ): Judgement {
    const hold = this.transfers.get(holdId);
    if (hold?.kind !== 'hold')
      return { outcome: 'refused', refusals: ['not_found', ...wrongMinutes(minutes ?? 1)] };
    const refusals: Refusal[] = [];
    const isOver = hold.expiresAt !== null && now >= hold.expiresAt;
    if (this.#some(({ holdId: other }) => other === holdId)) refusals.push('hold_resolved');
    if (kind === 'expire' && !isOver) refusals.push('hold_not_expired');
    if (kind !== 'expire' && isOver) refusals.push('hold_expired');
    if ((minutes ?? 1) > hold.minutes) refusals.push('more_than_held');
    const { payerAccountId, payeeAccountId, groupId } = hold;
    return this.#once(
      {
        ...plain,
        id,
        kind,
        payerAccountId,
        payeeAccountId,
        minutes: minutes ?? hold.minutes,
        holdId,
        groupId,
      },
      refusals,
    );
  }

  #some(isIt: (transfer: ReferenceTransfer) => boolean): boolean {
    return [...this.transfers.values()].some(isIt);
  }

  #once(asked: Asked, refusals: readonly Refusal[]): Judgement {
    const known = this.transfers.get(asked.id);
    if (known !== undefined) {
      const isSame = (Object.keys(asked) as (keyof Asked)[]).every((name) => known[name] === asked[name]);
      return isSame
        ? { outcome: 'replayed', transfers: [known] }
        : { outcome: 'refused', refusals: ['transfer_changed', ...wrongMinutes(asked.minutes)] };
    }
    const all = [...refusals, ...this.#judge(asked)];
    return all.length > 0
      ? { outcome: 'refused', refusals: all }
      : { outcome: 'done', transfers: [this.#enter(asked)] };
  }

  /** By how much it changes what is held. */
  #held({ kind, minutes, holdId }: Asked): number {
    if (kind === 'hold') return minutes;
    return holdId === null ? 0 : -(this.transfers.get(holdId)?.minutes ?? 0);
  }

  #judge(asked: Asked): Refusal[] {
    const { kind, minutes, payerAccountId, payeeAccountId } = asked;
    const refusals: Refusal[] = [];
    refusals.push(...wrongMinutes(minutes));
    if (payerAccountId === payeeAccountId) refusals.push('same_ledger_account');
    const [payer, payee] = [this.accounts.get(payerAccountId), this.accounts.get(payeeAccountId)];
    if (payer === undefined || payee === undefined) return [...refusals, 'not_found', ...this.#limits(asked)];
    if (payer.ledgerId !== payee.ledgerId) refusals.push('other_unit');
    const isShut = ({ state }: ReferenceAccount) =>
      state === 'closed' || (kind === 'hold' && state === 'closing');
    if (isShut(payer) || isShut(payee)) refusals.push('ledger_account_closed');
    if (!payer.isSpendable && kind !== 'reverse') refusals.push('never_spendable');
    return [...refusals, ...this.#limits(asked)];
  }

  #limits(asked: Asked): Refusal[] {
    const [payer, payee] = [this.accounts.get(asked.payerAccountId), this.accounts.get(asked.payeeAccountId)];
    const posted = movesMinutes(asked.kind) ? asked.minutes : 0;
    const held = this.#held(asked);
    const refusals: Refusal[] = [];
    if (
      payer !== undefined &&
      payer.postedMinutes - posted - payer.heldOutMinutes - held < (payer.floorMinutes ?? -Infinity)
    )
      refusals.push('not_enough_hours');
    if (
      payee !== undefined &&
      payee.postedMinutes + posted + payee.heldInMinutes + held > (payee.ceilingMinutes ?? Infinity)
    )
      refusals.push('too_many_hours');
    return refusals;
  }

  #enter(asked: Asked): ReferenceTransfer {
    const [payer, payee] = [this.accounts.get(asked.payerAccountId), this.accounts.get(asked.payeeAccountId)];
    if (payer === undefined || payee === undefined) throw new Error('judged before');
    const posted = movesMinutes(asked.kind) ? asked.minutes : 0;
    const held = this.#held(asked);
    payer.postedMinutes -= posted;
    payer.heldOutMinutes += held;
    payer.version += 1;
    payee.postedMinutes += posted;
    payee.heldInMinutes += held;
    payee.version += 1;
    const transfer = {
      ...asked,
      payerVersion: payer.version,
      payeeVersion: payee.version,
      payerBalanceMinutes: payer.postedMinutes,
      payeeBalanceMinutes: payee.postedMinutes,
    };
    this.transfers.set(asked.id, transfer);
    return transfer;
  }
}

type Asked = Omit<
  ReferenceTransfer,
  'payerVersion' | 'payeeVersion' | 'payerBalanceMinutes' | 'payeeBalanceMinutes'
>;

function wrongMinutes(minutes: number): Refusal[] {
  return Number.isSafeInteger(minutes) && minutes >= 1 && minutes <= 1_000_000 ? [] : ['invalid_minutes'];
}

const plain = { holdId: null, reversesId: null, groupId: null, expiresAt: null };
