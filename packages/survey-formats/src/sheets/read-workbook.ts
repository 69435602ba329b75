import { ImportRefusal } from '../report.ts';
import { SheetFiller } from './sheet.ts';
import type { Sheet } from './sheet.ts';
import { unpack } from './unpack.ts';
import { readXml } from './xml.ts';

const wanted =
  /^xl\/(?:workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|worksheets\/[\w.-]+\.xml)$/;

/** Reads the texts of an .xlsx workbook: the stored values, never a formula. Throws an {@link ImportRefusal}. */
export function readWorkbook(bytes: Uint8Array): Sheet[] {
  const files = unpack(bytes, (name) => wanted.test(name));
  const text = (name: string) => {
    const file = files.get(name);
    return file === undefined ? undefined : new TextDecoder().decode(file);
  };
  const workbook = text('xl/workbook.xml');
  if (workbook === undefined) throw new ImportRefusal('not_recognised', 'zip');
  const targets = readTargets(text('xl/_rels/workbook.xml.rels') ?? '<r/>');
  const shared = readShared(text('xl/sharedStrings.xml') ?? '<sst/>');
  const filler = new SheetFiller();
  readXml(workbook, 'xl/workbook.xml', {
    open: (name, attributes) => {
      if (name !== 'sheet') return;
      const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? '';
      const target = targets.get(id);
      const xml = target === undefined ? undefined : text(target);
      filler.begin((attributes.name ?? '').trim().toLowerCase());
      if (target !== undefined && xml !== undefined) readSheet(xml, target, shared, filler);
    },
    close: () => undefined,
    text: () => undefined,
  });
  return filler.sheets;
}

function readTargets(xml: string): Map<string, string> {
  const targets = new Map<string, string>();
  readXml(xml, 'xl/_rels/workbook.xml.rels', {
    open: (name, { Id, Target }) => {
      if (name !== 'Relationship' || Id === undefined || Target === undefined) return;
      targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`);
    },
    close: () => undefined,
    text: () => undefined,
  });
  return targets;
}

/** The texts that cells share; readings of Asian characters (`rPh`) are no part of them. */
function readShared(xml: string): string[] {
  const texts: string[] = [];
  let own: string | undefined;
  let isText = false;
  let phonetic = 0;
  readXml(xml, 'xl/sharedStrings.xml', {
    open: (name) => {
      if (name === 'si') own = '';
      if (name === 'rPh') phonetic++;
      isText = name === 't' && phonetic === 0;
    },
    close: (name) => {
      if (name === 'si') texts.push(own ?? '');
      if (name === 'rPh') phonetic--;
      isText = false;
    },
    text: (text) => {
      if (isText && own !== undefined) own += text;
    },
  });
  return texts;
}

/** Column of `AB12`, from 0. */
function columnOf(reference: string): number {
  const letters = /^[A-Z]{1,3}/.exec(reference)?.[0] ?? '';
  let column = 0;
  for (let at = 0; at < letters.length; at++) column = column * 26 + letters.charCodeAt(at) - 64;
  return column - 1;
}

function readSheet(xml: string, where: string, shared: readonly string[], filler: SheetFiller): void {
  let row = -1;
  let column = -1;
  let type = '';
  let value = '';
  let isValue = false;
  readXml(xml, where, {
    open: (name, { r, t }) => {
      if (name === 'row') {
        row = /^\d{1,7}$/.test(r ?? '') ? Number(r) - 1 : row + 1;
        column = -1;
      } else if (name === 'c') {
        column = r === undefined ? column + 1 : columnOf(r);
        type = t ?? 'n';
        value = '';
      }
      isValue = name === 'v' || name === 't';
    },
    close: (name) => {
      if (name === 'c') filler.put(row, column, cellText(type, value, shared));
      isValue = false;
    },
    text: (text) => {
      if (isValue) value += text;
    },
  });
}

function cellText(type: string, value: string, shared: readonly string[]): string {
  if (type === 's') return shared[Number(value)] ?? '';
  if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE';
  return type === 'e' ? '' : value;
}
