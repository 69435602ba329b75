import postgres from 'postgres';
import { withDurableServer } from '../../packages/toolchain/src/durable-server.ts';
import { measureSoak } from './ledger/measure-soak.ts';
await withDurableServer('soak', async (server) => {
  const a = postgres(server.url, { max: 1 });
  // A kill of the processes keeps what the system has been given, so that nothing need reach the disk here.
  await a.unsafe('alter system set fsync = off');
  await a.unsafe('select pg_reload_conf()');
  await a.end();
  console.log(
    JSON.stringify(
      await measureSoak(server, {
        secret: 'a secret for tests, longer than thirty-two letters',
        migrations: 'migrations',
        operations: Number(process.argv[2]),
        log: (l) => console.log(new Date().toISOString(), l),
      }),
    ),
  );
});
