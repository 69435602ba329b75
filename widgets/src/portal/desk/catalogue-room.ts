import { createCatalogueKeepingApi } from '../../catalogue/catalogue-keeping-api.ts';
import '../../catalogue/snodo-catalogue-desk.ts';
import type { PortalPage } from '../portal-page.ts';

/** What providers and community managers keep of the catalogue. */
export async function furnish(page: PortalPage): Promise<readonly HTMLElement[]> {
  const desk = document.createElement('snodo-catalogue-desk');
  desk.api = createCatalogueKeepingApi(page);
  return [desk];
}
