import { readFileSync } from 'node:fs';
import path from 'node:path';
import { cleanAnswers, prepareSurvey, readDefinition, sampleAnswers } from '@snodo/survey-engine';
import type postgres from 'postgres';
import { derivedKey } from '../src/config.ts';
import { systemClock } from '../src/http/index.ts';
import { ProofVerifier } from '../src/identity/index.ts';
import { seededRandom } from '../src/programme/index.ts';
import { openBallotKey } from '../src/surveys/index.ts';
import { newProofKey, proofClaims, signProof } from '../test/proof-maker.ts';
import { signedBallot, type SentBallot } from '../test/signed-ballot.ts';
import { benchToken, origin } from './bench-token.ts';
import { load } from './load.ts';

export const community = 'milano';
const campaign = 'autunno-2026';
/** The firm that it asks. */
export const organisation = 'naviglio';
export const address = `/v1/${community}/campaigns/${campaign}`;
const instrument = { code: 'work-care-needs', version: 1 };
/** People of a large programme, whose roll is written anew with each group of ballots. */
export const manyPeople = 10_000;

export const headers = { accept: 'application/json', 'accept-language': 'it-IT,it;q=0.9' };

/** Everybody's headers for one call, each with a fresh proof. */
export type Proofs = (method: string, path: string) => Record<string, string>[];

/** Everybody whom the campaign asks and who may answer it. */
export async function invitedPeople(owner: postgres.Sql): Promise<string[]> {
  const rows = await owner<{ person_id: string }[]>`
    select distinct i.person_id from surveys.invitation i
    join surveys.campaign c on c.community_id = i.community_id and c.id = i.campaign_id
    join identity.membership m on m.community_id = i.community_id and m.person_id = i.person_id and m.is_active
    where c.code = ${campaign}`;
  return rows.map((row) => row.person_id);
}

/** Each call gives everybody's headers with a fresh proof. */
export async function newProofs(secret: string, people: string[], privateKey: CryptoKey): Promise<Proofs> {
  const { nonces } = new ProofVerifier({ secret, clock: systemClock });
  const key = newProofKey();
  const tokens = await Promise.all(people.map((personId) => benchToken(privateKey, personId, key)));
  return (method, at) =>
    tokens.map((token) => {
      const nonce = nonces.current();
      const claims = proofClaims({ method, address: origin + at, now: new Date(), token, nonce });
      return { ...headers, authorization: `DPoP ${token}`, dpop: signProof(key, claims) };
    });
}

/** Good ballots that nobody asked for, signed with the firm's key in the campaign. */
export async function newBallots(
  owner: postgres.Sql,
  port: number,
  secret: string,
): Promise<() => SentBallot> {
  await load(port, 1, [
    { method: 'GET', path: `${address}/ballot-key?organisation=${organisation}`, headers },
  ]);
  const [row] = await owner<{ campaign_id: string; organisation_id: string; private_key_sealed: Buffer }[]>`
    select k.campaign_id, k.organisation_id, k.private_key_sealed from surveys.ballot_key k
    join surveys.campaign c on c.id = k.campaign_id where c.code = ${campaign}`;
  if (row === undefined) throw new Error('the campaign has no ballot key');
  const holder = { campaignId: row.campaign_id, organisationId: row.organisation_id };
  const key = openBallotKey(derivedKey(secret, 'ballot keys'), holder, row.private_key_sealed);
  return () => signedBallot(key, `${community}/${campaign}`, organisation);
}

const survey = prepareSurvey(readInstrument(), 'it');
const random = seededRandom('an evening');

export function submissionOf(ballot: SentBallot) {
  const answers = sampleAnswers(survey, () => random.fraction(), { skipShare: 0.2 });
  return { ballot, instrument, language: 'it', answers: cleanAnswers(survey, answers) };
}

function readInstrument() {
  const file = path.join(
    import.meta.dirname,
    '../../packages/survey-engine/instruments/work-care-needs.json',
  );
  const read = readDefinition(JSON.parse(readFileSync(file, 'utf8')));
  if ('faults' in read) throw new Error('the instrument of the demonstration cannot be read');
  return read.definition;
}

/** Fills the campaign up with people who never come. */
export async function inviteMany(owner: postgres.Sql): Promise<void> {
  await owner`
    with asked as (select community_id, id from surveys.campaign where code = ${campaign}),
    made as (
      insert into identity.person (community_id, id, display_name, is_generated)
      select a.community_id, gen_random_uuid(), 'Persona ' || n, true from asked a, generate_series(1, ${manyPeople}) n
      returning community_id, id
    )
    insert into surveys.invitation (community_id, campaign_id, person_id)
    select m.community_id, a.id, m.id from made m join asked a on a.community_id = m.community_id`;
}
