import type {
  Enrolment,
  EnrolmentsApi,
  KeptEnrolment,
  KeptIntake,
  SharedService,
} from '../src/catalogue/enrolments-api.ts';
import { services } from './fixtures-places.ts';

const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

export const enrolment: Enrolment = {
  id: id(1),
  service: { id: id(90), name: 'Piccolo nido di via Voltri', provider: 'Cooperativa Sottocasa' },
  intakeTitle: 'Turno del pomeriggio',
  sharedServiceId: null,
  places: 1,
  state: 'accepted',
  version: 2,
  askedAt: '2026-11-20T09:00:00.000Z',
  words: null,
  offerUntil: null,
  endsOn: null,
  noticeDays: 7,
  steps: ['cancel'],
  waiting: null,
  trail: [
    { step: 'request', at: '2026-11-20T09:00:00.000Z', by: 'me', operator: 'Nadia Fontana', note: null },
    { step: 'accept', at: '2026-11-21T09:00:00.000Z', by: 'provider', operator: null, note: 'A presto' },
  ],
  attendedDays: 0,
  mayGiveFeedback: false,
  feedback: null,
};

/** One of each state that asks something of the person or explains something to her. */
export const ownEnrolments: readonly Enrolment[] = [
  enrolment,
  {
    ...enrolment,
    id: id(2),
    intakeTitle: 'Turno del mattino',
    state: 'waiting',
    steps: ['withdraw'],
    waiting: {
      position: 3,
      freePlaces: 0,
      reasons: ['offered_to_other', 'others_before', 'no_place_free'],
      answerUntil: '2026-12-01T18:00:00.000Z',
    },
  },
  {
    ...enrolment,
    id: id(3),
    intakeTitle: 'Corso di italiano',
    state: 'offered',
    steps: ['take', 'refuse'],
    offerUntil: '2026-12-01T18:00:00.000Z',
  },
  {
    ...enrolment,
    id: id(4),
    intakeTitle: 'Doposcuola',
    state: 'attended',
    attendedDays: 4,
    mayGiveFeedback: true,
  },
  {
    ...enrolment,
    id: id(5),
    intakeTitle: 'Babysitter del cortile',
    sharedServiceId: id(50),
    state: 'ended',
    steps: [],
    feedback: { words: 'Persone gentili', state: 'shown', reason: null, reply: 'Grazie' },
  },
];

export const shared: SharedService = {
  id: id(50),
  service: { id: id(91), name: 'Babysitter condivisa', provider: 'Cooperativa Sottocasa' },
  template: 'babysitter',
  title: 'Babysitter del cortile',
  words: 'Due pomeriggi, vicino alla scuola.',
  place: { code: 'spazio-melotti', name: 'Spazio Melotti' },
  district: 'municipio-4',
  timetable: [
    { weekday: 2, startMinute: 960, endMinute: 1140 },
    { weekday: 4, startMinute: 960, endMinute: 1140 },
  ],
  startsOn: '2026-12-27',
  quorumBy: '2026-12-20',
  quorumFamilies: 3,
  families: 2,
  places: 6,
  freePlaces: 4,
  waiting: 0,
  childrenPerCarer: 3,
  split: 'band',
  bandPercents: [40, 70, 100],
  hourCents: 600,
  noticeDays: 14,
  intakeId: id(60),
  state: 'forming',
  version: 1,
  answerBy: '2026-12-20',
  note: null,
  mayDecide: false,
  mine: null,
  people: [],
};

/** The same once three families are asked for their agreement. */
export const quotedShared: SharedService = {
  ...shared,
  state: 'quoted',
  families: 3,
  answerBy: '2026-12-04',
  mine: {
    enrolmentId: id(5),
    state: 'requested',
    version: 1,
    children: 1,
    windows: [0, 1],
    bandPercent: 70,
    asked: {
      number: 1,
      cause: 'start',
      weekCents: 3600,
      shareCents: 1200,
      aloneCents: 3600,
      answerBy: '2026-12-04',
      validFrom: '2026-12-27',
      answer: null,
    },
    agreed: null,
  },
  people: [
    { name: 'Laura Bianchi', children: 1, isMe: true },
    { name: null, children: 2, isMe: false },
  ],
};

