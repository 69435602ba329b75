// npm start: everything on one machine, saying what it does while it does it.
import { join } from 'node:path';
import { ConfigFault, readConfig, type Config } from '../../../server/src/config.ts';
import type { Programme } from '../../../server/src/programme/index.ts';
import { arePagesBuilt } from './built-pages.ts';
import { startEmbeddedPostgres } from './embedded-postgres/index.ts';
import { isFree } from './free-port.ts';
import { root } from './root.ts';
import { reportAndSetExitCode, say } from './terminal.ts';

interface Stoppable {
  stop(): Promise<void>;
}

/** Faults that are told in their own sentence. By name: their modules are not loaded yet when some can happen. */
const faultsForPeople = new Set(['ConfigFault', 'MigrationFault', 'ListenFault', 'ProgrammeFault']);

// In the order of starting; stopped from the last to the first.
const running: Stoppable[] = [];

await reportAndSetExitCode(async () => {
  try {
    const config = readConfig(process.env, root);
    const stopAsked = askedToStop();
    await run(config);
    await stopAsked;
    say('\nStopping …');
    await stopAll();
    say('Stopped. Everything is kept for the next start.');
    return 0;
  } catch (error) {
    await stopAll();
    if (isForPeople(error)) {
      say(error.message);
      return 1;
    }
    throw error;
  }
});

async function run(config: Config): Promise<void> {
  await requireFreePorts([config.port, config.port + 10, config.port + 11]);
  // The pages, the database and the server's own modules take about a second each and do not need one another.
  const [databaseUrl, { startDemonstration }] = await Promise.all([
    openServer(config),
    import('./demonstration.ts'),
    buildPages(),
  ]);
  const demonstration = await startDemonstration({ config, databaseUrl, say });
  running.push(demonstration);
  announce(demonstration.programme, config);
}

async function buildPages(): Promise<void> {
  if (arePagesBuilt(root)) return;
  say('Building the pages …');
  const { buildWidgets } = await import('../../../widgets/build.ts');
  await buildWidgets();
}

async function openServer(config: Config): Promise<string> {
  if (config.databaseUrl !== undefined) {
    say('Using the database of DATABASE_URL; no embedded one is started.');
    return config.databaseUrl;
  }
  say('Starting the embedded PostgreSQL …');
  const postgres = await startEmbeddedPostgres({
    directory: join(config.dataDirectory, 'postgres'),
    log: (line) => say(`  ${line}`),
  });
  running.push(postgres);
  return postgres.url;
}

function announce(programme: Programme, config: Config): void {
  const { publicUrl, port } = config;
  const seconds = (performance.now() / 1000).toFixed(1);
  say(`\nReady after ${seconds} s.\n`);
  say(`  Portal          ${publicUrl}/`);
  say(`  HR console      ${publicUrl}/console`);
  say(`  API reference   ${publicUrl}/docs`);
  if (config.isDemonstration) {
    say(`  Intranet        http://127.0.0.1:${port + 10}/   (a fictional partner firm, on another site)`);
    say('\n  Demonstration people, chosen by name on the sign-in page, no password:');
    for (const person of programme.people.named)
      say(`    ${person.displayName.padEnd(16)} ${person.introduction.en}`);
  }
  say('\nPress Ctrl-C to stop.');
}

/** A taken port is told before anything is started, so that another running Snodo is left alone. */
async function requireFreePorts(ports: readonly number[]): Promise<void> {
  for (const port of ports) {
    if (!(await isFree(port))) {
      throw new ConfigFault(
        `The port ${port} is taken by another program. Stop it, or choose other ports: SNODO_PORT=4400 npm start`,
      );
    }
  }
}

function askedToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
}

async function stopAll(): Promise<void> {
  for (const part of running.toReversed()) await part.stop();
  running.length = 0;
}

function isForPeople(error: unknown): error is Error {
  return error instanceof Error && faultsForPeople.has(error.name);
}
