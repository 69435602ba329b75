import { setTimeout as pause } from 'node:timers/promises';
import { call, type CallAnswer } from './calls.ts';
import type { TestServer } from './harness.ts';

const lookMilliseconds = 50;
const mostLooks = 1200;

/**
 * Asks for a release as the holder of the cookie and waits until it stands or has failed. A refusal is given back as it
 * came; else the last word about the run.
 */
export async function releaseAndWait(
  server: TestServer,
  campaign: string,
  cookie: string,
  community = 'milano',
): Promise<CallAnswer> {
  const address = `/v1/${community}/campaigns/${campaign}/release`;
  const asked = await call(server, address, { method: 'POST', cookie });
  if (asked.status !== 202) return asked;
  for (let look = 0; look < mostLooks; look += 1) {
    const run = await call(server, `${address}-run`, { cookie });
    const { state } = run.body as { state?: string };
    if (state !== 'waiting' && state !== 'running') return run;
    await pause(lookMilliseconds);
  }
  throw new Error(`the release of ${campaign} did not come to an end`);
}
