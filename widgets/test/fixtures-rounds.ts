import { servicePage } from './fixtures-catalogue.ts';
import type { Round, RoundResult, RoundsApi } from '../src/rounds/rounds-api.ts';

const criteria = [{ name: 'Continuità', levels: ['già frequenta', 'nuova domanda'] }];
const names = [
  { code: 'nido', name: 'Nido condiviso' },
  { code: 'doposcuola', name: 'Doposcuola' },
];
const wish = (service: string, level: number) => ({ service, isReserved: false, levels: [level] });

/** Two families, one place each. */
export const drawn: RoundResult = {
  name: 'Posti di primavera',
  criteria,
  serviceNames: names,
  round: {
    rules: { version: 'snodo-round-1', criteria: [{ name: 'Continuità', levels: 2 }] },
    services: [
      { code: 'doposcuola', places: 3, reservedPlaces: 0 },
      { code: 'nido', places: 1, reservedPlaces: 0 },
    ],
    applications: [
      { code: 'AAAA-1111', wishes: [wish('nido', 0), wish('doposcuola', 0)] },
      { code: 'BBBB-2222', wishes: [wish('nido', 1), wish('doposcuola', 1)] },
    ],
  },
  commitment: 'c'.repeat(64),
  committedAt: '2026-11-20T09:00:00.000Z',
  seed: 'd'.repeat(64),
  drawnAt: '2026-11-21T09:00:00.000Z',
  placings: [
    { code: 'AAAA-1111', number: '9'.repeat(64), service: 'nido', wish: 1 },
    { code: 'BBBB-2222', number: '2'.repeat(64), service: 'doposcuola', wish: 2 },
  ],
  services: [
    { code: 'doposcuola', placed: 1, isFull: false, cutOff: null, waiting: [] },
    {
      code: 'nido',
      placed: 1,
      isFull: true,
      cutOff: { class: 0, number: '9'.repeat(64) },
      waiting: [{ code: 'BBBB-2222', class: 1, number: '2'.repeat(64) }],
    },
  ],
};

const idOf = (number: number) => `00000000-0000-4000-8000-0000000007${String(number).padStart(2, '0')}`;

export function roundOf(changes: Partial<Round> = {}): Round {
  return {
    id: idOf(1),
    name: 'Posti di primavera',
    state: 'open',
    criteria,
    services: [
      { code: 'nido', name: 'Nido condiviso', places: 1, reservedPlaces: 1 },
      { code: 'doposcuola', name: 'Doposcuola', places: 3, reservedPlaces: 0 },
    ],
    promises: [
      { party: 'Officine Naviglio', promise: 'a'.repeat(64) },
      { party: 'Partenariato', promise: 'b'.repeat(64) },
    ],
    appliesUntil: '2027-01-31T17:00:00.000Z',
    commitment: null,
    committedAt: null,
    drawnAt: null,
    applications: null,
    mine: null,
    ...changes,
  };
}

export const drawnRound: Round = roundOf({
  id: idOf(2),
  name: 'Posti d’autunno',
  state: 'drawn',
  commitment: drawn.commitment,
  committedAt: drawn.committedAt,
  drawnAt: drawn.drawnAt,
  applications: 2,
  mine: { code: 'BBBB-2222', wishes: drawn.round.applications[1]?.wishes ?? [] },
});

const never = () => Promise.reject(new Error('not asked for here'));

export function roundsApi(changes: Partial<RoundsApi> = {}): RoundsApi {
  return {
    listRounds: () => Promise.resolve({ items: [roundOf(), drawnRound], nextCursor: null }),
    apply: never,
    withdraw: never,
    listServices: () => Promise.resolve(servicePage.items),
    publish: never,
    commit: never,
    draw: never,
    getResult: () => Promise.resolve(drawn),
    ...changes,
  };
}
