import { css } from 'lit';
import { pageLinksStyles } from '../ui/page-links.styles.ts';

/** What the board and an exchange share: chips of hours, cards, facts, forms in a sheet, outcomes. */
export const timeBankStyles = [
  pageLinksStyles,
  css`
    :host {
      display: grid;
      gap: var(--snodo-space-5);
      container-type: inline-size;
    }
    .screen {
      display: grid;
      gap: var(--snodo-space-5);
    }
    h3 {
      font-size: var(--snodo-text-m);
      overflow-wrap: anywhere;
    }
    .lead {
      font-size: var(--snodo-text-m);
    }
    .hours {
      color: var(--snodo-color-hours);
      font-weight: 600;
    }
    .chip.turn {
      background: var(--snodo-color-tram);
      color: var(--snodo-color-on-tram);
      font-weight: 600;
    }
    .chip.offer {
      background: var(--snodo-color-hours-wash);
    }
    .chip.request {
      background: var(--snodo-color-places-wash);
    }
    ul.cards {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(100%, 19rem), 1fr));
      gap: var(--snodo-space-4);
    }
    ul.cards > li {
      display: grid;
    }
    ul.cards:has(.proposal) {
      align-items: start;
    }
    article.card {
      display: flex;
      flex-direction: column;
      gap: var(--snodo-space-2);
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
    .words {
      white-space: pre-line;
      overflow-wrap: anywhere;
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
    .outcome .done {
      color: var(--snodo-color-ok);
      font-weight: 600;
    }
    [role='status']:empty {
      position: absolute;
    }
    form.stack:not([role]) {
      max-inline-size: 34rem;
    }
    .pair {
      display: flex;
      flex-wrap: wrap;
      gap: var(--snodo-space-3);
    }
    .pair .field {
      flex: 1 1 7rem;
      max-inline-size: 12rem;
    }
    .choices {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(100%, 13rem), 1fr));
      gap: 0 var(--snodo-space-3);
    }
    .choice {
      display: flex;
      align-items: center;
      gap: var(--snodo-space-3);
      min-block-size: 44px;
    }
    details > summary {
      inline-size: fit-content;
      min-block-size: 44px;
      padding-block: var(--snodo-space-2);
      font-weight: 600;
      cursor: pointer;
    }
  `,
];
