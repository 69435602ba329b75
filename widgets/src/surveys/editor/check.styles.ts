import { css } from 'lit';

/** Translation, problems and conflicts: what takes the whole width of the editor. */
export const checkStyles = css`
  .meters {
    display: flex;
    flex-wrap: wrap;
    gap: var(--snodo-space-3) var(--snodo-space-6);
  }
  .meters meter {
    inline-size: 9rem;
    block-size: 0.9rem;
  }
  .texts {
    display: grid;
  }
  .texts > li {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: var(--snodo-space-4);
    padding-block: var(--snodo-space-3);
    border-block-start: 1px solid var(--snodo-color-hairline);
  }
  .original {
    white-space: pre-line;
    overflow-wrap: anywhere;
  }
  .findings {
    display: grid;
    gap: var(--snodo-space-1);
  }
  .finding {
    display: flex;
    gap: var(--snodo-space-3);
    inline-size: 100%;
    min-block-size: 44px;
    padding: var(--snodo-space-2);
    border: 1px solid var(--snodo-color-hairline);
    border-radius: var(--snodo-radius-field);
    background: var(--snodo-color-surface);
    color: var(--snodo-color-ink);
    font: inherit;
    text-align: start;
    cursor: pointer;
  }
  .finding:hover {
    background: var(--snodo-color-sunken);
  }
  .finding snodo-icon {
    margin-block-start: 0.2em;
    flex: none;
  }
  .changes {
    padding-inline-start: var(--snodo-space-5);
  }
  .checks section {
    display: grid;
    gap: var(--snodo-space-3);
  }
  .notice {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: var(--snodo-space-3);
    padding: var(--snodo-space-4);
    border-inline-start: 6px solid var(--snodo-color-tram);
    border-radius: var(--snodo-radius-field);
    background: var(--snodo-color-sunken);
  }
  .scroll {
    max-block-size: 24rem;
    overflow: auto;
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
  }
  th,
  td {
    padding: var(--snodo-space-2);
    border-block-end: 1px solid var(--snodo-color-hairline);
    text-align: start;
    vertical-align: top;
    overflow-wrap: anywhere;
  }
  tbody th {
    font-weight: 400;
    color: var(--snodo-color-ink-soft);
  }
  @media (max-width: 40rem) {
    .texts > li {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
