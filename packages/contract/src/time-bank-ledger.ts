import { createRoute, z } from '@hono/zod-openapi';
import {
  communityParam,
  daySchema,
  idSchema,
  jsonAnswer,
  jsonBody,
  pageOf,
  pageQuery,
  portalOrEmbed,
  problemAnswers,
} from './common.ts';
import { bodyProblems, portalProblems } from './roles.ts';

const minutesSchema = z.int().min(1).max(1_000_000);
const hashSchema = z.string().regex(/^[0-9a-f]{64}$/);

export const ledgerUnits = ['community_minute', 'volunteer_minute', 'company_minute'] as const;
export const transferKindSchema = z.enum(['post', 'hold', 'post_hold', 'void', 'expire', 'reverse']);

export const postedTransferSchema = z
  .object({
    id: idSchema,
    minutes: minutesSchema,
    servedOn: daySchema,
    madeAt: z.iso.datetime(),
    version: z.int().openapi({ description: 'Number of this entry among her own' }),
    balanceMinutes: z.int().openapi({ description: 'Her balance after it' }),
  })
  .openapi('PostedTransfer');

export const ledgerEntrySchema = z
  .object({
    transferId: idSchema,
    version: z.int(),
    kind: transferKindSchema,
    minutes: z
      .int()
      .openapi({ description: 'What it changed in her balance; 0 where hours were only held or set free' }),
    transferMinutes: minutesSchema,
    balanceMinutes: z.int(),
    counterpartAccountId: idSchema,
    servedOn: daySchema,
    madeAt: z.iso.datetime(),
    exchangeId: idSchema.nullable(),
  })
  .openapi('LedgerEntry');

const chainedTransferSchema = z.object({
  communityId: idSchema,
  ledgerId: idSchema,
  id: idSchema,
  kind: transferKindSchema,
  payerAccountId: idSchema,
  payeeAccountId: idSchema,
  minutes: minutesSchema,
  payerVersion: z.int(),
  payeeVersion: z.int(),
  payerBalanceMinutes: z.int(),
  payeeBalanceMinutes: z.int(),
  ruleVersion: z.int(),
  servedOn: daySchema,
  madeAt: z.iso.datetime(),
  expiresAt: z.iso.datetime().nullable(),
  actorPersonId: idSchema.nullable(),
  actingForPersonId: idSchema.nullable(),
  exchangeId: idSchema.nullable(),
  groupId: idSchema.nullable(),
  holdId: idSchema.nullable(),
  reversesId: idSchema.nullable(),
});

export const transferReceiptSchema = z
  .object({
    transfer: chainedTransferSchema,
    link: z.object({
      number: z.int(),
      previousHash: hashSchema,
      transferHashes: z.array(hashSchema).max(1000),
      position: z.int(),
      hash: hashSchema,
    }),
    path: z.array(z.object({ number: z.int(), transfers: z.int(), bodyHash: hashSchema })).max(5000),
    signedHead: z
      .string()
      .nullable()
      .openapi({ description: 'Compact JWS (ES256); null until the head of the day is published' }),
  })
  .openapi('TransferReceipt', {
    description: 'Checked by reckoning alone, with `verifyReceipt` of @snodo/ledger',
  });

export const chainHeadSchema = z
  .object({
    day: daySchema,
    ledgerId: idSchema,
    unit: z.enum(ledgerUnits),
    linkNumber: z.int(),
    transfers: z.int(),
    hash: hashSchema,
    signedHead: z.string(),
  })
  .openapi('ChainHead');

export const chainLinkSchema = z
  .object({
    number: z.int(),
    transfers: z.int(),
    bodyHash: hashSchema,
    hash: hashSchema,
    sealedAt: z.iso.datetime(),
  })
  .openapi('ChainLink');

export const headKeySchema = z
  .object({ kid: z.string(), kty: z.literal('EC'), crv: z.literal('P-256'), x: z.string(), y: z.string() })
  .openapi('HeadKey');

