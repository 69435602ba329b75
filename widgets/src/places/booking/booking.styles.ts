import { css } from 'lit';

/** What the pages of places and bookings share: cards of spaces and bookings, times to choose from, facts. */
export const bookingStyles = css`
  :host {
    display: grid;
    gap: var(--snodo-space-5);
    container-type: inline-size;
    max-inline-size: 60rem;
  }
  section {
    display: grid;
    gap: var(--snodo-space-4);
  }
  h2,
  h3 {
    overflow-wrap: anywhere;
  }
  h3 {
    font-size: var(--snodo-text-m);
  }
  ul.cards {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 19rem), 1fr));
    gap: var(--snodo-space-4);
  }
  ul.cards > li {
    display: grid;
  }
  article.card {
    display: flex;
    flex-direction: column;
    gap: var(--snodo-space-2);
    border-block-start: 4px solid var(--snodo-color-places);
  }
  article.card > .foot {
    display: flex;
    flex-wrap: wrap;
    gap: var(--snodo-space-2);
    margin-block-start: auto;
    padding-block-start: var(--snodo-space-2);
  }
  .facts {
    display: grid;
    gap: var(--snodo-space-1);
    color: var(--snodo-color-ink-soft);
    overflow-wrap: anywhere;
  }
  .when {
    font-weight: 600;
  }
  .times {
    display: flex;
    flex-wrap: wrap;
    gap: var(--snodo-space-2);
  }
  .days {
    display: grid;
    gap: var(--snodo-space-3);
  }
  .day {
    display: grid;
    grid-template-columns: minmax(0, 12rem) minmax(0, 1fr);
    gap: var(--snodo-space-2) var(--snodo-space-4);
    align-items: start;
    padding-block: var(--snodo-space-2);
    border-block-end: 1px solid var(--snodo-color-hairline);
  }
  @container (max-width: 34rem) {
    .day {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  .notice {
    display: grid;
    gap: var(--snodo-space-3);
    justify-items: start;
    padding: var(--snodo-space-4);
    border-inline-start: 6px solid var(--snodo-color-tram);
    border-radius: var(--snodo-radius-field);
    background: var(--snodo-color-sunken);
  }
  .pair {
    display: flex;
    flex-wrap: wrap;
    gap: var(--snodo-space-3);
    align-items: end;
  }
  .pair .field {
    flex: 1 1 8rem;
    max-inline-size: 14rem;
  }
  .words {
    white-space: pre-line;
    overflow-wrap: anywhere;
  }
  .outcome .done {
    color: var(--snodo-color-ok);
    font-weight: 600;
  }
  [role='status']:empty {
    position: absolute;
  }
  details > summary {
    inline-size: fit-content;
    min-block-size: 44px;
    padding-block: var(--snodo-space-2);
    font-weight: 600;
    cursor: pointer;
  }
  fieldset .times {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 10rem), 1fr));
    gap: 0 var(--snodo-space-3);
  }
  .choice {
    display: inline-flex;
    align-items: center;
    gap: var(--snodo-space-2);
    min-block-size: 44px;
  }
  ol.dates {
    display: grid;
    gap: var(--snodo-space-1);
    max-block-size: 24rem;
    overflow-y: auto;
    padding-inline-start: var(--snodo-space-5);
  }
`;

/** A task in a room of the desk: a card with its own heading. */
export const roomSectionStyles = css`
  :host {
    display: grid;
    gap: var(--snodo-space-5);
  }
  section {
    display: grid;
    gap: var(--snodo-space-4);
    padding: var(--snodo-space-5);
    border: 1px solid var(--snodo-color-hairline);
    border-radius: var(--snodo-radius-card);
    background: var(--snodo-color-surface);
  }
  form {
    max-inline-size: 44rem;
  }
  form > button {
    justify-self: start;
  }
  @media (max-width: 40rem) {
    section {
      padding: var(--snodo-space-4);
    }
    form > button {
      justify-self: stretch;
    }
  }
`;
