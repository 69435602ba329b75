import { adoptTokens } from './tokens.css.ts';

adoptTokens(document);

/** What every element on a page of ours puts first in its `static styles`; the document gets the tokens. */
export { baseRules as baseStyles } from './base-rules.ts';
