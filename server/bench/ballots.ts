// What an evening of answering costs: the figures of `npm run bench:ballots`.
import { randomBytes } from 'node:crypto';
import { exportJWK, generateKeyPair } from 'jose';
import postgres from 'postgres';
import type { SentBallot } from '../test/signed-ballot.ts';
import {
  address,
  community,
  headers,
  invitedPeople,
  inviteMany,
  manyPeople,
  newBallots,
  newProofs,
  organisation,
  submissionOf,
  type Proofs,
} from './ballot-requests.ts';
import type { BallotServerOrder, BallotServerQuestion } from './ballots-server.ts';
import { issuer, origin } from './bench-token.ts';
import { figureOf, median, type Figure } from './figures.ts';
import { load, type WireRequest } from './load.ts';
import { startMeasured, type MeasuredServer } from './measured-server.ts';

const rounds = 20;
const submissionsPerRound = 500;
/** Of the submissions of a round so many are handed in a second time. */
const twicePerRound = 25;
const connections = 64;
/**
 * Measures on a filled database (real PostgreSQL), over real HTTP on kept connections, the server in a process of
 * its own. In every round take turns: the bare RSA operation, signing in alone, ballots issued to everybody invited (each with its token
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
    const evening = new Evening(owner, server, proofs, await newBallots(owner, server.port, secret));
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
      figure: 'ballots.issue.requests_per_second.floor',
      value: few.issued,
      unit: `requests/s, ${few.people} people invited`,
      anchor: 'a route of the same server that asks who calls, by token and proof, and does nothing else',
      anchorValue: median(evening.signedIn),
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

class Evening {
  readonly issued: number[] = [];
  readonly signedIn: number[] = [];
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
    for (const figures of [this.issued, this.signedIn, this.operations, this.inserted, this.submitted])
      figures.length = 0;
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
    await this.#signIn();
    await this.issue();
    const bodies = Array.from({ length: submissionsPerRound }, () => submissionOf(this.ballots()));
    await this.#insert(bodies);
    await this.#submit(bodies);
  }

  /** What is signed in and does nothing: the most that a signed-in route can reach. */
  async #signIn(): Promise<void> {
    const path = `/v1/${community}/signed-in`;
    const requests = this.#proofs('POST', path).map((headers): WireRequest => ({
      method: 'POST',
      path,
      headers,
      body: {},
    }));
    this.signedIn.push(await perSecond(this.#port, requests, new Map([[201, requests.length]])));
  }

  async issue(): Promise<void> {
    await this.owner`delete from surveys.ballot_roll`;
    await this.owner`vacuum surveys.ballot_roll`;
    const path = `${address}/ballots`;
    const requests = this.#proofs('POST', path).map((headers): WireRequest => {
      const blinded = randomBytes(256);
      blinded[0] = 0;
      const body = { organisation, blinded: blinded.toString('base64url') };
      return { method: 'POST', path, headers, body };
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
      select (select count(*)::int from submissions.submission) as submissions,
             (select count(*)::int from submissions.spent_ballot) as spent`;
    if (row === undefined) throw new Error('nothing was counted');
    return row;
  }
}

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
