import { array, assert, constantFrom, property } from 'fast-check';
import { expect, test } from 'vitest';
import { scanSource } from './source-scan.ts';

function specifiers(text: string): [string, number][] {
  return scanSource(text).imports.map(({ specifier, line }) => [specifier, line]);
}

test('finds every kind of import with its line', () => {
  const text = [
    `import './a.ts';`,
    `import type { B } from './b.ts';`,
    `import {`,
    `  c,`,
    `} from "./c.ts";`,
    `export * from './d.ts'; export { e } from './e.ts';`,
    'const f = await import(`./f.ts`);',
    `const g = import( /* why */ './g.ts');`,
  ].join('\n');
  expect(specifiers(text)).toEqual([
    ['./a.ts', 1],
    ['./b.ts', 2],
    ['./c.ts', 5],
    ['./d.ts', 6],
    ['./e.ts', 6],
    ['./f.ts', 7],
    ['./g.ts', 8],
  ]);
});

test('takes nothing out of comments, strings, templates and regular expressions', () => {
  const text = [
    `// import './a.ts';`,
    `/* export * from './b.ts' */`,
    `const text = "import './c.ts'";`,
    "const page = `import './d.ts'; ${name} from './e.ts'`;",
    `const pattern = /from '"/; const half = total / 2;`,
    `import './real.ts';`,
  ].join('\n');
  expect(specifiers(text)).toEqual([['./real.ts', 6]]);
});

test('reads on correctly after nested templates and escaped quotes', () => {
  const text =
    "const a = `x ${ { b: `y ${c}` }.b } z`; const d = 'it\\'s'; const e = /[/'`]/;\nimport './real.ts';";
  expect(specifiers(text)).toEqual([['./real.ts', 2]]);
  expect(scanSource(text).literals.map((literal) => literal.text)).toEqual(['x ', 'y ', '', ' z', "it\\'s"]);
});

test('keeps every character of code at its place, whatever the text', () => {
  const signs = constantFrom('/', '*', "'", '"', '`', '${', '{', '}', '\\', '\n', '(', 'from ', 'a', ' ');
  assert(
    property(array(signs, { maxLength: 60 }), (parts) => {
      const text = parts.join('');
      const { code } = scanSource(text);
      expect(code).toHaveLength(text.length);
      expect(code.split('\n')).toHaveLength(text.split('\n').length);
    }),
  );
});
