import { createDeskApi, type DeskApi, type Me } from '../../identity/desk-api.ts';
import '../../identity/snodo-audit-desk.ts';
import '../../identity/snodo-connections-desk.ts';
import type { PortalPage } from '../portal-page.ts';
import { mayAct } from './desk-room.ts';

export async function furnish(
  page: PortalPage,
  me: Me,
  api: DeskApi = createDeskApi(page),
): Promise<HTMLElement[]> {
  const audit = Object.assign(document.createElement('snodo-audit-desk'), { api, me });
  return mayAct(me, 'operator')
    ? [Object.assign(document.createElement('snodo-connections-desk'), { api, me }), audit]
    : [audit];
}
