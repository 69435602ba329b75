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
    border-inline-start: 6px solid var(--snodo-color-hours);
  }
  .acts > .button {
    justify-content: start;
    text-align: start;
  }
  .rows > li,
  form {
    display: grid;
    gap: var(--snodo-space-4);
  }
`;
