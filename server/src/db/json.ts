import { sql, type RawBuilder } from 'kysely';

/**
 * A value for a jsonb column. Sent as text and cast, because the driver would otherwise take an array for a
 * PostgreSQL array and encode a string twice.
 */
export function toJson(value: unknown): RawBuilder<string> {
  return sql<string>`${JSON.stringify(value)}::text::jsonb`;
}
