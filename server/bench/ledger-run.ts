import { withDurableServer } from '../../packages/toolchain/src/durable-server.ts';
import { measureLedger } from './ledger/measure-ledger.ts';
await withDurableServer('ledger', async (server) => {
  const figures = await measureLedger(server, {
    secret: 'a secret for tests, longer than thirty-two letters',
    migrations: 'migrations',
    words: ['quick'],
    log: (l) => console.log(l),
  });
  for (const f of figures) console.log(JSON.stringify(f));
});
