import { createCampaignsApi, type ConsoleApi } from '../surveys/campaigns-api.ts';
import { asksForInstrument, mountInstrumentPage } from '../surveys/editor/editor-pages.ts';
import { createInstrumentsApi } from '../surveys/editor/instruments-api.ts';
import '../surveys/snodo-console.ts';
import { createSitesApi } from '../identity/sites-api.ts';
import { createCompanyHoursApi } from '../time-bank/bank/bank-api.ts';
import '../time-bank/bank/snodo-company-hours.ts';
import { createPortalApi } from './portal-api.ts';
import { mountPortalPage, type PortalPage } from './portal-page.ts';

export const namespaces = [
  'common',
  'portal',
  'console',
  'campaign',
  'instrument',
  'time-bank-desk',
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
else {
  const hours = document.createElement('snodo-company-hours');
  await mountPortalPage(document.createElement('snodo-console'), 'console', namespaces, (page) => {
    const api = makeApi(page);
    return {
      ...api,
      getMe: async () => {
        const me = await api.getMe();
        // A firm's hours are for its officers: nobody else's page asks for them.
        if (me.memberships.some(({ countingRoles }) => countingRoles.includes('hr_officer')))
          hours.api = createCompanyHoursApi(page);
        return me;
      },
    };
  });
  document.querySelector('snodo-page-frame')?.append(hours);
}
