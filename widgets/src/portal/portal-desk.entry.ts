import { createDeskApi } from '../identity/desk-api.ts';
import { asksForInstrument, mountInstrumentPage } from '../surveys/editor/editor-pages.ts';
import { deskRooms } from './desk/desk-rooms.ts';
import { mayAct } from './desk/desk-room.ts';
import './desk/snodo-desk.ts';
import { mountPortalPage } from './portal-page.ts';

export const namespaces = ['common', 'portal', 'desk', 'account', 'role', 'problem'] as const;

const [, name = ''] = /^\/desk\/([a-z-]+)$/.exec(location.pathname) ?? [];

if (asksForInstrument()) await mountInstrumentPage('desk');
else {
  const desk = document.createElement('snodo-desk');
  desk.rooms = deskRooms;
  desk.room = name;
  const room = deskRooms.find((one) => one.name === name);
  await mountPortalPage(desk, 'desk', [...namespaces, ...(room?.namespaces ?? [])], (page) => {
    const { getMe } = createDeskApi(page);
    return {
      getMe: async () => {
        const me = await getMe();
        // Whoever has a single room is not asked which.
        const [only, second] = deskRooms.filter(({ roles }) => mayAct(me, ...roles));
        if (name === '' && only !== undefined && second === undefined)
          location.replace(`/desk/${only.name}${location.search}`);
        return me;
      },
      furnish: (entered, me) => entered.furnish(page, me),
    };
  });
}
