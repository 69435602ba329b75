import { css } from 'lit';

/** Cards of instruments, a row for each language, and the form of a sheet. */
export const blockSheetStyles = css`
  :host {
    display: grid;
    gap: var(--snodo-space-5);
    max-inline-size: 60rem;
  }
  h1 {
    font-size: var(--snodo-text-xl);
  }
  .has {
    display: flex;
    align-items: start;
    gap: var(--snodo-space-2);
  }
  .has snodo-icon {
    color: var(--snodo-color-ok);
    margin-block-start: 0.2em;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: var(--snodo-space-2);
  }
  .words {
    display: grid;
    gap: var(--snodo-space-2);
    padding-block: var(--snodo-space-3);
  }
  .words ol {
    padding-inline-start: 1.5em;
  }
  summary {
    min-block-size: 44px;
    align-content: center;
    cursor: pointer;
  }
  .sheet {
    display: grid;
    flex: 1 1 100%;
    gap: var(--snodo-space-4);
    max-inline-size: 44rem;
  }
  .sheet fieldset {
    display: grid;
    gap: var(--snodo-space-3);
  }
  .sheet legend {
    float: inline-start;
    inline-size: 100%;
    font-weight: 700;
  }
  .choice {
    display: flex;
    align-items: start;
    gap: var(--snodo-space-3);
    min-block-size: 44px;
  }
  .ask {
    display: grid;
    gap: var(--snodo-space-2);
  }
`;
