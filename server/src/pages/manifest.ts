import fs from 'node:fs';
import path from 'node:path';
import { languages } from '@snodo/contract';
import { z } from 'zod';

const entrySchema = z.object({
  file: z.string(),
  imports: z.array(z.string()),
  messages: z.record(z.enum(languages), z.array(z.string())),
});

const manifestSchema = z.object({ styles: z.record(z.string(), z.string()) }).catchall(entrySchema);

export type ManifestEntry = z.infer<typeof entrySchema>;

/** What the build of the widgets made: addresses of entries, their chunks, messages and styles. */
export interface BuiltWidgets {
  /** Absolute folder of the built files. */
  directory: string;
  entry(name: string): ManifestEntry;
  style(name: string): string | undefined;
}

export function readBuiltWidgets(directory: string): BuiltWidgets {
  const text = fs.readFileSync(path.join(directory, 'manifest.json'), 'utf8');
  const { styles, ...entries } = manifestSchema.parse(JSON.parse(text));
  return {
    directory,
    entry(name) {
      const entry = (entries as Record<string, ManifestEntry>)[name];
      if (entry === undefined) throw new Error(`the widgets have no entry ${name}`);
      return entry;
    },
    style: (name) => styles[name],
  };
}
