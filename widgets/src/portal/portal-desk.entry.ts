import { createDeskApi, type Role } from '../identity/desk-api.ts';
import '../identity/snodo-desk.ts';
import { createCampaignsApi } from '../surveys/campaigns-api.ts';
import { asksForInstrument, mountInstrumentPage } from '../surveys/editor/editor-pages.ts';
import { createInstrumentsApi } from '../surveys/editor/instruments-api.ts';
import '../surveys/editor/snodo-instrument-list.ts';
import '../surveys/snodo-campaign-desk.ts';
import { createResearchApi } from '../surveys/research-api.ts';
import '../surveys/snodo-paper-desk.ts';
import '../surveys/snodo-research-desk.ts';
import '../surveys/snodo-written-answers.ts';
import { createBankKeepingApi } from '../time-bank/bank/bank-api.ts';
import '../time-bank/bank/snodo-time-bank-desk.ts';
import { createBookingApi } from '../places/booking/booking-api.ts';
import '../places/booking/snodo-booking-desk.ts';
import '../places/booking/snodo-place-form.ts';
import { createWrittenAnswersApi } from '../surveys/written-answers-api.ts';
import '../time-bank/snodo-dispute-desk.ts';
import { createTimeBankApi, portalCall } from '../time-bank/time-bank-api.ts';
import { mountPortalPage, type PortalPage } from './portal-page.ts';

export const namespaces = [
  'common',
  'portal',
  'desk',
  'campaign',
  'written',
  'instrument',
  'time-bank',
  'time-bank-desk',
  'account',
  'research',
  'role',
  'board',
  'exchange',
  'mediation',
  'booking',
  'problem',
] as const;

/** Who may say yes for an organisation of hers. */
const hostRoles: ReadonlySet<Role> = new Set(['host', 'community_manager']);

if (asksForInstrument()) await mountInstrumentPage('desk');
else {
  const desk = document.createElement('snodo-desk');
  const campaigns = document.createElement('snodo-campaign-desk');
  const instruments = document.createElement('snodo-instrument-list');
  const written = document.createElement('snodo-written-answers');
  const papers = document.createElement('snodo-paper-desk');
  const research = document.createElement('snodo-research-desk');
  papers.slot = 'operator';
  research.slot = 'research';
  const [bank, disputes] = [
    document.createElement('snodo-time-bank-desk'),
    document.createElement('snodo-dispute-desk'),
  ];
  const bookings = document.createElement('snodo-booking-desk');
  const listing = document.createElement('snodo-place-form');
  bookings.slot = 'host';
  listing.slot = 'host';
  bank.slot = 'mediator';
  disputes.slot = 'mediator';
  desk.append(bookings, listing, bank, disputes, campaigns, written, research, instruments, papers);
  await mountPortalPage(desk, 'desk', namespaces, (page: PortalPage) => {
    const api = createDeskApi(page);
    return {
      ...api,
      getMe: async () => {
        const me = await api.getMe();
        const may = (...roles: Role[]) =>
          me.operator === null &&
          me.memberships.some(({ countingRoles }) => roles.some((role) => countingRoles.includes(role)));
        // Each part asks for what is its own once it is known that she may see it.
        if (may('community_manager')) {
          campaigns.api = createCampaignsApi(page);
          instruments.api = createInstrumentsApi(page);
          written.api = createWrittenAnswersApi(page);
        }
        if (may('host', 'community_manager')) {
          bookings.api = createBookingApi(portalCall(page.community), page.language);
          listing.api = bookings.api;
          listing.organisations = me.memberships.flatMap(({ organisation, countingRoles }) =>
            organisation !== null && countingRoles.some((role) => hostRoles.has(role)) ? [organisation] : [],
          );
        }
        if (may('operator')) papers.api = createCampaignsApi(page);
        if (may('secretary', 'community_manager')) {
          bank.api = createBankKeepingApi(page);
          disputes.api = createTimeBankApi(portalCall(page.community), page.language);
        }
        if (may('community_manager', 'dpo', 'researcher')) research.api = createResearchApi(page);
        return me;
      },
    };
  });
}
