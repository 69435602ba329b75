import { css } from 'lit';

export const releaseTableStyles = css`
  :host {
    container-type: inline-size;
    --bar: var(--snodo-color-services);
  }
  .multiple {
    --bar: var(--snodo-color-places);
  }
  .scale {
    --bar: var(--snodo-color-hours);
  }
  .ranking {
    --bar: var(--snodo-color-labs);
  }
  .single {
    --bar: var(--snodo-color-services);
  }
  section {
    display: grid;
    gap: var(--snodo-space-3);
    padding: var(--snodo-space-5);
  }
  h2 {
    font-size: var(--snodo-text-l);
    scroll-margin-block-start: var(--snodo-space-6);
  }
  .kind {
    margin-block-end: calc(-1 * var(--snodo-space-2));
    color: var(--bar);
    font-weight: 600;
  }
  .patterns {
    position: absolute;
    inline-size: 0;
    block-size: 0;
  }
  .chart {
    display: grid;
    gap: var(--snodo-space-2);
  }
  .row {
    display: grid;
    grid-template-columns: minmax(0, 20rem) minmax(6rem, 1fr) 8rem;
    align-items: center;
    gap: var(--snodo-space-1) var(--snodo-space-4);
    min-block-size: 2.25rem;
  }
  .row.hidden {
    grid-template-columns: minmax(0, 20rem) 4rem 1fr;
  }
  .label {
    text-wrap: pretty;
  }
  .bar {
    display: block;
    block-size: 1.375rem;
  }
  .track {
    display: block;
    inline-size: 100%;
    block-size: 100%;
    border-radius: 4px;
  }
  .track:dir(rtl) {
    transform: scaleX(-1);
  }
  .whole {
    fill: var(--snodo-color-sunken);
  }
  .fill {
    fill: var(--bar);
  }
  .unanswered .fill {
    fill: var(--snodo-color-line);
  }
  .rest .fill {
    fill: var(--snodo-color-ink-soft);
  }
  .stub {
    stroke: var(--snodo-color-line);
    stroke-width: 2;
    stroke-dasharray: 4 3;
  }
  .thread,
  .thread-dot {
    display: none;
    fill: none;
    stroke: var(--snodo-color-surface);
    stroke-opacity: 0.3;
    stroke-width: 1.5;
  }
  .thread-dot {
    fill: var(--snodo-color-surface);
    fill-opacity: 0.4;
    stroke: none;
  }
  .single .oblique,
  .multiple .upright,
  .scale .thread-dot,
  .ranking .level,
  .thread.always {
    display: inline;
  }
  .hatch {
    stroke: var(--snodo-color-line);
    stroke-width: 1.5;
  }
  .figure {
    display: inline-flex;
    align-items: baseline;
    gap: var(--snodo-space-2);
  }
  .row.hidden .figure {
    align-items: center;
    color: var(--snodo-color-ink-soft);
  }
  .row:not(.hidden) .figure strong {
    min-inline-size: 4.25rem;
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
  thead th {
    border-block-end: 2px solid var(--snodo-color-line);
  }
  tbody th {
    font-weight: 400;
  }
  .number {
    text-align: end;
    white-space: nowrap;
  }
  .withheld {
    color: var(--snodo-color-ink-soft);
    text-align: end;
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--snodo-space-1) var(--snodo-space-4);
  }
  .turn {
    margin-inline: calc(-1 * var(--snodo-space-4));
  }
  @container (max-width: 40rem) {
    section {
      padding: var(--snodo-space-4);
    }
    .row,
    .row.hidden {
      grid-template-columns: minmax(4rem, 1fr) auto;
      padding-block-end: var(--snodo-space-2);
    }
    .row.hidden {
      grid-template-columns: 4rem 1fr;
    }
    .label {
      grid-column: 1 / -1;
    }
  }
  @media (forced-colors: active) {
    .track {
      forced-color-adjust: none;
    }
  }
  @media print {
    section {
      break-inside: avoid;
      border-color: #8a9396;
    }
    .turn {
      display: none;
    }
    .track {
      print-color-adjust: exact;
    }
  }
`;
