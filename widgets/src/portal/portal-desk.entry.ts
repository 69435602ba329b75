import { createDeskApi } from '../identity/desk-api.ts';
import '../identity/snodo-desk.ts';
import { mountPortalPage } from './portal-page.ts';

export const namespaces = ['common', 'portal', 'desk', 'account', 'role', 'problem'] as const;

await mountPortalPage(document.createElement('snodo-desk'), 'desk', namespaces, createDeskApi);
