// Employees of two firms who were never asked before, and how they answer a wave through the API.
import type { Language } from '@snodo/contract';
import { cleanAnswers, prepareSurvey, sampleAnswers } from '@snodo/survey-engine';
import { expect } from 'vitest';
import { seededRandom } from '../src/programme/index.ts';
import { ballotKeyAt, blindBallot } from './blind-ballots.ts';
import { call, definition, submissionOf } from './calls.ts';
import type { TestServer } from './harness.ts';

/** How many answer at once, as after the mail that invites them. */
const atOnce = 20;

export interface Employees {
  /** Names in the first firm and in the second: they answer through the API. */
  first: readonly string[];
  second: readonly string[];
  /** Names in the first firm: they answer in a browser, and sign in under their own name. */
  browsing: readonly string[];
}

/** Invented names of people of one wave, told apart by its language. */
export function employeesOf(
  language: Language,
  { first, second, browsing }: { first: number; second: number; browsing: number },
): Employees {
  const named = (where: string, count: number) =>
    Array.from(
      { length: count },
      (_, at) => `Persona ${language} ${where} ${String(at + 1).padStart(3, '0')}`,
    );
  return { first: named('A', first), second: named('B', second), browsing: named('C', browsing) };
}

/** Takes them on at their firms; those who browse can sign in through the first firm's provider. */
export async function takeOn(
  server: TestServer,
  [firstFirm, secondFirm]: readonly [string, string],
  { first, second, browsing }: Employees,
): Promise<void> {
  for (const [firm, names] of [
    [firstFirm, [...first, ...browsing]],
    [secondFirm, second],
  ] as const)
    await server.owner`
      with made as (
        insert into identity.person (community_id, id, display_name, is_generated)
        select c.id, gen_random_uuid(), given.name, true
        from identity.community c, unnest(${[...names]}::text[]) given (name)
        where c.slug = 'milano' returning community_id, id
      )
      insert into identity.membership (community_id, id, person_id, organisation_id, roles)
      select m.community_id, gen_random_uuid(), m.id, o.id, array['employee']
      from made m join identity.organisation o on o.community_id = m.community_id and o.code = ${firm}`;
  await server.owner`
    insert into identity.sign_in (community_id, id, connection_id, issuer, subject, person_id)
    select p.community_id, gen_random_uuid(), c.id, c.issuer, p.display_name, p.id
    from identity.person p join identity.company_connection c on c.community_id = p.community_id and c.code = ${firstFirm}
    where p.display_name = any (${[...browsing]}::text[])`;
}

/** Each asks for a ballot with her token and hands in what is drawn for her, without it. */
export async function answerThroughApi(
  server: TestServer,
  campaign: string,
  { language, organisation, names }: { language: Language; organisation: string; names: readonly string[] },
): Promise<void> {
  const survey = prepareSurvey(definition, language);
  const random = seededRandom(`${campaign} ${organisation}`);
  const address = `/v1/milano/campaigns/${campaign}`;
  const key = await ballotKeyAt(server, campaign, organisation);
  for (let from = 0; from < names.length; from += atOnce)
    await Promise.all(
      names.slice(from, from + atOnce).map(async (name) => {
        const token = await server.tokenOf(name);
        // Whoever joined after the campaign was scheduled is invited when she comes.
        const standing = await call(server, `${address}/participation`, { token });
        expect(standing.body).toMatchObject({ status: 'invited', organisation: { code: organisation } });
        const { blinded, unblind } = blindBallot(key, `milano/${campaign}`, organisation);
        const issued = await call(server, `${address}/ballots`, { token, body: { organisation, blinded } });
        expect(issued.status, issued.text).toBe(201);
        const answers = cleanAnswers(
          survey,
          sampleAnswers(survey, () => random.fraction(), { skipShare: 0.1 }),
        );
        const ballot = unblind((issued.body as { signature: string }).signature);
        const body = { ...submissionOf(ballot, answers), language };
        const handedIn = await call(server, `${address}/submissions`, { body });
        expect(handedIn.status, handedIn.text).toBe(201);
      }),
    );
}
