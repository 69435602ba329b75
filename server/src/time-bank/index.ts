export * from './ledger/index.ts';
export { endUnansweredGifts } from './bank/jobs.ts';
export { bankKeepingApi } from './bank/keeping-routes.ts';
export { bankHolder } from './bank/personal-data.ts';
export { bankApi } from './bank/routes.ts';
export { runExchangeClocks } from './exchange/clocks.ts';
export { exchangeHolder } from './exchange/personal-data.ts';
export { exchangeApi } from './exchange/routes.ts';
