import { createCatalogueKeepingApi } from '../../catalogue/catalogue-keeping-api.ts';
import { createSavedServicesApi } from '../../catalogue/saved-services-api.ts';
import { createServiceImportApi } from '../../catalogue/service-import-api.ts';
import '../../catalogue/snodo-catalogue-desk.ts';
import '../../catalogue/snodo-service-import.ts';
import '../../catalogue/snodo-shared-lists.ts';
import type { Me } from '../../identity/desk-api.ts';
import { portalCall } from '../../ui/api-call.ts';
import type { PortalPage } from '../portal-page.ts';
import { mayAct } from './desk-room.ts';

/** What providers and community managers keep of the catalogue, and what they bring in from elsewhere. */
export async function furnish(page: PortalPage, me: Me): Promise<readonly HTMLElement[]> {
  const desk = document.createElement('snodo-catalogue-desk');
  desk.api = createCatalogueKeepingApi(page);
  const bringing = document.createElement('snodo-service-import');
  bringing.api = createServiceImportApi(page);
  bringing.addEventListener('snodo-services-imported', () => (desk.api = createCatalogueKeepingApi(page)));
  if (!mayAct(me, 'community_manager')) return [desk, bringing];
  const lists = document.createElement('snodo-shared-lists');
  lists.api = createSavedServicesApi(portalCall(page.community), page.language);
  return [desk, lists, bringing];
}
