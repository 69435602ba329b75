import type { Logger } from 'pino';
import { inCommunity, type Database } from '../db/index.ts';
import type { Clock } from '../http/index.ts';
import { listCommunities } from '../identity/index.ts';
import { CarrierFault, type Carrier } from './carriers.ts';
import { composeMail } from './compose-mail.ts';
import { openMessage } from './outbox.ts';
import { endMessage, takeDueMessage } from './queries.ts';

export interface RelayDeps {
  app: Database;
  clock: Clock;
  secret: string;
  carry: Carrier;
  log: Logger;
  /** Between one round of `startRelay` and the next; left out: a second. */
  roundMilliseconds?: number | undefined;
}

/**
 * How long a message waits after each attempt. The first pause is longer than a carrier's whole patience, so that
 * nobody takes a message that is still being sent.
 */
export const pauseSeconds = [60, 120, 300, 900, 3600, 4 * 3600, 12 * 3600, 24 * 3600] as const;
const mostAttempts = pauseSeconds.length;
/** Of one community in one round, so that a full outbox does not keep the others waiting. */
const mostInRound = 20;
const usualRoundMilliseconds = 1000;

/**
 * Sends what is due, once round. Safe on several nodes at once: each message is taken by one. A node that dies
 * between the sending and its record leaves the message to be sent a second time, with the same Message-ID.
 * Answers how many were sent.
 */
export async function relayDueMessages(deps: RelayDeps): Promise<number> {
  let sent = 0;
  for (const community of await listCommunities(deps.app)) {
    for (let count = 0; count < mostInRound; count += 1) {
      const outcome = await relayOne(deps, community.id);
      if (outcome === 'nothing') break;
      if (outcome === 'sent') sent += 1;
    }
  }
  return sent;
}

async function relayOne(deps: RelayDeps, communityId: string): Promise<'nothing' | 'sent' | 'unsent'> {
  const now = deps.clock.now();
  const row = await inCommunity(deps.app, communityId, (trx) =>
    takeDueMessage(trx, communityId, now, pauseSeconds),
  );
  if (row === undefined || row.sealed_content === null) return 'nothing';
  const { id, sealed_content } = row;
  const end = (how: { sent_at: Date } | { gave_up_at: Date }) =>
    inCommunity(deps.app, communityId, (trx) => endMessage(trx, communityId, id, how));
  if (row.attempts > mostAttempts || row.send_before <= now) {
    await end({ gave_up_at: now });
    deps.log.warn({ messageId: id, kind: row.kind }, 'a message was given up');
    return 'unsent';
  }
  try {
    const message = openMessage(deps.secret, communityId, { ...row, sealed_content });
    await deps.carry({
      ...composeMail(message),
      communityId,
      id,
      to: message.address,
      writtenAt: row.created_at,
    });
  } catch (error) {
    if (!(error instanceof CarrierFault)) throw error;
    deps.log.warn({ messageId: id, kind: row.kind, reason: error.message }, 'a message was not sent');
    if (error.isFinal) await end({ gave_up_at: now });
    return 'unsent';
  }
  await end({ sent_at: deps.clock.now() });
  return 'sent';
}

/** Rounds for as long as the server runs; `stop` waits for the one under way. */
export function startRelay(deps: RelayDeps): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const over = run(deps, stopping.signal);
  return {
    stop: async () => {
      stopping.abort();
      await over;
    },
  };
}

async function run(deps: RelayDeps, stopping: AbortSignal): Promise<void> {
  while (!stopping.aborted) {
    try {
      await relayDueMessages(deps);
    } catch (error) {
      // The database may be away for a moment; what is due stays due.
      deps.log.warn({ err: error }, 'a round of the relay failed');
    }
    await pause(deps.roundMilliseconds ?? usualRoundMilliseconds, stopping);
  }
}

function pause(milliseconds: number, stopping: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (stopping.aborted) return resolve();
    const timer = setTimeout(resolve, milliseconds);
    stopping.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}
