import { errors, type Client, type Provider, type TokenEndpointGrantContext } from 'oidc-provider';
import {
  buildTokenResponse,
  checkDpopReplay,
  resolveRequestedResources,
  validateDpop,
} from 'oidc-provider/lib/helpers/grants.js';
import { inCommunity, type Database } from '../db/index.ts';
import type { Clock } from '../http/index.ts';
import {
  findAssertionTrust,
  findCommunity,
  personOfAssertion,
  type AssertionKind,
  type Community,
} from '../identity/index.ts';
import { KyselyAdapter, type AdapterDeps } from './adapter.ts';
import { assertionMemorySeconds, type AssertionTokens } from './assertion-tokens.ts';
import { communityOfClient, jwtBearerGrant, tokenExchangeGrant } from './clients.ts';
import { readSignInWord } from './connection-claims.ts';
import { toSubject } from './subjects.ts';

const accessTokenType = 'urn:ietf:params:oauth:token-type:access_token';
/** An ID token is a letter to the page that asked for it, never a pass for somebody else's door. */
const exchangeableTypes = new Set([accessTokenType, 'urn:ietf:params:oauth:token-type:jwt']);

interface GrantParameters {
  [name: string]: string | undefined;
  assertion?: string;
  actor_token?: string;
  requested_token_type?: string;
  scope?: string;
  subject_token?: string;
  subject_token_type?: string;
}

type GrantContext = TokenEndpointGrantContext<GrantParameters>;

export interface AssertionGrantDeps extends AdapterDeps {
  app: Database;
  clock: Clock;
  tokens: AssertionTokens;
}

/**
 * Two ways in without a sign-in, for firms that have agreed on one: token exchange of the firm's own access token
 * (RFC 8693) and an assertion of its intranet, ID-JAG among them (RFC 7523). Both give an embed's token, bound to
 * the caller's key and for one working stretch of minutes: no refresh token, the firm's word is asked for again.
 */
export function registerAssertionGrants(provider: Provider, deps: AssertionGrantDeps): void {
  provider.registerGrantType<GrantParameters>(
    tokenExchangeGrant,
    (ctx) => answerGrant(provider, deps, ctx, 'token_exchange', readExchange(ctx.oidc.params)),
    ['resource', 'scope', 'subject_token', 'subject_token_type', 'requested_token_type', 'actor_token'],
  );
  provider.registerGrantType<GrantParameters>(
    jwtBearerGrant,
    (ctx) => answerGrant(provider, deps, ctx, 'jwt_bearer', readBearer(ctx.oidc.params)),
    ['resource', 'scope', 'assertion'],
  );
}

function readExchange(params: GrantParameters): string {
  const { subject_token: token, subject_token_type: type, requested_token_type: requested } = params;
  if (token === undefined || type === undefined)
    throw new errors.InvalidRequest('subject_token and subject_token_type are required');
  if (!exchangeableTypes.has(type)) throw new errors.InvalidRequest('subject_token_type is not taken');
  if (requested !== undefined && requested !== accessTokenType)
    throw new errors.InvalidRequest('requested_token_type is not given');
  if (params.actor_token !== undefined) throw new errors.InvalidRequest('actor_token is not taken');
  return token;
}

function readBearer({ assertion }: GrantParameters): string {
  if (assertion === undefined) throw new errors.InvalidRequest('assertion is required');
  return assertion;
}

async function answerGrant(
  provider: Provider,
  deps: AssertionGrantDeps,
  ctx: GrantContext,
  kind: AssertionKind,
  assertion: string,
): Promise<void> {
  const { client } = ctx.oidc;
  // The proof comes first: a caller who is sent back for a nonce has not spent her assertion.
  const proof = await validateDpop(provider, ctx);
  if (proof === undefined) throw new errors.InvalidDpopProof('a proof is required');
  const [resource] = await resolveRequestedResources(provider, ctx);
  if (resource === undefined) throw new errors.InvalidTarget();
  const scope = grantedScope(ctx.oidc.params.scope, resource.scope);
  const personId = await personBehind(deps, client, { kind, assertion, jkt: proof.thumbprint }, () =>
    checkDpopReplay(provider, ctx, proof, client.clientId),
  );
  const accountId = toSubject(personId);
  // Nothing else ever hangs on this token, so no grant is kept for it; the name only tells where it came from.
  const token = new provider.AccessToken({ accountId, client, gty: kind, grantId: kind });
  token.resourceServer = resource;
  token.scope = scope;
  token.setThumbprint('jkt', proof.thumbprint);
  ctx.oidc.entity('AccessToken', token);
  ctx.body = buildTokenResponse(provider, {
    accessToken: await token.save(),
    expiresIn: token.expiration,
    issuedTokenType: kind === 'token_exchange' ? accessTokenType : undefined,
    scope,
    tokenType: token.tokenType,
  });
}

/** What was asked for, all of it or nothing: a page that asks too much must learn so. */
function grantedScope(asked: string | undefined, allowed: string): string {
  const known = allowed.split(' ');
  const excess = asked?.split(' ').find((scope) => !known.includes(scope));
  if (excess !== undefined) throw new errors.InvalidScope('the scope is not an embed’s', excess);
  return asked ?? allowed;
}

async function personBehind(
  { app, clock, tokens, ...adapterDeps }: AssertionGrantDeps,
  client: Client,
  { kind, assertion, jkt }: { kind: AssertionKind; assertion: string; jkt: string },
  spendProof: () => Promise<void>,
): Promise<{ communitySlug: string; personId: string }> {
  const community = await communityOf(app, client);
  const found = await inCommunity(app, community.id, (trx) =>
    findAssertionTrust(trx, community, client.clientId, kind),
  );
  if (found === undefined) throw new errors.UnauthorizedClient('this client has not agreed on this grant');
  const now = clock.now();
  const use = { trust: found.trust, clientId: client.clientId, jkt, now };
  const claims = await tokens.verify(assertion, use);
  const word = readSignInWord(found.connection, claims);
  if (word === undefined) throw new errors.InvalidGrant('the assertion names nobody of this firm');
  await spendProof();
  await new KyselyAdapter('AssertionUsed', adapterDeps).insert(assertion, {}, assertionMemorySeconds);
  const personId = await inCommunity(app, community.id, (trx) =>
    personOfAssertion(trx, community, found, word, now),
  );
  if (personId === undefined) throw new errors.InvalidGrant('she does not take part');
  return { communitySlug: community.slug, personId };
}

async function communityOf(app: Database, client: Client): Promise<Community> {
  const slug = communityOfClient(client.clientId);
  const community = slug === undefined ? undefined : await findCommunity(app, slug);
  if (community === undefined) throw new errors.UnauthorizedClient('only embeds have this grant');
  return community;
}
