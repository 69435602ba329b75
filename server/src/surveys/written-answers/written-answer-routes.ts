import * as contract from '@snodo/contract';
import type { Context } from 'hono';
import { inCommunity, type CommunityTransaction, type Database } from '../../db/index.ts';
import { idempotently, newApi, type Api, type AppEnv } from '../../http/index.ts';
import { inCommunityOf, signedInActor, type Authentication } from '../../identity/index.ts';
import {
  codeWrittenAnswer,
  getWrittenReader,
  judgeWrittenAnswer,
  listWrittenAnswers,
  type WrittenReader,
} from './written-answers.ts';
import {
  createWrittenTheme,
  getWrittenProgress,
  publishWrittenThemes,
  renameWrittenTheme,
} from './written-themes.ts';

export interface WrittenAnswersDeps {
  app: Database;
  /** The only role that can read texts; it does so for somebody whom the application's role has let in. */
  release: Database;
  authentication: Authentication;
}

/** The reading of what people wrote, for managers of the programme in the portal's own window. */
export function writtenAnswersApi({ app, release, authentication }: WrittenAnswersDeps): Api {
  const api = newApi();
  const { clock } = authentication;

  const asReader = <Answer>(
    c: Context<AppEnv>,
    { community: slug, campaign }: { community: string; campaign: string },
    work: (reader: WrittenReader, trx: CommunityTransaction) => Promise<Answer>,
  ): Promise<Answer> =>
    inCommunityOf(app, slug, async (trx, community) => {
      const actor = await signedInActor(c, trx, community, authentication);
      return work(await getWrittenReader(trx, actor, community, clock, campaign), trx);
    });

  const withTexts = async <Answer>(
    c: Context<AppEnv>,
    path: { community: string; campaign: string },
    work: (trx: CommunityTransaction, reader: WrittenReader) => Promise<Answer>,
  ): Promise<Answer> => {
    const reader = await asReader(c, path, async (found) => found);
    return inCommunity(release, reader.community.id, (trx) => work(trx, reader));
  };

  const once = <Answer>(
    c: Context<AppEnv>,
    trx: CommunityTransaction,
    { community, personId }: WrittenReader,
    work: () => Promise<Answer>,
  ): Promise<Answer> =>
    idempotently(c, trx, { communityId: community.id, personId, now: clock.now(), key: 'may' }, work);

  api.openapi(contract.getWrittenProgress, async (c) => {
    const { lang } = c.req.valid('query');
    const body = await withTexts(c, c.req.valid('param'), (trx, reader) =>
      getWrittenProgress(trx, reader, lang),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.listWrittenAnswers, async (c) => {
    const query = c.req.valid('query');
    const body = await withTexts(c, c.req.valid('param'), (trx, reader) =>
      listWrittenAnswers(trx, reader, query),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.createWrittenTheme, async (c) => {
    const theme = c.req.valid('json');
    const body = await asReader(c, c.req.valid('param'), (reader, trx) =>
      once(c, trx, reader, () => createWrittenTheme(trx, reader, theme)),
    );
    return c.json(body, 201);
  });

  api.openapi(contract.renameWrittenTheme, async (c) => {
    const { writtenTheme, ...path } = c.req.valid('param');
    const renaming = c.req.valid('json');
    const body = await asReader(c, path, (reader, trx) =>
      renameWrittenTheme(trx, reader, writtenTheme, renaming),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.codeWrittenAnswer, async (c) => {
    const path = c.req.valid('param');
    const coding = c.req.valid('json');
    const body = await withTexts(c, path, (trx, reader) =>
      codeWrittenAnswer(trx, reader, path.writtenAnswer, coding),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.judgeWrittenAnswer, async (c) => {
    const path = c.req.valid('param');
    const verdict = c.req.valid('json');
    const body = await withTexts(c, path, (trx, reader) =>
      judgeWrittenAnswer(trx, reader, path.writtenAnswer, verdict),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.publishWrittenThemes, async (c) => {
    const publication = c.req.valid('json');
    // The key is kept after the themes are: if that is all that fails, the next attempt is told that they stand.
    const body = await asReader(c, c.req.valid('param'), (reader, trx) =>
      once(c, trx, reader, () =>
        inCommunity(release, reader.community.id, (inner) =>
          publishWrittenThemes(inner, reader, publication),
        ),
      ),
    );
    return c.json(body, 201);
  });

  return api;
}
