import { z } from 'zod';
import { inCommunity, type CommunityTransaction, type Database } from '../db/index.ts';
import { cutPage, dayIn, decodeCursor, Problem, type Clock } from '../http/index.ts';
import { refuseOnBehalf } from './actors.ts';
import { chainStart, verifyAuditChain, type ChainEnd } from './audit-chain.ts';
import * as queries from './audit-queries.ts';
import { listCommunities } from './communities.ts';
import { canReadAuditTrail } from './policy.ts';
import type { Actor, Community } from './rows.ts';

const entriesPerBatch = 1000;
/** One call reads no more; the next goes on where it stopped. */
const mostEntriesPerCall = 100_000;

const numberSchema = z.string().regex(/^[1-9]\d{0,15}$/);

interface PageInput {
  cursor: string | undefined;
  limit: number;
}

/** The trail for its readers: who, for whom, what, on what, and the hash that chains it. */
export async function listAuditEntries(
  trx: CommunityTransaction,
  actor: Actor,
  community: Community,
  input: PageInput & {
    action?: string | undefined;
    person?: string | undefined;
    from?: string | undefined;
    until?: string | undefined;
  },
) {
  requireReader(actor);
  const { rows, nextCursor } = await tracePage(trx, community, input, { ...input, personId: input.person });
  const items = rows.map((row) => ({
    number: Number(row.number),
    at: row.at.toISOString(),
    actor: row.actor_person_id === null ? null : { id: row.actor_person_id, displayName: row.actor_name },
    onBehalfOf:
      row.on_behalf_of_person_id === null
        ? null
        : { id: row.on_behalf_of_person_id, displayName: row.on_behalf_of_name },
    action: row.action,
    subject: { kind: row.subject_kind, id: row.subject_id },
    detail: readDetail(row.detail),
    hash: row.hash.toString('hex'),
  }));
  return { items, nextCursor };
}

/** An altered entry may hold anything; the reader is shown that rather than nothing at all. */
function readDetail(text: string): Record<string, unknown> {
  const schema = z.record(z.string(), z.unknown());
  try {
    return schema.parse(JSON.parse(text));
  } catch (error) {
    if (!(error instanceof SyntaxError) && !(error instanceof z.ZodError)) throw error;
    return { unreadable: text };
  }
}

/** What the trail holds about a person, as she may read it: who acted for her by name, everybody else as a kind. */
export async function listOwnAudit(
  trx: CommunityTransaction,
  actor: Actor,
  community: Community,
  input: PageInput,
) {
  refuseOnBehalf(actor);
  const { rows, nextCursor } = await tracePage(trx, community, input, { personId: actor.personId });
  const items = rows.map((row) => {
    const isForHer = row.on_behalf_of_person_id === actor.personId;
    const by = isForHer ? 'operator' : row.actor_person_id === actor.personId ? 'herself' : 'programme';
    return {
      number: Number(row.number),
      at: row.at.toISOString(),
      action: row.action,
      subject: { kind: row.subject_kind, id: row.subject_id },
      by: by as 'operator' | 'herself' | 'programme',
      operatorName: isForHer ? row.actor_name : null,
    };
  });
  return { items, nextCursor };
}

async function tracePage(
  trx: CommunityTransaction,
  community: Community,
  { cursor, limit }: PageInput,
  filter: Pick<queries.TraceFilter, 'action' | 'personId' | 'from' | 'until'>,
) {
  const [before] = decodeCursor(cursor, numberSchema) ?? [];
  const { action, personId, from, until } = filter;
  const found = await queries.listTraceRows(trx, community.id, {
    action,
    personId,
    from,
    until,
    timeZone: community.timeZone,
    before,
    limit,
  });
  return cutPage(found, limit, (row) => [row.number, community.id]);
}

function requireReader(actor: Actor): void {
  refuseOnBehalf(actor);
  if (!canReadAuditTrail(actor)) throw new Problem('forbidden');
}

/** Where the trail ended, day by day. */
export async function listAuditAnchors(
  trx: CommunityTransaction,
  actor: Actor,
  community: Community,
  { cursor, limit }: PageInput,
) {
  requireReader(actor);
  const [before] = decodeCursor(cursor, z.iso.date()) ?? [];
  const found = await queries.listAuditAnchorRows(trx, community.id, { before, limit });
  const { rows, nextCursor } = cutPage(found, limit, (row) => [row.day, community.id]);
  const items = rows.map((row) => ({
    day: row.day,
    number: Number(row.number),
    hash: row.hash.toString('hex'),
  }));
  return { items, nextCursor };
}

