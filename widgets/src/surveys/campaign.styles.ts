import { css } from 'lit';

/** How campaigns look in the console and on the desk: facts side by side, marks with icon and word. */
export const campaignStyles = css`
  dl {
    display: flex;
    flex-wrap: wrap;
    gap: var(--snodo-space-2) var(--snodo-space-6);
  }
  dt {
    color: var(--snodo-color-ink-soft);
  }
  dd {
    font-weight: 600;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: start;
    justify-content: space-between;
    gap: var(--snodo-space-2) var(--snodo-space-4);
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: var(--snodo-space-2);
  }
  .chip.open,
  .chip.late {
    background: var(--snodo-color-tram-wash);
  }
  .chip.very-late {
    border: 1px solid var(--snodo-color-danger);
    background: transparent;
    color: var(--snodo-color-danger);
    font-weight: 600;
  }
  .faults {
    display: grid;
    gap: var(--snodo-space-2);
  }
  .faults > li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--snodo-space-2);
  }
  .faults > li > span {
    flex: 1 1 14rem;
  }
  .faults snodo-icon {
    color: var(--snodo-color-danger);
  }
  .sentence {
    padding-inline-start: var(--snodo-space-4);
    border-inline-start: 6px solid var(--snodo-color-tram);
    font-size: var(--snodo-text-m);
  }
  details > ul {
    padding-inline-start: var(--snodo-space-5);
  }
  summary {
    min-block-size: 44px;
    align-content: center;
    font-weight: 600;
    cursor: pointer;
  }
  fieldset {
    display: grid;
    gap: var(--snodo-space-2);
  }
  legend {
    padding-block-end: var(--snodo-space-1);
    font-weight: 600;
  }
  .choice {
    display: flex;
    align-items: center;
    gap: var(--snodo-space-3);
    min-block-size: 44px;
  }
`;
