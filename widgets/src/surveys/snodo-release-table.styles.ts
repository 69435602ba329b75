import { css } from 'lit';

export const releaseTableStyles = css`
  :host {
    container-type: inline-size;
  }
  section.card {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--snodo-space-3);
    padding: var(--snodo-space-5);
  }
  h2 {
    font-size: var(--snodo-text-l);
    scroll-margin-block-start: var(--snodo-space-6);
  }
  .kind {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--snodo-space-1) var(--snodo-space-3);
    margin-block-end: calc(-1 * var(--snodo-space-2));
    color: var(--snodo-color-ink-soft);
    font-weight: 600;
  }
  .headline {
    max-inline-size: none;
    margin-block-end: var(--snodo-space-2);
    font-size: var(--snodo-text-m);
  }
  .trend {
    color: var(--snodo-color-ink-soft);
  }
  .trend.incomparable,
  .refused {
    display: flex;
    gap: var(--snodo-space-3);
    padding: var(--snodo-space-3) var(--snodo-space-4);
    border-radius: var(--snodo-radius-field);
    background: var(--snodo-color-sunken);
    color: var(--snodo-color-ink);
  }
  .refused {
    display: grid;
    gap: var(--snodo-space-2);
  }
  .turned {
    display: none;
  }
  details {
    margin-block-start: var(--snodo-space-4);
  }
  summary {
    display: flex;
    align-items: center;
    min-block-size: 44px;
    gap: var(--snodo-space-3);
    font-weight: 600;
    cursor: pointer;
  }
  summary::before {
    content: '';
    inline-size: 0.6em;
    block-size: 0.6em;
    border: solid currentColor;
    border-width: 0 2px 2px 0;
    rotate: 45deg;
    translate: 0 -0.15em;
  }
  details[open] summary::before {
    rotate: 225deg;
    translate: 0 0.15em;
  }
  .scroll {
    overflow-x: auto;
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
  }
  th,
  td {
    padding: var(--snodo-space-2) var(--snodo-space-3);
    border-block-end: 1px solid var(--snodo-color-hairline);
    text-align: start;
    vertical-align: baseline;
  }
  thead :is(th, td) {
    border-block-end: 2px solid var(--snodo-color-line);
  }
  thead th {
    vertical-align: bottom;
  }
  tbody th {
    font-weight: 400;
  }
  .mean > * {
    font-weight: 700;
  }
  .people > * {
    color: var(--snodo-color-ink-soft);
  }
  .number {
    text-align: end;
  }
  td:is(.number, .range):not(.withheld) {
    white-space: nowrap;
  }
  .withheld {
    color: var(--snodo-color-ink-soft);
    font-weight: 400;
  }
  tbody th {
    min-inline-size: 6.5rem;
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    justify-content: space-between;
    gap: var(--snodo-space-1) var(--snodo-space-4);
    margin-block-start: var(--snodo-space-2);
    padding-block-start: var(--snodo-space-3);
    border-block-start: 1px solid var(--snodo-color-hairline);
  }
  .notes {
    flex: 1 1 20rem;
  }
  .turn {
    margin-inline: calc(-1 * var(--snodo-space-4));
  }
  @container (max-width: 40rem) {
    section.card {
      padding: var(--snodo-space-4);
    }
  }
  @media print {
    :host {
      font-size: 0.875rem;
    }
    .headline {
      font-size: 1rem;
    }
    .trend.incomparable,
    .refused {
      border: 1px solid #8a9396;
    }
    .headline,
    .foot {
      margin-block: 0;
    }
    .foot {
      padding-block-start: var(--snodo-space-2);
    }
    section.card {
      gap: var(--snodo-space-2);
      padding: var(--snodo-space-3) var(--snodo-space-4);
      break-inside: avoid;
      border-color: #8a9396;
    }
    .turn,
    details {
      display: none;
    }
    .turned {
      display: block;
    }
    .scroll {
      overflow: visible;
    }
    table {
      overflow-wrap: break-word;
    }
    th,
    td {
      padding: 2px var(--snodo-space-2);
    }
  }
`;
