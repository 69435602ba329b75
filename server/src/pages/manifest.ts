import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { languages, type Language } from '@snodo/contract';
import { z } from 'zod';

const moduleSchema = z.object({
  file: z.string(),
  imports: z.array(z.string()),
  messages: z.record(z.enum(languages), z.array(z.string())),
});

const inlineSchema = z.object({ inline: z.record(z.enum(languages), z.string()) });

const manifestSchema = z
  .object({ styles: z.record(z.string(), z.string()) })
  .catchall(z.union([inlineSchema, moduleSchema]));

/** A module by its address, and what it will ask for at once. */
export interface ModuleStart {
  file: string;
  preloads: readonly string[];
}

/** A script that stands in the document itself, and the source by which a policy allows it and no other. */
export interface InlineStart {
  script: string;
  source: string;
}

export type PageStart = ModuleStart | InlineStart;

/** What the build of the widgets made: how each page starts, and addresses of styles. */
export interface BuiltWidgets {
  /** Absolute folder of the built files. */
  directory: string;
  start(name: string, language: Language): PageStart;
  style(name: string): string | undefined;
}

export function readBuiltWidgets(directory: string): BuiltWidgets {
  const text = fs.readFileSync(path.join(directory, 'manifest.json'), 'utf8');
  const { styles, ...entries } = manifestSchema.parse(JSON.parse(text));
  const starts = new Map<string, PageStart>();
  for (const [name, entry] of Object.entries(entries)) {
    for (const language of languages) {
      starts.set(
        `${name} ${language}`,
        'inline' in entry
          ? readInline(path.join(directory, entry.inline[language]))
          : { file: entry.file, preloads: [...entry.imports, ...entry.messages[language]] },
      );
    }
  }
  return {
    directory,
    start(name, language) {
      const start = starts.get(`${name} ${language}`);
      if (start === undefined) throw new Error(`the widgets have no entry ${name}`);
      return start;
    },
    style: (name) => styles[name],
  };
}

function readInline(file: string): InlineStart {
  const script = fs.readFileSync(file, 'utf8');
  return { script, source: `'sha256-${createHash('sha256').update(script).digest('base64')}'` };
}
