import { createEnrolmentsApi } from '../catalogue/enrolments-api.ts';
import '../catalogue/snodo-my-enrolments.ts';
import { portalCall } from '../ui/api-call.ts';
import { mountPortalPage, type PortalPage } from './portal-page.ts';

export const namespaces = ['common', 'portal', 'enrolment', 'problem'] as const;

const page = document.createElement('snodo-my-enrolments');

await mountPortalPage(page, 'shared', namespaces, ({ community, language, signedIn }: PortalPage) => {
  page.isSignedIn = signedIn !== null;
  return createEnrolmentsApi(portalCall(community), language);
});
