export type HolderLanguage = 'it' | 'en' | 'ar';

const known: readonly HolderLanguage[] = ['it', 'en', 'ar'];

/**
 * The language that an element stands in: its own `lang`, else the closest one above it, out through shadow
 * hosts, else Italian. A language that the product does not speak is skipped, never an error.
 */
export function closestLanguage(element: Element): HolderLanguage {
  return closest(element, languageOf) ?? 'it';
}

/**
 * The direction to lay an element out in: what the host says where it speaks the same language, else the
 * language's own. Italian in a page of a language that reads from the right still reads from the left.
 */
export function closestDirection(element: Element, language: HolderLanguage): 'ltr' | 'rtl' {
  const own = language === 'ar' ? 'rtl' : 'ltr';
  const above = closest(element, (at) =>
    at.getAttribute('lang') ? { language: languageOf(at) } : undefined,
  );
  if (above && above.language !== language) return own;
  const told = closest(element, (at) => at.getAttribute('dir')?.toLowerCase());
  return told === 'rtl' || told === 'ltr' ? told : own;
}

/** The closest element that holds an attribute, out through shadow hosts; what it says. */
export function closestAttribute(element: Element, tag: string, name: string): string | undefined {
  return closest(element, (at) => (at.localName === tag ? (at.getAttribute(name) ?? undefined) : undefined));
}

/** Calls when `lang` or `dir` change anywhere above an element, also across shadow hosts. */
export function watchLanguage(element: Element, change: () => void, end: AbortSignal): void {
  const observer = new MutationObserver(change);
  for (let root = element.getRootNode(); ; root = root.host.getRootNode()) {
    observer.observe(root, { attributeFilter: ['lang', 'dir'], subtree: true });
    if (!(root instanceof ShadowRoot)) break;
  }
  end.addEventListener('abort', () => observer.disconnect());
}

function languageOf(at: Element): HolderLanguage | undefined {
  const tag = at.getAttribute('lang')?.toLowerCase().split('-')[0];
  return known.find((code) => code === tag);
}

function closest<Found>(element: Element, find: (at: Element) => Found | undefined): Found | undefined {
  for (let at: Node | null = element; at; at = at instanceof ShadowRoot ? at.host : at.parentNode) {
    const found = at instanceof Element ? find(at) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}
