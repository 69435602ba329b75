import { createDeskApi } from '../identity/desk-api.ts';
import '../identity/snodo-desk.ts';
import { createCampaignsApi } from '../surveys/campaigns-api.ts';
import { asksForInstrument, mountInstrumentPage } from '../surveys/editor/editor-pages.ts';
import { createInstrumentsApi } from '../surveys/editor/instruments-api.ts';
import '../surveys/editor/snodo-instrument-list.ts';
import '../surveys/snodo-campaign-desk.ts';
import { mountPortalPage, type PortalPage } from './portal-page.ts';

export const namespaces = [
  'common',
  'portal',
  'desk',
  'campaign',
  'instrument',
  'account',
  'role',
  'problem',
] as const;

if (asksForInstrument()) await mountInstrumentPage('desk');
else {
  const desk = document.createElement('snodo-desk');
  const campaigns = document.createElement('snodo-campaign-desk');
  const instruments = document.createElement('snodo-instrument-list');
  desk.append(campaigns, instruments);
  await mountPortalPage(desk, 'desk', namespaces, (page: PortalPage) => {
    campaigns.api = createCampaignsApi(page);
    instruments.api = createInstrumentsApi(page);
    return createDeskApi(page);
  });
}
