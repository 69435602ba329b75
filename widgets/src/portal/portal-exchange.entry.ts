import '../time-bank/snodo-exchange.ts';
import { portalCall } from '../ui/api-call.ts';
import { createTimeBankApi } from '../time-bank/time-bank-api.ts';
import { mountPortalPage, type PortalPage } from './portal-page.ts';

export const namespaces = ['common', 'portal', 'board', 'offer', 'exchange', 'problem'] as const;

const exchange = document.createElement('snodo-exchange');

await mountPortalPage(exchange, 'time-bank', namespaces, ({ community, language, signedIn }: PortalPage) => {
  exchange.isSignedIn = signedIn !== null;
  return createTimeBankApi(portalCall(community), language);
});
