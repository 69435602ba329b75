import { css } from 'lit';

/** Bars of months, their key, and tables that scroll by themselves. */
export const useStyles = css`
  section {
    min-inline-size: 0;
  }
  .scroll {
    overflow-x: auto;
  }
  th small {
    display: block;
    color: var(--snodo-color-ink-soft);
    font-weight: 400;
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
  }
  caption {
    text-align: start;
    font-weight: 600;
    padding-block: var(--snodo-space-2);
  }
  th,
  td {
    padding: var(--snodo-space-2);
    text-align: start;
    border-block-end: 1px solid var(--snodo-color-line);
  }
  .number {
    text-align: end;
    font-variant-numeric: tabular-nums;
  }
  svg.bars {
    display: block;
    inline-size: 100%;
    block-size: 10rem;
  }
  svg.bars:dir(rtl) {
    transform: scaleX(-1);
  }
  .open {
    fill: var(--snodo-color-sunken);
    stroke: var(--snodo-color-line);
  }
  .used {
    fill: var(--snodo-color-places);
  }
  .ground {
    stroke: var(--snodo-color-line);
  }
  ul.key,
  .ends {
    display: flex;
    flex-wrap: wrap;
    gap: var(--snodo-space-2) var(--snodo-space-4);
  }
  .ends {
    justify-content: space-between;
    max-inline-size: none;
    color: var(--snodo-color-ink-soft);
  }
  ul.key svg {
    inline-size: 1rem;
    block-size: 1rem;
    vertical-align: middle;
    margin-inline-end: var(--snodo-space-2);
  }
  .days {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: var(--snodo-space-3);
    max-inline-size: none;
  }
  @media print {
    .screen-only.screen-only {
      display: none;
    }
    .scroll {
      overflow: visible;
    }
    tr {
      break-inside: avoid;
    }
  }
  @media (forced-colors: active) {
    svg {
      forced-color-adjust: none;
    }
  }
`;
