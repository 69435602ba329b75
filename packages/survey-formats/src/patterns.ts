/**
 * Whether a pattern cannot take exponential time, by the look of it: no look-around, no back reference, nothing
 * repeated or chosen inside something repeated, no bound above 100. Stricter than need be; nothing here ever runs
 * a pattern of a file.
 */
export function isHarmlessPattern(pattern: unknown): pattern is string {
  if (typeof pattern !== 'string' || pattern === '' || pattern.length > 200) return false;
  const groups: { isAmbiguous: boolean }[] = [{ isAmbiguous: false }];
  let closed: { isAmbiguous: boolean } | undefined;
  let isInClass = false;
  for (let at = 0; at < pattern.length; at++) {
    const sign = pattern[at] ?? '';
    const last = closed;
    closed = undefined;
    if (sign === '\\') {
      const next = pattern[++at] ?? '';
      if (next === '' || (!isInClass && /[1-9k]/.test(next))) return false;
    } else if (isInClass) isInClass = sign !== ']';
    else if (sign === '[') isInClass = true;
    else if (sign === '(') {
      if (pattern[at + 1] === '?' && pattern[at + 2] !== ':') return false;
      groups.push({ isAmbiguous: false });
    } else if (sign === ')') {
      const group = groups.pop();
      const outer = groups.at(-1);
      if (!group || !outer) return false;
      outer.isAmbiguous ||= group.isAmbiguous;
      closed = group;
    } else if (sign === '|' || sign === '?') (groups.at(-1) ?? { isAmbiguous: false }).isAmbiguous = true;
    else if (/[*+{]/.test(sign)) {
      if (last?.isAmbiguous) return false;
      const bound = sign === '{' ? /^\{(\d{1,3})(?:,(\d{0,3}))?\}/.exec(pattern.slice(at)) : undefined;
      if (bound === null || Number(bound?.[1] ?? 0) > 100 || Number(bound?.[2] ?? 0) > 100) return false;
      const group = groups.at(-1);
      if (group) group.isAmbiguous = true;
    }
  }
  return groups.length === 1 && !isInClass;
}
