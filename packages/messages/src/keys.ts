import type account from './it/account.json';
import type activity from './it/activity.json';
import type archive from './it/archive.json';
import type block from './it/block.json';
import type board from './it/board.json';
import type booking from './it/booking.json';
import type exchange from './it/exchange.json';
import type hosting from './it/hosting.json';
import type home from './it/home.json';
import type hours from './it/hours.json';
import type mediation from './it/mediation.json';
import type offer from './it/offer.json';
import type calendar from './it/calendar.json';
import type campaign from './it/campaign.json';
import type catalogue from './it/catalogue.json';
import type catalogueDesk from './it/catalogue-desk.json';
import type providerDesk from './it/provider-desk.json';
import type taxLabels from './it/tax-labels.json';
import type taxonomyDesk from './it/taxonomy-desk.json';
import type serviceForm from './it/service-form.json';
import type timetable from './it/timetable.json';
import type cluster from './it/cluster.json';
import type closing from './it/closing.json';
import type common from './it/common.json';
import type consoleMessages from './it/console.json';
import type desk from './it/desk.json';
import type editor from './it/editor.json';
import type embed from './it/embed.json';
import type myServices from './it/my-services.json';
import type enrolment from './it/enrolment.json';
import type enrolmentDesk from './it/enrolment-desk.json';
import type shared from './it/shared.json';
import type handoff from './it/handoff.json';
import type instrument from './it/instrument.json';
import type letter from './it/letter.json';
import type mail from './it/mail.json';
import type matching from './it/matching.json';
import type need from './it/need.json';
import type pages from './it/pages.json';
import type places from './it/places.json';
import type portal from './it/portal.json';
import type problem from './it/problem.json';
import type proof from './it/proof.json';
import type referral from './it/referral.json';
import type release from './it/release.json';
import type research from './it/research.json';
import type role from './it/role.json';
import type pooling from './it/pooling.json';
import type round from './it/round.json';
import type roundDesk from './it/round-desk.json';
import type saved from './it/saved.json';
import type serviceImport from './it/service-import.json';
import type site from './it/site.json';
import type survey from './it/survey.json';
import type field from './it/field.json';
import type fault from './it/fault.json';
import type surveyFormats from './it/survey-formats.json';
import type timeBank from './it/time-bank.json';
import type timeBankDesk from './it/time-bank-desk.json';
import type written from './it/written.json';

/** The Italian catalogue is the source: a key exists where it exists there. */
interface Catalogues {
  enrolment: typeof enrolment;
  'enrolment-desk': typeof enrolmentDesk;
  shared: typeof shared;
  block: typeof block;
  booking: typeof booking;
  hosting: typeof hosting;
  activity: typeof activity;
  calendar: typeof calendar;
  common: typeof common;
  survey: typeof survey;
  field: typeof field;
  fault: typeof fault;
  closing: typeof closing;
  cluster: typeof cluster;
  matching: typeof matching;
  problem: typeof problem;
  proof: typeof proof;
  portal: typeof portal;
  console: typeof consoleMessages;
  campaign: typeof campaign;
  catalogue: typeof catalogue;
  'catalogue-desk': typeof catalogueDesk;
  'provider-desk': typeof providerDesk;
  'service-form': typeof serviceForm;
  'tax-labels': typeof taxLabels;
  'taxonomy-desk': typeof taxonomyDesk;
  timetable: typeof timetable;
  release: typeof release;
  instrument: typeof instrument;
  editor: typeof editor;
  letter: typeof letter;
  written: typeof written;
  places: typeof places;
  need: typeof need;
  referral: typeof referral;
  pages: typeof pages;
  research: typeof research;
  role: typeof role;
  pooling: typeof pooling;
  round: typeof round;
  'round-desk': typeof roundDesk;
  saved: typeof saved;
  'service-import': typeof serviceImport;
  site: typeof site;
  account: typeof account;
  embed: typeof embed;
  'my-services': typeof myServices;
  handoff: typeof handoff;
  desk: typeof desk;
  mail: typeof mail;
  archive: typeof archive;
  board: typeof board;
  exchange: typeof exchange;
  home: typeof home;
  hours: typeof hours;
  offer: typeof offer;
  mediation: typeof mediation;
  'survey-formats': typeof surveyFormats;
  'time-bank': typeof timeBank;
  'time-bank-desk': typeof timeBankDesk;
}

/** A file of messages, `src/<language>/<namespace>.json`. */
export type Namespace = keyof Catalogues;

/** The key of one message as elements name it: `survey.next`. */
export type MessageKey = {
  [Name in Namespace]: `${Name}.${Extract<keyof Catalogues[Name], string>}`;
}[Namespace];

export const namespaces = [
  'common',
  'activity',
  'calendar',
  'survey',
  'field',
  'fault',
  'closing',
  'cluster',
  'matching',
  'problem',
  'proof',
  'portal',
  'console',
  'campaign',
  'catalogue',
  'catalogue-desk',
  'saved',
  'service-import',
  'provider-desk',
  'service-form',
  'tax-labels',
  'taxonomy-desk',
  'timetable',
  'release',
  'block',
  'instrument',
  'editor',
  'letter',
  'written',
  'places',
  'pages',
  'research',
  'role',
  'site',
  'account',
  'embed',
  'home',
  'my-services',
  'handoff',
  'desk',
  'mail',
  'archive',
  'board',
  'exchange',
  'survey-formats',
  'time-bank',
  'time-bank-desk',
  'enrolment',
  'enrolment-desk',
  'shared',
] as const satisfies readonly Namespace[];
