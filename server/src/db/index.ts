export { openDatabase, openOwnerDatabase, type Database } from './database.ts';
export { sentAhead } from './lost-connection.ts';
export { prepared } from './prepared.ts';
export {
  inCommunity,
  inCommunityWithSlug,
  type CommunityTransaction,
  type DatabaseTransaction,
} from './in-community.ts';
export { migrate, MigrationFault } from './migrate.ts';
export { toJson } from './json.ts';
export {
  constraintOf,
  isExclusionViolation,
  isLostRace,
  isUniqueViolation,
  isWrongData,
} from './constraint.ts';
export { urlForRole } from './roles.ts';
export type { Json } from './rows.gen.ts';
