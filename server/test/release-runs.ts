import { setTimeout as pause } from 'node:timers/promises';
import { call, type CallAnswer } from './calls.ts';
import type { TestServer } from './harness.ts';

const lookMilliseconds = 50;
const mostLooks = 1200;

/** Waits until the last run of a campaign's release stands or has failed; looks past the API, which counts its callers. */
export async function runEnd(server: TestServer, campaign: string, community = 'milano'): Promise<string> {
  for (let look = 0; look < mostLooks; look += 1) {
    const [run] = await server.owner<{ state: string }[]>`
      select r.state from surveys.release_run r
      join surveys.campaign c on c.community_id = r.community_id and c.id = r.campaign_id
      join identity.community m on m.id = r.community_id
      where c.code = ${campaign} and m.slug = ${community} order by r.id desc limit 1`;
    if (run !== undefined && !['waiting', 'running'].includes(run.state)) return run.state;
    await pause(lookMilliseconds);
  }
  throw new Error(`the release of ${campaign} did not come to an end`);
}

/**
 * Asks for a release as the holder of the cookie and waits until it stands or has failed. A refusal is given back as it
 * came; else the last word about the run.
 */
export async function releaseAndWait(
  server: TestServer,
  campaign: string,
  cookie: string,
): Promise<CallAnswer> {
  const address = `/v1/milano/campaigns/${campaign}/release`;
  const asked = await call(server, address, { method: 'POST', cookie });
  if (asked.status !== 202) return asked;
  await runEnd(server, campaign);
  return call(server, `${address}-run`, { cookie });
}
