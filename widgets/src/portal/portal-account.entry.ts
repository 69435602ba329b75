import { createAccountApi } from '../identity/account-api.ts';
import '../identity/snodo-account.ts';
import { mountPortalPage } from './portal-page.ts';

export const namespaces = ['common', 'portal', 'account', 'role', 'problem'] as const;

await mountPortalPage(
  document.createElement('snodo-account'),
  'account',
  namespaces,
  ({ community, language }) => createAccountApi(community, language),
);
