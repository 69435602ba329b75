import fs from 'node:fs';
import path from 'node:path';
import { inCommunity, openDatabase } from '../db/index.ts';
import type { Clock } from '../http/index.ts';
import { findCommunity } from '../identity/index.ts';
import { releaseCampaign } from '../surveys/index.ts';
import { isEmpty, loadProgramme } from './load-programme.ts';
import type { Instrument } from './load-surveys.ts';
import type { Programme } from './programme.ts';

export interface FillOptions {
  /** The owner's address. */
  databaseUrl: string;
  secret: string;
  clock: Clock;
  port: number;
  /** Folder of the ready instruments. */
  instruments: string;
}

/**
 * Fills a database that has no community yet. Closed campaigns are released by the same operation that a
 * community manager's release runs, so what HR sees was never written by hand. Tells whether it filled.
 */
export async function fillDemonstration(programme: Programme, options: FillOptions): Promise<boolean> {
  if (!(await isEmpty(options.databaseUrl))) return false;
  const instruments = programme.campaigns.map(({ instrument }) =>
    readInstrument(options.instruments, instrument),
  );
  await loadProgramme(programme, { ...options, instruments });
  const release = await openDatabase({ ...options, role: 'snodo_release', connections: 1 });
  try {
    const community = await findCommunity(release, programme.community.slug);
    if (community === undefined) throw new Error('the programme was not loaded');
    for (const campaign of programme.campaigns.filter(({ isReleased }) => isReleased)) {
      await inCommunity(release, community.id, (trx) =>
        releaseCampaign(trx, community, options.clock, campaign.code),
      );
    }
  } finally {
    await release.close();
  }
  return true;
}

function readInstrument(folder: string, { code, version }: { code: string; version: number }): Instrument {
  const definition: unknown = JSON.parse(fs.readFileSync(path.join(folder, `${code}.json`), 'utf8'));
  return { code, version, definition };
}
