import { css } from 'lit';

/** What the pages of hours share: figures, meters, tables, forms in place. */
export const bankStyles = css`
  .hours-figure {
    font-size: var(--snodo-text-xxl);
    font-weight: 700;
    line-height: 1.1;
    color: var(--snodo-color-hours);
  }
  .row.hours > .field {
    flex: 0 1 8rem;
  }
  fieldset > legend {
    font-weight: 600;
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
  details > summary {
    min-block-size: 44px;
    display: flex;
    align-items: center;
    gap: var(--snodo-space-2);
    cursor: pointer;
    font-weight: 600;
    color: var(--snodo-color-places);
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  details > summary::marker {
    content: '';
  }
  details > form,
  details > div {
    margin-block: var(--snodo-space-3);
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: var(--snodo-space-2);
  }
  .alarm {
    display: inline-flex;
    align-items: center;
    gap: var(--snodo-space-1);
    padding-inline: var(--snodo-space-3);
    min-block-size: 1.875rem;
    border-radius: var(--snodo-radius-full);
    background: var(--snodo-color-sunken);
    font-weight: 600;
  }
  .alarm.low,
  .alarm.runs_out {
    background: var(--snodo-color-tram);
    color: var(--snodo-color-on-tram);
  }
  .alarm.empty {
    background: var(--snodo-color-needs-wash);
    color: var(--snodo-color-danger);
  }
  dl.figures {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 11rem), 1fr));
    gap: var(--snodo-space-4);
  }
  dl.figures dt {
    color: var(--snodo-color-ink-soft);
  }
  dl.figures dd {
    font-size: var(--snodo-text-l);
    font-weight: 700;
  }
  dl.figures small {
    display: block;
    font-size: var(--snodo-text-s);
    font-weight: 400;
    color: var(--snodo-color-ink-soft);
  }
`;
