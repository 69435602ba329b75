import { css } from 'lit';

export const catalogueStyles = css`
  section {
    display: grid;
    gap: var(--snodo-space-4);
    container-type: inline-size;
  }
  h2 {
    font-size: var(--snodo-text-l);
  }
  h3 {
    font-size: var(--snodo-text-m);
    overflow-wrap: anywhere;
  }
  form {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: var(--snodo-space-2);
  }
  form .field {
    flex: 1 1 14rem;
    max-inline-size: 28rem;
  }
  ul {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 17rem), 1fr));
    gap: var(--snodo-space-3);
  }
  article {
    display: flex;
    flex-direction: column;
    gap: var(--snodo-space-2);
    block-size: 100%;
  }
  .facts {
    grid-template-columns: 1fr;
    gap: 0;
    overflow-wrap: anywhere;
  }
  summary {
    inline-size: fit-content;
    padding-block: var(--snodo-space-2);
    font-weight: 600;
    cursor: pointer;
  }
  details p {
    margin-block-end: var(--snodo-space-2);
  }
  article > a {
    margin-block-start: auto;
    inline-size: fit-content;
    padding-block: var(--snodo-space-2);
  }
  .note {
    padding-inline-start: var(--snodo-space-2);
    border-inline-start: 3px solid var(--snodo-color-tram);
    color: var(--snodo-color-ink-soft);
  }
`;
