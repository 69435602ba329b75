import type { components } from '@snodo/client';
import type { Call, Page } from '../ui/api-call.ts';
import type { Service } from './service.ts';

type Schemas = components['schemas'];
export type Intake = Schemas['Intake'];
export type Enrolment = Schemas['Enrolment'];
export type EnrolmentStep = Schemas['EnrolmentStep'];
export type SharedService = Schemas['SharedService'];
export type SharedServiceInput = Schemas['SharedServiceInput'];
export type SharedTemplateValues = Schemas['SharedTemplateValues'];
export type SharePreview = Schemas['SharePreview'];
export type FamilyInput = Schemas['FamilyInput'];
export type Feedback = Schemas['Feedback'];
export type KeptEnrolment = Schemas['KeptEnrolment'];
export type KeptIntake = Schemas['KeptIntake'];
export type KeptFeedback = Schemas['KeptFeedback'];
export type EnrolmentDecision = Schemas['EnrolmentDecision'];
export type SharedServiceMove = Schemas['SharedServiceMove'];
export type FeedbackAnswer = Schemas['FeedbackAnswer'];
export type IntakeInput = Schemas['IntakeInput'];
export type IntakeChange = Schemas['IntakeChange'];
export type { Page, Service };

export type KeptShow = 'to_decide' | 'waiting' | 'present';

interface Named {
  readonly code: string;
  readonly name: string;
}

/** What the pages of enrolments and shared services ask of the API. */
export function createEnrolmentsApi(call: Call, lang: string) {
  const query = { lang };
  const own = (id: string) => `/own-enrolments/${id}`;
  const kept = (id: string) => `/kept-enrolments/${id}`;
  const shared = (id: string) => `/shared-services/${id}`;
  const page = (cursor: string | undefined, limit = '20') => ({
    lang,
    limit,
    ...(cursor === undefined ? {} : { cursor }),
  });
  return {
    listOwnEnrolments: (cursor?: string) =>
      call<Page<Enrolment>>('GET', '/own-enrolments', { query: page(cursor) }),
    moveEnrolment: (id: string, body: { step: EnrolmentStep; version: number }) =>
      call<Enrolment>('POST', `${own(id)}/steps`, { query, body }),
    giveFeedback: (id: string, words: string) =>
      call<Enrolment>('POST', `${own(id)}/feedback`, { query, body: { words } }),

    listIntakes: async (service: string) =>
      (await call<Page<Intake>>('GET', '/intakes', { query: { lang, service, limit: '50' } })).items,
    enrol: (intake: string, key: string, body: { places: number; words?: string }) =>
      call<Enrolment>('POST', `/intakes/${intake}/enrolments`, { query, key, body }),

    listSharedServices: (cursor?: string, service?: string) =>
      call<Page<SharedService>>('GET', '/shared-services', {
        query: { ...page(cursor), ...(service === undefined ? {} : { service }) },
      }),
    getSharedService: (id: string) => call<SharedService>('GET', shared(id), { query }),
    listTemplates: async () =>
      (await call<{ items: SharedTemplateValues[] }>('GET', '/shared-templates')).items,
    openSharedService: (key: string, body: SharedServiceInput) =>
      call<SharedService>('POST', '/shared-services', { query, key, body }),
    previewShare: (id: string, body: FamilyInput) =>
      call<SharePreview>('POST', `${shared(id)}/share-previews`, { body }),
    joinSharedService: (id: string, key: string, body: FamilyInput) =>
      call<SharedService>('POST', `${shared(id)}/families`, { query, key, body }),
    answerQuote: (id: string, number: number, answer: 'agree' | 'refuse') =>
      call<SharedService>('POST', `${shared(id)}/quote-answers`, { query, body: { number, answer } }),
    moveSharedService: (id: string, body: SharedServiceMove) =>
      call<SharedService>('POST', `${shared(id)}/steps`, { query, body }),
    listFeedback: async (service: string) =>
      (await call<Page<Feedback>>('GET', '/feedback', { query: { lang, service, limit: '10' } })).items,

    listServices: async () =>
      (await call<Page<Service>>('GET', '/services', { query: { lang, limit: '100' } })).items,
    listPlaces: async () =>
      (await call<Page<Named>>('GET', '/places', { query: { lang, limit: '100' } })).items,
    listDistricts: async () => (await call<{ districts: Named[] }>('GET', '/territory', { query })).districts,

    listKeptEnrolments: (show: KeptShow, intake: string, cursor?: string) =>
      call<Page<KeptEnrolment>>('GET', '/kept-enrolments', {
        query: { ...page(cursor), show, ...(intake === '' ? {} : { intake }) },
      }),
    decideEnrolment: (id: string, body: EnrolmentDecision) =>
      call<KeptEnrolment>('POST', `${kept(id)}/decision`, { query, body }),
    recordAttendance: (id: string, body: { heldOn: string; people: number }) =>
      call<KeptEnrolment>('PUT', `${kept(id)}/attendance`, { query, body }),
    listKeptIntakes: async () =>
      (await call<Page<KeptIntake>>('GET', '/kept-intakes', { query: page(undefined, '100') })).items,
    createIntake: (key: string, body: IntakeInput) =>
      call<KeptIntake>('POST', '/intakes', { query, key, body }),
    updateIntake: (id: string, body: IntakeChange) =>
      call<KeptIntake>('PUT', `/intakes/${id}`, { query, body }),
    listKeptFeedback: async () =>
      (await call<Page<KeptFeedback>>('GET', '/kept-feedback', { query: page(undefined, '50') })).items,
    answerFeedback: (id: string, body: FeedbackAnswer) =>
      call<KeptFeedback>('POST', `/kept-feedback/${id}/answer`, { query, body }),
  };
}

export type EnrolmentsApi = ReturnType<typeof createEnrolmentsApi>;