export const keptEnrolment: KeptEnrolment = {
  id: id(70),
  intakeId: id(61),
  intakeTitle: 'Turno del pomeriggio',
  serviceName: 'Piccolo nido di via Voltri',
  person: 'Amina Salem',
  places: 2,
  state: 'requested',
  version: 1,
  askedAt: '2026-11-20T09:00:00.000Z',
  words: 'Per i miei gemelli',
  offerUntil: null,
  endsOn: null,
  attendedDays: 0,
  lastAttendedOn: null,
};

export const keptIntakes: readonly KeptIntake[] = [
  {
    id: id(61),
    serviceId: id(90),
    title: 'Turno del pomeriggio',
    places: 6,
    freePlaces: 2,
    waiting: 3,
    offerHours: 48,
    noticeDays: 7,
    isOpen: true,
    serviceName: 'Piccolo nido di via Voltri',
    sharedServiceId: null,
    toDecide: 1,
    version: 1,
  },
  {
    id: id(60),
    serviceId: id(91),
    title: 'Babysitter del cortile',
    places: 6,
    freePlaces: 3,
    waiting: 0,
    offerHours: 48,
    noticeDays: 14,
    isOpen: false,
    serviceName: 'Babysitter condivisa',
    sharedServiceId: id(50),
    toDecide: 3,
    version: 1,
  },
];

const page = <Item>(items: readonly Item[]) => Promise.resolve({ items, nextCursor: null });

/** An API that answers at once; a test gives the calls that it asks about. */
export function enrolmentsApi(changes: Partial<EnrolmentsApi> = {}): EnrolmentsApi {
  return {
    listOwnEnrolments: () => page(ownEnrolments),
    moveEnrolment: () => Promise.resolve(enrolment),
    giveFeedback: () => Promise.resolve(enrolment),
    listIntakes: () =>
      Promise.resolve(
        keptIntakes
          .slice(0, 1)
          .map(
            ({
              serviceName: _name,
              sharedServiceId: _group,
              toDecide: _count,
              version: _version,
              ...intake
            }) => intake,
          ),
      ),
    enrol: () => Promise.resolve(enrolment),
    listSharedServices: () => page([shared]),
    getSharedService: () => Promise.resolve(shared),
    listTemplates: () =>
      Promise.resolve([
        {
          code: 'babysitter',
          entries: services.flatMap(({ entries }) => entries),
          quorumFamilies: 3,
          places: 6,
          childrenPerCarer: 3,
          split: 'child_hour',
          windows: shared.timetable,
        },
        {
          code: 'carer',
          entries: ['NONE'],
          quorumFamilies: 4,
          places: 4,
          childrenPerCarer: 2,
          split: 'band',
          windows: shared.timetable,
        },
      ]),
    openSharedService: () => Promise.resolve(shared),
    previewShare: () => Promise.resolve({ families: 3, shareCents: 1200, aloneCents: 3600 }),
    joinSharedService: () => Promise.resolve(quotedShared),
    answerQuote: () => Promise.resolve(quotedShared),
    moveSharedService: () => Promise.resolve(quotedShared),
    listFeedback: () =>
      Promise.resolve([{ id: id(80), words: 'Persone gentili', month: '2026-10', reply: 'Grazie' }]),
    listServices: () => Promise.resolve([...services]),
    listPlaces: () => Promise.resolve([{ code: 'spazio-melotti', name: 'Spazio Melotti' }]),
    listDistricts: () => Promise.resolve([{ code: 'municipio-6', name: 'Municipio 6' }]),
    listKeptEnrolments: () => page([keptEnrolment]),
    decideEnrolment: () => Promise.resolve(keptEnrolment),
    recordAttendance: () => Promise.resolve(keptEnrolment),
    listKeptIntakes: () => Promise.resolve([...keptIntakes]),
    createIntake: () => Promise.reject(new Error('nobody asked for this')),
    updateIntake: () => Promise.reject(new Error('nobody asked for this')),
    listKeptFeedback: () =>
      Promise.resolve([
        {
          id: id(81),
          serviceName: 'Doposcuola',
          words: 'Mi sono trovata bene',
          month: '2026-11',
          state: 'waiting',
          reason: null,
          reply: null,
          mayDecide: true,
        },
      ]),
    answerFeedback: () => Promise.reject(new Error('nobody asked for this')),
    ...changes,
  };
}
