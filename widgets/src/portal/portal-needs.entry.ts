import { createNeedsApi } from '../needs/needs-api.ts';
import '../needs/snodo-my-needs.ts';
import { portalCall } from '../ui/api-call.ts';
import { mountPortalPage, type PortalPage } from './portal-page.ts';

export const namespaces = [
  'common',
  'portal',
  'need',
  'referral',
  'pooling',
  'matching',
  'board',
  'problem',
] as const;

const needs = document.createElement('snodo-my-needs');
await mountPortalPage(needs, 'needs', namespaces, ({ community, language, signedIn }: PortalPage) => {
  needs.isSignedIn = signedIn !== null;
  return createNeedsApi(portalCall(community), language);
});
