import tokensText from './tokens.css' with { type: 'text' };

const adopted = new WeakSet<Document>();

/**
 * Gives a document the design tokens (`tokens.css`), once. Custom properties inherit through shadow
 * roots, so elements only read them: none declares them on its `:host`, where they would hide the
 * values that a host page sets. Constructed sheets pass a strict `style-src`.
 */
export function adoptTokens(page: Document): void {
  if (adopted.has(page)) return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(tokensText);
  page.adoptedStyleSheets = [sheet, ...page.adoptedStyleSheets];
  adopted.add(page);
}
