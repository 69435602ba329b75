const own: Readonly<Record<string, string>> = { it: 'Italiano', en: 'English', ar: 'العربية' };

/** A language by its own name; by its tag where the browser knows none. */
export function languageName(tag: string): string {
  if (Object.hasOwn(own, tag)) return own[tag] ?? tag;
  try {
    return new Intl.DisplayNames(tag, { type: 'language' }).of(tag) ?? tag;
  } catch (error) {
    if (error instanceof RangeError) return tag;
    throw error;
  }
}

/** Which way a language is written. */
export function directionOf(tag: string): 'ltr' | 'rtl' {
  return /^(?:ar|arc|dv|fa|he|ku-Arab|ps|sd|ug|ur|yi)(?:-|$)/u.test(tag) ? 'rtl' : 'ltr';
}
