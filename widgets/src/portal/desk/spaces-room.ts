import type { Me, Role } from '../../identity/desk-api.ts';
import { createBookingApi } from '../../places/booking/booking-api.ts';
import { createHostingApi } from '../../places/hosting/hosting-api.ts';
import { createContributionApi } from '../../places/use/use-api.ts';
import { portalCall } from '../../ui/api-call.ts';
import type { PortalPage } from '../portal-page.ts';

/** Who may say yes for an organisation of hers. */
const hostRoles: ReadonlySet<Role> = new Set(['host', 'community_manager']);

/** Who may read what an organisation of hers gave with its spaces. */
const recordRoles: ReadonlySet<Role> = new Set([...hostRoles, 'hr_officer']);

const organisationsOf = (me: Me, roles: ReadonlySet<Role>) =>
  me.memberships.flatMap(({ organisation, countingRoles }) =>
    organisation !== null && countingRoles.some((role) => roles.has(role)) ? [organisation] : [],
  );

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
  const record = await makeRecord(page, me);
  if (!me.memberships.some(({ countingRoles }) => countingRoles.some((role) => hostRoles.has(role))))
    return [record];
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
  listing.organisations = organisationsOf(me, hostRoles);
  return [bookings, places, listing, record];
}

async function makeRecord(page: PortalPage, me: Me): Promise<HTMLElement> {
  await import('../../places/use/snodo-space-contribution.ts');
  const record = document.createElement('snodo-space-contribution');
  record.organisations = organisationsOf(me, recordRoles);
  record.api = createContributionApi(portalCall(page.community), page.language);
  return record;
}
