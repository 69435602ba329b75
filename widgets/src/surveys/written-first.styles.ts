import { css } from 'lit';

/** Text and copy beside the themes; one below the other on a phone. */
export const writtenFirstStyles = css`
  :host,
  .column {
    display: grid;
    gap: var(--snodo-space-4);
    align-content: start;
    min-inline-size: 0;
  }
  .columns {
    display: grid;
    gap: var(--snodo-space-5);
    grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
  }
  fieldset {
    display: grid;
    gap: var(--snodo-space-2);
  }
  legend,
  .label {
    padding-block-end: var(--snodo-space-2);
    font-weight: 600;
  }
  .column > .button {
    justify-self: start;
  }
  .themes {
    display: flex;
    flex-wrap: wrap;
    gap: var(--snodo-space-2);
  }
  .theme {
    display: inline-flex;
    align-items: center;
    gap: var(--snodo-space-2);
    min-block-size: 44px;
    padding-inline: var(--snodo-space-3);
    border: 1px solid var(--snodo-color-line);
    border-radius: var(--snodo-radius-full);
    cursor: pointer;
  }
  .theme:has(:checked) {
    border-color: var(--snodo-color-primary);
    background: color-mix(in oklab, var(--snodo-color-primary) 12%, var(--snodo-color-surface));
    font-weight: 600;
  }
  .returned {
    display: flex;
    align-items: start;
    gap: var(--snodo-space-2);
    padding: var(--snodo-space-3);
    border-inline-start: 6px solid var(--snodo-color-tram);
    background: var(--snodo-color-sunken);
  }
  @media (max-width: 48rem) {
    .columns {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
