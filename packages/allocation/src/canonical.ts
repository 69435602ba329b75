/**
 * One text for one value: JSON with the keys of every object in code-unit order and absent fields left out, so
 * that equal inputs have equal hashes. For plain JSON values of bounded depth only.
 */
export function canonicalJson(plain: unknown): string {
  return JSON.stringify(plain, (_key, member: unknown) => {
    if (typeof member !== 'object' || member === null || Array.isArray(member)) return member;
    return Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
