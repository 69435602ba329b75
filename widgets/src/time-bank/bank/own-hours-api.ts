import type { components } from '@snodo/client';
import type { Call, Page } from '../../ui/api-call.ts';

type Schemas = components['schemas'];
export type { Page };
export type OwnTimeBank = Schemas['OwnTimeBank'];
export type OwnHours = Schemas['OwnHours'];
export type Entry = Schemas['TimeBankEntry'];
export type LedgerEntry = Schemas['LedgerEntry'];
export type TransferReceipt = Schemas['TransferReceipt'];
export type HeadKey = Schemas['HeadKey'];
export type Unit = 'community_minute' | 'volunteer_minute' | 'company_minute';
export type Gift = Schemas['Gift'];
export type NewGift = Schemas['NewGift'];
export type FundRequest = Schemas['FundRequest'];

const bank = '/time-bank';
const lists = { limit: '20' };
/** Entries that are checked are read in as few turns as the API lets. */
const mostAtOnce = { limit: '100' };

/** What a person's own hours ask of the API, in the portal and on pages that embed. */
export function createHoursApi(call: Call, lang: string) {
  const behind = (cursor: string | undefined) => (cursor === undefined ? {} : { cursor });
  return {
    getOwnTimeBank: () => call<OwnTimeBank>('GET', `${bank}/me`),
    listOwnEntries: (unit: Unit, cursor?: string) =>
      call<Page<Entry>>('GET', `${bank}/me/entries`, { query: { lang, ...lists, unit, ...behind(cursor) } }),
    listOwnGifts: () => call<Page<Gift>>('GET', `${bank}/me/gifts`, { query: { lang, ...lists } }),
    listGiftRecipients: async () =>
      (await call<Schemas['GiftRecipients']>('GET', `${bank}/me/recipients`)).items,
    giveHours: (body: NewGift) => call<Gift>('POST', `${bank}/gifts`, { body }),
    answerGift: (gift: string, answer: 'accept' | 'decline') =>
      call<Gift>('POST', `${bank}/gifts/${gift}/answer`, { body: { answer } }),
    listLedgerEntries: (cursor?: string) =>
      call<Page<LedgerEntry>>('GET', `${bank}/entries`, { query: { ...mostAtOnce, ...behind(cursor) } }),
    getReceipt: (transfer: string) => call<TransferReceipt>('GET', `${bank}/transfers/${transfer}/receipt`),
    listHeadKeys: async () =>
      (await call<Schemas['ChainHeads']>('GET', `${bank}/heads`, { query: { limit: '1' } })).keys,
  };
}

/** The same with what only the portal does: joining, leaving and the fund. */
export function createOwnHoursApi(call: Call, lang: string) {
  return {
    ...createHoursApi(call, lang),
    applyToTimeBank: (key: string, statementBy: 'screen' | 'paper') =>
      call<OwnTimeBank>('POST', `${bank}/me/application`, { key, body: { acceptsRules: true, statementBy } }),
    leaveTimeBank: (key: string) =>
      call<OwnTimeBank>('POST', `${bank}/me/leaving`, { key, body: { confirm: true } }),
    askFund: (body: { id: string; minutes: number; reason: string }) =>
      call<FundRequest>('POST', `${bank}/fund-requests`, { body }),
  };
}

/** Each call throws a `LoadFault` with the API's stable problem code. */
export type HoursApi = Readonly<ReturnType<typeof createHoursApi>>;
export type OwnHoursApi = Readonly<ReturnType<typeof createOwnHoursApi>>;
