import { definitionBounds } from '@snodo/survey-engine';
import type { ReportCode } from './report-codes.ts';

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  agrave: 'à',
  egrave: 'è',
  eacute: 'é',
  igrave: 'ì',
  ograve: 'ò',
  ugrave: 'ù',
  rsquo: '’',
  lsquo: '‘',
  ldquo: '“',
  rdquo: '”',
  laquo: '«',
  raquo: '»',
  hellip: '…',
  ndash: '–',
  mdash: '—',
  euro: '€',
};

/** Characters that no text has any use for: controls, marks that write words backwards, what is no character. */
const unwanted = /(?![\t\n])\p{Cc}|[\u202d\u202e\ufeff\ufffe\uffff]/gu;

/** Whether the text has something that a browser would take for a tag. */
export function hasMarkup(text: string): boolean {
  return /<[a-z/!?]/i.test(text);
}

/** The text without characters that only do harm. */
export function withoutControls(text: string): string {
  return text.toWellFormed().replaceAll('\r\n', '\n').replaceAll('\r', '\n').replace(unwanted, '');
}

function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/gi,
    (whole, decimal, hexadecimal, name) => {
      if (name !== undefined) return entities[String(name)] ?? whole;
      const code = decimal === undefined ? Number.parseInt(String(hexadecimal), 16) : Number(decimal);
      return code <= 0x10_ff_ff ? withoutControls(String.fromCodePoint(code)) : '';
    },
  );
}

/** Removes `<script>…</script>` and its like with all that they hold, in one pass. */
function withoutHidden(html: string): string {
  const lower = html.toLowerCase();
  const opening = /<!--|<(script|style|template|noscript|iframe|object|svg|math|head)\b/g;
  let kept = '';
  let from = 0;
  for (let found = opening.exec(lower); found; found = opening.exec(lower)) {
    kept += html.slice(from, found.index);
    const closing = found[1] === undefined ? '-->' : `</${found[1]}`;
    const end = lower.indexOf(closing, found.index);
    const after = end === -1 || found[1] === undefined ? end + closing.length : lower.indexOf('>', end) + 1;
    if (end === -1 || after === 0) return kept;
    from = after;
    opening.lastIndex = after;
  }
  return kept + html.slice(from);
}

/**
 * The words of a piece of HTML as plain text: tags go, with all that a script or a style holds; a line break is a
 * line, a paragraph or list item begins a new one. Written so that `escapeHtml` is undone exactly.
 */
export function htmlToText(html: string): string {
  const flat = withoutHidden(withoutControls(html)).replace(/[ \t\n]+/g, ' ');
  let text = '';
  let from = 0;
  // Every `<` is looked at once; one that begins no tag, or never ends, stays as it is or takes the rest away.
  for (let at = flat.indexOf('<'); at !== -1; at = flat.indexOf('<', from)) {
    text += flat.slice(from, at);
    if (!/[a-z/!?]/i.test(flat[at + 1] ?? '')) {
      text += '<';
      from = at + 1;
      continue;
    }
    const end = flat.indexOf('>', at);
    const tag = /^<\/?([a-z0-9]*)/i.exec(flat.slice(at, at + 12))?.[1]?.toLowerCase() ?? '';
    if (tag === 'br') text += '\n';
    else if (/^(?:p|div|li|ul|ol|tr|table|h[1-6]|blockquote)$/.test(tag)) text += '\u0001';
    from = end === -1 ? flat.length : end + 1;
  }
  text += flat.slice(from);
  const broken = text
    .split('\u0001')
    .map((part) => part.replace(/^ +| +$/g, ''))
    .filter((part) => part !== '')
    .join('\n\n')
    .replace(/ *\n */g, '\n');
  return decodeEntities(broken);
}

/** Plain text as HTML that shows it; what HTML would run together is written by number. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
    .replace(/^[ \t]|[ \t]$|(?<=[ \t\n])[ \t]|[ \t](?=\n)/g, (space) => `&#${space.charCodeAt(0)};`)
    .replaceAll('\t', '&#9;')
    .replaceAll('\n', '<br>');
}

/** Plain text for an attribute or element of XML; characters that XML cannot hold are left out. */
export function escapeXml(text: string): string {
  return withoutControls(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\t', '&#9;')
    .replaceAll('\n', '&#10;');
}

export interface CleanText {
  readonly text: string;
  /** Why it is not what the file had: `text_markup`, `text_controls`, `text_cut`. */
  readonly changes: readonly ReportCode[];
}

/** A text as the definition may hold it: plain, whole characters, at most as long as the engine allows. */
export function cleanText(given: string, isHtml = false): CleanText {
  const changes: ReportCode[] = [];
  // Nothing longer is worth reading: tags included, this is far more than any text may have.
  const short = given.slice(0, definitionBounds.textLength * 10);
  let text = withoutControls(short);
  if (text !== short) changes.push('text_controls');
  // Without a tag or a reference it is no HTML yet: its lines mean something.
  if (hasMarkup(text) || (isHtml && /[<&]/.test(text))) {
    const isMarked = hasMarkup(text.replace(/<br>/g, ''));
    text = htmlToText(text);
    if (isMarked) changes.push('text_markup');
  }
  // Entities may have spelt out a tag; as text it would be refused, so it is taken apart.
  if (hasMarkup(text)) text = text.replace(/<(?=[a-z/!?])/gi, '‹');
  if (text.length > definitionBounds.textLength || short.length < given.length) {
    text = text
      .slice(0, definitionBounds.textLength)
      .toWellFormed()
      .replace(/\uFFFD$/u, '');
    changes.push('text_cut');
  }
  return { text, changes };
}
