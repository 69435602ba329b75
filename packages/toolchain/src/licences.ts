import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const LICENCE = 'EUPL-1.2';

/** One line for each package of the repository that does not carry its licence. */
export function checkLicences(root: string): string[] {
  const folders = ['packages', 'examples'].flatMap((parent) =>
    existsSync(join(root, parent)) ? readdirSync(join(root, parent)).map((name) => `${parent}/${name}`) : [],
  );
  return ['.', 'server', 'widgets', ...folders.sort()]
    .map((folder) => (folder === '.' ? 'package.json' : `${folder}/package.json`))
    .filter((file) => existsSync(join(root, file)))
    .flatMap((file) => {
      const { license } = JSON.parse(readFileSync(join(root, file), 'utf8')) as { license?: unknown };
      return license === LICENCE
        ? []
        : [`${file}: "license" must be "${LICENCE}", and is ${JSON.stringify(license)}.`];
    });
}
