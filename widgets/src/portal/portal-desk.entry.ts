import { createDeskApi } from '../identity/desk-api.ts';
import '../identity/snodo-desk.ts';
import { createCampaignsApi } from '../surveys/campaigns-api.ts';
import { asksForInstrument, mountInstrumentPage } from '../surveys/editor/editor-pages.ts';
import { createInstrumentsApi } from '../surveys/editor/instruments-api.ts';
import '../surveys/editor/snodo-instrument-list.ts';
import '../surveys/snodo-campaign-desk.ts';
import { createResearchApi } from '../surveys/research-api.ts';
import '../surveys/snodo-paper-desk.ts';
import '../surveys/snodo-research-desk.ts';
import '../surveys/snodo-written-answers.ts';
import { createBankKeepingApi } from '../time-bank/bank/bank-api.ts';
import '../time-bank/bank/snodo-time-bank-desk.ts';
import { createWrittenAnswersApi } from '../surveys/written-answers-api.ts';
import '../time-bank/snodo-dispute-desk.ts';
import { createTimeBankApi, portalCall } from '../time-bank/time-bank-api.ts';
import { mountPortalPage, type PortalPage } from './portal-page.ts';

export const namespaces = [
  'common',
  'portal',
  'desk',
  'campaign',
  'written',
  'instrument',
  'time-bank',
  'time-bank-desk',
  'account',
  'research',
  'role',
  'board',
  'exchange',
  'mediation',
  'problem',
] as const;

if (asksForInstrument()) await mountInstrumentPage('desk');
else {
  const desk = document.createElement('snodo-desk');
  const campaigns = document.createElement('snodo-campaign-desk');
  const instruments = document.createElement('snodo-instrument-list');
  const written = document.createElement('snodo-written-answers');
  const papers = document.createElement('snodo-paper-desk');
  const research = document.createElement('snodo-research-desk');
  papers.slot = 'operator';
  research.slot = 'research';
  const [bank, disputes] = [
    document.createElement('snodo-time-bank-desk'),
    document.createElement('snodo-dispute-desk'),
  ];
  bank.slot = 'mediator';
  disputes.slot = 'mediator';
  desk.append(bank, disputes, campaigns, written, research, instruments, papers);
  await mountPortalPage(desk, 'desk', namespaces, (page: PortalPage) => {
    campaigns.api = createCampaignsApi(page);
    papers.api = campaigns.api;
    disputes.api = createTimeBankApi(portalCall(page.community), page.language);
    instruments.api = createInstrumentsApi(page);
    written.api = createWrittenAnswersApi(page);
    research.api = createResearchApi(page);
    bank.api = createBankKeepingApi(page);
    return createDeskApi(page);
  });
}
