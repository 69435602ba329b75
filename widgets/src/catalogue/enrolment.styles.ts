import { css } from 'lit';
import { pageLinksStyles } from '../ui/page-links.styles.ts';

/** What the pages of enrolments and shared services have in common. */
export const enrolmentStyles = [
  pageLinksStyles,
  css`
    :host {
      display: grid;
      gap: var(--snodo-space-5);
      container-type: inline-size;
    }
    h3 {
      font-size: var(--snodo-text-m);
      overflow-wrap: anywhere;
    }
    .lead {
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
      gap: var(--snodo-space-3);
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
    .chip.services {
      background: color-mix(in oklab, var(--snodo-color-services) 14%, var(--snodo-color-surface));
    }
    .chip.turn {
      background: var(--snodo-color-tram);
      color: var(--snodo-color-on-tram);
      font-weight: 600;
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
    .figure {
      font-size: var(--snodo-text-l);
      font-weight: 700;
    }
    .outcome .done {
      color: var(--snodo-color-ok);
      font-weight: 600;
    }
    [role='status']:empty {
      position: absolute;
    }
    form.stack {
      max-inline-size: 36rem;
    }
    fieldset > legend {
      font-weight: 600;
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
    .choice > span {
      display: grid;
    }
    .pair {
      display: flex;
      flex-wrap: wrap;
      gap: var(--snodo-space-3);
    }
    .pair .field {
      flex: 1 1 9rem;
      align-content: start;
    }
    .notice ul,
    .outcome ul {
      padding-inline-start: var(--snodo-space-5);
    }
    .people > li {
      padding-block: var(--snodo-space-2);
      border-block-end: 1px solid var(--snodo-color-hairline);
      max-inline-size: 36rem;
    }
    form.stack {
      inline-size: 100%;
    }
    details > summary {
      inline-size: fit-content;
      min-block-size: 44px;
      padding-block: var(--snodo-space-2);
      font-weight: 600;
      cursor: pointer;
    }
    ol.trail {
      display: grid;
      gap: var(--snodo-space-2);
      padding-inline-start: var(--snodo-space-5);
    }
    blockquote {
      margin: 0;
      padding-inline-start: var(--snodo-space-3);
      border-inline-start: 3px solid var(--snodo-color-line);
    }
    .quorum {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--snodo-space-2) var(--snodo-space-3);
      font-weight: 600;
    }
    .dots {
      display: inline-flex;
      gap: var(--snodo-space-1);
    }
    .dots > span {
      inline-size: 1rem;
      block-size: 1rem;
      border: 2px solid var(--snodo-color-line);
      border-radius: var(--snodo-radius-full);
    }
    .dots > .there {
      border-color: var(--snodo-color-services);
      background: var(--snodo-color-services);
    }
    dl.about {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 14rem), 1fr));
      gap: var(--snodo-space-3) var(--snodo-space-5);
    }
    dl.about dt {
      color: var(--snodo-color-ink-soft);
    }
    dl.about dd {
      font-weight: 600;
      overflow-wrap: anywhere;
    }
    @media (max-width: 40rem) {
      h1 {
        font-size: var(--snodo-text-xl);
      }
    }
    @media (forced-colors: active) {
      .dots > .there {
        background: CanvasText;
      }
    }
  `,
];
