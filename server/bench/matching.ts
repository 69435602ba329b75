// What it costs to find and explain the answers to one need in a territory that has 50,000: of `npm run bench:matching`.
import postgres from 'postgres';
import { inCommunity, openDatabase } from '../src/db/index.ts';
import { systemClock } from '../src/http/index.ts';
import { findCommunity } from '../src/identity/index.ts';
import { matchNeeds } from '../src/matching/index.ts';
import { figureOf, median, type Figure } from './figures.ts';

const answers = 50_000;
const rounds = 31;
const warmUpRounds = 5;

/**
 * On a filled database (real PostgreSQL), as the application's role and with its row-level security. One need of one
 * entry, from the statement that finds the community to the explained result; the anchor is a transaction of the same
 * community that asks for nothing. Both take turns; a figure is the median over the rounds.
 */
export async function measureMatches(databaseUrl: string, secret: string): Promise<Figure[]> {
  const candidates = await addAnswers(databaseUrl);
  const app = await openDatabase({ databaseUrl, secret, role: 'snodo_app', connections: 2 });
  try {
    const community = await findCommunity(app, 'milano');
    if (community === undefined) throw new Error('no community');
    const need = {
      language: 'it' as const,
      entries: ['NAU1'],
      district: 'municipio-6',
      moments: [],
      sharesWith: ['neighbours'],
    };
    const options = { organisationId: undefined, tieBreakKey: 'a key of the bench' };
    const empty: number[] = [];
    const matching: number[] = [];
    for (let round = -warmUpRounds; round < rounds; round += 1) {
      const nothing = await milliseconds(() => inCommunity(app, community.id, () => Promise.resolve()));
      const found = await milliseconds(() =>
        inCommunity(app, community.id, (trx) => matchNeeds(trx, community, systemClock, need, options)),
      );
      if (round < 0) continue;
      empty.push(nothing);
      matching.push(found);
    }
    return [
      figureOf({
        figure: 'matching.need.per_hundred_candidates',
        value: (median(matching) / candidates) * 100,
        unit: `ms for a hundred of ${candidates} candidates among ${answers} answers, database and Node together`,
        anchor: 'an empty transaction of the same community',
        anchorValue: median(empty),
        most: 20,
      }),
    ];
  } finally {
    await app.close();
  }
}

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

/** Copies the services of the demonstration until there are enough, each under entries of the taxonomy in turn. */
async function addAnswers(databaseUrl: string): Promise<number> {
  const owner = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  try {
    return await owner
      .begin(async (trx) => {
        const [community] = await trx<
          { id: string }[]
        >`select id from identity.community where slug = 'milano'`;
        await trx`select set_config('app.community_id', ${community?.id ?? ''}, true)`;
        const columns = await trx<{ name: string }[]>`
        select column_name as name from information_schema.columns
        where table_schema = 'catalogue' and table_name = 'service' and is_generated = 'NEVER'
          and column_name not in ('id', 'code', 'entries', 'audience_organisation_ids') order by ordinal_position`;
        const names = columns.map(({ name }) => name).join(', ');
        await trx.unsafe(`
        with entry as (
          select array_agg(code order by code) as codes from catalogue.taxonomy_entry where group_code is not null
        ), source as (
          select s.*, row_number() over (order by id) as place, count(*) over () as many from catalogue.service s
        )
        insert into catalogue.service (id, code, entries, ${names})
        select gen_random_uuid(), 'bench-' || n, array[entry.codes[1 + n % cardinality(entry.codes)]], ${names}
        from generate_series(1, ${answers}) n, entry, source where source.place = 1 + n % source.many`);
        const [row] = await trx<{ count: number }[]>`
        select count(*)::int as count from catalogue.service
        where entries && '{NAU1,NAU}' and status = 'active' and not is_members_only`;
        return Math.min(1000, row?.count ?? 0);
      })
      .finally(() => owner`analyze`);
  } finally {
    await owner.end({ timeout: 5 });
  }
}
