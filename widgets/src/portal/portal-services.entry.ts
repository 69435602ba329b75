import { createCatalogueApi } from '../catalogue/catalogue-api.ts';
import '../catalogue/snodo-service-catalogue.ts';
import { mountPortalPage } from './portal-page.ts';

export const namespaces = ['common', 'portal', 'catalogue'] as const;

await mountPortalPage(
  document.createElement('snodo-service-catalogue'),
  'services',
  namespaces,
  createCatalogueApi,
);
