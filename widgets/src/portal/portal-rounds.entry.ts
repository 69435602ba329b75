import { createRoundsApi } from '../rounds/rounds-api.ts';
import '../rounds/snodo-rounds.ts';
import { portalCall } from '../ui/api-call.ts';
import { mountPortalPage, type PortalPage } from './portal-page.ts';

export const namespaces = ['common', 'portal', 'round', 'problem'] as const;

const rounds = document.createElement('snodo-rounds');
await mountPortalPage(rounds, 'services', namespaces, ({ community, language, signedIn }: PortalPage) => {
  rounds.isSignedIn = signedIn !== null;
  return createRoundsApi(portalCall(community), language);
});
