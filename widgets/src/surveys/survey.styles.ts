import { css } from 'lit';

/** The look of the survey's screens, on the shared base. */
export const surveyStyles = css`
  :host {
    inline-size: 100%;
    max-inline-size: 44rem;
    margin-inline: auto;
  }
  h1 {
    font-size: var(--snodo-text-xl);
  }
  h2 {
    font-size: var(--snodo-text-l);
    outline-offset: 6px;
  }
  h3 {
    font-size: var(--snodo-text-s);
    margin-block: var(--snodo-space-4) var(--snodo-space-2);
  }
  form,
  .screen {
    display: grid;
    gap: var(--snodo-space-4);
    justify-items: stretch;
  }
  .progress {
    display: grid;
    gap: var(--snodo-space-2);
    margin-block-end: var(--snodo-space-5);
    color: var(--snodo-color-ink-soft);
  }
  progress {
    inline-size: 100%;
    accent-color: var(--snodo-color-primary);
  }
  p + p {
    margin-block-start: var(--snodo-space-3);
  }
  .context {
    color: var(--snodo-color-ink-soft);
  }
  fieldset > *,
  form > .field {
    margin-block-end: var(--snodo-space-3);
  }
  .choices {
    display: grid;
    gap: var(--snodo-space-2);
  }
  .choice,
  .scale label {
    display: flex;
    align-items: center;
    gap: var(--snodo-space-3);
    min-block-size: 48px;
    padding: var(--snodo-space-2) var(--snodo-space-3);
    border: 1px solid var(--snodo-color-hairline);
    border-radius: var(--snodo-radius-field);
    cursor: pointer;
  }
  label:hover {
    border-color: var(--snodo-color-ink-soft);
  }
  label:has(:checked) {
    border-color: var(--snodo-color-primary);
    box-shadow: inset 0 0 0 1px var(--snodo-color-primary);
  }
  .scale {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(2.75rem, 1fr));
    gap: var(--snodo-space-2);
  }
  .scale label {
    flex-direction: column;
    gap: var(--snodo-space-1);
  }
  .ends {
    display: flex;
    justify-content: space-between;
    gap: var(--snodo-space-5);
    color: var(--snodo-color-ink-soft);
  }
  .ends :last-child {
    text-align: end;
  }
  :disabled label {
    opacity: 0.6;
    cursor: default;
  }
  .steps {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: var(--snodo-space-3);
    margin-block-start: var(--snodo-space-4);
  }
  .steps .primary {
    margin-inline-start: auto;
    min-inline-size: 9rem;
  }
  .summary {
    padding: var(--snodo-space-3) var(--snodo-space-4);
    border: 2px solid var(--snodo-color-danger);
    border-radius: var(--snodo-radius-card);
  }
  .summary p {
    font-weight: 700;
    color: var(--snodo-color-danger);
  }
  .summary ul {
    padding-inline-start: 1rem;
  }
  .summary .button {
    text-align: start;
    padding-inline: 0;
    font-weight: 400;
  }
  summary {
    padding-block: var(--snodo-space-3);
    cursor: pointer;
  }
  h1:not(.welcome) {
    font-size: var(--snodo-text-m);
    color: var(--snodo-color-ink-soft);
  }
  nav .button {
    padding-inline: 0;
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    gap: var(--snodo-space-2) var(--snodo-space-6);
    padding: 0;
    list-style-position: inside;
  }
  .seen {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr));
    gap: var(--snodo-space-4);
  }
  .seen h2 {
    font-size: var(--snodo-text-m);
    margin-block-end: var(--snodo-space-2);
  }
  .screen > .primary {
    justify-self: start;
  }
  .button[aria-current] {
    font-weight: 700;
    text-decoration: none;
    color: inherit;
  }
  footer {
    margin-block-start: var(--snodo-space-5);
    padding-block-start: var(--snodo-space-3);
    border-block-start: 1px solid var(--snodo-color-hairline);
  }
  footer .button {
    padding-inline: 0;
  }
  @media (forced-colors: active) {
    label:has(:checked) {
      border: 2px solid Highlight;
    }
  }
`;
