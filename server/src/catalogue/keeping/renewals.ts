import { createHash, randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { CommunityTransaction } from '../../db/index.ts';
import { dayIn, localized, Problem, type Clock } from '../../http/index.ts';
import { auditedAs, recordAudit, type Actor, type Community, type MailWriter } from '../../identity/index.ts';
import type { CatalogueContext } from '../operations.ts';
import { listServiceRows } from '../queries.ts';
import { dayAfter, hiddenAfterDays } from '../readers.ts';
import { toOfferFacts } from '../rows.ts';
import type { KeepingContext } from './context.ts';
import { keepingOf } from './policy.ts';
import * as queries from './renewal-queries.ts';
import { markVerified, suspendService } from './service-queries.ts';
import { toKept } from './kept-sheets.ts';
import { getKeptRow } from './services.ts';

const dayMilliseconds = 24 * 60 * 60 * 1000;
/** For how long a provider may answer. */
export const linkDays = 30;

export interface AskingDeps {
  community: Community;
  clock: Clock;
  origins: { portal: string };
  writeMail: MailWriter;
}

/** A manager, or the provider for herself, has the provider asked now; a link before ends. */
export async function askProvider(
  trx: CommunityTransaction,
  actor: Actor,
  context: KeepingContext,
  service: string,
) {
  const { community, clock } = context;
  const row = await getKeptRow(trx, keepingOf(actor), context, service);
  const asked = await queries.takeAskedService(trx, community.id, row.id);
  if (asked?.mail === null || asked === undefined) throw new Problem('provider_without_address');
  const last = await queries.findLastLink(trx, community.id, row.id);
  const isOpen = last !== undefined && last.answered_at === null && last.revoked_at === null;
  if (isOpen && last.made_at.getTime() > clock.now().getTime() - dayMilliseconds)
    throw new Problem('renewal_just_sent');
  await sendLink(trx, context, { ...asked, mail: asked.mail });
  await recordAudit(trx, clock.now(), {
    action: 'service.provider_asked',
    subject: { kind: 'service', id: row.id },
    ...auditedAs(actor),
  });
  return toKept(trx, context, row);
}

export async function revokeRenewal(
  trx: CommunityTransaction,
  actor: Actor,
  context: KeepingContext,
  service: string,
) {
  const row = await getKeptRow(trx, keepingOf(actor), context, service);
  await queries.revokeOpenLink(trx, context.community.id, row.id, context.clock.now());
  return toKept(trx, context, row);
}

/** Puts the mail with a new link into the outbox; only the mail has its secret. */
export async function sendLink(
  trx: CommunityTransaction,
  { community, clock, origins, writeMail }: AskingDeps,
  asked: queries.AskedService & { mail: string },
): Promise<void> {
  const now = clock.now();
  const secret = randomBytes(32).toString('base64url');
  await queries.revokeOpenLink(trx, community.id, asked.id, now);
  await queries.insertLink(trx, {
    community_id: community.id,
    id: uuidv7(),
    service_id: asked.id,
    secret_hash: hashOf(secret),
    made_at: now,
    ends_at: new Date(now.getTime() + linkDays * dayMilliseconds),
  });
  const language = asked.mail_language as 'it' | 'en' | 'ar';
  await writeMail(trx, community, now, {
    kind: 'service_renewal',
    address: asked.mail,
    language,
    parameters: {
      title: localized(asked.name, language),
      community: localized(community.name, language),
      link: `${origins.portal}/services/renewal?lang=${language}#${secret}`,
    },
    validSeconds: (7 * dayMilliseconds) / 1000,
  });
}

function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/** The service as people are shown it, for whoever has the link. Reading changes nothing: mail programs open links. */
export async function readRenewal(trx: CommunityTransaction, context: CatalogueContext, secret: string) {
  const { community, language } = context;
  const link = await getOpenLink(trx, context, secret);
  const [row] = await listServiceRows(trx, community.id, [link.service_id]);
  if (row === undefined) throw new Problem('renewal_over');
  const { windows, cost, openPlaces, verifiedOn } = toOfferFacts(row);
  return {
    name: localized(row.name, language),
    provider: row.provider_name,
    description: localized(row.description, language),
    windows,
    cost,
    openPlaces,
    verifiedOn,
    hiddenFrom: verifiedOn === null ? null : dayAfter(verifiedOn, hiddenAfterDays + 1),
    endsAt: link.ends_at.toISOString(),
  };
}

/** Once: of two answers at the same time one counts. */
export async function answerRenewal(
  trx: CommunityTransaction,
  context: Pick<CatalogueContext, 'community' | 'clock'>,
  {
    secret,
    answer,
    note,
  }: { secret: string; answer: 'confirmed' | 'changed' | 'gone'; note?: string | undefined },
) {
  const { community, clock } = context;
  const link = await getOpenLink(trx, context, secret);
  await queries.answerLink(trx, community.id, link.id, {
    answered_at: clock.now(),
    answer,
    note: note ?? null,
  });
  if (answer === 'gone') await suspendService(trx, community.id, link.service_id);
  if (answer !== 'confirmed') return { answer, verifiedOn: null };
  const today = dayIn(community.timeZone, clock.now());
  await markVerified(trx, community.id, link.service_id, { today, by: 'provider' });
  return { answer, verifiedOn: today };
}

/** Locked until the transaction ends. A secret that is none is told the same as one that is over. */
async function getOpenLink(
  trx: CommunityTransaction,
  { community, clock }: Pick<CatalogueContext, 'community' | 'clock'>,
  secret: string,
) {
  const link = await queries.takeLink(trx, community.id, hashOf(secret));
  const isOpen =
    link !== undefined && link.answered_at === null && link.revoked_at === null && link.ends_at > clock.now();
  if (!isOpen) throw new Problem('renewal_over');
  return link;
}
