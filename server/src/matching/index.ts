export { proposalsHolder } from './personal-data.ts';
export { matchingApi } from './routes.ts';
