/**
 * One text for one value: JSON with the keys of every object in code-unit order and absent fields left out, so
 * that equal inputs have equal hashes. For plain JSON values of bounded depth only.
 */
export function canonicalJson(plain: unknown): string {
  if (Array.isArray(plain)) return `[${plain.map((member) => canonicalJson(member ?? null)).join(',')}]`;
  if (typeof plain !== 'object' || plain === null) return JSON.stringify(plain) ?? 'null';
  const members = Object.entries(plain).filter(([, member]) => member !== undefined);
  members.sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`).join(',')}}`;
}
