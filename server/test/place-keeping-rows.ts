// Who may call what hosts do from day to day, and what a call of it needs.
import { dayAhead, timesOn } from './bookings.ts';
import type { TestServer } from './harness.ts';
import type { SignedInRow } from './operation-rows.ts';
import { hosts, newPlace, newSpaceInput } from './place-rows.ts';
import type { Visitor } from './visitors.ts';

export interface KeptSheet {
  version: number;
  name: string;
  hours: { week: unknown[]; closures: unknown[] } | null;
  lifeCycle: string;
  comingBookings: number;
  spaces: {
    id: string;
    version: number;
    name: string;
    capacityPeople: number;
    isPaused: boolean;
    opensWithPlace: boolean;
    parts: string[];
    blocks: { id: string; reason: string | null }[];
  }[];
  troubles: { id: string; words: string; space: { id: string } | null }[];
}

export const placeChange = (changes: Record<string, unknown> = {}) => ({
  version: 1,
  name: 'Farmacia rinnovata',
  description: 'Un angolo più grande per chi ha bambini',
  address: null,
  amenities: ['changing-table'],
  ...changes,
});

export const spaceChange = (changes: Record<string, unknown> = {}) => {
  const { mode: _mode, ...fields } = newSpaceInput();
  return { ...fields, version: 1, isPaused: false, ...changes };
};

/** Always open, and not on holidays either. */
export const everyDay = {
  week: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, startMinute: 0, endMinute: 1440 })),
  holidays: [],
};

/** A new place that is always open, with one space. */
export async function newPlaceWithSpace(
  server: TestServer,
  caller: Visitor,
  space: Record<string, unknown> = {},
  place: Record<string, unknown> = {},
): Promise<{ code: string; space: string }> {
  const code = await newPlace(server, caller, { hours: everyDay, ...place });
  const { body, text } = await caller.ask(`/places/${code}/spaces`, { body: newSpaceInput(space) });
  const [made] = (body as { spaces?: { id: string }[] }).spaces ?? [];
  if (made === undefined) throw new Error(`no space was offered: ${text}`);
  return { code, space: made.id };
}

export async function keptOf(caller: Visitor, code: string): Promise<KeptSheet> {
  return (await caller.ask(`/hosted-places/${code}`)).body as KeptSheet;
}

const tell = async (server: TestServer, caller: Visitor) => {
  const code = await newPlace(server, caller);
  await caller.ask(`/places/${code}/troubles`, { body: { words: 'La luce non si accende' } });
  const [trouble] = (await keptOf(caller, code)).troubles;
  return trouble?.id ?? '';
};

const block = async (server: TestServer, caller: Visitor) => {
  const { code, space } = await newPlaceWithSpace(server, caller);
  await caller.ask(`/spaces/${space}/blocks`, { body: timesOn(dayAhead(server, 3)) });
  return (await keptOf(caller, code)).spaces[0]?.blocks[0]?.id ?? '';
};

export const placeKeepingRows: Record<string, SignedInRow> = {
  updateSpace: hosts(async (server, caller) => ({
    parts: { space: (await newPlaceWithSpace(server, caller)).space },
    body: spaceChange(),
  })),
  listComingBookings: hosts(async (server, caller) => ({
    parts: { place: await newPlace(server, caller) },
  })),
  listHostedPlaces: hosts(async (server, caller) => {
    await newPlace(server, caller);
    return {};
  }),
  getHostedPlace: hosts(async (server, caller) => ({ parts: { place: await newPlace(server, caller) } })),
  getHandOver: hosts(async (server, caller) => ({ parts: { place: await newPlace(server, caller) } })),
  followMilestone: hosts(async (server, caller) => ({
    parts: { place: await newPlace(server, caller), milestone: 'group' },
    body: { isDone: true, dueOn: dayAhead(server, 30), note: 'Si incontrano il martedì' },
  })),
  getPlaceUse: hosts(async (server, caller) => ({ parts: { place: await newPlace(server, caller) } })),
  getSpaceContribution: {
    roles: ['host', 'hr_officer'],
    refuses: { roles: ['employee', 'operator', 'dpo', 'facilitator'] },
    needs: () => ({ parts: { organisation: 'partenariato' } }),
  },
  updatePlace: hosts(async (server, caller) => ({
    parts: { place: await newPlace(server, caller) },
    body: placeChange(),
  })),
  blockSpace: hosts(async (server, caller) => ({
    parts: { space: (await newPlaceWithSpace(server, caller)).space },
    body: timesOn(dayAhead(server, 3)),
  })),
  unblockSpace: hosts(async (server, caller) => ({ parts: { booking: await block(server, caller) } })),
  reportTrouble: hosts(async (server, caller) => ({
    parts: { place: await newPlace(server, caller) },
    body: { words: 'La luce non si accende' },
  })),
  settleTrouble: hosts(async (server, caller) => ({
    parts: { trouble: await tell(server, caller) },
    body: { words: 'Cambiata la lampadina' },
  })),
};
