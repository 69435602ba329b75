import { createRoundsApi } from '../../rounds/rounds-api.ts';
import '../../rounds/snodo-rounds-desk.ts';
import { portalCall } from '../../ui/api-call.ts';
import type { PortalPage } from '../portal-page.ts';

export async function furnish(page: PortalPage): Promise<HTMLElement[]> {
  const rounds = document.createElement('snodo-rounds-desk');
  rounds.api = createRoundsApi(portalCall(page.community), page.language);
  return [rounds];
}
