import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Origins } from '../config.ts';
import type { CommunityTransaction } from '../db/index.ts';
import { localized, type AppEnv, type Clock } from '../http/index.ts';
import {
  findOpenInvitation,
  type Community,
  type Invitation,
  type Joining,
  type MailWriter,
} from '../identity/index.ts';
import { pageHeaders, type InvitationFacts } from '../pages/index.ts';
import type { Language } from '@snodo/contract';
import { formTargetsOf, type InteractionDeps, type Wish } from './wishes.ts';

export interface NeighbourDeps extends Pick<InteractionDeps, 'app' | 'provider' | 'widgets' | 'log'> {
  clock: Clock;
  secret: string;
  origins: Origins;
  trustedProxies: number;
  writeMail: MailWriter;
  /** Mails are kept and shown at `/outbox` instead of being sent. */
  hasOutboxPage: boolean;
}

/** A passkey's answer is some kilobytes long; everything else in these forms is a line of text. */
export const smallForm = bodyLimit({ maxSize: 32 * 1024 });

/** Fields of a form that a browser sent; none when it is no such form. */
export async function readFields(c: Context<AppEnv>): Promise<URLSearchParams> {
  const isForm = /^application\/x-www-form-urlencoded\b/i.test(c.req.header('content-type') ?? '');
  return new URLSearchParams(isForm ? await c.req.text() : '');
}

/**
 * Whether a form comes from a page of ours. Pages that send no referrer make old browsers write `Origin: null`;
 * what another site sends lacks the cookies, which are `SameSite=Lax`, in any case.
 */
export function isOwnForm(c: Context<AppEnv>, ownOrigins: readonly string[]): boolean {
  const site = c.req.header('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin';
  const origin = c.req.header('origin');
  return origin === undefined || origin === 'null' || ownOrigins.includes(origin);
}

/** Answers with a page of a sign-in, whose forms lead on to wherever the sign-in returns to. */
export function answerPage(
  c: Context<AppEnv>,
  page: string,
  { status = 200, wish }: { status?: 200 | 403 | 422 | 429; wish?: Wish } = {},
): Response {
  const headers = {
    ...pageHeaders(undefined, wish === undefined ? [] : formTargetsOf(wish)),
    // The passkey of this host, asked for by this host's own pages only.
    'permissions-policy':
      'camera=(), microphone=(), geolocation=(), publickey-credentials-get=(self), publickey-credentials-create=(self)',
  };
  return c.body(page, status, headers);
}

const invitationSeconds = 60 * 60;
const codePattern = /^([a-z][a-z0-9-]{1,39})\.([\w-]{22})$/;

/** The community and code of an invitation's address. */
export function readInvitationCode(text: string | undefined): { slug: string; code: string } | undefined {
  const parts = codePattern.exec(text ?? '');
  return parts?.[1] === undefined || parts[2] === undefined ? undefined : { slug: parts[1], code: parts[2] };
}

/** Between the invitation's page and the sign-in page a cookie says with what she came. */
export function keepInvitation(c: Context<AppEnv>, origin: string, text: string): void {
  setCookie(c, invitationCookie(origin), text, {
    httpOnly: true,
    secure: origin.startsWith('https:'),
    sameSite: 'Lax',
    path: '/',
    maxAge: invitationSeconds,
  });
}

export function forgetInvitation(c: Context<AppEnv>, origin: string): void {
  deleteCookie(c, invitationCookie(origin), { path: '/', secure: origin.startsWith('https:') });
}

export function hasInvitation(c: Context<AppEnv>, origin: string, slug: string): boolean {
  return readInvitationCode(getCookie(c, invitationCookie(origin)))?.slug === slug;
}

/** The open invitation with which she came to this community, if any. */
export async function invitationOf(
  c: Context<AppEnv>,
  deps: Pick<NeighbourDeps, 'origins' | 'clock'>,
  trx: CommunityTransaction,
  community: Community,
): Promise<Invitation | undefined> {
  const read = readInvitationCode(getCookie(c, invitationCookie(deps.origins.id)));
  if (read === undefined || read.slug !== community.slug) return undefined;
  return findOpenInvitation(trx, community, deps.clock.now(), read.code);
}

export function joiningWith(invitation: Invitation | undefined): Joining {
  return { invitationId: invitation?.id ?? null };
}

export function factsOf(invitation: Invitation, community: Community, language: Language): InvitationFacts {
  const locale = { it: 'it-IT', en: 'en-GB', ar: 'ar-u-nu-latn' }[language];
  const until = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: community.timeZone }).format(
    invitation.endsAt,
  );
  return { hostName: invitation.hostName, purpose: invitation.purpose, until };
}

export function nameOf(community: Community, language: Language): string {
  return localized(community.name, language);
}

function invitationCookie(origin: string): string {
  return origin.startsWith('https:') ? '__Host-snodo_invitation' : 'snodo_invitation';
}
