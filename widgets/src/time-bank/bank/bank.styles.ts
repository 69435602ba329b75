import { css } from 'lit';
import { hoursStyles } from './hours.styles.ts';

/** What the pages of hours share: figures, meters, tables, forms in place. */
export const bankStyles = css`
  ${hoursStyles}
  fieldset > legend {
    font-weight: 600;
  }
  details > summary {
    min-block-size: 44px;
    display: flex;
    align-items: center;
    gap: var(--snodo-space-2);
    cursor: pointer;
    font-weight: 600;
    color: var(--snodo-color-places);
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  details > summary::marker {
    content: '';
  }
  details > form,
  details > div {
    margin-block: var(--snodo-space-3);
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: var(--snodo-space-2);
  }
  .alarm {
    display: inline-flex;
    align-items: center;
    gap: var(--snodo-space-1);
    padding-inline: var(--snodo-space-3);
    min-block-size: 1.875rem;
    border-radius: var(--snodo-radius-full);
    background: var(--snodo-color-sunken);
    font-weight: 600;
  }
  .alarm.low,
  .alarm.runs_out {
    background: var(--snodo-color-tram);
    color: var(--snodo-color-on-tram);
  }
  .alarm.empty {
    background: var(--snodo-color-needs-wash);
    color: var(--snodo-color-danger);
  }
  dl.figures {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 11rem), 1fr));
    gap: var(--snodo-space-4);
  }
  dl.figures dt {
    color: var(--snodo-color-ink-soft);
  }
  dl.figures dd {
    font-size: var(--snodo-text-l);
    font-weight: 700;
  }
  dl.figures small {
    display: block;
    font-size: var(--snodo-text-s);
    font-weight: 400;
    color: var(--snodo-color-ink-soft);
  }
`;
