import { createCampaignsApi, type ConsoleApi } from '../surveys/campaigns-api.ts';
import { asksForInstrument, mountInstrumentPage } from '../surveys/editor/editor-pages.ts';
import { createInstrumentsApi } from '../surveys/editor/instruments-api.ts';
import '../surveys/snodo-console.ts';
import { createSitesApi } from '../identity/sites-api.ts';
import { createCompanyHoursApi } from '../time-bank/bank/bank-api.ts';
import '../time-bank/bank/snodo-company-hours.ts';
import { createContributionApi } from '../places/use/use-api.ts';
import { asksForRecord, type SnodoSpaceContribution } from '../places/use/snodo-space-contribution.ts';
import { portalCall } from '../ui/api-call.ts';
import { settle } from '../ui/load.ts';
import { createPortalApi, type Me } from './portal-api.ts';
import { mountPortalPage, type PortalPage } from './portal-page.ts';

export const namespaces = [
  'common',
  'portal',
  'console',
  'campaign',
  'instrument',
  'time-bank-desk',
  'hosting',
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

const firmsOf = ({ memberships }: Me) =>
  memberships.flatMap(({ organisation, countingRoles }) =>
    organisation !== null && countingRoles.includes('hr_officer') ? [organisation] : [],
  );

/** Whoever is not signed in is sent to the console, which says so. */
async function fillRecord(record: SnodoSpaceContribution, page: PortalPage): Promise<void> {
  const me = await settle(createPortalApi(page).getMe());
  if (me.state === 'ready') record.organisations = firmsOf(me.loaded);
  else location.replace(`/console?lang=${page.language}`);
}

/** What a firm gave with its spaces, on a page of its own to be printed. */
async function mountRecord(): Promise<void> {
  const record = document.createElement('snodo-space-contribution');
  record.isAlone = true;
  await mountPortalPage(record, 'console', namespaces, (page) => {
    void fillRecord(record, page);
    return createContributionApi(portalCall(page.community), page.language);
  });
}

if (asksForInstrument()) await mountInstrumentPage('console');
else if (asksForRecord()) await mountRecord();
else {
  const hours = document.createElement('snodo-company-hours');
  const spaces = document.createElement('snodo-space-contribution');
  await mountPortalPage(document.createElement('snodo-console'), 'console', namespaces, (page) => {
    const api = makeApi(page);
    return {
      ...api,
      getMe: async () => {
        const me = await api.getMe();
        // A firm's hours and spaces are for its officers: nobody else's page asks for them.
        const firms = firmsOf(me);
        if (firms.length > 0) {
          hours.api = createCompanyHoursApi(page);
          spaces.organisations = firms;
          spaces.api = createContributionApi(portalCall(page.community), page.language);
        }
        return me;
      },
    };
  });
  document.querySelector('snodo-page-frame')?.append(hours, spaces);
}
