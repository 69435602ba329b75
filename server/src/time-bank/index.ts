export * from './ledger/index.ts';
export { runExchangeClocks } from './exchange/clocks.ts';
export { exchangeHolder } from './exchange/personal-data.ts';
export { exchangeApi } from './exchange/routes.ts';
