// What an evening of answering costs: the figures of `npm run bench:ballots`.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { randomBytes } from 'node:crypto';
import { cleanAnswers, readDefinition, sampleAnswers } from '@snodo/survey-engine';
import { exportJWK, generateKeyPair } from 'jose';
import postgres from 'postgres';
import { derivedKey } from '../src/config.ts';
import { systemClock } from '../src/http/index.ts';
import { ProofVerifier } from '../src/identity/index.ts';
import { seededRandom } from '../src/programme/index.ts';
import { openBallotKey } from '../src/surveys/index.ts';
import { newProofKey, proofClaims, signProof } from '../test/proof-maker.ts';
import { signedBallot, type SentBallot } from '../test/signed-ballot.ts';
import { benchToken, issuer, origin } from './bench-token.ts';
import type { BallotServerOrder, BallotServerQuestion } from './ballots-server.ts';
import { figureOf, median, type Figure } from './figures.ts';
import { load, type WireRequest } from './load.ts';
import { startMeasured, type MeasuredServer } from './measured-server.ts';

const rounds = 20;
const submissionsPerRound = 500;
/** Of the submissions of a round so many are handed in a second time. */
const twicePerRound = 25;
const connections = 64;
const community = 'milano';
const campaign = 'autunno-2026';
const address = `/v1/${community}/campaigns/${campaign}`;
const instrument = { code: 'work-care-needs', version: 1 };
/** People of a large programme, whose invitations are all written anew with each group of ballots. */
const manyPeople = 10_000;

/**
 * Measures on a filled database (real PostgreSQL), over real HTTP on kept connections, the server in a process of
 * its own. In every round take turns: the bare RSA operation, ballots issued to everybody invited (each with its token
 * and proof), the bare INSERT, and submissions, each with a ballot of its own and some a second time. A figure is the
 * median over the rounds; at the end the database is counted.
 */
export async function measureBallots(databaseUrl: string, secret: string): Promise<Figure[]> {
  const owner = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const server = await startMeasured<BallotServerQuestion>('ballots-server.ts', {
    databaseUrl,
    secret,
    key: { ...(await exportJWK(publicKey)), kid: 'bench' },
    issuer,
    origin,
  } satisfies BallotServerOrder);
  try {
    await owner.unsafe(
      'create schema bench; create table bench.bare (id uuid primary key, answers jsonb not null)',
    );
    const people = await invitedPeople(owner);
    const proofs = await newProofs(secret, people, privateKey);
    const evening = new Evening(owner, server, proofs, await newBallots(owner, server, secret));
    await evening.round();
    await evening.round();
    evening.forget();
    const lost = await evening.run();
    const few = {
      people: people.length,
      issued: median(evening.issued),
      operations: median(evening.operations),
    };
    await inviteMany(owner);
    const many = new Evening(owner, server, proofs, evening.ballots);
    for (let round = 0; round < 5; round += 1) await many.issue();
    return figuresOf(evening, few, lost, median(many.issued));
  } finally {
    await server.stop();
    await owner.end({ timeout: 5 });
  }
}

function figuresOf(
  evening: Evening,
  few: { people: number; issued: number; operations: number },
  faults: number,
  issuedOfMany: number,
): Figure[] {
  const anchor = 'bare RSA-2048 private operations of Node per second, on one thread';
  return [
    figureOf({
      figure: 'ballots.issue.requests_per_second',
      value: few.issued,
      unit: `requests/s, ${few.people} people invited`,
      anchor,
      anchorValue: few.operations,
      least: 0.6,
    }),
    figureOf({
      figure: 'ballots.issue_of_many.requests_per_second',
      value: issuedOfMany,
      unit: `requests/s, ${manyPeople} people invited`,
      anchor,
      anchorValue: few.operations,
    }),
    figureOf({
      figure: 'ballots.submission.requests_per_second',
      value: median(evening.submitted),
      unit: 'requests/s',
      anchor: 'a Hono endpoint that makes one bare INSERT of the same body',
      anchorValue: median(evening.inserted),
      least: 0.5,
    }),
    figureOf({
      figure: 'ballots.submission.lost_or_stored_twice',
      value: faults,
      unit: 'submissions',
      anchor: 'submissions handed in, some of them twice',
      anchorValue: rounds * submissionsPerRound,
      most: 0,
    }),
  ];
}

type Proofs = (method: string, path: string) => Record<string, string>[];

class Evening {
  readonly issued: number[] = [];
  readonly operations: number[] = [];
  readonly inserted: number[] = [];
  readonly submitted: number[] = [];
  #handedIn = 0;

  readonly ballots: () => SentBallot;
  readonly owner: postgres.Sql;
  readonly #port: number;
  readonly #operations: () => Promise<number>;
  readonly #proofs: Proofs;

  constructor(
    owner: postgres.Sql,
    server: MeasuredServer<BallotServerQuestion>,
    proofs: Proofs,
    ballots: () => SentBallot,
  ) {
    this.owner = owner;
    this.#port = server.port;
    this.#operations = () => server.ask('operations');
    this.#proofs = proofs;
    this.ballots = ballots;
  }

