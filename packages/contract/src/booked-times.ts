import { z } from '@hono/zod-openapi';

/** Wall time of a day, on the clocks of the space's zone. */
export const wallTimeSchema = z
  .string()
  .regex(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d$/)
  .openapi({ example: '2026-10-25T09:30' });

/** A time as instants, and as the clocks of the space's zone show it. */
export const bookedTimeSchema = z
  .object({
    startsAt: z.iso.datetime(),
    endsAt: z.iso.datetime(),
    from: wallTimeSchema,
    to: wallTimeSchema,
    fromSecond: z.boolean().openapi({ description: 'Of an hour that comes twice, the second' }),
    toSecond: z.boolean(),
  })
  .openapi('BookedTime');

export type BookedTime = z.infer<typeof bookedTimeSchema>;
