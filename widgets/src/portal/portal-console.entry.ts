import { createCampaignsApi, type ConsoleApi } from '../surveys/campaigns-api.ts';
import '../surveys/snodo-console.ts';
import { createPortalApi } from './portal-api.ts';
import { mountPortalPage, type PortalPage } from './portal-page.ts';

export const namespaces = ['common', 'portal', 'console', 'campaign', 'account', 'role', 'problem'] as const;

const makeApi = (page: PortalPage): ConsoleApi => ({
  ...createPortalApi(page),
  campaigns: createCampaignsApi(page),
});

await mountPortalPage(document.createElement('snodo-console'), 'console', namespaces, makeApi);
