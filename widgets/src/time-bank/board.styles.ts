import { css } from 'lit';

export const boardStyles = css`
  .filters {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 12rem), 1fr));
    gap: var(--snodo-space-3);
    align-items: end;
  }
  form[role='search'] {
    gap: var(--snodo-space-3);
  }
  .find,
  .kinds,
  .filters {
    max-inline-size: 44rem;
  }
  .kinds {
    display: flex;
    flex-wrap: wrap;
    gap: var(--snodo-space-1);
    padding: var(--snodo-space-1);
    border-radius: var(--snodo-radius-card);
    background: var(--snodo-color-sunken);
  }
  .kinds label {
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
  .kinds input {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    opacity: 0;
    cursor: pointer;
  }
  .kinds label:has(:checked) {
    border-color: var(--snodo-color-line);
    background: var(--snodo-color-surface);
    box-shadow: inset 0 -4px 0 -1px var(--snodo-color-tram);
  }
  .kinds label:has(:focus-visible) {
    outline: 3px solid var(--snodo-color-ink);
    outline-offset: 3px;
  }
  .proposal {
    display: grid;
    gap: var(--snodo-space-3);
    padding-block-start: var(--snodo-space-3);
    border-block-start: 1px solid var(--snodo-color-hairline);
  }
  @media (forced-colors: active) {
    .kinds label:has(:checked) {
      outline: 2px solid Highlight;
    }
  }
`;
