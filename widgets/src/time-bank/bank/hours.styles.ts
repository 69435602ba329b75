import { css } from 'lit';

/** What a person's own hours need wherever they are shown: the figure, and tables of entries. */
export const hoursStyles = css`
  .hours-figure {
    font-size: var(--snodo-text-xxl);
    font-weight: 700;
    line-height: 1.1;
    color: var(--snodo-color-hours);
  }
  .row.hours > .field {
    flex: 0 1 8rem;
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
  }
  caption {
    text-align: start;
    font-weight: 600;
    padding-block-end: var(--snodo-space-2);
  }
  th,
  td {
    padding: var(--snodo-space-2) var(--snodo-space-3);
    border-block-end: 1px solid var(--snodo-color-hairline);
    text-align: start;
    vertical-align: baseline;
  }
  th {
    color: var(--snodo-color-ink-soft);
    font-weight: 600;
  }
  th[scope='row'] {
    color: inherit;
    font-weight: 400;
  }
  @media (max-width: 40rem) {
    th,
    td {
      padding-inline: var(--snodo-space-1);
    }
  }
  .number {
    text-align: end;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .in {
    color: var(--snodo-color-ok);
    font-weight: 600;
  }
  .scroll {
    overflow-x: auto;
  }
  .proving {
    display: grid;
    justify-items: start;
    gap: var(--snodo-space-2);
  }
`;
