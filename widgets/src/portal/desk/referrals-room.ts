import { createNeedsApi } from '../../needs/needs-api.ts';
import '../../needs/snodo-referral-desk.ts';
import { portalCall } from '../../ui/api-call.ts';
import type { PortalPage } from '../portal-page.ts';

export async function furnish(page: PortalPage): Promise<HTMLElement[]> {
  const desk = document.createElement('snodo-referral-desk');
  desk.api = createNeedsApi(portalCall(page.community), page.language);
  return [desk];
}
