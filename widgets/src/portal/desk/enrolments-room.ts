import { createEnrolmentsApi } from '../../catalogue/enrolments-api.ts';
import '../../catalogue/snodo-enrolment-desk.ts';
import type { Me } from '../../identity/desk-api.ts';
import { portalCall } from '../../ui/api-call.ts';
import type { PortalPage } from '../portal-page.ts';
import { mayAct } from './desk-room.ts';

export async function furnish({ community, language }: PortalPage, me: Me): Promise<HTMLElement[]> {
  const desk = document.createElement('snodo-enrolment-desk');
  // A manager keeps every service, a provider her own organisation's.
  desk.providers = mayAct(me, 'community_manager')
    ? undefined
    : me.memberships.flatMap(({ organisation, countingRoles }) =>
        organisation !== null && countingRoles.includes('provider') ? [organisation.name] : [],
      );
  desk.api = createEnrolmentsApi(portalCall(community), language);
  return [desk];
}
