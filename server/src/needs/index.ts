export { getTendedNeed, markJudged, markProposed, type AnsweringContext } from './answering.ts';
export { gatherSignals } from './clusters/gather.ts';
export { listClusters } from './clusters/clusters.ts';
export { moveCluster } from './clusters/decisions.ts';
export { clustersHolder } from './clusters/personal-data.ts';
export { clustersApi } from './clusters/routes.ts';
export { runNeedClock } from './need-clock.ts';
export {
  listSharerRows as listSharers,
  listSharingNeedRows as listSharingNeeds,
  type NeedRow,
  type SharerRow,
} from './need-queries.ts';
export {
  getNeed,
  getReadableRow as getReadableNeed,
  refuseOver as refuseNeedOver,
  stateNeed,
  takeNeed,
} from './needs.ts';
export { canTend } from './policy.ts';
export { writeNeedNews, type NewsDeps } from './news.ts';
export { needsHolder } from './personal-data.ts';
export { readAs } from './reader.ts';
export type { Districts } from './read-need.ts';
export { outcomesApi } from './outcomes/routes.ts';
export { moveReferral, referNeed } from './referrals/referrals.ts';
export { referralsApi } from './referrals/routes.ts';
export { needsApi } from './routes.ts';
