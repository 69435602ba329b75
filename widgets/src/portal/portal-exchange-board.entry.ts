import '../time-bank/snodo-exchange-board.ts';
import { portalCall } from '../ui/api-call.ts';
import { createTimeBankApi } from '../time-bank/time-bank-api.ts';
import { mountPortalPage, type PortalPage } from './portal-page.ts';

export const namespaces = ['common', 'portal', 'board', 'offer', 'exchange', 'problem'] as const;

const board = document.createElement('snodo-exchange-board');
board.addEventListener('snodo-exchange-opened', (opened) => {
  if (opened instanceof CustomEvent && typeof opened.detail.id === 'string') {
    const address = new URL('/time-bank/exchange', location.href);
    address.searchParams.set('exchange', opened.detail.id);
    address.searchParams.set('lang', document.documentElement.lang);
    location.assign(address);
  }
});

await mountPortalPage(board, 'time-bank', namespaces, ({ community, language, signedIn }: PortalPage) => {
  board.isSignedIn = signedIn !== null;
  return createTimeBankApi(portalCall(community), language);
});
