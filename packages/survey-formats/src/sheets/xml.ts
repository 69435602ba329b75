import { SaxesParser } from 'saxes';
import { importBounds } from '../bounds.ts';
import type { ReportCode } from '../report-codes.ts';
import { ImportRefusal } from '../report.ts';

/** What is called while XML is read; names come without their prefix. */
export interface XmlHandlers {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly close: (name: string) => void;
  readonly text: (text: string) => void;
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** Reads XML; a document type, and with it every entity of its own, is refused, as is what is broken or too deep. */
export function readXml(xml: string, where: string, handlers: XmlHandlers): void {
  const parser = new SaxesParser();
  const refuse = (code: ReportCode): never => {
    throw new ImportRefusal(code, `${where} line ${parser.line}`);
  };
  let depth = 0;
  let nodes = 0;
  parser.on('doctype', () => refuse('xml_doctype'));
  parser.on('error', () => refuse('xml_broken'));
  parser.on('opentag', ({ name, attributes }) => {
    if (++depth > importBounds.depth) refuse('too_deep');
    if (++nodes > importBounds.xmlNodes) refuse('too_many_cells');
    handlers.open(local(name), attributes);
  });
  parser.on('closetag', ({ name }) => {
    depth--;
    handlers.close(local(name));
  });
  parser.on('text', (text) => handlers.text(text));
  parser.on('cdata', (text) => handlers.text(text));
  // A document type would be gathered whole before it is told of; it can only stand before the first element.
  if (/<!DOCTYPE/i.test(xml.slice(0, Math.max(xml.search(/<[a-z]/i), 0)))) refuse('xml_doctype');
  parser.write(xml).close();
}
