import { css } from 'lit';

/** The list of questionnaires: versions in a line each, the draft set off. */
export const instrumentListStyles = css`
  ul.rows > li {
    align-items: start;
  }
  .versions {
    display: grid;
    gap: var(--snodo-space-2);
  }
  .versions > li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--snodo-space-1) var(--snodo-space-3);
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--snodo-space-2);
  }
  .draft {
    padding: var(--snodo-space-3);
    border-inline-start: 6px solid var(--snodo-color-tram);
    border-radius: var(--snodo-radius-field);
    background: var(--snodo-color-sunken);
  }
  form.card {
    max-inline-size: none;
    background: var(--snodo-color-sunken);
  }
  form.card ul {
    padding-inline-start: var(--snodo-space-5);
  }
  textarea {
    min-block-size: 10rem;
    font-family: ui-monospace, monospace;
  }
`;
