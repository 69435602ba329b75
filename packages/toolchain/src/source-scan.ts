/** What the boundaries look at in one source file. Lines count from 1. */
export interface SourceScan {
  readonly imports: readonly { readonly specifier: string; readonly line: number }[];
  /** Strings and the fixed pieces of templates, import specifiers aside. */
  readonly literals: readonly { readonly text: string; readonly line: number }[];
  /** The text with comments, strings and regular expressions blanked, character for character. */
  readonly code: string;
}

interface Literal {
  readonly text: string;
  readonly start: number;
}

// Where the word or sign before a slash is one of these, the slash opens a regular expression.
const BEFORE_PATTERN =
  /(?:^|[(,=:[!&|?{};+\-*%<>~^]|\b(?:return|typeof|case|in|of|delete|void|throw|new|else|do|await|yield))\s*$/;
const BEFORE_SPECIFIER = /(?:\bfrom|\bimport|\b(?:import|require|import\.meta\.resolve)\s*\()\s*$/;
const LOOK_BACK_CHARACTERS = 40;

/**
 * Reads a TypeScript or JavaScript file far enough to tell code from comments, strings and templates.
 * It is no parser: it finds import and export lines, dynamic imports with a fixed name, and literals.
 */
export function scanSource(text: string): SourceScan {
  const { code, literals } = blank(text);
  const lineOf = lineCounter(text);
  const imports: { specifier: string; line: number }[] = [];
  const others: { text: string; line: number }[] = [];
  for (const literal of literals) {
    // Blanked code keeps its length, so the place before the literal is the same in both.
    const before = code.slice(Math.max(0, literal.start - LOOK_BACK_CHARACTERS), literal.start);
    const line = lineOf(literal.start);
    if (BEFORE_SPECIFIER.test(before)) imports.push({ specifier: literal.text, line });
    else others.push({ text: literal.text, line });
  }
  return { imports, literals: others, code };
}

function blank(text: string): { code: string; literals: Literal[] } {
  const out: string[] = [];
  const literals: Literal[] = [];
  // For each open template, how many braces stand open inside its current substitution.
  const templates: number[] = [];
  let at = 0;

  const keep = (until: number): void => {
    out.push(text.slice(at, until));
    at = until;
  };
  const hide = (until: number): void => {
    out.push(text.slice(at, until).replaceAll(/[^\n]/g, ' '));
    at = until;
  };
  const piece = (): void => {
    const end = endOfTemplatePiece(text, at);
    literals.push({ text: text.slice(at, end), start: Math.max(0, at - 1) });
    hide(end);
    if (text.startsWith('${', at)) {
      templates.push(0);
      keep(at + 2);
    } else keep(Math.min(at + 1, text.length));
  };

  while (at < text.length) {
    const sign = text[at] ?? '';
    const open = templates.at(-1);
    if (text.startsWith('//', at)) hide(indexOrEnd(text, '\n', at));
    else if (text.startsWith('/*', at)) hide(Math.min(indexOrEnd(text, '*/', at + 2) + 2, text.length));
    else if (sign === "'" || sign === '"') {
      const end = endOfString(text, at, sign);
      literals.push({ text: text.slice(at + 1, end), start: at });
      keep(at + 1);
      hide(end);
      keep(Math.min(end + 1, text.length));
    } else if (sign === '`') {
      keep(at + 1);
      piece();
    } else if (sign === '/' && BEFORE_PATTERN.test(recent(out))) hide(endOfPattern(text, at));
    else if (sign === '}' && open === 0) {
      templates.pop();
      keep(at + 1);
      piece();
    } else {
      if (open !== undefined && (sign === '{' || sign === '}')) {
        templates[templates.length - 1] = open + (sign === '{' ? 1 : -1);
      }
      keep(at + 1);
    }
  }
  return { code: out.join(''), literals };
}

function recent(out: readonly string[]): string {
  return out.slice(-LOOK_BACK_CHARACTERS).join('').slice(-LOOK_BACK_CHARACTERS);
}

function indexOrEnd(text: string, sought: string, from: number): number {
  const index = text.indexOf(sought, from);
  return index === -1 ? text.length : index;
}

function endOfString(text: string, start: number, quote: string): number {
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === quote || text[at] === '\n') return at;
  }
  return text.length;
}

function endOfTemplatePiece(text: string, start: number): number {
  for (let at = start; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '`' || text.startsWith('${', at)) return at;
  }
  return text.length;
}

function endOfPattern(text: string, start: number): number {
  let isInClass = false;
  for (let at = start + 1; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '\\') at += 1;
    else if (sign === '\n') return at;
    else if (sign === '[') isInClass = true;
    else if (sign === ']') isInClass = false;
    else if (sign === '/' && !isInClass) return at + 1;
  }
  return text.length;
}

/** Answers ascending offsets, walking the text only once. */
function lineCounter(text: string): (offset: number) => number {
  let line = 1;
  let at = 0;
  return (offset) => {
    for (; at < offset; at += 1) if (text[at] === '\n') line += 1;
    return line;
  };
}
