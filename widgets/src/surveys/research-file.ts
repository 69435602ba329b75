import { toCsv } from './release-csv.ts';
import type { ResearchExtract } from './research-api.ts';
import type { MadeFile } from './save-file.ts';

/** One line a record: groups first, then answers, several options of one question apart by a bar. */
export function extractFile({ campaign, madeOn, dimensions, items, records }: ResearchExtract): MadeFile {
  const lines = records.map(({ groups, answers }) => [
    ...dimensions.map((name) => groups[name] ?? ''),
    ...items.map((name) => (answers[name] ?? []).join('|')),
  ]);
  return {
    name: `${campaign}-${madeOn}-research.csv`,
    content: new Blob([toCsv([[...dimensions, ...items], ...lines], 'en')], {
      type: 'text/csv;charset=utf-8',
    }),
  };
}
