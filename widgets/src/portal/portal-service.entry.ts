import { createCatalogueApi } from '../catalogue/catalogue-api.ts';
import { createEnrolmentsApi } from '../catalogue/enrolments-api.ts';
import '../catalogue/snodo-service.ts';
import '../catalogue/snodo-service-places.ts';
import { portalCall } from '../ui/api-call.ts';
import { mountPortalPage, type PortalPage } from './portal-page.ts';

export const namespaces = ['common', 'portal', 'catalogue', 'enrolment', 'shared', 'problem'] as const;

const sheet = document.createElement('snodo-service');
sheet.service = decodeURIComponent(location.pathname.split('/').at(-1) ?? '');
const places = document.createElement('snodo-service-places');
sheet.append(places);
sheet.addEventListener('snodo-service-shown', (shown) => {
  if (shown instanceof CustomEvent && typeof shown.detail.id === 'string') places.service = shown.detail.id;
});

await mountPortalPage(sheet, 'services', namespaces, (page: PortalPage) => {
  sheet.isSignedIn = page.signedIn !== null;
  places.isSignedIn = sheet.isSignedIn;
  places.api = createEnrolmentsApi(portalCall(page.community), page.language);
  return createCatalogueApi(page);
});
