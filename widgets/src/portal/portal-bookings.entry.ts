import { createBookingApi } from '../places/booking/booking-api.ts';
import '../places/booking/snodo-my-bookings.ts';
import { portalCall } from '../ui/api-call.ts';
import { mountPortalPage, type PortalPage } from './portal-page.ts';

export const namespaces = ['common', 'portal', 'booking', 'problem'] as const;

const bookings = document.createElement('snodo-my-bookings');

await mountPortalPage(bookings, 'places', namespaces, ({ community, language, signedIn }: PortalPage) => {
  bookings.isSignedIn = signedIn !== null;
  return createBookingApi(portalCall(community), language);
});
