import { createMemberPaperApi, createOwnHoursApi, type PaperApi } from '../time-bank/bank/bank-api.ts';
import '../time-bank/bank/snodo-hours-paper.ts';
import { mountPortalPage, type PortalPage } from './portal-page.ts';

export const namespaces = ['common', 'portal', 'time-bank', 'problem'] as const;

const member = new URLSearchParams(location.search).get('member');
const paper = document.createElement('snodo-hours-paper');
paper.isLarge = member !== null;
await mountPortalPage<PaperApi>(paper, 'time-bank', namespaces, (page: PortalPage) => {
  paper.owner = member === null ? (page.signedIn?.displayName ?? '') : '';
  return member === null ? createOwnHoursApi(page) : createMemberPaperApi(page, member);
});
