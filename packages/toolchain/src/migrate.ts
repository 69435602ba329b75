// npm run migrate: the migrations alone, on DATABASE_URL or the embedded database.
import { join } from 'node:path';
import { readConfig } from '../../../server/src/config.ts';
import { migrate } from '../../../server/src/db/index.ts';
import { startEmbeddedPostgres } from './embedded-postgres/index.ts';
import { root } from './root.ts';
import { reportAndSetExitCode, say } from './terminal.ts';

await reportAndSetExitCode(async () => {
  const config = readConfig(process.env, root);
  const embedded =
    config.databaseUrl === undefined
      ? await startEmbeddedPostgres({ directory: join(config.dataDirectory, 'postgres'), log: say })
      : undefined;
  try {
    const applied = await migrate({
      databaseUrl: config.databaseUrl ?? embedded?.url ?? '',
      secret: config.secret,
      directory: join(root, 'migrations'),
    });
    say(applied.length === 0 ? 'The database is up to date.' : `Applied: ${applied.join(', ')}`);
    return 0;
  } finally {
    // A server that was running already belongs to whoever started it.
    if (embedded !== undefined && !embedded.adopted) await embedded.stop();
  }
});
