export type HolderLanguage = 'it' | 'en' | 'ar';

const known: readonly HolderLanguage[] = ['it', 'en', 'ar'];

/**
 * The language that an element stands in: its own `lang`, else the closest one above it, out through shadow
 * hosts, else Italian. A language that the product does not speak is skipped, never an error.
 */
export function closestLanguage(element: Element): HolderLanguage {
  for (let at: Node | null = element; at; at = at instanceof ShadowRoot ? at.host : at.parentNode) {
    const tag = at instanceof Element ? at.getAttribute('lang')?.toLowerCase().split('-')[0] : undefined;
    const language = known.find((code) => code === tag);
    if (language) return language;
  }
  return 'it';
}
