import fs from 'node:fs';
import path from 'node:path';
import { loadProgramme, readProgramme } from '../src/programme/index.ts';
import { call } from './calls.ts';
import { root, type TestServer } from './harness.ts';
import { runEnd } from './release-runs.ts';

/** What the names of the twin's people end in, so that a name is one person's. */
export const twinMark = ' (Torino)';

/** A second community with the same programme, code for code, and its spring campaign released like the first's. */
export async function addTwin(server: TestServer): Promise<{ milano: string; torino: string }> {
  const programme = await readProgramme(path.join(root, 'examples/milano'));
  const file = path.join(root, 'packages/survey-engine/instruments/work-care-needs.json');
  await loadProgramme(
    { ...programme, community: { ...programme.community, slug: 'torino' } },
    {
      databaseUrl: server.databaseUrl,
      clock: server.clock,
      port: 4300,
      instruments: [
        {
          code: 'work-care-needs',
          version: 1,
          definition: JSON.parse(fs.readFileSync(file, 'utf8')) as unknown,
        },
      ],
    },
  );
  const communities = await server.owner<
    { id: string; slug: string }[]
  >`select id, slug from identity.community`;
  const idOf = (slug: string) => communities.find((community) => community.slug === slug)?.id ?? '';
  const ids = { milano: idOf('milano'), torino: idOf('torino') };
  await server.owner`update identity.person set display_name = display_name || ${twinMark} where community_id = ${ids.torino}`;
  const cookie = await server.cookieOf(`Marta Conti${twinMark}`, 'torino');
  const { text } = await call(server, '/v1/torino/campaigns/primavera-2026/release', {
    method: 'POST',
    cookie,
  });
  if ((await runEnd(server, 'primavera-2026', 'torino')) !== 'done')
    throw new Error(`the twin's campaign was not released: ${text}`);
  return ids;
}
