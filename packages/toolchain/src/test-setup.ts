// What the database tests and the journeys stand on, made once a run: built pages, a scratch server, two templates.
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { systemClock } from '../../../server/src/http/index.ts';
import { migrate } from '../../../server/src/db/index.ts';
import { fillDemonstration, readProgramme } from '../../../server/src/programme/index.ts';
import { buildWidgets } from '../../../widgets/build.ts';
import { arePagesBuilt } from './built-pages.ts';
import { root } from './root.ts';
import { createDatabase, scratchSecret, startScratchServer } from './scratch-database.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A server on which databases may be created. */
    serverUrl: string;
    /** Names of databases to copy: migrated and empty, and filled with the demonstration. */
    emptyTemplate: string;
    milanoTemplate: string;
    /** The portal's port in the addresses of the demonstration's data. */
    milanoPort: number;
  }
}

/** It only shapes the addresses in the data. */
const milanoPort = 4300;

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  if (!arePagesBuilt(root)) await buildWidgets();
  const server = await startScratchServer();
  const migrated = await createDatabase(server.url, 'empty');
  await migrate({ databaseUrl: migrated.url, secret: scratchSecret, directory: join(root, 'migrations') });
  const nameOf = (url: string) => new URL(url).pathname.slice(1);
  const filled = await createDatabase(server.url, 'milano', nameOf(migrated.url));
  await fillDemonstration(await readProgramme(join(root, 'examples/milano')), {
    databaseUrl: filled.url,
    secret: scratchSecret,
    clock: systemClock,
    port: milanoPort,
    instruments: join(root, 'packages/survey-engine/instruments'),
  });
  project.provide('serverUrl', server.url);
  project.provide('emptyTemplate', nameOf(migrated.url));
  project.provide('milanoTemplate', nameOf(filled.url));
  project.provide('milanoPort', milanoPort);
  return async () => {
    await filled.drop();
    await migrated.drop();
    await server.stop();
  };
}
