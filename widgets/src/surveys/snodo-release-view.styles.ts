import { css } from 'lit';

export const releaseViewStyles = css`
  :host {
    display: grid;
    gap: var(--snodo-space-5);
    container-type: inline-size;
  }
  .head {
    display: grid;
    gap: var(--snodo-space-2);
  }
  .back {
    justify-self: start;
    margin-inline-start: calc(-1 * var(--snodo-space-4));
  }
  .lead {
    font-size: var(--snodo-text-m);
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    gap: var(--snodo-space-3) var(--snodo-space-7);
  }
  .facts div {
    display: grid;
  }
  dt {
    color: var(--snodo-color-ink-soft);
  }
  dd {
    font-size: var(--snodo-text-l);
    font-weight: 700;
  }
  .rules {
    padding: var(--snodo-space-3) var(--snodo-space-5) var(--snodo-space-3);
    border-inline-start: 4px solid var(--snodo-color-tram);
    border-radius: var(--snodo-radius-field);
    background: var(--snodo-color-tram-wash);
  }
  .rules[open] {
    padding-block-end: var(--snodo-space-5);
  }
  .rules summary {
    display: flex;
    align-items: center;
    gap: var(--snodo-space-3);
    min-block-size: 44px;
    cursor: pointer;
  }
  .rules summary::after {
    content: '';
    inline-size: 0.6em;
    block-size: 0.6em;
    margin-inline: auto var(--snodo-space-1);
    border: solid currentColor;
    border-width: 0 2px 2px 0;
    rotate: 45deg;
  }
  .rules[open] summary::after {
    rotate: 225deg;
  }
  .rules h2,
  nav h2 {
    font-size: var(--snodo-text-m);
  }
  .rules ul {
    display: grid;
    gap: var(--snodo-space-2);
    margin-block: var(--snodo-space-2) var(--snodo-space-3);
    padding-inline-start: 1.25rem;
    max-inline-size: var(--snodo-measure);
  }
  nav {
    display: grid;
    gap: var(--snodo-space-2);
  }
  nav ol {
    columns: 22rem auto;
    column-gap: var(--snodo-space-6);
    padding-inline-start: 2rem;
  }
  nav li {
    break-inside: avoid;
    padding-block: var(--snodo-space-2);
    padding-inline-start: var(--snodo-space-1);
    line-height: 1.35;
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    align-items: center;
    gap: var(--snodo-space-3);
  }
  .choice {
    display: inline-flex;
    align-items: center;
    gap: var(--snodo-space-2);
    min-block-size: 44px;
    padding-inline-end: var(--snodo-space-3);
    cursor: pointer;
  }
  @container (max-width: 40rem) {
    h1 {
      font-size: var(--snodo-text-xl);
    }
    .rules {
      padding-inline: var(--snodo-space-4);
    }
  }
  @media print {
    nav,
    .tools,
    .back {
      display: none;
    }
  }
`;
