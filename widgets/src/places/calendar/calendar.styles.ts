import { css } from 'lit';

/** The calendar: dates in a list by day, and a month of days to choose from. */
export const calendarStyles = css`
  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--snodo-space-2) var(--snodo-space-3);
  }
  .bar .span {
    font-weight: 600;
  }
  .bar .button[aria-pressed='true'] {
    border: 2px solid var(--snodo-color-places);
    font-weight: 700;
  }
  @container (max-width: 30rem) {
    .bar .row {
      inline-size: 100%;
    }
    .bar .row > .span {
      order: 1;
      flex: 1 1 100%;
    }
  }
  .bar .field {
    max-inline-size: 18rem;
  }
  .agenda {
    display: grid;
    gap: var(--snodo-space-5);
  }
  .agenda > li {
    display: grid;
    gap: var(--snodo-space-2);
  }
  .agenda h3::first-letter {
    text-transform: uppercase;
  }
  .dates {
    display: grid;
    gap: var(--snodo-space-3);
  }
  article.date {
    display: grid;
    grid-template-columns: minmax(5.5rem, auto) minmax(0, 1fr);
    gap: var(--snodo-space-2) var(--snodo-space-4);
    border-block-start: 1px solid var(--snodo-color-hairline);
    border-inline-start: 4px solid var(--snodo-color-places);
  }
  article.date.off {
    border-inline-start-color: var(--snodo-color-line);
  }
  article.date.off h4 {
    text-decoration: line-through;
  }
  article.date > .body {
    display: grid;
    gap: var(--snodo-space-1);
  }
  article.date > .foot {
    grid-column: 2;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--snodo-space-2);
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: var(--snodo-space-2);
  }
  .chip.own {
    background: var(--snodo-color-tram);
    color: #1b2629;
  }
  @container (max-width: 30rem) {
    article.date {
      grid-template-columns: minmax(0, 1fr);
    }
    article.date > .foot {
      grid-column: 1;
    }
    article.date > .foot > .button {
      flex: 1 1 100%;
    }
  }
  table.month {
    inline-size: 100%;
    table-layout: fixed;
    border-collapse: separate;
    border-spacing: 2px;
  }
  table.month th {
    padding-block: var(--snodo-space-1);
    font-weight: 600;
    text-align: center;
  }
  table.month td {
    padding: 0;
    text-align: center;
  }
  table.month button {
    display: grid;
    align-content: start;
    justify-items: center;
    gap: 2px;
    inline-size: 100%;
    min-block-size: 3.75rem;
    padding: var(--snodo-space-1);
    border: 1px solid var(--snodo-color-hairline);
    border-radius: var(--snodo-radius-field);
    background: var(--snodo-color-surface);
    color: var(--snodo-color-ink);
    font: inherit;
    cursor: pointer;
  }
  table.month button:hover {
    background: var(--snodo-color-sunken);
  }
  table.month button[aria-pressed='true'] {
    border: 2px solid var(--snodo-color-places);
    font-weight: 700;
  }
  table.month button[aria-current='date'] .number {
    padding-inline: var(--snodo-space-2);
    border-radius: var(--snodo-radius-full);
    background: var(--snodo-color-tram);
    color: #1b2629;
  }
  table.month .many {
    min-inline-size: 1.5rem;
    padding-inline: var(--snodo-space-1);
    border-radius: var(--snodo-radius-full);
    background: var(--snodo-color-places);
    color: var(--snodo-color-surface);
    line-height: 1.4;
  }
  @media (forced-colors: active) {
    table.month .many {
      border: 1px solid CanvasText;
    }
  }
`;
