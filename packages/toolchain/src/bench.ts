// npm run bench:<name>: figures on this machine, one JSON line each. Neighbours on the machine move them: the
// goals are ratios of what is measured in turns in one run.
import { join } from 'node:path';
import { measureAuthentication } from '../../../server/bench/auth.ts';
import { measureBookings } from '../../../server/bench/bookings/measure-bookings.ts';
import { measureBallots } from '../../../server/bench/ballots.ts';
import { measureFeed } from '../../../server/bench/feed/measure-feed.ts';
import { figureOf, type Figure } from '../../../server/bench/figures.ts';
import { measureLedger } from '../../../server/bench/ledger/measure-ledger.ts';
import { measureMatches } from '../../../server/bench/matching.ts';
import { measureSoak } from '../../../server/bench/ledger/measure-soak.ts';
import { measureSearch } from '../../../server/bench/search/search.ts';
import { measureAssignment, measurePooling } from '../../allocation/bench/matching.ts';
import { measureDisclosure } from '../../disclosure/bench/disclosure.ts';
import { migrate } from '../../../server/src/db/index.ts';
import { systemClock } from '../../../server/src/http/index.ts';
import { fillDemonstration, readProgramme } from '../../../server/src/programme/index.ts';
import { withDurableServer, type DurableServer } from './durable-server.ts';
import { measureSurvey } from './bench-survey/measure-survey.ts';
import { root } from './root.ts';
import { scratchSecret, withScratchDatabase } from './scratch-database.ts';

const benches: Record<string, (databaseUrl: string, secret: string) => Promise<Figure[]>> = {
  auth: measureAuthentication,
  survey: measureSurvey,
  ballots: measureBallots,
  search: measureSearch,
  matching: async (databaseUrl, secret) => {
    const stopwatch = () => performance.now();
    const alone = [...measureAssignment(stopwatch), ...measurePooling(stopwatch)].map(figureOf);
    return [...alone, ...(await measureMatches(databaseUrl, secret))];
  },
  feed: measureFeed,
};

const migrations = join(root, 'migrations');
const tell = (line: string) => void process.stderr.write(`${line}\n`);

/** Benches that need a server which keeps what it commits; more words choose what they measure. */
const durableBenches: Record<string, (server: DurableServer, words: string[]) => Promise<Figure[]>> = {
  ledger: (server, words) => measureLedger(server, { secret: scratchSecret, migrations, words, log: tell }),
  bookings: (server, words) =>
    measureBookings(server, { secret: scratchSecret, migrations, words, log: tell }),
  'ledger-soak': (server, [operations]) =>
    measureSoak(server, {
      secret: scratchSecret,
      migrations,
      log: tell,
      operations: operations === undefined ? undefined : Number(operations),
    }),
};

/** It only shapes the addresses in the data. */
const port = 4300;

/** Benches that reckon alone. */
const pureBenches: Record<string, () => Figure[]> = {
  disclosure: () =>
    measureDisclosure({
      cpuSeconds: () => (process.cpuUsage().user + process.cpuUsage().system) / 1e6,
      largestMebibytes: () => process.resourceUsage().maxRSS / 1_024,
    }),
};

const [name = '', ...words] = process.argv.slice(2);
const bench = benches[name];
const pureBench = pureBenches[name];
const durableBench = durableBenches[name];
if (pureBench !== undefined) {
  for (const figure of pureBench()) process.stdout.write(`${JSON.stringify(figure)}\n`);
} else if (durableBench !== undefined) {
  const figures = await withDurableServer(name, (server) => durableBench(server, words));
  for (const figure of figures) process.stdout.write(`${JSON.stringify(figure)}\n`);
} else if (bench === undefined) {
  const known = [...Object.keys(benches), ...Object.keys(durableBenches), ...Object.keys(pureBenches)];
  process.stderr.write(`Say what to measure: ${known.join(', ')}.\n`);
  process.exitCode = 2;
} else {
  const figures = await withScratchDatabase('bench', async (databaseUrl) => {
    await migrate({ databaseUrl, secret: scratchSecret, directory: join(root, 'migrations') });
    await fillDemonstration(await readProgramme(join(root, 'examples/milano')), {
      databaseUrl,
      secret: scratchSecret,
      clock: systemClock,
      port,
      instruments: join(root, 'packages/survey-engine/instruments'),
    });
    return bench(databaseUrl, scratchSecret);
  });
  for (const figure of figures) process.stdout.write(`${JSON.stringify(figure)}\n`);
}
