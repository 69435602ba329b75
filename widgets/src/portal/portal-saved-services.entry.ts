import { createSavedServicesApi } from '../catalogue/saved-services-api.ts';
import '../catalogue/snodo-saved-services.ts';
import { portalCall } from '../ui/api-call.ts';
import { mountPortalPage, type PortalPage } from './portal-page.ts';

export const namespaces = ['common', 'portal', 'catalogue', 'enrolment', 'saved', 'problem'] as const;

const page = document.createElement('snodo-saved-services');

await mountPortalPage(page, 'shared', namespaces, ({ community, language, signedIn }: PortalPage) => {
  page.isSignedIn = signedIn !== null;
  return createSavedServicesApi(portalCall(community), language);
});
