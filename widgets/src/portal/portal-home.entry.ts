import './snodo-portal-home.ts';
import { createPortalApi } from './portal-api.ts';
import { mountPortalPage } from './portal-page.ts';

export const namespaces = ['common', 'portal', 'home', 'places'] as const;

await mountPortalPage(document.createElement('snodo-portal-home'), 'programme', namespaces, createPortalApi);
