import { createCampaignsApi, type ConsoleApi } from '../surveys/campaigns-api.ts';
import { asksForInstrument, mountInstrumentPage } from '../surveys/editor/editor-pages.ts';
import { createInstrumentsApi } from '../surveys/editor/instruments-api.ts';
import '../surveys/snodo-console.ts';
import { createSitesApi } from '../identity/sites-api.ts';
import { createPortalApi } from './portal-api.ts';
import { mountPortalPage, type PortalPage } from './portal-page.ts';

export const namespaces = [
  'common',
  'portal',
  'console',
  'campaign',
  'instrument',
  'account',
  'role',
  'site',
  'problem',
] as const;

const makeApi = (page: PortalPage): ConsoleApi => ({
  ...createPortalApi(page),
  campaigns: createCampaignsApi(page),
  instruments: createInstrumentsApi(page),
  sites: createSitesApi(page),
});

if (asksForInstrument()) await mountInstrumentPage('console');
else await mountPortalPage(document.createElement('snodo-console'), 'console', namespaces, makeApi);
