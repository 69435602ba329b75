import { createKeepingApi } from '../../catalogue/keeping/keeping-api.ts';
import { createProvidersApi } from '../../catalogue/keeping/providers-api.ts';
import { createTaxLabelsApi } from '../../catalogue/keeping/tax-labels-api.ts';
import { createTaxonomyApi } from '../../catalogue/keeping/taxonomy-api.ts';
import { createSavedServicesApi } from '../../catalogue/saved-services-api.ts';
import { createServiceImportApi } from '../../catalogue/service-import-api.ts';
import type { Me } from '../../identity/desk-api.ts';
import { portalCall } from '../../ui/api-call.ts';
import type { PortalPage } from '../portal-page.ts';
import { mayAct } from './desk-room.ts';

/** What providers and community managers keep of the catalogue; the address says which page, and of what. */
export async function furnish(page: PortalPage, me: Me): Promise<readonly HTMLElement[]> {
  const asked = new URLSearchParams(location.search);
  const [service, organisation] = [asked.get('service'), asked.get('provider')];
  if (service !== null) return [await sheet(page, service)];
  if (organisation !== null) {
    await import('../../catalogue/keeping/snodo-provider.ts');
    const api = createProvidersApi(page);
    return [Object.assign(document.createElement('snodo-provider'), { organisation, api })];
  }
  if (asked.get('page') === 'providers') {
    await import('../../catalogue/keeping/snodo-provider-list.ts');
    return [Object.assign(document.createElement('snodo-provider-list'), { api: createProvidersApi(page) })];
  }
  if (asked.get('page') === 'taxonomy') {
    await import('../../catalogue/keeping/snodo-taxonomy-desk.ts');
    return [Object.assign(document.createElement('snodo-taxonomy-desk'), { api: createTaxonomyApi(page) })];
  }
  if (asked.get('page') === 'tax-labels') {
    await import('../../catalogue/keeping/snodo-tax-labels.ts');
    return [Object.assign(document.createElement('snodo-tax-labels'), { api: createTaxLabelsApi(page) })];
  }
  await import('../../catalogue/keeping/snodo-catalogue-desk.ts');
  const desk = document.createElement('snodo-catalogue-desk');
  const mayDecide = mayAct(me, 'community_manager');
  Object.assign(desk, { mayDecide, saved: asked.get('saved') ?? '', api: createKeepingApi(page) });
  const bringing = await importing(page);
  bringing.addEventListener('snodo-services-imported', () => (desk.api = createKeepingApi(page)));
  return mayDecide ? [desk, await sharedLists(page), bringing] : [desk, bringing];
}

async function importing(page: PortalPage): Promise<HTMLElement> {
  await import('../../catalogue/snodo-service-import.ts');
  const api = createServiceImportApi(page);
  return Object.assign(document.createElement('snodo-service-import'), { api });
}

async function sharedLists(page: PortalPage): Promise<HTMLElement> {
  await import('../../catalogue/snodo-shared-lists.ts');
  const api = createSavedServicesApi(portalCall(page.community), page.language);
  return Object.assign(document.createElement('snodo-shared-lists'), { api });
}

async function sheet(page: PortalPage, service: string): Promise<HTMLElement> {
  await import('../../catalogue/keeping/snodo-service-form.ts');
  const form = document.createElement('snodo-service-form');
  form.addEventListener('snodo-service-saved', (saved) => {
    if (!(saved instanceof CustomEvent)) return;
    const query = new URLSearchParams({ lang: page.language, saved: String(saved.detail.code) });
    location.assign(`${location.pathname}?${query}`);
  });
  return Object.assign(form, { service, api: createKeepingApi(page) });
}
