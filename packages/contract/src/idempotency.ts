import { z } from '@hono/zod-openapi';

/**
 * `Idempotency-Key`: a key of the caller's own for one write (draft-ietf-httpapi-idempotency-key-header-07). Sent
 * again within a day with the same request it brings the same answer, and nothing is done twice.
 */
export const idempotencyHeaders = z.object({
  'idempotency-key': z
    .string()
    .max(200)
    .optional()
    .openapi({
      param: { name: 'idempotency-key', in: 'header' },
      description: '1 to 128 visible letters, in quotation marks or without; a UUID will do',
      example: '"0b2c8f52-6a0e-4d0f-9a3b-5a1f1c7c3f10"',
    }),
});

/** What a route may refuse that takes a key. */
export const idempotencyProblems = ['idempotency_key_missing', 'idempotency_key_reused'] as const;
