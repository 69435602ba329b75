export {
  bodyBytes,
  canonicalBytes,
  chainStart,
  hashOfHex,
  linkBytes,
  toHex,
  transferBytes,
  type LinkParts,
} from './canonical-bytes.ts';
export {
  ChainVerifier,
  type ChainFault,
  type ChainLink,
  type ReplayedAccount,
  type Sha256,
} from './chain.ts';
export { digest, verifyReceipt, type Receipt, type ReceiptVerdict } from './receipt.ts';
export {
  ReferenceLedger,
  type AccountOrder,
  type Judgement,
  type ReferenceAccount,
  type Refusal,
} from './reference-ledger.ts';
export { readSignedHead, signingInput, toBase64url, type PublicKey, type SignedHead } from './signed-head.ts';
export { movesMinutes, transferKinds, type ChainedTransfer, type TransferKind } from './transfer.ts';
