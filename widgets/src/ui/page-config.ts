/**
 * The data block that the server writes into a page:
 * `<script type="application/json" id="snodo-page">`. Its shape is the page's own; the server of the same
 * origin wrote it, so it is trusted and not checked again. Throws when the block is missing.
 */
export function readPage<Page extends object>(
  root: Document = document,
): { readonly [Name in keyof Page]: Page[Name] } {
  const block = root.getElementById('snodo-page')?.textContent;
  if (!block) throw new Error('no #snodo-page');
  return JSON.parse(block) as Page;
}
