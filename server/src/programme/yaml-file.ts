import { open, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { CST, isMap, isNode, isScalar, Lexer, LineCounter, parseDocument, visit, type Document } from 'yaml';
import type { Fault } from './programme-fault.ts';

/** No file of a programme may be larger. */
export const MOST_FILE_BYTES = 2 * 1024 * 1024;

/** No list or record of a programme stands deeper; the parser would spend seconds on a file that does. */
const MOST_NESTING = 32;

/** Where in a file's facts something stands: keys and list positions from the top. */
export type FactPath = readonly (string | number)[];

/** A YAML file's facts, and a way back from a fact to its line. */
export interface YamlFile {
  readonly file: string;
  readonly facts: unknown;
  /** A fault at the fact, or at the nearest enclosing one when it is missing. `key` points at a key of it. */
  readonly faultAt: (path: FactPath, reason: string, key?: string) => Fault;
}

/** Reads and parses one file of the folder; answers its faults instead when it cannot be used. */
export async function readYamlFile(folder: string, file: string): Promise<YamlFile | readonly Fault[]> {
  const bytes = await readBounded(join(folder, file));
  if (typeof bytes === 'string') return [atStart(file, bytes)];
  try {
    return parsed(file, new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    if (error instanceof TypeError) return [atStart(file, 'is not UTF-8')];
    throw error;
  }
}

function parsed(file: string, content: string): YamlFile | readonly Fault[] {
  const lineCounter = new LineCounter();
  if (isNestedTooDeeply(content)) return [atStart(file, `is nested more than ${MOST_NESTING} levels deep`)];
  const document = parseDocument(content, { lineCounter, prettyErrors: false });
  const fault = (offset: number, reason: string): Fault => {
    // A file that was never advanced past its first line has no line starts to look up.
    const { line, col } = lineCounter.linePos(offset);
    return { file, line: Math.max(1, line), column: Math.max(1, col), reason };
  };

  const faults = [...document.errors, ...document.warnings].map((error) =>
    fault(error.pos[0], `YAML: ${error.message}`),
  );
  visit(document, {
    Pair(_, pair) {
      if (!isScalar(pair.key))
        faults.push(fault(isNode(pair.key) ? (pair.key.range?.[0] ?? 0) : 0, 'a key must be a word'));
    },
    Alias(_, node) {
      faults.push(fault(node.range?.[0] ?? 0, 'aliases are not allowed'));
    },
    Node(_, node) {
      if ('anchor' in node && node.anchor !== undefined) {
        faults.push(fault(node.range?.[0] ?? 0, 'anchors are not allowed'));
      }
    },
  });
  if (faults.length > 0) return faults;

  return {
    file,
    facts: document.toJS({ maxAliasCount: 0 }) as unknown,
    faultAt: (path, reason, key) => fault(offsetOf(document, path, key), reason),
  };
}

/** Whether brackets, indentation or indicators in one line nest deeper than any programme, by its tokens alone. */
function isNestedTooDeeply(content: string): boolean {
  let brackets = 0;
  let indicators = 0;
  for (const token of new Lexer().lex(content)) {
    const type = CST.tokenType(token);
    if (type === 'newline') indicators = 0;
    if (type === 'flow-seq-start' || type === 'flow-map-start') brackets += 1;
    if (type === 'flow-seq-end' || type === 'flow-map-end') brackets -= 1;
    if (
      brackets === 0 &&
      (type === 'seq-item-ind' || type === 'explicit-key-ind' || type === 'map-value-ind')
    ) {
      indicators += 1;
    }
    const spaces = type === 'space' ? token.length : 0;
    if (Math.max(brackets, indicators) > MOST_NESTING || spaces > 8 * MOST_NESTING) return true;
  }
  return false;
}

function offsetOf(document: Document, path: FactPath, key: string | undefined): number {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (!isNode(node)) continue;
    if (key !== undefined && length === path.length && isMap(node)) {
      const pair = node.items.find((candidate) => isScalar(candidate.key) && candidate.key.value === key);
      if (pair !== undefined && isNode(pair.key)) return pair.key.range?.[0] ?? 0;
    }
    return node.range?.[0] ?? 0;
  }
  return 0;
}

/** The file's bytes, or the reason why they were not read. */
async function readBounded(path: string): Promise<Uint8Array | string> {
  let handle: FileHandle;
  try {
    handle = await open(path, 'r');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return 'the file is missing';
    if (hasCode(error, 'EACCES')) return 'the file may not be read';
    throw error;
  }
  try {
    const stat = await handle.stat();
    if (!stat.isFile()) return 'is not a regular file';
    if (stat.size > MOST_FILE_BYTES) return `is larger than ${MOST_FILE_BYTES} bytes`;
    const buffer = new Uint8Array(MOST_FILE_BYTES + 1);
    let length = 0;
    while (length < buffer.length) {
      const { bytesRead } = await handle.read(buffer, length, buffer.length - length);
      if (bytesRead === 0) return buffer.subarray(0, length);
      length += bytesRead;
    }
    // The file grew after it was measured.
    return `is larger than ${MOST_FILE_BYTES} bytes`;
  } finally {
    await handle.close();
  }
}

function atStart(file: string, reason: string): Fault {
  return { file, line: 1, column: 1, reason };
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
