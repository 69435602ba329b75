import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import postgres from 'postgres';
import { startEmbeddedPostgres } from './embedded-postgres/index.ts';
import { root } from './root.ts';

/** A PostgreSQL that keeps what it commits, as an installation's does. */
export interface DurableServer {
  /** The superuser's address. */
  url: string;
  /** Of its first process. */
  pid: number;
  /** Ends it as a power cut would, and starts it again; addresses change. */
  kill(): Promise<void>;
}

/** What an installation of some size would set; the anchors are measured with the same. */
const settings: Record<string, string> = {
  shared_buffers: '1GB',
  max_wal_size: '8GB',
  checkpoint_timeout: '30min',
  max_connections: '100',
};

/** Runs work on a server of its own in a new folder, with `fsync` and `synchronous_commit` on, and throws it away. */
export async function withDurableServer<Result>(
  name: string,
  work: (server: DurableServer) => Promise<Result>,
): Promise<Result> {
  const directory = join(root, '.build', `durable-${name}-${process.pid}`);
  const start = () => startEmbeddedPostgres({ directory });
  let running = await start();
  try {
    await set(running.url);
    await running.stop();
    running = await start();
    const server: DurableServer = {
      url: running.url,
      pid: running.pid,
      kill: async () => {
        process.kill(running.pid, 'SIGKILL');
        running = await start();
        server.url = running.url;
        server.pid = running.pid;
      },
    };
    return await work(server);
  } finally {
    await running.stop();
    await rm(directory, { recursive: true, force: true });
  }
}

async function set(url: string): Promise<void> {
  const admin = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    for (const [setting, value] of Object.entries(settings))
      await admin.unsafe(`alter system set ${setting} = '${value}'`);
  } finally {
    await admin.end({ timeout: 5 });
  }
}
