// Many who call at once are looked up together: each gets her own verdict, and what ended a moment before counts.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { someBlinded } from '../../test/blind-ballots.ts';
import { call, refusalOf, wordsOf, type CallAnswer } from '../../test/calls.ts';
import { openTestServer, type TestServer } from '../../test/harness.ts';
import { proofKeyOf, signProof } from '../../test/proof-maker.ts';

const address = '/v1/milano/campaigns/autunno-2026/ballots';
let server: TestServer;
let names: string[];
let next = 0;
beforeAll(async () => {
  server = await openTestServer();
  const rows = await server.owner<{ display_name: string }[]>`
    select p.display_name from surveys.invitation i
    join surveys.campaign c on c.id = i.campaign_id join identity.person p on p.id = i.person_id
    where c.code = 'autunno-2026' and not surveys.has_ballot(i) and p.is_generated
      and (select count(*) from identity.person o where o.display_name = p.display_name) = 1 order by 1`;
  names = rows.map((row) => row.display_name);
});
afterAll(() => server.stop());

/** People whom nobody has used yet, each with a token. */
async function visitors(count: number): Promise<{ name: string; token: string }[]> {
  const chosen = names.slice(next, next + count);
  next += count;
  return Promise.all(chosen.map(async (name) => ({ name, token: await server.tokenOf(name) })));
}

const ask = (token: string, proof?: string) =>
  call(server, address, { token, body: someBlinded, ...(proof === undefined ? {} : { proof }) });
const verdictOf = (answer: CallAnswer) => (answer.status === 201 ? 'signed' : refusalOf(answer));

async function proofOf(token: string): Promise<string> {
  await call(server, '/v1/milano/campaigns/autunno-2026/participation', { token });
  const key = proofKeyOf(token);
  if (key === undefined) throw new Error('the token is bound to no key of ours');
  return signProof(key, wordsOf(server, 'POST', address, token));
}

test('who has left, or was signed out, is refused among those who are let in', async () => {
  const all = await visitors(12);
  const [gone, out] = all;
  await Promise.all(
    all.map(({ token }) => call(server, '/v1/milano/campaigns/autunno-2026/participation', { token })),
  );
  await server.owner`
    update identity.membership m set is_active = false, ended_at = now() from identity.person p
    where p.id = m.person_id and p.display_name = ${gone?.name ?? ''}`;
  await server.owner`
    update identity.person set signed_out_at = now() + interval '1 second' where display_name = ${out?.name ?? ''}`;
  const verdicts = (await Promise.all(all.map(({ token }) => ask(token)))).map(verdictOf);
  expect(verdicts).toEqual(['not_signed_in', 'not_signed_in', ...all.slice(2).map(() => 'signed')]);
});

test('of one proof that is shown twenty times at once one call is let in, and nobody beside it is hurt', async () => {
  const [one, ...others] = await visitors(6);
  const token = one?.token ?? '';
  const proof = await proofOf(token);
  const [shown, beside] = await Promise.all([
    Promise.all(Array.from({ length: 20 }, () => ask(token, proof))),
    Promise.all(others.map((other) => ask(other.token))),
  ]);
  const verdicts = shown.map(verdictOf);
  expect(verdicts.filter((verdict) => verdict === 'signed')).toHaveLength(1);
  expect(new Set(verdicts)).toEqual(new Set(['signed', 'invalid_dpop_proof']));
  expect(beside.map(verdictOf)).toEqual(others.map(() => 'signed'));
});

test('a token of another community, of another scope, or for a community that is not there opens nothing', async () => {
  const [one] = await visitors(1);
  const elsewhere = address.replace('milano', 'atlantis');
  const answer = await call(server, elsewhere, { token: one?.token ?? '', body: someBlinded });
  expect(refusalOf(answer)).toBe('not_found');
  const narrow = await server.tokenOf(one?.name ?? '', { scope: 'profile:min' });
  expect(refusalOf(await ask(narrow))).toBe('insufficient_scope');
});
