import { css } from 'lit';

/** Figures with their names, signals below each other, and a table that a phone holds. */
export const clustersStyles = css`
  .figures {
    display: grid;
    gap: var(--snodo-space-1);
  }
  .figures > div {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--snodo-space-2);
  }
  .figures dt {
    color: var(--snodo-color-ink-soft);
  }
  .figures dt::after {
    content: ':';
  }
  .figures dd {
    margin: 0;
    font-weight: 600;
  }
  ul.signals {
    display: grid;
    gap: var(--snodo-space-4);
    padding: 0;
    list-style: none;
  }
  ul.signals > li {
    display: grid;
    gap: var(--snodo-space-1);
    padding-inline-start: var(--snodo-space-3);
    border-inline-start: 3px solid var(--snodo-color-line);
  }
  ul.signals form {
    margin-block-start: var(--snodo-space-2);
  }
  select {
    max-inline-size: 100%;
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
    overflow-wrap: anywhere;
  }
  caption {
    padding-block-end: var(--snodo-space-2);
    font-weight: 700;
    text-align: start;
  }
  th,
  tbody td {
    padding: var(--snodo-space-2);
    border-block-end: 1px solid var(--snodo-color-hairline);
    text-align: start;
    vertical-align: top;
  }
  h4 {
    margin-block-start: var(--snodo-space-3);
  }
`;