/** Notes for every community where its trail ends today. Harmless at any moment and on any number of nodes. */
export async function anchorAuditTrails(database: Database, clock: Clock): Promise<void> {
  for (const community of await listCommunities(database)) {
    const day = dayIn(community.timeZone, clock.now());
    await inCommunity(database, community.id, (trx) => queries.insertAuditAnchor(trx, community.id, day));
  }
}

type BreakKind = 'content' | 'sequence' | 'end' | 'anchor';

/**
 * Walks the chain behind entry `after` and holds it against its end and its anchors. The end is read first: entries
 * that are written meanwhile are none of this walk.
 */
export async function verifyAuditTrail(
  trx: CommunityTransaction,
  actor: Actor,
  community: Community,
  after: number,
) {
  requireReader(actor);
  const head = await queries.findAuditHead(trx, community.id);
  const start = after <= head.number ? await startAt(trx, community, after) : undefined;
  if (start === undefined) throw notAnEntry();
  const anchors = await queries.listAnchorsBehind(trx, community.id, after);
  const { end, found: breaks } = await walk(trx, community, start, {
    until: head.number,
    anchors: new Map(anchors.map(({ number, hash }) => [Number(number), hash])),
  });
  const isWhole = end.number === head.number;
  if (isWhole && !end.hash.equals(head.hash)) breaks.push({ number: head.number, kind: 'end' });
  if (head.newest > head.number) breaks.push({ number: head.number + 1, kind: 'end' });
  const beyond = anchors.find(({ number }) => Number(number) > head.number);
  if (beyond !== undefined) breaks.push({ number: Number(beyond.number), kind: 'anchor' });
  return {
    entries: end.number - after,
    through: end.number,
    isWhole,
    firstBreak: breaks.toSorted((one, other) => one.number - other.number)[0] ?? null,
    anchors: anchors.filter(({ number }) => Number(number) <= end.number).length,
    headNumber: head.number,
    headHash: head.hash.toString('hex'),
  };
}

/** A walk goes on behind an entry that is there; where one is missing the walk before has said so. */
function notAnEntry(): Problem {
  return new Problem('invalid_request', {
    faults: [{ path: 'query.after', code: 'not_an_entry', message: 'Is no number of the trail' }],
  });
}

async function startAt(
  trx: CommunityTransaction,
  community: Community,
  after: number,
): Promise<ChainEnd | undefined> {
  if (after === 0) return chainStart;
  const [row] = await queries.listChainRows(trx, community.id, { after: after - 1, until: after, limit: 1 });
  return row === undefined ? undefined : { number: after, hash: row.hash };
}

async function walk(
  trx: CommunityTransaction,
  community: Community,
  start: ChainEnd,
  { until, anchors }: { until: number; anchors: Map<number, Buffer> },
): Promise<{ end: ChainEnd; found: { number: number; kind: BreakKind }[] }> {
  let end = start;
  const last = Math.min(until, start.number + mostEntriesPerCall);
  while (end.number < last) {
    const rows = await queries.listChainRows(trx, community.id, {
      after: end.number,
      until: last,
      limit: entriesPerBatch,
    });
    const entries = rows.map((row) => ({
      number: Number(row.number),
      at: row.at,
      actorPersonId: row.actor_person_id,
      onBehalfOfPersonId: row.on_behalf_of_person_id,
      action: row.action,
      subjectKind: row.subject_kind,
      subjectId: row.subject_id,
      detail: row.detail,
      hash: row.hash,
    }));
    const { end: reached, firstBreak } = verifyAuditChain(entries, end);
    const good = entries.filter(({ number }) => number <= reached.number);
    const strayed = good.find(({ number, hash }) => anchors.get(number)?.equals(hash) === false);
    end = reached;
    if (strayed !== undefined) return { end, found: [{ number: strayed.number, kind: 'anchor' }] };
    if (firstBreak !== undefined) return { end, found: [firstBreak] };
    if (entries.length === 0) return { end, found: [{ number: end.number + 1, kind: 'sequence' }] };
  }
  return { end, found: [] };
}
