import { createCatalogueApi } from '../catalogue/catalogue-api.ts';
import { createEnrolmentsApi } from '../catalogue/enrolments-api.ts';
import { createSavedServicesApi } from '../catalogue/saved-services-api.ts';
import '../catalogue/snodo-save-service.ts';
import '../catalogue/snodo-service.ts';
import '../catalogue/snodo-service-places.ts';
import { portalCall } from '../ui/api-call.ts';
import { mountPortalPage, type PortalPage } from './portal-page.ts';

export const namespaces = [
  'common',
  'portal',
  'catalogue',
  'enrolment',
  'saved',
  'shared',
  'problem',
] as const;

const sheet = document.createElement('snodo-service');
sheet.service = decodeURIComponent(location.pathname.split('/').at(-1) ?? '');
const saving = document.createElement('snodo-save-service');
saving.service = sheet.service;
const places = document.createElement('snodo-service-places');
sheet.append(saving, places);
sheet.addEventListener('snodo-service-shown', (shown) => {
  if (shown instanceof CustomEvent && typeof shown.detail.id === 'string') places.service = shown.detail.id;
});

await mountPortalPage(sheet, 'services', namespaces, (page: PortalPage) => {
  sheet.isSignedIn = page.signedIn !== null;
  places.isSignedIn = sheet.isSignedIn;
  const call = portalCall(page.community);
  if (sheet.isSignedIn) saving.api = createSavedServicesApi(call, page.language);
  places.api = createEnrolmentsApi(call, page.language);
  return createCatalogueApi(page);
});
