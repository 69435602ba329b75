import { createNeedsApi } from '../../needs/needs-api.ts';
import '../../needs/snodo-needs-desk.ts';
import { portalCall } from '../../time-bank/api-call.ts';
import type { PortalPage } from '../portal-page.ts';

/** What people need: who waits, since when, and what there is for them. */
export function furnish(page: PortalPage): readonly HTMLElement[] {
  const needs = document.createElement('snodo-needs-desk');
  needs.api = createNeedsApi(portalCall(page.community), page.language);
  return [needs];
}
