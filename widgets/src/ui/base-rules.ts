import { css } from 'lit';

/**
 * Type, headings, links, buttons, fields, chips,
 * cards, the two-band focus ring and `.visually-hidden`.
 *
 * Classes: `button` is a quiet button, with `primary`, `danger` or `plain` (a link's look) beside it, on
 * `<button>` or `<a>`; `field` wraps a label, a control and `help` or `fault`; `card`; `chip`; `stack`
 * and `row` lay out with the grid's gap; `soft` is secondary text; `tabular` lines up figures.
 */
export const baseRules = css`
  :host {
    display: block;
    box-sizing: border-box;
    color: var(--snodo-color-ink);
    font-family: var(--snodo-font);
    font-size: var(--snodo-text-s);
    line-height: 1.5;
    text-align: start;
  }
  :host(:lang(ar)) {
    line-height: 1.7;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  h1,
  h2,
  h3,
  h4 {
    margin: 0;
    font-weight: 700;
    line-height: 1.25;
    text-wrap: balance;
  }
  h1 {
    font-size: var(--snodo-text-xxl);
  }
  h2 {
    font-size: var(--snodo-text-xl);
  }
  h3 {
    font-size: var(--snodo-text-l);
  }
  h4 {
    font-size: var(--snodo-text-m);
  }
  p,
  ul,
  ol,
  dl,
  dd,
  figure,
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
    min-inline-size: 0;
  }
  p {
    max-inline-size: var(--snodo-measure);
    text-wrap: pretty;
  }
  ul[role='list'],
  ol[role='list'] {
    list-style: none;
  }
  legend {
    padding: 0;
  }
  a {
    color: var(--snodo-color-places);
    text-underline-offset: 0.2em;
    text-decoration-thickness: 1px;
  }
  a:hover {
    text-decoration-thickness: 2px;
  }

  :focus-visible {
    outline: 3px solid var(--snodo-color-ink);
    outline-offset: 3px;
    box-shadow: 0 0 0 3px var(--snodo-color-tram);
  }

  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--snodo-space-2);
    min-block-size: 44px;
    padding: var(--snodo-space-2) var(--snodo-space-4);
    border: 1px solid var(--snodo-color-line);
    border-radius: var(--snodo-radius-field);
    background: var(--snodo-color-surface);
    color: var(--snodo-color-ink);
    font: inherit;
    font-weight: 600;
    line-height: 1.25;
    text-align: center;
    text-decoration: none;
    cursor: pointer;
    transition: background-color 120ms ease-out;
  }
  .button:hover {
    background: var(--snodo-color-sunken);
  }
  .button.primary {
    border-color: transparent;
    background: var(--snodo-color-primary);
    color: var(--snodo-color-on-primary);
  }
  .button.primary:hover {
    background: color-mix(in oklab, var(--snodo-color-primary) 88%, var(--snodo-color-ink));
  }
  .button.danger {
    border-color: var(--snodo-color-danger);
    color: var(--snodo-color-danger);
  }
  .button.plain {
    border-color: transparent;
    background: transparent;
    color: var(--snodo-color-places);
    text-decoration: underline;
    text-underline-offset: 0.2em;
    text-decoration-thickness: 1px;
  }
  .button.plain:hover {
    background: var(--snodo-color-sunken);
  }
  .button:disabled,
  .button[aria-disabled='true'] {
    border: 1px dashed var(--snodo-color-line);
    background: transparent;
    color: var(--snodo-color-ink-soft);
    cursor: not-allowed;
  }

  .field {
    display: grid;
    gap: var(--snodo-space-1);
  }
  .field > label,
  .field > legend {
    font-weight: 600;
  }
  .help {
    color: var(--snodo-color-ink-soft);
  }
  .fault {
    color: var(--snodo-color-danger);
    font-weight: 600;
  }
  input:not([type='checkbox'], [type='radio'], [type='range']),
  select,
  textarea {
    inline-size: 100%;
    min-block-size: 44px;
    padding: var(--snodo-space-2) var(--snodo-space-3);
    border: 1px solid var(--snodo-color-line);
    border-radius: var(--snodo-radius-field);
    background: var(--snodo-color-surface);
    color: var(--snodo-color-ink);
    font: inherit;
  }
  input[type='checkbox'],
  input[type='radio'] {
    inline-size: 1.375rem;
    block-size: 1.375rem;
    margin: 0;
    flex: none;
    accent-color: var(--snodo-color-primary);
  }
  :is(input, select, textarea)[aria-invalid='true'] {
    border-color: var(--snodo-color-danger);
    border-inline-start-width: 6px;
  }

  .card {
    padding: var(--snodo-space-4);
    border: 1px solid var(--snodo-color-hairline);
    border-radius: var(--snodo-radius-card);
    background: var(--snodo-color-surface);
  }
  .chip {
    display: inline-flex;
    align-items: center;
    gap: var(--snodo-space-1);
    padding-inline: var(--snodo-space-3);
    min-block-size: 1.875rem;
    border-radius: var(--snodo-radius-full);
    background: var(--snodo-color-sunken);
    color: var(--snodo-color-ink);
    line-height: 1.25;
  }
  .stack {
    display: grid;
    gap: var(--snodo-space-4);
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--snodo-space-3);
  }
  .soft {
    color: var(--snodo-color-ink-soft);
  }
  .tabular {
    font-variant-numeric: tabular-nums;
  }
  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    padding: 0;
    border: 0;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  @media (forced-colors: active) {
    .card,
    .chip,
    .button {
      border: 1px solid ButtonBorder;
    }
    :focus-visible {
      outline-color: Highlight;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      animation: none !important;
      transition: none !important;
    }
  }
`;
