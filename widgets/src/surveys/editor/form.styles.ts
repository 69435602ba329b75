import { css } from 'lit';

/** The forms of the editor: fields, choices as rows, conditions as sentences of menus. */
export const formStyles = css`
  .form {
    display: grid;
    gap: var(--snodo-space-5);
  }
  .tongue {
    padding-inline: var(--snodo-space-2);
    border-radius: var(--snodo-radius-full);
    background: var(--snodo-color-sunken);
    color: var(--snodo-color-ink-soft);
    font-weight: 400;
  }
  textarea {
    resize: vertical;
  }
  #json {
    font-family: ui-monospace, monospace;
  }
  .pair {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(11rem, 100%), 1fr));
    align-items: start;
    gap: var(--snodo-space-3);
  }
  .pair > .help {
    grid-column: 1 / -1;
  }
  fieldset {
    display: grid;
    gap: var(--snodo-space-3);
    padding-block-start: var(--snodo-space-4);
    border-block-start: 1px solid var(--snodo-color-hairline);
  }
  fieldset fieldset {
    padding-block-start: 0;
    border: 0;
  }
  legend {
    float: inline-start;
    inline-size: 100%;
    font-weight: 700;
  }
  fieldset fieldset > legend {
    font-weight: 600;
  }
  .choice {
    display: flex;
    align-items: center;
    gap: var(--snodo-space-3);
    min-block-size: 44px;
  }
  .choices ol,
  .clauses {
    display: grid;
    gap: var(--snodo-space-2);
  }
  .choices li {
    display: grid;
    grid-template-columns: 1fr 6.5rem auto;
    align-items: center;
    gap: var(--snodo-space-2);
  }
  .choices li > :not(input, .buttons) {
    grid-column: 1 / -1;
  }
  .choices .buttons {
    display: flex;
    gap: var(--snodo-space-1);
  }
  .choices .value {
    color: var(--snodo-color-ink-soft);
  }
  .piped,
  .inside,
  .assigned {
    display: grid;
    gap: var(--snodo-space-3);
  }
  .inside {
    padding-block-start: var(--snodo-space-3);
  }
  .insert {
    justify-self: start;
    max-inline-size: 100%;
    color: var(--snodo-color-ink-soft);
  }
  .ruled {
    padding: var(--snodo-space-3);
    border: 1px solid var(--snodo-color-hairline);
    border-radius: var(--snodo-radius-card);
  }
  .labelled {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 7.5rem auto;
    align-items: start;
    gap: var(--snodo-space-2);
  }
  .labelled > .button {
    margin-block-start: 2em;
  }
  .assigned {
    grid-template-columns: repeat(auto-fit, minmax(min(13rem, 100%), 1fr));
  }
  .functions {
    display: grid;
    gap: var(--snodo-space-1);
    padding-block-start: var(--snodo-space-2);
  }
  .functions div {
    display: flex;
    flex-wrap: wrap;
    gap: var(--snodo-space-2);
  }
  .functions dt {
    min-inline-size: 5rem;
  }
  .clauses li {
    display: grid;
    grid-template-columns: minmax(0, 3fr) minmax(0, 2fr) minmax(0, 3fr) 44px;
    gap: var(--snodo-space-2);
    align-items: start;
  }
  .clauses .button {
    grid-column: -2;
    grid-row: 1;
    padding: 0;
  }
  .several {
    display: grid;
    grid-column: 1 / -1;
    grid-template-columns: repeat(auto-fit, minmax(min(13rem, 100%), 1fr));
    gap: 0 var(--snodo-space-4);
  }
  .hints {
    display: grid;
    gap: var(--snodo-space-1);
    color: var(--snodo-color-hours);
  }
  .hints li {
    display: flex;
    align-items: start;
    gap: var(--snodo-space-2);
  }
  .hints snodo-icon {
    margin-block-start: 0.2em;
  }
  @media (max-width: 40rem) {
    .clauses li {
      grid-template-columns: minmax(0, 1fr);
    }
    .clauses .button {
      grid-column: auto;
      grid-row: auto;
      justify-self: start;
      inline-size: 44px;
    }
    .choices li {
      grid-template-columns: minmax(0, 1fr) auto;
    }
    .choices li > input:first-child,
    .labelled > .field:first-child {
      grid-column: 1 / -1;
    }
    .labelled {
      grid-template-columns: minmax(0, 1fr) auto;
    }
  }
`;
