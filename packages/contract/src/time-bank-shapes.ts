import { z } from '@hono/zod-openapi';

/** At most this many minutes are given, drawn or asked for at once: a thousand hours. */
export const mostMinutesAtOnce = 60_000;

export const minutesSchema = z.int().min(1).max(mostMinutesAtOnce);

export const reasonSchema = z.string().trim().min(1).max(500);

export const timeBankUnitSchema = z.enum(['community_minute', 'volunteer_minute', 'company_minute']);

export const memberStateSchema = z.enum(['applied', 'admitted', 'refused', 'leaving', 'left']);

export type TimeBankUnit = z.infer<typeof timeBankUnitSchema>;

export type MemberState = z.infer<typeof memberStateSchema>;
