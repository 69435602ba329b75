import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openApiDocument } from '@snodo/contract';
import { clientTypes } from '../../client/generate.ts';
import { migrate } from '../../../server/src/db/migrate.ts';
import { dumpSchema } from '../../../server/src/db/schema-dump.ts';
import { scratchSecret, withScratchDatabase } from './scratch-database.ts';
import { root } from './root.ts';

interface GeneratedFile {
  readonly path: string;
  readonly text: string;
}

/** Every file of the repository that another file determines. */
const OPENAPI = 'packages/contract/openapi.json';
const CLIENT_TYPES = 'packages/client/src/schema.gen.ts';
const ROW_TYPES = 'server/src/db/rows.gen.ts';
const SCHEMA = 'migrations/schema.sql';

/** Writes every generated file; with `check` it writes none and returns a line for each that would differ. */
export async function generateAll({ check }: { readonly check: boolean }): Promise<string[]> {
  const faults: string[] = [];
  for (const { path, text } of await generatedFiles()) {
    const file = join(root, path);
    if (!check) writeFileSync(file, text);
    else if (readOrEmpty(file) !== text)
      faults.push(`${path} is not what its source says; run \`npm run generate\`.`);
  }
  return faults;
}

async function generatedFiles(): Promise<GeneratedFile[]> {
  const openApi = `${JSON.stringify(openApiDocument(), null, 2)}\n`;
  const fromSchema = await withScratchDatabase('generate', async (databaseUrl) => {
    await migrate({
      databaseUrl,
      secret: scratchSecret,
      directory: join(root, 'migrations'),
    });
    return [
      { path: SCHEMA, text: await dumpSchema(databaseUrl) },
      { path: ROW_TYPES, text: rowTypes(databaseUrl) },
    ];
  });
  return [
    { path: OPENAPI, text: openApi },
    { path: CLIENT_TYPES, text: await clientTypes(openApi) },
    ...fromSchema,
  ];
}

function rowTypes(databaseUrl: string): string {
  const scratch = join(root, '.build');
  mkdirSync(scratch, { recursive: true });
  const folder = mkdtempSync(join(scratch, 'rows-'));
  try {
    const file = join(folder, 'rows.gen.ts');
    const script = join(root, 'node_modules/kysely-codegen/dist/cli/bin.js');
    const words = [
      '--dialect',
      'postgres',
      '--url',
      databaseUrl,
      '--out-file',
      file,
      '--default-schema',
      'none',
      '--date-parser',
      'string',
      '--no-domains',
      '--log-level',
      'error',
    ];
    const run = spawnSync(
      process.execPath,
      [
        script,
        ...words,
        '--include-pattern',
        '(identity|oidc|catalogue|places|surveys|submissions|impact|notices|time_bank|needs|matching).*',
      ],
      { encoding: 'utf8' },
    );
    if (run.status !== 0) throw new Error(`kysely-codegen: ${run.stderr || run.stdout}`);
    return readFileSync(file, 'utf8');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readOrEmpty(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await generateAll({ check: false });
}
