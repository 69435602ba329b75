import { verifyReceipt, type Receipt, type ReceiptVerdict } from '@snodo/ledger';
import type { Entry, LedgerEntry, HoursApi } from './own-hours-api.ts';

export type ProofSource = Pick<HoursApi, 'listLedgerEntries' | 'getReceipt' | 'listHeadKeys'>;

/** What stands on the screen. */
export interface ShownStatement {
  readonly ledgerAccountId: string;
  /** Newest first. */
  readonly entries: readonly Entry[];
  /** Nothing comes before the last of them. */
  readonly isWhole: boolean;
}

/** `complete`: no row is missing; `same`: a row says what is kept; `chained`: it is sealed; `signed`: a day's head covers it. */
export const proofChecks = ['complete', 'same', 'chained', 'signed'] as const;
export type ProofCheck = (typeof proofChecks)[number];

export interface StatementProof {
  /** `waiting`: all is sound, and the newest rows are still to be signed. */
  readonly outcome: 'proved' | 'waiting' | 'broken';
  readonly rows: number;
  readonly waitingRows: number;
  /** The latest day whose head was needed, `YYYY-MM-DD`; null: none has been signed yet. */
  readonly signedOn: string | null;
  readonly brokenChecks: ReadonlySet<ProofCheck>;
  readonly brokenRows: readonly { readonly entry: Entry; readonly check: ProofCheck }[];
  /** What was checked, to be kept by whoever wants to check again elsewhere. */
  readonly receipts: readonly Receipt[];
}

/** Rows that are checked at once: enough for years of exchanges, and an end for every loop below. */
export const mostProvedRows = 400;
const mostPages = 40;
/** Receipts that are on their way at the same time. */
const together = 4;

/**
 * Reckons anew, in the browser, whether a statement is what the ledger sealed and the programme signed: rows without a
 * gap, each as its receipt has it, each receipt in the chain, the chain under a signed head. `tell` hears how many of
 * the rows are done. Throws what the calls throw; an answer that makes no sense is no failure but a broken row.
 */
export async function proveStatement(
  shown: ShownStatement,
  source: ProofSource,
  tell: (done: number) => void = () => undefined,
): Promise<StatementProof> {
  const entries = shown.entries.slice(0, mostProvedRows);
  const isWhole = shown.isWhole && entries.length === shown.entries.length;
  const keys = await source.listHeadKeys();
  const isComplete = await hasNoGap(entries, isWhole, source);
  const verdicts: RowVerdict[] = [];
  for (let at = 0; at < entries.length; at += together) {
    const some = entries.slice(at, at + together).map(async (entry) => {
      const receipt = await source.getReceipt(entry.transferId);
      return judge(entry, shown.ledgerAccountId, receipt, await verdictOf(receipt, keys));
    });
    verdicts.push(...(await Promise.all(some)));
    tell(verdicts.length);
  }
  return proofOf(isComplete, verdicts);
}

interface RowVerdict {
  readonly entry: Entry;
  readonly receipt: Receipt;
  readonly check: ProofCheck | null;
  readonly signedOn: string | null;
}

function proofOf(isComplete: boolean, verdicts: readonly RowVerdict[]): StatementProof {
  const brokenRows = verdicts.flatMap(({ entry, check }) => (check === null ? [] : [{ entry, check }]));
  const days = verdicts.flatMap(({ signedOn }) => (signedOn === null ? [] : [signedOn]));
  const waitingRows = verdicts.filter(({ check, signedOn }) => check === null && signedOn === null).length;
  const isBroken = !isComplete || brokenRows.length > 0;
  const sound = waitingRows > 0 ? 'waiting' : 'proved';
  return {
    outcome: isBroken ? 'broken' : sound,
    rows: verdicts.length,
    waitingRows,
    signedOn: days.toSorted().at(-1) ?? null,
    brokenChecks: new Set([
      ...(isComplete ? [] : (['complete'] as const)),
      ...brokenRows.map(({ check }) => check),
    ]),
    brokenRows,
    receipts: verdicts.map(({ receipt }) => receipt),
  };
}

/** A receipt with numbers or ids that cannot be is no receipt. */
async function verdictOf(
  receipt: Receipt,
  keys: Parameters<typeof verifyReceipt>[1],
): Promise<ReceiptVerdict> {
  try {
    return await verifyReceipt(receipt, keys);
  } catch (cause) {
    if (cause instanceof RangeError || cause instanceof TypeError)
      return { outcome: 'broken', fault: 'transfer', head: null };
    throw cause;
  }
}

function judge(entry: Entry, account: string, receipt: Receipt, verdict: ReceiptVerdict): RowVerdict {
  const row = { entry, receipt, signedOn: verdict.head?.day ?? null };
  if (!isSame(entry, account, receipt)) return { ...row, check: 'same' };
  if (verdict.outcome !== 'broken') return { ...row, check: null };
  return { ...row, check: verdict.fault === 'head' ? 'signed' : 'chained' };
}

/** The row that is shown and the transfer that is kept say the same, about this ledger account. */
function isSame(entry: Entry, account: string, { transfer }: Receipt): boolean {
  const isHers = transfer.payeeAccountId === account;
  if (!isHers && transfer.payerAccountId !== account) return false;
  const kept = isHers
    ? [transfer.minutes, transfer.payeeVersion, transfer.payeeBalanceMinutes]
    : [-transfer.minutes, transfer.payerVersion, transfer.payerBalanceMinutes];
  const said = [entry.minutes, entry.sequence, entry.balanceMinutes];
  return (
    transfer.id === entry.transferId &&
    transfer.servedOn === entry.servedOn &&
    transfer.madeAt === entry.madeAt &&
    said.every((number, index) => number === kept[index])
  );
}

/**
 * Every entry of the ledger account, those that only held hours too, from the newest down to the last row shown: numbers
 * one after the other, each balance following from the one before it, and none that moved hours left out of the rows.
 */
async function hasNoGap(rows: readonly Entry[], isWhole: boolean, source: ProofSource): Promise<boolean> {
  const last = isWhole ? 1 : (rows.at(-1)?.sequence ?? 1);
  const kept = await entriesDownTo(last, source);
  const isInOrder = kept.every(({ version, balanceMinutes, minutes }, index) => {
    const before = kept[index + 1];
    if (before === undefined) return version === last || kept.length === 0;
    return version === before.version + 1 && balanceMinutes === before.balanceMinutes + minutes;
  });
  const moved = kept.filter(({ minutes }) => minutes !== 0);
  return (
    isInOrder &&
    moved.length === rows.length &&
    rows.every(({ transferId }, index) => moved[index]?.transferId === transferId)
  );
}

async function entriesDownTo(last: number, source: ProofSource): Promise<LedgerEntry[]> {
  const kept: LedgerEntry[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const { items, nextCursor } = await source.listLedgerEntries(cursor);
    kept.push(...items.filter(({ version }) => version >= last));
    if (nextCursor === null || (items.at(-1)?.version ?? 0) <= last) break;
    cursor = nextCursor;
  }
  return kept;
}
