import { withDurableServer } from '@snodo/toolchain';
import { expect, test } from 'vitest';
import { root, testSecret } from '../../test/harness.ts';
import { newSoakDatabase } from './measure-soak.ts';
import { Soak } from './soak.ts';

test(
  'clients that lose the database again and again lose no transfer and make none twice',
  { timeout: 180_000 },
  async () => {
    await withDurableServer('crash', async (server) => {
      const databaseUrlOn = (url: string) => Object.assign(new URL(url), { pathname: '/crash' }).toString();
      const migrations = `${root}/migrations`;
      const communityId = await newSoakDatabase(server.url, databaseUrlOn(server.url), {
        secret: testSecret,
        migrations,
      });
      const outcome = await new Soak({
        server,
        databaseUrlOn,
        secret: testSecret,
        communityId,
        operations: 400,
        kills: 2,
        clients: 6,
        accounts: 12,
      }).run();
      expect(outcome.broken).toEqual([]);
      expect(outcome.chain.fault).toBeNull();
      expect(outcome.lostOrPhantom).toBe(0);
      expect(outcome.done).toBeGreaterThan(100);
      expect(Object.keys(outcome.refused).length).toBeGreaterThan(1);
    });
  },
);
