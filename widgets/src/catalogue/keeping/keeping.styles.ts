import { css } from 'lit';
import { pageLinksStyles } from '../../ui/page-links.styles.ts';

/** What the pages on which the catalogue is kept have in common. */
export const keepingStyles = [
  pageLinksStyles,
  css`
    fieldset {
      display: grid;
      gap: var(--snodo-space-3);
    }
    legend {
      margin-block-end: var(--snodo-space-2);
      font-weight: 600;
    }
    .choice {
      display: flex;
      align-items: center;
      gap: var(--snodo-space-3);
      min-block-size: 44px;
    }
    .choices {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(100%, 15rem), 1fr));
      gap: 0 var(--snodo-space-4);
    }
    .pair {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 12rem), 1fr));
      align-items: start;
      gap: var(--snodo-space-3) var(--snodo-space-4);
    }
    .dated,
    .part {
      display: grid;
      gap: var(--snodo-space-3);
      padding: var(--snodo-space-4);
      border: 1px solid var(--snodo-color-hairline);
      border-radius: var(--snodo-radius-card);
      background: var(--snodo-color-paper);
    }
    summary {
      min-block-size: 44px;
      padding-block: var(--snodo-space-2);
      cursor: pointer;
    }
    .button {
      justify-self: start;
    }
    .old {
      background: var(--snodo-color-tram-wash);
    }
    .fault::first-letter {
      text-transform: uppercase;
    }
    .missing {
      color: var(--snodo-color-hours);
      font-weight: 600;
    }
  `,
];
