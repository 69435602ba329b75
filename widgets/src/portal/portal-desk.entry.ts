import { createDeskApi } from '../identity/desk-api.ts';
import '../identity/snodo-desk.ts';
import { createCampaignsApi } from '../surveys/campaigns-api.ts';
import '../surveys/snodo-campaign-desk.ts';
import '../surveys/snodo-paper-desk.ts';
import '../surveys/snodo-written-answers.ts';
import { createWrittenAnswersApi } from '../surveys/written-answers-api.ts';
import { mountPortalPage, type PortalPage } from './portal-page.ts';

export const namespaces = [
  'common',
  'portal',
  'desk',
  'campaign',
  'written',
  'account',
  'role',
  'problem',
] as const;

const desk = document.createElement('snodo-desk');
const campaigns = document.createElement('snodo-campaign-desk');
const papers = document.createElement('snodo-paper-desk');
papers.slot = 'operator';
const written = document.createElement('snodo-written-answers');
desk.append(campaigns, written, papers);

await mountPortalPage(desk, 'desk', namespaces, (page: PortalPage) => {
  campaigns.api = createCampaignsApi(page);
  papers.api = campaigns.api;
  written.api = createWrittenAnswersApi(page);
  return createDeskApi(page);
});
