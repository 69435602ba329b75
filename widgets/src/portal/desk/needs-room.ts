import { createNeedsApi } from '../../needs/needs-api.ts';
import '../../needs/snodo-needs-desk.ts';
import { createPoolingsApi } from '../../poolings/poolings-api.ts';
import '../../poolings/snodo-found-groups.ts';
import { portalCall } from '../../ui/api-call.ts';
import type { PortalPage } from '../portal-page.ts';

export async function furnish(page: PortalPage): Promise<HTMLElement[]> {
  const needs = document.createElement('snodo-needs-desk');
  needs.api = createNeedsApi(portalCall(page.community), page.language);
  const groups = document.createElement('snodo-found-groups');
  groups.api = createPoolingsApi(portalCall(page.community), page.language);
  groups.addEventListener('snodo-need-moved', () => void needs.refresh());
  return [needs, groups];
}
