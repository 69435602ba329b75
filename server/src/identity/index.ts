export {
  auditedAs,
  getActor,
  hasRole,
  organisationIdsOf,
  organisationsWithRole,
  refuseOnBehalf,
  requireElevation,
} from './actors.ts';
export { CallerDesk } from './caller-desk.ts';
export { connectionApi } from './connection-routes.ts';
export type { FirmProviders } from './firm-providers.ts';
export { bandOf, type PeopleBand } from './people-bands.ts';
export { addOrganisation } from './organisations.ts';
export { listSitesOf, type Site } from './sites.ts';
export { findAssertionTrust, personOfAssertion } from './assertion-trusts.ts';
export { recordAudit, type AuditEntry } from './audit.ts';
export { verifyAuditChain, type ChainedEntry } from './audit-chain.ts';
export { anchorAuditTrails } from './audit-trail.ts';
export { makeAudiencePass, readAudiencePass } from './audience-passes.ts';
export {
  newAuthentication,
  optionalActor,
  portalCookieName,
  signedInActor,
  type Authentication,
  type TokenVerifier,
  type VerifiedToken,
} from './authentication.ts';
export {
  findPresentMember,
  giveClientConsent,
  listConsentedScopes,
  type ConsentSubject,
} from './client-consents.ts';
export { findCommunity, inCommunityOf, listCommunities, listEmbedOrigins } from './communities.ts';
export {
  closePortalSession,
  elevatePortalSession,
  openPortalSession,
  actorOfStanding,
  portalStanding,
  readPortalCookie,
} from './portal-sessions.ts';
export { sweepUsedProofs } from './proof-queries.ts';
export { ProofVerifier, type ExpectedProof, type ProofFault, type VerifiedProof } from './proofs.ts';
export {
  mostRowsOfKind,
  type PersonalDataHolder,
  type PersonalDataKind,
  type PersonalField,
} from './personal-data.ts';
export { identityHolder } from './own-record.ts';
export { identityApi } from './routes.ts';
export type {
  Actor,
  AssertionKind,
  AssertionTrust,
  Community,
  Connection,
  ConnectionKind,
  EmbedClient,
  JoinCondition,
  Membership,
  Role,
} from './rows.ts';
export {
  findEmbedClient,
  endSignInsOf,
  listConnections,
  personOfSignIn,
  type SignInOutcome,
  type SignInWord,
} from './sign-ins.ts';
export {
  issueDirectoryToken,
  listDirectoryTokens,
  revokeDirectoryToken,
  type DirectoryToken,
} from './scim/directory-tokens.ts';
export { scimApi } from './scim/routes.ts';
export { scimAnswers } from './scim/scim-fault.ts';
export { browserOf, keepBrowser } from './browser-cookie.ts';
export { isKnownBrowser, keepKnownBrowser } from './known-browsers.ts';
export { findPersonLanguage } from './contact-queries.ts';
export {
  addressHash,
  forgetOwnSignIns,
  hasOwnSignIn,
  keepContact,
  listContacts,
  readAddress,
  type Contact,
} from './contacts.ts';
export { findOpenInvitation, type Invitation } from './invitations.ts';
export {
  findArrival,
  findMailLink,
  finishArrival,
  mailLinkSeconds,
  prepareMailLink,
  readMailLink,
  tidyMailLinks,
  useMailLink,
  type LinkOutcome,
} from './mail-links.ts';
export type {
  ActivityMailKind,
  EnrolmentMailKind,
  BookingMailKind,
  ExchangeMailKind,
  MailWriter,
  NeedMailKind,
  PoolMailKind,
} from './neighbour-api-deps.ts';
export { neighbourApi, passkeyParty } from './neighbour-routes.ts';
export { takeInNeighbours } from './neighbour-queries.ts';
export { joinAsNeighbour, mayJoin, recordJoining, welcomeBack, type Joining } from './neighbours.ts';
export { readPasskeyAnswer, readPasskeyCreation } from './passkey-answers.ts';
export {
  askNewPasskey,
  askPasskey,
  keepPasskey,
  listPasskeys,
  personOfPasskey,
  readNewPasskey,
  recordNewPasskey,
  type Passkey,
} from './passkeys.ts';
