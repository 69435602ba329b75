import type { CompiledQuery } from 'kysely';
import type { CommunityTransaction } from './in-community.ts';

/**
 * A statement that is put together once, for what every call does: putting it together anew costs as much as half
 * a signature check. `places` are values of the right types, no two the same, that stand where each call's own go.
 */
export function prepared<Row, Places extends Record<string, unknown>>(
  places: Places,
  compile: (trx: CommunityTransaction, places: Places) => CompiledQuery<Row>,
): (trx: CommunityTransaction, given: Places) => Promise<Row[]> {
  const nameOf = new Map<unknown, keyof Places>(Object.entries(places).map(([name, place]) => [place, name]));
  let statement: CompiledQuery<Row> | undefined;
  return async (trx, given) => {
    statement ??= compile(trx, places);
    const parameters = statement.parameters.map((parameter) => {
      const name = nameOf.get(parameter);
      return name === undefined ? parameter : given[name];
    });
    return (await trx.executeQuery<Row>({ ...statement, parameters })).rows;
  };
}
