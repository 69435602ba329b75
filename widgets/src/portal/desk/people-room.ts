import { createDeskApi, type DeskApi, type Me, type Role } from '../../identity/desk-api.ts';
import '../../identity/snodo-assistance-desk.ts';
import '../../identity/snodo-invitations-desk.ts';
import '../../identity/snodo-people-desk.ts';
import type { PortalPage } from '../portal-page.ts';
import { mayAct } from './desk-room.ts';

const parts: readonly [
  name: 'snodo-people-desk' | 'snodo-assistance-desk' | 'snodo-invitations-desk',
  roles: readonly Role[],
][] = [
  ['snodo-people-desk', ['operator', 'community_manager']],
  ['snodo-assistance-desk', ['operator']],
  ['snodo-invitations-desk', ['operator', 'community_manager', 'host', 'facilitator']],
];

export async function furnish(
  page: PortalPage,
  me: Me,
  api: DeskApi = createDeskApi(page),
): Promise<HTMLElement[]> {
  return parts
    .filter(([, roles]) => mayAct(me, ...roles))
    .map(([name]) => Object.assign(document.createElement(name), { api, me }));
}
