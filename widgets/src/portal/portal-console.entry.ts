import '../surveys/snodo-console.ts';
import { createPortalApi } from './portal-api.ts';
import { mountPortalPage } from './portal-page.ts';

export const namespaces = ['common', 'portal', 'console', 'role'] as const;

await mountPortalPage(document.createElement('snodo-console'), 'console', namespaces, createPortalApi);
