import { css } from 'lit';

/** How the sections of a person's own room look: one card each, rows with their action at the end. */
export const ownSectionStyles = css`
  section {
    display: grid;
    gap: var(--snodo-space-4);
    padding: var(--snodo-space-5);
    border: 1px solid var(--snodo-color-hairline);
    border-radius: var(--snodo-radius-card);
    background: var(--snodo-color-surface);
    scroll-margin-block-start: var(--snodo-space-5);
  }
  h2 {
    display: flex;
    align-items: center;
    gap: var(--snodo-space-2);
    font-size: var(--snodo-text-l);
  }
  h2 snodo-icon {
    color: var(--snodo-color-primary);
  }
  h3 {
    font-size: var(--snodo-text-m);
  }
  ul.rows > li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--snodo-space-2) var(--snodo-space-4);
    padding-block: var(--snodo-space-3);
    border-block-start: 1px solid var(--snodo-color-hairline);
  }
  ul.rows > li:last-child {
    border-block-end: 1px solid var(--snodo-color-hairline);
  }
  ul.rows > li > div {
    flex: 1 1 16rem;
  }
  .over {
    color: var(--snodo-color-ink-soft);
  }
  /* Out of the grid while there is nothing in it, but there: what comes into it must be heard. */
  [role='status']:empty {
    position: absolute;
  }
  .outcome > p {
    display: flex;
    align-items: start;
    gap: var(--snodo-space-2);
  }
  .outcome .done {
    color: var(--snodo-color-ok);
    font-weight: 600;
  }
  .notice {
    display: grid;
    grid-template-columns: auto 1fr;
    align-items: start;
    gap: var(--snodo-space-3);
    padding: var(--snodo-space-4);
    border-inline-start: 6px solid var(--snodo-color-tram);
    border-radius: var(--snodo-radius-field);
    background: var(--snodo-color-sunken);
  }
  .notice .button {
    grid-column: 2;
    justify-self: start;
  }
  form {
    display: grid;
    gap: var(--snodo-space-4);
    max-inline-size: 32rem;
  }
  .choice {
    display: flex;
    align-items: center;
    gap: var(--snodo-space-3);
    min-block-size: 44px;
  }
  .button {
    justify-self: start;
  }
  @media (max-width: 40rem) {
    section {
      padding: var(--snodo-space-4);
    }
  }
`;
