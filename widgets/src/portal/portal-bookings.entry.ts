import { createBookingApi } from '../places/booking/booking-api.ts';
import '../places/booking/snodo-my-bookings.ts';
import { createCalendarApi } from '../places/calendar/calendar-api.ts';
import '../places/calendar/snodo-my-registrations.ts';
import { portalCall } from '../ui/api-call.ts';
import { mountPortalPage, type PortalPage } from './portal-page.ts';

export const namespaces = ['common', 'portal', 'booking', 'calendar', 'problem'] as const;

const bookings = document.createElement('snodo-my-bookings');

await mountPortalPage(bookings, 'places', namespaces, ({ community, language, signedIn }: PortalPage) => {
  const call = portalCall(community);
  bookings.isSignedIn = signedIn !== null;
  bookings.calendarApi = createCalendarApi(call, language);
  return createBookingApi(call, language);
});