  /** The rounds before warmed everything up and do not count. */
  forget(): void {
    for (const figures of [this.issued, this.operations, this.inserted, this.submitted]) figures.length = 0;
  }

  /** All rounds; the answer is how many submissions are lost or stored twice. */
  async run(): Promise<number> {
    const before = await this.#stored();
    this.#handedIn = 0;
    for (let round = 0; round < rounds; round += 1) await this.round();
    const after = await this.#stored();
    return (
      Math.abs(after.submissions - before.submissions - this.#handedIn) +
      Math.abs(after.spent - before.spent - this.#handedIn)
    );
  }

  async round(): Promise<void> {
    this.operations.push(await this.#operations());
    await this.issue();
    const bodies = Array.from({ length: submissionsPerRound }, () => submissionOf(this.ballots()));
    await this.#insert(bodies);
    await this.#submit(bodies);
  }

  async issue(): Promise<void> {
    await this.owner`update surveys.invitation set has_ballot = false, blinded_hash = null`;
    await this.owner`vacuum surveys.invitation`;
    const path = `${address}/ballots`;
    const requests = this.#proofs('POST', path).map((headers): WireRequest => {
      const blinded = randomBytes(256);
      blinded[0] = 0;
      return { method: 'POST', path, headers, body: { blinded: blinded.toString('base64url') } };
    });
    this.issued.push(await perSecond(this.#port, requests, new Map([[201, requests.length]])));
  }

  async #insert(bodies: unknown[]): Promise<void> {
    const requests = bodies.map((body): WireRequest => ({
      method: 'POST',
      path: '/bare-insert',
      headers,
      body,
    }));
    this.inserted.push(await perSecond(this.#port, requests, new Map([[201, requests.length]])));
  }

  async #submit(bodies: unknown[]): Promise<void> {
    const path = `${address}/submissions`;
    const twice = bodies.slice(0, twicePerRound);
    const requests = [...bodies, ...twice].map((body): WireRequest => ({
      method: 'POST',
      path,
      headers,
      body,
    }));
    const expected = new Map([
      [201, bodies.length],
      [409, twice.length],
    ]);
    this.submitted.push(await perSecond(this.#port, requests, expected));
    this.#handedIn += bodies.length;
  }

  async #stored(): Promise<{ submissions: number; spent: number }> {
    const [row] = await this.owner<{ submissions: number; spent: number }[]>`
      select (select count(*)::int from surveys.submission) as submissions,
             (select count(*)::int from surveys.spent_ballot) as spent`;
    if (row === undefined) throw new Error('nothing was counted');
    return row;
  }
}

const headers = { accept: 'application/json', 'accept-language': 'it-IT,it;q=0.9' };

async function perSecond(
  port: number,
  requests: WireRequest[],
  expected: ReadonlyMap<number, number>,
): Promise<number> {
  const { seconds, statuses } = await load(port, connections, requests);
  if ([...expected].some(([status, count]) => statuses.get(status) !== count))
    throw new Error(`not every answer was good: ${JSON.stringify([...statuses])}`);
  return requests.length / seconds;
}

/** Everybody whom the campaign asks and who may answer it. */
async function invitedPeople(owner: postgres.Sql): Promise<string[]> {
  const rows = await owner<{ person_id: string }[]>`
    select distinct i.person_id from surveys.invitation i
    join surveys.campaign c on c.community_id = i.community_id and c.id = i.campaign_id
    join identity.membership m on m.community_id = i.community_id and m.person_id = i.person_id and m.is_active
    where c.code = ${campaign}`;
  return rows.map((row) => row.person_id);
}

/** Each call gives everybody's headers with a fresh proof. */
async function newProofs(secret: string, people: string[], privateKey: CryptoKey): Promise<Proofs> {
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

/** Good ballots that nobody asked for, signed with the campaign's key. */
async function newBallots(
  owner: postgres.Sql,
  { port }: MeasuredServer<BallotServerQuestion>,
  secret: string,
): Promise<() => SentBallot> {
  await load(port, 1, [{ method: 'GET', path: `${address}/ballot-key`, headers }]);
  const [row] = await owner<{ campaign_id: string; private_key_sealed: Buffer }[]>`
    select k.campaign_id, k.private_key_sealed from surveys.ballot_key k
    join surveys.campaign c on c.id = k.campaign_id where c.code = ${campaign}`;
  if (row === undefined) throw new Error('the campaign has no ballot key');
  const key = openBallotKey(derivedKey(secret, 'ballot keys'), row.campaign_id, row.private_key_sealed);
  return () => signedBallot(key, `${community}/${campaign}`);
}

const definition = readInstrument();
const random = seededRandom('an evening');

function submissionOf(ballot: SentBallot) {
  const answers = sampleAnswers(definition, () => random.fraction(), { skipShare: 0.2 });
  return { ballot, instrument, language: 'it', answers: cleanAnswers(definition, answers) };
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
async function inviteMany(owner: postgres.Sql): Promise<void> {
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
