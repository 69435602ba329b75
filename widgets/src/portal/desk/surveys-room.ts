import type { Me } from '../../identity/desk-api.ts';
import { createCampaignsApi } from '../../surveys/campaigns-api.ts';
import { createInstrumentsApi } from '../../surveys/editor/instruments-api.ts';
import '../../surveys/editor/snodo-instrument-list.ts';
import { createResearchApi } from '../../surveys/research-api.ts';
import '../../surveys/snodo-campaign-desk.ts';
import '../../surveys/snodo-paper-desk.ts';
import '../../surveys/snodo-research-desk.ts';
import '../../surveys/snodo-written-answers.ts';
import { createWrittenAnswersApi } from '../../surveys/written-answers-api.ts';
import type { PortalPage } from '../portal-page.ts';
import { mayAct } from './desk-room.ts';

export async function furnish(page: PortalPage, me: Me): Promise<HTMLElement[]> {
  const parts: HTMLElement[] = [];
  if (mayAct(me, 'community_manager')) {
    const campaigns = document.createElement('snodo-campaign-desk');
    campaigns.api = createCampaignsApi(page);
    const written = document.createElement('snodo-written-answers');
    written.api = createWrittenAnswersApi(page);
    const instruments = document.createElement('snodo-instrument-list');
    instruments.api = createInstrumentsApi(page);
    parts.push(campaigns, written, instruments);
  }
  if (mayAct(me, 'operator')) {
    const papers = document.createElement('snodo-paper-desk');
    papers.api = createCampaignsApi(page);
    parts.push(papers);
  }
  if (mayAct(me, 'community_manager', 'dpo', 'researcher')) {
    const research = document.createElement('snodo-research-desk');
    research.api = createResearchApi(page);
    parts.push(research);
  }
  return parts;
}
