import { actor, communityOf, fund } from './bank.ts';

/** What the load generator runs: one statement an operation, each a transaction by itself. */
const account = (variable: string, community = 0) =>
  `('00000000-0000-7000-8${community}00-' || lpad(to_hex(:${variable}::int), 12, '0'))::uuid`;

const twoOf = (accounts: number) =>
  `\\set p random(0, ${accounts - 1})\n\\set q (:p + random(1, ${accounts - 2})) % ${accounts}\n\\set m random(1, 120)\n`;

/** Time-ordered ids as the application makes them; PostgreSQL has the function from version 18 on. */
export function newScripts(newId: 'uuidv7()' | 'gen_random_uuid()', accounts: number) {
  const postOf = (community: number, payee = account('q', community)) =>
    `time_bank.post('${communityOf(community)}', ${newId}, ${account('p', community)}, ${payee}, :m, '2026-11-20', null, null, '${actor}', null, now())`;
  const seal = (community: number, most: number) =>
    `time_bank.seal('${communityOf(community)}', '${communityOf(community)}', ${most}, now())`;
  return {
    post: `${twoOf(accounts)}select id from ${postOf(0)};\n`,
    hotFund: `${twoOf(accounts)}select id from ${postOf(0, `'${fund}'`)};\n`,
    /** Within one of the eight communities, each of which has a ledger of its own. */
    postIn: (community: number) => `${twoOf(1000)}select id from ${postOf(community)};\n`,
    /** Each transfer a link of its own, in the transfer's transaction: the chain in the plainest way. */
    postAndSeal: `${twoOf(accounts)}select ${seal(0, 1000)} from ${postOf(0)};\n`,
    sealIn: (community: number) => `select ${seal(community, 500)};\n\\sleep 20 ms\n`,
    holdAndPost: `${twoOf(accounts)}select id as hold from time_bank.hold('${communityOf(0)}', ${newId}, ${account('p')}, ${account('q')}, :m, '2026-11-20', null, null, now() + interval '1 day', '${actor}', null, now()) \\gset
select id from time_bank.post_hold('${communityOf(0)}', ${newId}, :hold::uuid, :m, null, '${actor}', null, now());\n`,
    batch: `select count(*) from (
  select array_agg(${newId}) as ids, array_agg(('00000000-0000-7000-8000-' || lpad(to_hex(p), 12, '0'))::uuid) as payers,
         array_agg(('00000000-0000-7000-8000-' || lpad(to_hex((p + 1 + (random() * ${accounts - 3})::int) % ${accounts}), 12, '0'))::uuid) as payees,
         array_agg(1 + (random() * 100)::int) as minutes, array_agg(date '2026-11-20') as days, array_agg(null::uuid) as none,
         array_agg('${actor}'::uuid) as actors
  from (select (random() * ${accounts - 1})::int as p from generate_series(1, 64)) x) g,
  lateral time_bank.post_batch('${communityOf(0)}', ids, payers, payees, minutes, days, none, actors, none, now());\n`,
    statement: `\\set p random(0, ${accounts - 1})\nselect * from time_bank.entry where community_id = '${communityOf(0)}' and ledger_account_id = ${account('p')} and version < 9223372036854775807 order by version desc limit 51;\n`,
  };
}
