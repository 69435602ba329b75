import { createEnrolmentsApi } from '../catalogue/enrolments-api.ts';
import '../catalogue/snodo-shared-service.ts';
import { portalCall } from '../ui/api-call.ts';
import { mountPortalPage, type PortalPage } from './portal-page.ts';

export const namespaces = ['common', 'portal', 'enrolment', 'shared', 'problem'] as const;

const page = document.createElement('snodo-shared-service');
page.group = new URL(location.href).searchParams.get('group') ?? '';

await mountPortalPage(page, 'shared', namespaces, ({ community, language, signedIn }: PortalPage) => {
  page.isSignedIn = signedIn !== null;
  return createEnrolmentsApi(portalCall(community), language);
});
