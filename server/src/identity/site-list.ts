import { largestSiteList, type siteListFaultCodes } from '@snodo/contract';

export interface SiteListLine {
  person: string;
  /** Name of a site. */
  site: string;
}

export interface SiteListFault {
  /** From 1, the heading included. */
  line: number;
  code: (typeof siteListFaultCodes)[number];
}

const delimiters = [';', '\t', ','] as const;
const mostFaults = 20;
const mostLetters = 300;

/**
 * Reads a list of people and sites as spreadsheets write it: RFC 4180 with semicolons, tabs or commas, a heading, one
 * person a line. The first column is the person, the second the site; others are left alone.
 */
export function readSiteList(text: string): { lines: SiteListLine[]; faults: SiteListFault[] } {
  const rows = rowsOf(text.replace(/^\ufeff/, ''));
  const [heading, ...told] = rows;
  if (heading === undefined || heading.length < 2 || told.length === 0 || rows.length > largestSiteList.lines)
    return { lines: [], faults: [{ line: 1, code: 'columns' }] };
  const faults: SiteListFault[] = [];
  const seen = new Set<string>();
  const lines = told.flatMap(([person = '', site = ''], index) => {
    const add = (code: SiteListFault['code']) => {
      if (faults.length < mostFaults) faults.push({ line: index + 2, code });
    };
    if (person === '' && site === '') return [];
    if (person === '' || person.length > mostLetters) add('no_person');
    else if (site === '' || site.length > mostLetters) add('no_site');
    else if (seen.has(person.toLowerCase())) add('twice');
    seen.add(person.toLowerCase());
    return [{ person, site }];
  });
  return { lines, faults };
}

function rowsOf(text: string): string[][] {
  const delimiter = delimiters.find((one) => new RegExp(`^[^\\r\\n]*${one}`).test(text)) ?? ',';
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (let index = 0; index < text.length; index += 1) {
    const letter = text.charAt(index);
    if (isQuoted) {
      if (letter !== '"') cell += letter;
      else if (text.charAt(index + 1) === '"') {
        cell += '"';
        index += 1;
      } else isQuoted = false;
    } else if (letter === '"' && cell === '') isQuoted = true;
    else if (letter === delimiter) {
      row.push(cell.trim());
      cell = '';
    } else if (letter === '\n') {
      rows.push([...row, cell.trim()]);
      row = [];
      cell = '';
    } else cell += letter;
  }
  if (cell.trim() !== '' || row.length > 0) rows.push([...row, cell.trim()]);
  return rows;
}
