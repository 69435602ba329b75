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
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 11rem), 1fr));
    gap: var(--snodo-space-3) var(--snodo-space-6);
  }
  .facts div {
    display: grid;
    align-content: start;
  }
  dt {
    color: var(--snodo-color-ink-soft);
  }
  dd {
    font-size: var(--snodo-text-m);
    font-weight: 700;
    line-height: 1.3;
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
    columns: 26rem auto;
    column-gap: var(--snodo-space-7);
    margin-block: var(--snodo-space-2) var(--snodo-space-3);
    padding-inline-start: 1.25rem;
  }
  .rules li {
    break-inside: avoid;
    padding-block: var(--snodo-space-1);
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
  .themes.card {
    display: grid;
    gap: var(--snodo-space-3);
    padding: var(--snodo-space-5);
  }
  .themes h2 {
    font-size: var(--snodo-text-l);
    scroll-margin-block-start: var(--snodo-space-6);
  }
  .themes h3 {
    font-size: var(--snodo-text-m);
  }
  .theme {
    display: grid;
    gap: var(--snodo-space-2);
    margin-block-start: var(--snodo-space-2);
    break-inside: avoid;
  }
  .theme li {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 var(--snodo-space-4);
    padding-block: var(--snodo-space-2);
    border-block-end: 1px solid var(--snodo-color-hairline);
  }
  .choice {
    display: inline-flex;
    align-items: center;
    gap: var(--snodo-space-2);
    min-block-size: 44px;
    padding-inline-end: var(--snodo-space-3);
    cursor: pointer;
  }
  .crossed {
    display: grid;
    gap: var(--snodo-space-4);
    margin-block-start: calc(-1 * var(--snodo-space-3));
  }
  .crossed > summary {
    padding: var(--snodo-space-3) var(--snodo-space-4);
    color: var(--snodo-color-places);
    cursor: pointer;
  }
  .crossed > snodo-release-table {
    margin-block-start: var(--snodo-space-4);
  }
  @container (max-width: 40rem) {
    h1 {
      font-size: var(--snodo-text-xl);
    }
    .rules {
      padding-inline: var(--snodo-space-4);
    }
    .themes.card {
      padding: var(--snodo-space-4);
    }
  }
  @media print {
    :host {
      display: block;
    }
    .facts,
    .rules,
    .head,
    snodo-release-table {
      margin-block-end: var(--snodo-space-4);
      break-inside: avoid;
    }
    .themes {
      break-inside: avoid;
    }
    .rules summary::after {
      display: none;
    }
    .rules::details-content {
      content-visibility: visible;
    }
    h1 {
      font-size: var(--snodo-text-xl);
    }
    nav,
    .tools,
    .back {
      display: none;
    }
  }
`;
