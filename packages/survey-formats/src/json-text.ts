import { importBounds } from './bounds.ts';
import { ImportRefusal } from './report.ts';

const token =
  /\s*(?:(?<open>[[{])|(?<close>[\]}])|(?<comma>,)|:|(?<quote>")|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)/y;

/** After the quote that ends a string, or undefined; by hand, since strings may be long. */
function endOfString(text: string, from: number): number | undefined {
  for (let at = from; at < text.length; at++) {
    const sign = text[at];
    if (sign === '"') return at + 1;
    if (sign === '\n') return undefined;
    if (sign === '\\') at++;
  }
  return undefined;
}

function lineAt(text: string, position: number): string {
  return `line ${text.slice(0, position).split('\n').length}`;
}

/** Where the text stops being JSON, as far as single signs tell; refuses what is nested too deeply. */
function findFault(text: string): number | undefined {
  const end = text.trimEnd().length;
  let depth = 0;
  let isAfterComma = false;
  for (let from = 0; from < end; from = token.lastIndex) {
    token.lastIndex = from;
    const groups = token.exec(text)?.groups;
    if (!groups) return from + (/\S/.exec(text.slice(from))?.index ?? 0);
    if (groups.quote) {
      const after = endOfString(text, token.lastIndex);
      if (after === undefined) return from;
      token.lastIndex = after;
    }
    if (groups.open) depth++;
    if (groups.close) {
      if (isAfterComma) return from;
      depth--;
    }
    if (depth > importBounds.depth) throw new ImportRefusal('too_deep', lineAt(text, from));
    isAfterComma = groups.comma !== undefined;
  }
  return undefined;
}

/** Parses strict JSON; anything else is refused with the line where it stops being JSON. */
export function parseJson(text: string): unknown {
  const fault = findFault(text);
  if (fault !== undefined) {
    throw new ImportRefusal('json_not_strict', lineAt(text, fault), text.slice(fault, fault + 40).trim());
  }
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const position = Number(/position (\d+)/.exec(error.message)?.[1] ?? text.length);
    throw new ImportRefusal('json_not_strict', lineAt(text, position));
  }
}
