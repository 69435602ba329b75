import { createCatalogueApi } from '../catalogue/catalogue-api.ts';
import '../catalogue/snodo-service.ts';
import { mountPortalPage, type PortalPage } from './portal-page.ts';

export const namespaces = ['common', 'portal', 'catalogue'] as const;

const sheet = document.createElement('snodo-service');
sheet.service = decodeURIComponent(location.pathname.split('/').at(-1) ?? '');

await mountPortalPage(sheet, 'services', namespaces, (page: PortalPage) => {
  sheet.isSignedIn = page.signedIn !== null;
  return createCatalogueApi(page);
});
