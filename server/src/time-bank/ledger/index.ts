export {
  beginClosing,
  closeLedgerAccount,
  ledgerAccount,
  ledgerAccountOf,
  lockLedgerAccounts,
  openLedgerAccount,
  reopenLedgerAccount,
  setLimits,
  type NewLedgerAccount,
} from './accounts.ts';
export { communityLedgers, fundAccountOf, type LedgerParts } from './ledgers.ts';
export { changeRules, currentRules } from './rules.ts';
export { units } from './rows.ts';
export type {
  LedgerAccount,
  LedgerAccountKind,
  Limits,
  Rules,
  Transfer,
  TransferKind,
  Unit,
} from './rows.ts';
export {
  expireDueHolds,
  expireHold,
  findTransfer,
  mostMinutes,
  placeHold,
  postGroup,
  postHold,
  postTransfer,
  reverseTransfer,
  voidHold,
  type GroupOrder,
  type PostOrder,
  type ResolveOrder,
} from './transfers.ts';
export { sealAllLedgers, sealLedger, toChained, verifyLedger, type LedgerVerification } from './chain.ts';
export { signDueHeads } from './heads.ts';
export { tendLedgers } from './jobs.ts';
export { ledgerHolder } from './personal-data.ts';
export { ledgerApi, type LedgerDeps } from './routes.ts';
