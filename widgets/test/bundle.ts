import { glob, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { messagesPlugin, smallLitPlugin } from '../build-plugins.ts';
import { commonOptions } from '../build.ts';

/** What the frame is built from runs on the small base class too, as it is shipped. */
const shippedSmall = /(?:snodo-survey-|snodo-match-|small-lit)/u;

/** Bundles every element test below `source` into one file each; returns the folder. */
export async function bundleElementTests(source: string, outputFolder: string): Promise<string> {
  await rm(outputFolder, { recursive: true, force: true });
  const tests: string[] = [];
  for await (const path of glob('**/*.test.ts', { cwd: source })) {
    if (!path.endsWith('.unit.test.ts')) tests.push(path);
  }
  const entryPoints = (paths: readonly string[], suffix: string) =>
    paths.map((path) => ({
      in: join(source, path),
      out: `${path.replaceAll(/[\\/]/gu, '.').slice(0, -3)}${suffix}`,
    }));
  const shared = {
    ...commonOptions,
    outdir: outputFolder,
    sourcemap: 'inline',
    define: {
      SNODO_VERSION: '"0.0.0"',
      SNODO_PREFIX: '"snodo"',
      SNODO_HOST: '"./embed.host.js"',
    },
  } as const;
  await build({ ...shared, entryPoints: entryPoints(tests, ''), plugins: [messagesPlugin()] });
  await build({
    ...shared,
    entryPoints: entryPoints(
      tests.filter((path) => shippedSmall.test(basename(path))),
      '.small',
    ),
    plugins: [messagesPlugin(), smallLitPlugin()],
  });
  return outputFolder;
}
