export { consentPage, continuePage } from './consent-page.ts';
export { readBuiltWidgets, type BuiltWidgets } from './manifest.ts';
export { arrivalPage, choosePage, noticePage, type NoticeKind } from './notice-page.ts';
export {
  confirmLinkPage,
  invitationPage,
  mailSentPage,
  neighbourNoticePage,
  neighbourSignInPage,
  welcomePage,
  type InvitationFacts,
  type NeighbourNotice,
} from './neighbour-pages.ts';
export { outboxRoutes } from './outbox-routes.ts';
export { pageHeaders, signInHeaders } from './page-headers.ts';
export { everyLanguage, pageMessages, spokenLanguage } from './page-messages.ts';
export { renderPage } from './shell.ts';
export { docsRoutes } from './docs.ts';
export { pageRoutes } from './routes.ts';
export { staticFileRoutes } from './static-files.ts';
export { securityContactRoutes } from './security-contact.ts';
