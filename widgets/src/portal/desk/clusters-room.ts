import { createClustersApi } from '../../needs/clusters/clusters-api.ts';
import '../../needs/clusters/snodo-clusters-desk.ts';
import '../../needs/clusters/snodo-signals-desk.ts';
import { portalCall } from '../../ui/api-call.ts';
import type { PortalPage } from '../portal-page.ts';

export async function furnish(page: PortalPage): Promise<HTMLElement[]> {
  const api = createClustersApi(portalCall(page.community), page.language);
  const clusters = document.createElement('snodo-clusters-desk');
  clusters.api = api;
  const signals = document.createElement('snodo-signals-desk');
  signals.api = api;
  signals.addEventListener('snodo-signal-moved', () => void clusters.refresh());
  return [clusters, signals];
}
