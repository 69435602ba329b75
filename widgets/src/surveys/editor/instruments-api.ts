import { createSnodoClient, type components } from '@snodo/client';
import type { Language } from '../../ui/i18n.ts';
import { answerOf, type PortalPage } from '../../portal/portal-api.ts';

type Schemas = components['schemas'];
export type Instrument = Schemas['Instrument'];
export type InstrumentPage = Schemas['InstrumentPage'];
export type InstrumentVersion = Schemas['InstrumentVersion'];
export type InstrumentDefinition = Schemas['InstrumentDefinition'];
export type InstrumentDraft = Schemas['InstrumentDraft'];
export type NewInstrumentDraft = Schemas['NewInstrumentDraft'];
export type DraftCheck = Schemas['DraftCheck'];
export type DraftFinding = Schemas['DraftFinding'];
export type ValidatedBlock = Schemas['ValidatedBlock'];
export type BlockSheet = Schemas['BlockSheet'];
export type BlockSheetEntry = Schemas['BlockSheetEntry'];
export type PublishedInstrument = Schemas['PublishedInstrument'];

/**
 * Questionnaires and their drafts. Each call throws a `LoadFault` with the API's stable problem code; `draft_changed`:
 * somebody else saved or published in between.
 */
export interface InstrumentsApi {
  readonly list: (cursor?: string) => Promise<InstrumentPage>;
  /** One published version. */
  readonly get: (code: string, version: number) => Promise<InstrumentDefinition>;
  readonly createDraft: (key: string, draft: NewInstrumentDraft) => Promise<{ id: string }>;
  readonly getDraft: (id: string) => Promise<InstrumentDraft>;
  readonly saveDraft: (
    id: string,
    revision: number,
    definition: Record<string, unknown>,
  ) => Promise<{ revision: number; changedAt: string }>;
  /** Of what was saved last. */
  readonly checkDraft: (id: string) => Promise<DraftCheck>;
  readonly publishDraft: (
    key: string,
    id: string,
    revision: number,
    follows: number,
  ) => Promise<PublishedInstrument>;
  readonly deleteDraft: (id: string, revision: number) => Promise<unknown>;
  readonly listBlocks: () => Promise<{ readonly blocks: readonly ValidatedBlock[] }>;
  /** Enters the official words of a validated instrument in a language. */
  readonly putSheet: (
    block: string,
    language: Language,
    entry: BlockSheetEntry,
  ) => Promise<{ revision: number }>;
  readonly deleteSheet: (block: string, language: Language, revision: number) => Promise<unknown>;
}

/** The API of one community, spoken to from the portal's own origin with its cookie. */
export function createInstrumentsApi({ community, language: lang }: PortalPage): InstrumentsApi {
  const client = createSnodoClient({ baseUrl: location.origin, headers: { 'x-snodo-portal': '1' } });
  const path = { community };
  const query = { lang };
  const once = (key: string) => ({ 'idempotency-key': key });
  const sheet = (block: string, language: Language) => ({ path: { community, block, language } });
  const of = (draft: string) => ({ path: { community, draft } });
  return {
    list: (cursor) =>
      answerOf(
        client.GET('/v1/{community}/instruments', {
          params: { path, query: { lang, limit: 50, ...(cursor === undefined ? {} : { cursor }) } },
        }),
      ),
    get: (instrument, version) =>
      answerOf(
        client.GET('/v1/{community}/instruments/{instrument}', {
          params: { path: { community, instrument }, query: { lang, version } },
        }),
      ),
    createDraft: (key, body) =>
      answerOf(
        client.POST('/v1/{community}/instrument-drafts', { params: { path, header: once(key) }, body }),
      ),
    getDraft: (id) => answerOf(client.GET('/v1/{community}/instrument-drafts/{draft}', { params: of(id) })),
    saveDraft: (id, revision, definition) =>
      answerOf(
        client.PUT('/v1/{community}/instrument-drafts/{draft}', {
          params: of(id),
          body: { revision, definition },
        }),
      ),
    checkDraft: (id) =>
      answerOf(
        client.GET('/v1/{community}/instrument-drafts/{draft}/findings', { params: { ...of(id), query } }),
      ),
    publishDraft: (key, id, revision, follows) =>
      answerOf(
        client.POST('/v1/{community}/instrument-drafts/{draft}/publication', {
          params: { ...of(id), header: once(key) },
          body: { revision, follows },
        }),
      ),
    deleteDraft: (id, revision) =>
      answerOf(
        client.DELETE('/v1/{community}/instrument-drafts/{draft}', {
          params: { ...of(id), query: { revision } },
        }),
      ),
    listBlocks: () => answerOf(client.GET('/v1/{community}/validated-blocks', { params: { path, query } })),
    putSheet: (block, language, body) =>
      answerOf(
        client.PUT('/v1/{community}/validated-blocks/{block}/sheets/{language}', {
          params: sheet(block, language),
          body,
        }),
      ),
    deleteSheet: (block, language, revision) =>
      answerOf(
        client.DELETE('/v1/{community}/validated-blocks/{block}/sheets/{language}', {
          params: { ...sheet(block, language), query: { revision } },
        }),
      ),
  };
}