export const listOwnLedgerEntries = createRoute({
  method: 'get',
  path: '/v1/{community}/time-bank/entries',
  operationId: 'listOwnLedgerEntries',
  tags: ['time-bank'],
  summary:
    'Her ledger account, entry by entry, newest first, what was only held too: what receipts are checked against',
  security: portalOrEmbed('timebank:read'),
  request: { params: communityParam, query: pageQuery },
  responses: {
    200: jsonAnswer(pageOf(ledgerEntrySchema, 'LedgerEntries'), 'A page of it'),
    ...problemAnswers(...portalProblems),
  },
});

export const postTransfer = createRoute({
  method: 'post',
  path: '/v1/{community}/time-bank/transfers',
  operationId: 'postTransfer',
  tags: ['time-bank'],
  summary: 'Acknowledges hours that somebody gave: they leave the ledger account of whoever calls',
  description:
    'The id is made by the caller before the first attempt: the same id with the same order answers the same transfer, with another it is refused, and a refused attempt may come again under it.',
  security: portalOrEmbed('timebank:request'),
  request: {
    params: communityParam,
    body: jsonBody(
      z.strictObject({
        id: z.uuidv7(),
        payeeAccountId: idSchema,
        minutes: minutesSchema,
        servedOn: daySchema,
      }),
    ),
  },
  responses: {
    201: jsonAnswer(postedTransferSchema, 'It is posted, now or before'),
    ...problemAnswers(
      ...portalProblems,
      ...bodyProblems,
      'not_enough_hours',
      'too_many_hours',
      'same_ledger_account',
      'ledger_account_closed',
      'other_unit',
      'never_spendable',
      'transfer_changed',
      'invalid_minutes',
    ),
  },
});

export const getTransferReceipt = createRoute({
  method: 'get',
  path: '/v1/{community}/time-bank/transfers/{transfer}/receipt',
  operationId: 'getTransferReceipt',
  tags: ['time-bank'],
  summary: 'What proves to one of its two sides that a transfer stands in the published chain',
  security: portalOrEmbed('timebank:read'),
  request: {
    params: communityParam.extend({
      transfer: idSchema.openapi({ param: { name: 'transfer', in: 'path' } }),
    }),
  },
  responses: {
    200: jsonAnswer(transferReceiptSchema, 'The receipt'),
    ...problemAnswers(...portalProblems),
  },
});

export const listChainHeads = createRoute({
  method: 'get',
  path: '/v1/{community}/time-bank/heads',
  operationId: 'listChainHeads',
  tags: ['time-bank'],
  summary:
    'Where the chains of the ledgers stood day by day, signed, and the keys that signed; for anybody to keep',
  request: { params: communityParam, query: pageQuery },
  responses: {
    200: jsonAnswer(
      z
        .object({
          items: z.array(chainHeadSchema),
          nextCursor: z.string().nullable(),
          keys: z.array(headKeySchema).max(100),
        })
        .openapi('ChainHeads'),
      'Newest first',
    ),
    ...problemAnswers(),
  },
});

export const listChainLinks = createRoute({
  method: 'get',
  path: '/v1/{community}/time-bank/chain',
  operationId: 'listChainLinks',
  tags: ['time-bank'],
  summary: 'The links of a ledger’s chain, hashes alone: whoever kept a head can follow it to the next',
  request: {
    params: communityParam,
    query: z.object({
      ledger: idSchema.openapi({ param: { name: 'ledger', in: 'query' } }),
      after: z.coerce
        .number()
        .int()
        .min(0)
        .max(Number.MAX_SAFE_INTEGER)
        .default(0)
        .openapi({ param: { name: 'after', in: 'query' }, description: 'Go on behind this link' }),
    }),
  },
  responses: {
    200: jsonAnswer(
      z.object({ items: z.array(chainLinkSchema).max(500) }).openapi('ChainLinks'),
      'At most 500 links, in order; none: the end',
    ),
    ...problemAnswers(),
  },
});

export const timeBankLedgerRoutes = {
  listOwnLedgerEntries,
  postTransfer,
  getTransferReceipt,
  listChainHeads,
  listChainLinks,
} as const;
