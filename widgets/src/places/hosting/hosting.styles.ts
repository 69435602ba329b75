import { css } from 'lit';
import { ownSectionStyles } from '../../identity/own-section.styles.ts';
import { pageLinksStyles } from '../../ui/page-links.styles.ts';

/** What the pages of a place that somebody looks after share: cards with their facts, rows, forms in place. */
export const hostingStyles = [
  ownSectionStyles,
  pageLinksStyles,
  css`
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--snodo-space-5);
      container-type: inline-size;
    }
    form {
      max-inline-size: 44rem;
    }
    h3,
    h4 {
      overflow-wrap: anywhere;
    }
    ul.cards {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(100%, 17rem), 1fr));
      gap: var(--snodo-space-4);
    }
    ul.cards > li,
    ul.list > li {
      display: grid;
    }
    ul.list {
      display: grid;
      gap: var(--snodo-space-4);
    }
    article.card {
      display: flex;
      flex-direction: column;
      gap: var(--snodo-space-2);
      border-block-start: 4px solid var(--snodo-color-places);
    }
    .facts {
      display: grid;
      gap: var(--snodo-space-1);
      color: var(--snodo-color-ink-soft);
      overflow-wrap: anywhere;
    }
    .facts .alarm {
      color: var(--snodo-color-danger);
      font-weight: 600;
    }
    .actions,
    .pair {
      display: flex;
      flex-wrap: wrap;
      align-items: end;
      gap: var(--snodo-space-2) var(--snodo-space-3);
    }
    .pair > * {
      flex: 1 1 10rem;
    }
    .notice .button {
      grid-column: auto;
    }
    .notice {
      grid-template-columns: minmax(0, 1fr);
    }
    fieldset.field > .choices {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(100%, 15rem), 1fr));
      gap: 0 var(--snodo-space-3);
    }
    details > summary {
      inline-size: fit-content;
      min-block-size: 44px;
      padding-block: var(--snodo-space-2);
      font-weight: 600;
      cursor: pointer;
    }
    details > form,
    details > div {
      margin-block: var(--snodo-space-2) var(--snodo-space-3);
    }
    .words {
      white-space: pre-line;
      overflow-wrap: anywhere;
    }
  `,
];
