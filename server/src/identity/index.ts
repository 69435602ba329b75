export { getActor, hasRole, organisationsWithRole } from './actors.ts';
export { recordAudit, type AuditEntry } from './audit.ts';
export { makeAudiencePass, readAudiencePass } from './audience-passes.ts';
export {
  portalCookieName,
  signedInActor,
  type Authentication,
  type TokenVerifier,
  type VerifiedToken,
} from './authentication.ts';
export { findCommunity, inCommunityOf, listCommunities } from './communities.ts';
export {
  closePortalSession,
  findPortalPerson,
  openPortalSession,
  portalSessionSeconds,
  readPortalCookie,
} from './portal-sessions.ts';
export { identityApi } from './routes.ts';
export type { Actor, Community, Connection, EmbedClient, Membership, Role } from './rows.ts';
export { findEmbedClient, listConnections, personOfSignIn } from './sign-ins.ts';
