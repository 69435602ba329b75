import { css } from 'lit';

/** A person's hours where there is little room: what she has beside what she can do, the statement below. */
export const hoursScreenStyles = css`
  .top {
    display: grid;
    gap: var(--snodo-space-4);
  }
  @container (min-width: 44rem) {
    .top {
      grid-template-columns: 3fr 2fr;
      align-items: start;
    }
  }
  .top > *,
  .statement {
    display: grid;
    gap: var(--snodo-space-3);
  }
  .balance {
    padding: var(--snodo-space-4);
    border: 1px solid var(--snodo-color-hairline);
    border-inline-start: 6px solid var(--snodo-color-hours);
    border-radius: var(--snodo-radius-card);
    background: var(--snodo-color-surface);
  }
  .acts > .button {
    justify-content: start;
    text-align: start;
  }
  .rows > li {
    display: grid;
    gap: var(--snodo-space-2);
    padding: var(--snodo-space-3);
    border-inline-start: 6px solid var(--snodo-color-tram);
    border-radius: var(--snodo-radius-field);
    background: var(--snodo-color-sunken);
  }
  form {
    display: grid;
    gap: var(--snodo-space-4);
    max-inline-size: 32rem;
  }
`;
