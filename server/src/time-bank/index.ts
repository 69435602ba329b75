export * from './ledger/index.ts';
export { runExchangeClocks } from './exchange/clocks.ts';
export { exchangeHolder } from './exchange/personal-data.ts';
export { exchangeApi } from './exchange/routes.ts';
export { countLongWaits, entriesOfExchanges } from './exchange/board-figures.ts';
export { addImportedOffer } from './exchange/imported-offers.ts';
