import { createBookingApi } from '../places/booking/booking-api.ts';
import '../places/booking/snodo-place.ts';
import { portalCall } from '../ui/api-call.ts';
import { mountPortalPage, type PortalPage } from './portal-page.ts';

export const namespaces = ['common', 'portal', 'booking', 'problem'] as const;

const place = document.createElement('snodo-place');
place.code = new URL(location.href).searchParams.get('place') ?? '';

await mountPortalPage(place, 'places', namespaces, ({ community, language, signedIn }: PortalPage) => {
  place.isSignedIn = signedIn !== null;
  return createBookingApi(portalCall(community), language);
});
