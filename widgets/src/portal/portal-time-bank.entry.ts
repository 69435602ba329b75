import { createOwnHoursApi } from '../time-bank/bank/bank-api.ts';
import '../time-bank/bank/snodo-time-bank.ts';
import { mountPortalPage } from './portal-page.ts';

export const namespaces = ['common', 'portal', 'time-bank', 'account', 'problem'] as const;

await mountPortalPage(document.createElement('snodo-time-bank'), 'time-bank', namespaces, createOwnHoursApi);
