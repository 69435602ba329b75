import { describe, expect, it } from 'vitest';
import { contentFaults } from './budgets.ts';

describe('contentFaults', () => {
  it('finds code made out of text', () => {
    expect(contentFaults('a.js', 'eval (x)')).toHaveLength(1);
    expect(contentFaults('a.js', 'new Function("x")')).toHaveLength(1);
    expect(contentFaults('a.js', 'retrieval(x); medieval')).toHaveLength(0);
  });

  it('finds a module that was left out of a part that asks for it', () => {
    expect(contentFaults('a.js', 'var x=(void 0)("xmlchars/xml")')).toHaveLength(1);
    expect(contentFaults('a.js', 'try{(void 0)("crypto")}catch{}')).toEqual([]);
  });

  it('finds addresses of others and lets names of things pass', () => {
    expect(contentFaults('a.css', 'url(https://fonts.example/x.woff2)')).toEqual([
      'a.css names an address of others: https://fonts.example/x.woff2',
    ]);
    expect(contentFaults('a.js', '"http://www.w3.org/2000/svg"')).toEqual([]);
  });
});
