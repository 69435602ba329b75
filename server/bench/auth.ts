// What it costs to know who calls: the figures of `npm run bench:auth`.
import { exportJWK, generateKeyPair } from 'jose';
import postgres from 'postgres';
import { systemClock } from '../src/http/index.ts';
import { ProofVerifier } from '../src/identity/index.ts';
import { newProofKey, proofClaims, signProof, type ProofKey } from '../test/proof-maker.ts';
import type { ServerOrder, ServerQuestion } from './auth-server.ts';
import { benchToken, issuer, origin } from './bench-token.ts';
import { figureOf, median, type Figure } from './figures.ts';
import { load, type WireRequest } from './load.ts';
import { startMeasured, type MeasuredServer } from './measured-server.ts';

const rounds = 21;
const requestsPerRound = 400;
const warmUpRounds = 3;
const connections = 16;
const kinds = ['plain', 'token', 'verification', 'proof'] as const;

type Kind = (typeof kinds)[number];

interface Measured {
  requestsPerSecond: Record<Kind, number[]>;
  cpuMicroseconds: Record<Kind, number[]>;
  verificationMicroseconds: number[];
}

/**
 * Measures on a filled database (real PostgreSQL), over real HTTP on kept connections, the server in a process of
 * its own. Four routes of the same shape (`auth-server.ts`), all of which find the community, open a transaction
 * in it, read one person's memberships and answer them as JSON:
 * - plain: nobody is asked for; the person is known beforehand;
 * - token: the same, for the person of a token whose verdict is known by its hash;
 * - verification: plain, and one bare P-256 verification of a signature that lies ready;
 * - proof: the same through `signedInActor`: token, DPoP proof (each used once), and its mark in the database.
 * The kinds take turns in every round; a figure is the median over the rounds.
 */
export async function measureAuthentication(databaseUrl: string, secret: string): Promise<Figure[]> {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const personId = await somePersonId(databaseUrl);
  const key = newProofKey();
  const token = await benchToken(privateKey, personId, key);
  const server = await startMeasured<ServerQuestion>('auth-server.ts', {
    databaseUrl,
    secret,
    key: { ...(await exportJWK(publicKey)), kid: 'bench' },
    issuer,
    personId,
    origin,
  } satisfies ServerOrder);
  try {
    const wire = (kind: Kind) => requestsOf(kind, { secret, token, key });
    // The first rounds warm everything up and do not count.
    await measure(server, wire, warmUpRounds);
    return figuresOf(await measure(server, wire, rounds));
  } finally {
    await server.stop();
  }
}

function figuresOf({ requestsPerSecond, cpuMicroseconds, verificationMicroseconds }: Measured): Figure[] {
  const plainCpu = median(cpuMicroseconds.plain);
  const plainRequests = median(requestsPerSecond.plain);
  const verification = median(verificationMicroseconds);
  return [
    figureOf({
      figure: 'auth.token.requests_per_second',
      value: median(requestsPerSecond.token),
      unit: 'requests/s',
      anchor: 'the same route without a token',
      anchorValue: plainRequests,
      least: 0.85,
    }),
    figureOf({
      figure: 'auth.proof.cpu_per_request',
      value: median(cpuMicroseconds.proof),
      unit: 'microseconds of the server process',
      anchor: 'the same route without authentication that makes one bare P-256 verification',
      anchorValue: median(cpuMicroseconds.verification),
      most: 1.25,
    }),
    // The same against a verification in a loop, its tables warm in the cache as they never are in a server.
    figureOf({
      figure: 'auth.proof.cpu_per_request.warm_anchor',
      value: median(cpuMicroseconds.proof),
      unit: 'microseconds of the server process',
      anchor: `the same route without authentication (${plainCpu.toFixed(0)}) and one bare P-256 verification of a thousand in a row (${verification.toFixed(0)})`,
      anchorValue: plainCpu + verification,
      most: 1.25,
    }),
    figureOf({
      figure: 'auth.token.cpu_per_request',
      value: median(cpuMicroseconds.token),
      unit: 'microseconds of the server process',
      anchor: 'the same route without a token',
      anchorValue: plainCpu,
    }),
    figureOf({
      figure: 'auth.proof.requests_per_second',
      value: median(requestsPerSecond.proof),
      unit: 'requests/s',
      anchor: 'the same route without authentication',
      anchorValue: plainRequests,
    }),
  ];
}

async function measure(
  server: MeasuredServer<ServerQuestion>,
  wire: (kind: Kind) => WireRequest[],
  times: number,
): Promise<Measured> {
  const measured: Measured = {
    requestsPerSecond: { plain: [], token: [], verification: [], proof: [] },
    cpuMicroseconds: { plain: [], token: [], verification: [], proof: [] },
    verificationMicroseconds: [],
  };
  for (let round = 0; round < times; round += 1) {
    for (let turn = 0; turn < kinds.length; turn += 1) {
      const kind = kinds[(round + turn) % kinds.length] ?? 'plain';
      const requests = wire(kind);
      const before = await server.ask('cpu');
      const { seconds, statuses } = await load(server.port, connections, requests);
      const after = await server.ask('cpu');
      if (statuses.get(200) !== requestsPerRound)
        throw new Error(`not every answer was good: ${JSON.stringify([...statuses])}`);
      measured.requestsPerSecond[kind].push(requestsPerRound / seconds);
      measured.cpuMicroseconds[kind].push((after - before) / requestsPerRound);
    }
    measured.verificationMicroseconds.push(await server.ask('verification'));
  }
  return measured;
}

function requestsOf(
  kind: Kind,
  { secret, token, key }: { secret: string; token: string; key: ProofKey },
): WireRequest[] {
  const method = 'GET';
  const address = `/v1/milano/bench/${kind}`;
  const { nonces } = new ProofVerifier({ secret, clock: systemClock });
  const proof = () =>
    signProof(
      key,
      proofClaims({ method, address: origin + address, now: new Date(), token, nonce: nonces.current() }),
    );
  return Array.from({ length: requestsPerRound }, () => ({
    method,
    path: address,
    headers: {
      accept: 'application/json',
      'accept-language': 'it-IT,it;q=0.9',
      ...(kind === 'plain' ? {} : { authorization: `DPoP ${token}` }),
      ...(kind === 'proof' ? { dpop: proof() } : {}),
    },
  }));
}

async function somePersonId(databaseUrl: string): Promise<string> {
  const owner = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  try {
    const [row] = await owner<{ person_id: string }[]>`
      select m.person_id from identity.membership m join identity.community c on c.id = m.community_id
      where c.slug = 'milano' and m.is_active order by m.person_id limit 1`;
    if (row === undefined) throw new Error('the demonstration has nobody in it');
    return row.person_id;
  } finally {
    await owner.end({ timeout: 5 });
  }
}
