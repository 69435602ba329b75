import { randomBytes } from 'node:crypto';

/** Letters and digits of a name, and something that nothing else has. */
export function codeFrom(name: string): string {
  const words = name
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 40)
    .replace(/-$/, '');
  return `${words === '' ? 'luogo' : words}-${randomBytes(4).toString('hex')}`;
}
