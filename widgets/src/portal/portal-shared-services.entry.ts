import { createEnrolmentsApi } from '../catalogue/enrolments-api.ts';
import '../catalogue/snodo-shared-services.ts';
import { portalCall } from '../ui/api-call.ts';
import { mountPortalPage, type PortalPage } from './portal-page.ts';

export const namespaces = ['common', 'portal', 'enrolment', 'shared', 'problem'] as const;

const page = document.createElement('snodo-shared-services');
page.addEventListener('snodo-shared-service-opened', (opened) => {
  if (opened instanceof CustomEvent && typeof opened.detail.id === 'string') {
    const address = new URL('/shared-service', location.href);
    address.searchParams.set('group', opened.detail.id);
    address.searchParams.set('lang', document.documentElement.lang);
    location.assign(address);
  }
});

await mountPortalPage(page, 'shared', namespaces, ({ community, language, signedIn }: PortalPage) => {
  page.isSignedIn = signedIn !== null;
  return createEnrolmentsApi(portalCall(community), language);
});
