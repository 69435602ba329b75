import { css } from 'lit';

export const answerFiltersStyles = css`
  :host {
    display: grid;
    gap: var(--snodo-space-4);
    container-type: inline-size;
  }
  .lists {
    display: flex;
    flex-wrap: wrap;
    gap: var(--snodo-space-1);
    padding: var(--snodo-space-1);
    border-radius: var(--snodo-radius-card);
    background: var(--snodo-color-sunken);
  }
  .lists label {
    position: relative;
    flex: 1 1 auto;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    min-block-size: 44px;
    padding-inline: var(--snodo-space-4);
    border: 1px solid transparent;
    border-radius: var(--snodo-radius-field);
    font-weight: 600;
    cursor: pointer;
  }
  .lists input {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    opacity: 0;
    cursor: pointer;
  }
  .lists label:has(:checked) {
    border-color: var(--snodo-color-line);
    background: var(--snodo-color-surface);
    box-shadow: inset 0 -4px 0 -1px var(--snodo-color-tram);
  }
  .lists label:has(:focus-visible) {
    outline: 3px solid var(--snodo-color-ink);
    outline-offset: 3px;
    box-shadow: 0 0 0 3px var(--snodo-color-tram);
  }
  .fields {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(12rem, 1fr));
    gap: var(--snodo-space-3);
    align-items: end;
  }
  .words {
    position: relative;
  }
  .words snodo-icon {
    position: absolute;
    inset-block-end: 0.75rem;
    inset-inline-start: 0.75rem;
    color: var(--snodo-color-ink-soft);
    pointer-events: none;
  }
  .words input {
    padding-inline-start: 2.5rem !important;
  }
  .clear {
    justify-self: start;
    margin-inline-start: calc(-1 * var(--snodo-space-4));
  }
  .fold {
    display: none;
    justify-self: start;
  }
  @container (max-width: 36rem) {
    .fold {
      display: inline-flex;
    }
    .fields.folded {
      display: none;
    }
    .lists label {
      padding-inline: var(--snodo-space-3);
    }
  }
  @media (forced-colors: active) {
    .lists label:has(:checked) {
      border-color: Highlight;
      outline: 2px solid Highlight;
    }
  }
`;
