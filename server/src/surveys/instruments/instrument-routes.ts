import * as contract from '@snodo/contract';
import type { Context } from 'hono';
import type { CommunityTransaction, Database } from '../../db/index.ts';
import { idempotently, newApi, type Api, type AppEnv } from '../../http/index.ts';
import {
  inCommunityOf,
  signedInActor,
  type Actor,
  type Authentication,
  type Community,
} from '../../identity/index.ts';
import { deleteBlockSheet, listBlocks, putBlockSheet } from './instrument-blocks.ts';
import {
  checkInstrumentDraft,
  createInstrumentDraft,
  deleteInstrumentDraft,
  getInstrumentDraft,
  publishInstrumentDraft,
  saveInstrumentDraft,
  type DraftContext,
} from './instrument-drafts.ts';
import { getInstrument, listInstruments } from './instruments.ts';

export interface InstrumentDeps {
  app: Database;
  authentication: Authentication;
}

/** Questionnaires and their drafts, for the programme's editors and for the officers whose campaigns use them. */
export function instrumentApi({ app, authentication }: InstrumentDeps): Api {
  const api = newApi();
  const { clock } = authentication;

  const asActor = <Answer>(
    c: Context<AppEnv>,
    slug: string,
    work: (trx: CommunityTransaction, actor: Actor, context: DraftContext) => Promise<Answer>,
  ): Promise<Answer> =>
    inCommunityOf(app, slug, async (trx, community) =>
      work(trx, await signedInActor(c, trx, community, authentication), { community, clock }),
    );
  const once = <Answer>(
    c: Context<AppEnv>,
    trx: CommunityTransaction,
    { personId }: Actor,
    { id: communityId }: Community,
    work: () => Promise<Answer>,
  ): Promise<Answer> => idempotently(c, trx, { communityId, personId, now: clock.now(), key: 'may' }, work);

  api.openapi(contract.listInstruments, async (c) => {
    const query = c.req.valid('query');
    const body = await asActor(c, c.req.valid('param').community, (trx, actor, { community }) =>
      listInstruments(trx, actor, community, { ...query, cursor: query.cursor }),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.getInstrument, async (c) => {
    const { community: slug, instrument: code } = c.req.valid('param');
    const { version } = c.req.valid('query');
    const body = await asActor(c, slug, (trx, actor, { community }) =>
      getInstrument(trx, actor, community, { code, version }),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.createInstrumentDraft, async (c) => {
    const input = c.req.valid('json');
    const body = await asActor(c, c.req.valid('param').community, (trx, actor, context) =>
      once(c, trx, actor, context.community, () => createInstrumentDraft(trx, actor, context, input)),
    );
    return c.json(body, 201);
  });

  api.openapi(contract.getInstrumentDraft, async (c) => {
    const { community: slug, draft } = c.req.valid('param');
    const body = await asActor(c, slug, (trx, actor, context) =>
      getInstrumentDraft(trx, actor, context, draft),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.saveInstrumentDraft, async (c) => {
    const { community: slug, draft } = c.req.valid('param');
    const save = c.req.valid('json');
    const body = await asActor(c, slug, (trx, actor, context) =>
      saveInstrumentDraft(trx, actor, context, draft, save),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.checkInstrumentDraft, async (c) => {
    const { community: slug, draft } = c.req.valid('param');
    const { lang } = c.req.valid('query');
    const body = await asActor(c, slug, (trx, actor, context) =>
      checkInstrumentDraft(trx, actor, context, draft, lang),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.publishInstrumentDraft, async (c) => {
    const { community: slug, draft } = c.req.valid('param');
    const { revision, follows } = c.req.valid('json');
    const body = await asActor(c, slug, (trx, actor, context) =>
      once(c, trx, actor, context.community, () =>
        publishInstrumentDraft(trx, actor, context, draft, { revision, follows, language: 'it' }),
      ),
    );
    return c.json(body, 201);
  });

  api.openapi(contract.deleteInstrumentDraft, async (c) => {
    const { community: slug, draft } = c.req.valid('param');
    const { revision } = c.req.valid('query');
    const body = await asActor(c, slug, (trx, actor, context) =>
      deleteInstrumentDraft(trx, actor, context, draft, revision),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.listBlocks, async (c) => {
    const { lang } = c.req.valid('query');
    const body = await asActor(c, c.req.valid('param').community, (trx, actor, context) =>
      listBlocks(trx, actor, context, lang),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.putBlockSheet, async (c) => {
    const { community: slug, block, language } = c.req.valid('param');
    const entry = c.req.valid('json');
    const body = await asActor(c, slug, (trx, actor, context) =>
      putBlockSheet(trx, actor, context, block, language, entry),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.deleteBlockSheet, async (c) => {
    const { community: slug, block, language } = c.req.valid('param');
    const { revision } = c.req.valid('query');
    const body = await asActor(c, slug, (trx, actor, context) =>
      deleteBlockSheet(trx, actor, context, block, language, revision),
    );
    return c.json(body, 200);
  });

  return api;
}
