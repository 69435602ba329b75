import { createSnodoClient, type components } from '@snodo/client';
import { answerOf, listAll, type Campaign, type Page, type PortalPage } from '../portal/portal-api.ts';

type Schemas = components['schemas'];
export type WrittenProgress = Schemas['WrittenProgress'];
export type WrittenQuestion = Schemas['WrittenQuestion'];
export type WrittenTheme = Schemas['WrittenTheme'];
export type WrittenAnswer = Schemas['WrittenAnswer'];
export type WrittenCoding = Schemas['WrittenCoding'];
export type WrittenVerdict = Schemas['WrittenVerdict'];
export type ThemeLabel = Schemas['ThemeLabel'];
export type ThemePublication = Schemas['ThemePublication'];
export type ReturnReason = Schemas['ReturnReason'];
export type Reading = 'first' | 'second';

/**
 * The reading of what people wrote. Each call throws a `LoadFault` with the API's stable problem code. What takes a `key`
 * is done once, however often it is sent with it.
 */
export interface WrittenAnswersApi {
  /** Campaigns whose tables stand, newest first. */
  readonly listReleased: () => Promise<readonly Campaign[]>;
  readonly getProgress: (campaign: string) => Promise<WrittenProgress>;
  readonly listTexts: (
    campaign: string,
    reading: Reading,
    question: string,
    cursor?: string,
  ) => Promise<Page<WrittenAnswer>>;
  /** Other words for a theme that is not published; `former` are those that it is known by. */
  readonly renameTheme: (
    campaign: string,
    theme: string,
    former: ThemeLabel,
    label: ThemeLabel,
  ) => Promise<unknown>;
  readonly createTheme: (
    key: string,
    campaign: string,
    theme: { question: string; label: ThemeLabel },
  ) => Promise<WrittenTheme>;
  readonly codeText: (campaign: string, id: string, coding: WrittenCoding) => Promise<unknown>;
  readonly judgeText: (campaign: string, id: string, verdict: WrittenVerdict) => Promise<unknown>;
  readonly publishThemes: (key: string, campaign: string, publication: ThemePublication) => Promise<unknown>;
}

const textsAtOnce = 20;

/** The API of one community, spoken to from the portal's own origin with its cookie. */
export function createWrittenAnswersApi({ community, language: lang }: PortalPage): WrittenAnswersApi {
  const client = createSnodoClient({ baseUrl: location.origin, headers: { 'x-snodo-portal': '1' } });
  const at = (campaign: string) => ({ community, campaign });
  const once = (key: string) => ({ 'idempotency-key': key });
  return {
    listReleased: async () => {
      const campaigns = await listAll(
        (query) =>
          answerOf(
            client.GET('/v1/{community}/campaigns', {
              params: { path: { community }, query: { lang, ...query } },
            }),
          ),
        {},
      );
      return campaigns.filter(({ isReleased }) => isReleased);
    },
    getProgress: (campaign) =>
      answerOf(
        client.GET('/v1/{community}/campaigns/{campaign}/written-progress', {
          params: { path: at(campaign), query: { lang } },
        }),
      ),
    listTexts: (campaign, reading, question, cursor) =>
      answerOf(
        client.GET('/v1/{community}/campaigns/{campaign}/written-answers', {
          params: {
            path: at(campaign),
            query: { reading, question, limit: textsAtOnce, ...(cursor === undefined ? {} : { cursor }) },
          },
        }),
      ),
    createTheme: (key, campaign, body) =>
      answerOf(
        client.POST('/v1/{community}/campaigns/{campaign}/written-themes', {
          params: { path: at(campaign), header: once(key) },
          body,
        }),
      ),
    renameTheme: (campaign, writtenTheme, former, label) =>
      answerOf(
        client.PUT('/v1/{community}/campaigns/{campaign}/written-themes/{writtenTheme}', {
          params: { path: { ...at(campaign), writtenTheme } },
          body: { former, label },
        }),
      ),
    codeText: (campaign, writtenAnswer, body) =>
      answerOf(
        client.PUT('/v1/{community}/campaigns/{campaign}/written-answers/{writtenAnswer}/coding', {
          params: { path: { ...at(campaign), writtenAnswer } },
          body,
        }),
      ),
    judgeText: (campaign, writtenAnswer, body) =>
      answerOf(
        client.POST('/v1/{community}/campaigns/{campaign}/written-answers/{writtenAnswer}/verdicts', {
          params: { path: { ...at(campaign), writtenAnswer } },
          body,
        }),
      ),
    publishThemes: (key, campaign, body) =>
      answerOf(
        client.POST('/v1/{community}/campaigns/{campaign}/published-themes', {
          params: { path: at(campaign), header: once(key) },
          body,
        }),
      ),
  };
}
