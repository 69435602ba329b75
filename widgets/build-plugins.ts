import { glob, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transform, type Plugin } from 'esbuild';
import { compileCatalogue } from '../packages/messages/src/compile.ts';

const here = dirname(fileURLToPath(import.meta.url));
const source = join(here, 'src');
/** `<language>/<namespace>.json` stand below. */
export const messagesFolder = join(here, '../packages/messages/src');
const player = join(here, '../packages/survey-engine/src/player.ts');

/**
 * Compiles `packages/messages/src/<language>/<namespace>.json` into functions, and turns the one import of
 * `i18n.ts` that names them by pattern into a list of those that exist, or of the `namespaces` alone.
 */
export function messagesPlugin(namespaces: readonly string[] = ['*']): Plugin {
  return {
    name: 'messages',
    setup(bundle) {
      bundle.onLoad(
        { filter: /packages[\\/]messages[\\/]src[\\/][a-z]{2}[\\/][a-z-]+\.json$/ },
        async ({ path }) => ({
          contents: compileCatalogue(basename(dirname(path)), JSON.parse(await readFile(path, 'utf8'))),
          loader: 'js',
        }),
      );
      bundle.onLoad({ filter: /widgets[\\/]src[\\/]ui[\\/]i18n\.ts$/ }, async ({ path }) => {
        const text = await readFile(path, 'utf8');
        const pattern = /import\(\s*`[^`]*\/(\$\{language\}\/\$\{namespace\})\.json`,?\s*\)/u;
        if (!pattern.test(text)) throw new Error(`${path} does not import messages as this build expects`);
        const files: string[] = [];
        const patterns = namespaces.map((namespace) => `*/${namespace}.json`);
        for await (const file of glob(patterns, { cwd: messagesFolder })) files.push(file);
        const lines = files
          .sort()
          .map((file) => file.replaceAll('\\', '/'))
          .map((file) => `'${file.slice(0, -5)}': () => import('../../../packages/messages/src/${file}'),`);
        const listed = text.replace(pattern, 'messageFiles[`$1`]()');
        return { contents: `${listed}\nconst messageFiles = {\n${lines.join('\n')}\n};\n`, loader: 'ts' };
      });
    },
  };
}

/**
 * Folds the white space of `html` and `css` templates, which no browser shows and every browser loads. With
 * the sources that a bundle is made of, it also leaves out the design tokens that none of them names.
 */
export function templatesPlugin(usedIn: readonly string[] = []): Plugin {
  const dropUnused = (text: string) => (usedIn.length > 0 ? dropUnusedTokens(text, usedIn.join('\n')) : text);
  return {
    name: 'templates',
    setup(bundle) {
      bundle.onLoad({ filter: /widgets[\\/]src[\\/].+\.ts$/ }, async ({ path }) => {
        return { contents: await foldSource(await readFile(path, 'utf8')), loader: 'ts' };
      });
      bundle.onLoad({ filter: /\.css$/ }, async ({ path, with: attributes }) => {
        if (attributes['type'] !== 'text') return undefined;
        const text = await readFile(path, 'utf8');
        const { code } = await transform(dropUnused(text), { loader: 'css', minify: true });
        return { contents: code.trim(), loader: 'text' };
      });
    },
  };
}

/** Names of elements at whose edges a line break shows nothing. */
const blocks =
  'article|button|d[dlt]|details|div|fieldset|footer|form|h[1-6]|header|label|legend|li|nav|ol|option|p|section|select|summary|ul';
const breakAfterBlock = new RegExp(`(</?(?:${blocks})(?: [^<>]*)?>)\\n`, 'gu');
const breakBeforeBlock = new RegExp(`\\n(?=</?(?:${blocks})[\\s>])`, 'gu');

async function foldSource(text: string): Promise<string> {
  return /\b(?:html|css|svg)`/u.test(text) ? minifyStyles(foldTemplates(text)) : text;
}

function foldTemplates(text: string): string {
  return text.replaceAll(/\n\s+/gu, '\n').replaceAll(breakAfterBlock, '$1').replaceAll(breakBeforeBlock, '');
}

/** Takes out declarations of custom properties that neither the sources nor a token that stays name. */
function dropUnusedTokens(tokens: string, sources: string): string {
  const declaration = /^ *(--snodo-[\w-]+):[^;]*;\n/gmu;
  let kept = tokens;
  for (let before = ''; before !== kept;) {
    before = kept;
    kept = before.replaceAll(declaration, (line, name: string) => {
      const isNamed = new RegExp(`${name}\\b(?!-)`, 'u').test(sources + before.replace(line, ''));
      return isNamed ? line : '';
    });
  }
  return kept;
}

/** Minifies the style sheets that stand in `css` templates without a substitution. */
async function minifyStyles(text: string): Promise<string> {
  const parts = text.split(/(\bcss`[^`$]*`)/u);
  const minified = parts.map(async (part) => {
    if (!part.startsWith('css`')) return part;
    const { code } = await transform(part.slice(4, -1).replaceAll('\\\\', '\\'), {
      loader: 'css',
      minify: true,
    });
    return `css\`${code.trim().replaceAll('\\', '\\\\')}\``;
  });
  return (await Promise.all(minified)).join('');
}

/**
 * Renames the Trusted Types policy of our copy of Lit, so that it lives beside a host's own Lit and a host can
 * allow it by name, and lets a host that refuses the name have its way: the element then says so itself.
 */
export function trustedTypesPlugin(major: number): Plugin {
  return {
    name: 'trusted-types',
    setup(bundle) {
      bundle.onLoad({ filter: /[\\/]lit-html[\\/](?:development[\\/])?lit-html\.js$/ }, async ({ path }) => {
        const text = await readFile(path, 'utf8');
        const call = /(\w+)\s*\.createPolicy\(\s*["']lit-html["'],\s*(\{[^}]*\})\s*,?\s*\)/u;
        if (!call.test(text)) throw new Error(`${path} does not make its policy as this build expects`);
        const named = `((policies) => { try { return policies.createPolicy("snodo-lit-${major}", $2); } catch {} })($1)`;
        return { contents: text.replace(call, named), loader: 'js' };
      });
    },
  };
}

/** Puts the small base class in place of Lit's, for what has to be very light. */
export function smallLitPlugin(): Plugin {
  return {
    name: 'small-lit',
    setup(bundle) {
      bundle.onResolve({ filter: /^lit$/ }, () => ({ path: join(source, 'ui/small-lit.ts') }));
    },
  };
}

/**
 * Leads each name that is imported from the survey engine's door to the file behind it. A bundler gives a page
 * all files of a door of which it uses one name; so what only the end of a survey needs comes with the end.
 */
export function openDoorPlugin(): Plugin {
  return {
    name: 'open-door',
    setup(bundle) {
      bundle.onLoad({ filter: /widgets[\\/]src[\\/]surveys[\\/].+\.ts$/ }, async ({ path }) => {
        const homes = readHomes(await readFile(player, 'utf8'));
        const text = await readFile(path, 'utf8');
        const contents = text.replaceAll(
          /import \{([^}]*)\} from '@snodo\/survey-engine\/player';/gu,
          (_import, names: string) => importFromHomes(names.split(','), homes),
        );
        return { contents: await foldSource(contents), loader: 'ts' };
      });
    },
  };
}

/** The file of each name that a door opens on, read off its lines. */
function readHomes(door: string): Map<string, string> {
  const homes = new Map<string, string>();
  for (const [, names = '', file = ''] of door.matchAll(/export \{([^}]*)\} from '\.\/([\w-]+\.ts)'/gu)) {
    for (const name of names.split(',')) homes.set(name.trim(), file);
  }
  return homes;
}

function importFromHomes(names: readonly string[], homes: ReadonlyMap<string, string>): string {
  return names
    .map((name) => name.trim())
    .filter((name) => name !== '' && !name.startsWith('type '))
    .map((name) => {
      const home = homes.get(name);
      if (home === undefined) throw new Error(`the survey engine's player does not export ${name}`);
      return `import { ${name} } from ${JSON.stringify(join(dirname(player), home))};`;
    })
    .join('\n');
}
