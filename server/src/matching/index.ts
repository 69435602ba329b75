export { matchNeeds } from './operations.ts';
export { proposalsHolder } from './personal-data.ts';
export { matchingApi } from './routes.ts';
export { runPoolingClock } from './poolings/pooling-clock.ts';
export { poolingsApi } from './poolings/routes.ts';
export { getNeedMatches, proposeAnswer } from './proposals.ts';
export { applyToRound, createRound } from './rounds/rounds.ts';
export { roundsApi } from './rounds/routes.ts';
