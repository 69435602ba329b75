import type { DeskRoom } from './desk-room.ts';

/** The rooms in the order in which they stand. What fills a room is loaded when somebody enters it. */
export const deskRooms: readonly DeskRoom[] = [
  {
    name: 'needs',
    heading: 'desk.room.needs',
    text: 'desk.room.needs.text',
    icon: 'heart-handshake',
    roles: ['community_manager'],
    namespaces: ['need', 'matching'],
    furnish: async (page) => (await import('./needs-room.ts')).furnish(page),
  },
  {
    name: 'surveys',
    heading: 'desk.room.surveys',
    text: 'desk.room.surveys.text',
    icon: 'list',
    roles: ['community_manager', 'operator', 'dpo', 'researcher'],
    namespaces: ['campaign', 'written', 'instrument', 'research'],
    furnish: async (page, me) => (await import('./surveys-room.ts')).furnish(page, me),
  },
  {
    name: 'spaces',
    heading: 'desk.room.spaces',
    text: 'desk.room.spaces.text',
    icon: 'map-pin',
    roles: ['host', 'community_manager'],
    namespaces: ['booking'],
    furnish: async (page, me) => (await import('./spaces-room.ts')).furnish(page, me),
  },
  {
    name: 'time-bank',
    heading: 'desk.room.timeBank',
    text: 'desk.room.timeBank.text',
    icon: 'clock',
    roles: ['secretary', 'community_manager'],
    namespaces: ['hours', 'time-bank', 'time-bank-desk', 'board', 'exchange', 'mediation'],
    furnish: async (page) => (await import('./time-bank-room.ts')).furnish(page),
  },
  {
    name: 'people',
    heading: 'desk.room.people',
    text: 'desk.room.people.text',
    icon: 'users',
    roles: ['operator', 'community_manager', 'host', 'facilitator'],
    namespaces: [],
    furnish: async (page, me) => (await import('./people-room.ts')).furnish(page, me),
  },
  {
    name: 'records',
    heading: 'desk.room.records',
    text: 'desk.room.records.text',
    icon: 'shield-check',
    roles: ['operator', 'dpo'],
    namespaces: [],
    furnish: async (page, me) => (await import('./records-room.ts')).furnish(page, me),
  },
];
