import { portalCall } from '../ui/api-call.ts';
import { createOwnHoursApi } from '../time-bank/bank/own-hours-api.ts';
import '../time-bank/bank/snodo-time-bank.ts';
import { LoadFault } from '../ui/load.ts';
import { mountPortalPage, type PortalPage } from './portal-page.ts';

export const namespaces = ['common', 'portal', 'hours', 'time-bank', 'account', 'problem'] as const;

await mountPortalPage(
  document.createElement('snodo-time-bank'),
  'time-bank',
  namespaces,
  ({ community, language, signedIn }: PortalPage) => {
    const api = createOwnHoursApi(portalCall(community), language);
    // Where nobody is signed in nothing is asked.
    if (signedIn !== null) return api;
    return { ...api, getOwnTimeBank: () => Promise.reject(new LoadFault('not_signed_in')) };
  },
);
