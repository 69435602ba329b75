import { createCatalogueApi } from '../catalogue/catalogue-api.ts';
import '../catalogue/snodo-service-renewal.ts';
import { mountPortalPage } from './portal-page.ts';

export const namespaces = ['common', 'portal', 'catalogue'] as const;

const renewal = document.createElement('snodo-service-renewal');
renewal.secret = location.hash.slice(1);

await mountPortalPage(renewal, 'services', namespaces, createCatalogueApi);
