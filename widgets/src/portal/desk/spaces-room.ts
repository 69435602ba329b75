import type { Me, Role } from '../../identity/desk-api.ts';
import { createBookingApi } from '../../places/booking/booking-api.ts';
import '../../places/booking/snodo-booking-desk.ts';
import '../../places/booking/snodo-place-form.ts';
import { portalCall } from '../../ui/api-call.ts';
import type { PortalPage } from '../portal-page.ts';

/** Who may say yes for an organisation of hers. */
const hostRoles: ReadonlySet<Role> = new Set(['host', 'community_manager']);

export async function furnish(page: PortalPage, me: Me): Promise<HTMLElement[]> {
  const api = createBookingApi(portalCall(page.community), page.language);
  const bookings = document.createElement('snodo-booking-desk');
  bookings.api = api;
  const listing = document.createElement('snodo-place-form');
  listing.api = api;
  listing.organisations = me.memberships.flatMap(({ organisation, countingRoles }) =>
    organisation !== null && countingRoles.some((role) => hostRoles.has(role)) ? [organisation] : [],
  );
  return [bookings, listing];
}
