import { portalCall } from '../ui/api-call.ts';
import { createMemberPaperApi, type PaperApi } from '../time-bank/bank/bank-api.ts';
import { createOwnHoursApi } from '../time-bank/bank/own-hours-api.ts';
import '../time-bank/bank/snodo-hours-paper.ts';
import { mountPortalPage, type PortalPage } from './portal-page.ts';

export const namespaces = ['common', 'portal', 'hours', 'time-bank', 'problem'] as const;

const member = new URLSearchParams(location.search).get('member');
const paper = document.createElement('snodo-hours-paper');
paper.isLarge = member !== null;
await mountPortalPage<PaperApi>(paper, 'time-bank', namespaces, (page: PortalPage) => {
  if (member !== null) return createMemberPaperApi(page, member);
  paper.owner = page.signedIn?.displayName ?? '';
  const { listOwnEntries } = createOwnHoursApi(portalCall(page.community), page.language);
  return { listPaperEntries: (cursor) => listOwnEntries('community_minute', cursor) };
});
