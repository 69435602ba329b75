import type { Me, Role } from '../../identity/desk-api.ts';
import { createBookingApi } from '../../places/booking/booking-api.ts';
import { createHostingApi } from '../../places/hosting/hosting-api.ts';
import { createContributionApi } from '../../places/use/use-api.ts';
import { portalCall } from '../../ui/api-call.ts';
import type { PortalPage } from '../portal-page.ts';

/** Who may say yes for an organisation of hers. */
const hostRoles: ReadonlySet<Role> = new Set(['host', 'community_manager']);

/** One place when the address names it; otherwise all that waits for whoever looks after places. */
export async function furnish(page: PortalPage, me: Me): Promise<HTMLElement[]> {
  const call = portalCall(page.community);
  const hosting = createHostingApi(call, page.language);
  const asked = new URLSearchParams(location.search);
  const code = asked.get('place');
  if (code !== null) {
    const { hostedPlaceParts } = await import('../../places/hosting/snodo-hosted-place.ts');
    const place = document.createElement('snodo-hosted-place');
    place.code = code;
    place.shown = hostedPlaceParts.find((part) => part === asked.get('part')) ?? 'spaces';
    place.api = hosting;
    return [place];
  }
  const organisations = me.memberships.flatMap(({ organisation, countingRoles }) =>
    organisation !== null && countingRoles.some((role) => hostRoles.has(role)) ? [organisation] : [],
  );
  const { asksForRecord } = await import('../../places/use/snodo-space-contribution.ts');
  const record = document.createElement('snodo-space-contribution');
  record.organisations = organisations;
  record.isAlone = asksForRecord();
  record.api = createContributionApi(call, page.language);
  if (record.isAlone) return [record];
  await Promise.all([
    import('../../places/booking/snodo-booking-desk.ts'),
    import('../../places/booking/snodo-place-form.ts'),
    import('../../places/hosting/snodo-hosted-places.ts'),
  ]);
  const api = createBookingApi(call, page.language);
  const bookings = document.createElement('snodo-booking-desk');
  bookings.api = api;
  const places = document.createElement('snodo-hosted-places');
  places.api = hosting;
  const listing = document.createElement('snodo-place-form');
  listing.api = api;
  listing.organisations = organisations;
  return [bookings, places, listing, record];
}
