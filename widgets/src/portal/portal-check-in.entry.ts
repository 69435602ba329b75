import { createCalendarApi } from '../places/calendar/calendar-api.ts';
import { takeCode } from '../places/calendar/snodo-check-in.ts';
import { portalCall } from '../ui/api-call.ts';
import { mountPortalPage, type PortalPage } from './portal-page.ts';

export const namespaces = ['common', 'portal', 'booking', 'calendar', 'problem'] as const;

const checkIn = document.createElement('snodo-check-in');
checkIn.code = takeCode();

await mountPortalPage(checkIn, 'places', namespaces, ({ community, language, signedIn }: PortalPage) => {
  checkIn.isSignedIn = signedIn !== null;
  return createCalendarApi(portalCall(community), language);
});
