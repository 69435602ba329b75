export { matchNeeds } from './operations.ts';
export { proposalsHolder } from './personal-data.ts';
export { matchingApi } from './routes.ts';
export { roundsApi } from './rounds/routes.ts';
