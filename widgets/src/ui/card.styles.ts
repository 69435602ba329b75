import { css } from 'lit';

/** A card of a list: kind above, title, facts with their icons, next step at the foot. */
export const cardStyles = css`
  :host {
    display: grid;
  }
  article {
    display: flex;
    flex-direction: column;
    gap: var(--snodo-space-2);
  }
  .kind {
    display: inline-flex;
    align-items: center;
    gap: var(--snodo-space-2);
    color: var(--snodo-color-places);
    font-weight: 600;
  }
  .services .kind {
    color: var(--snodo-color-services);
  }
  .labs .kind {
    color: var(--snodo-color-labs);
  }
  h3 {
    font-size: var(--snodo-text-m);
  }
  .facts {
    display: grid;
    gap: var(--snodo-space-1);
  }
  .facts > li {
    display: flex;
    align-items: start;
    gap: var(--snodo-space-2);
  }
  .facts snodo-icon {
    margin-block-start: 0.15em;
    color: var(--snodo-color-ink-soft);
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--snodo-space-1) var(--snodo-space-3);
    margin-block-start: auto;
    padding-block-start: var(--snodo-space-1);
  }
  .made-up {
    color: var(--snodo-color-ink-soft);
    font-style: normal;
  }
  details > summary.button {
    inline-size: fit-content;
    margin-inline-start: calc(-1 * var(--snodo-space-2));
    padding-inline: var(--snodo-space-2);
    list-style: none;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  details[open] > summary snodo-icon {
    rotate: 180deg;
  }
  details > .more {
    display: grid;
    gap: var(--snodo-space-2);
    padding-block-start: var(--snodo-space-1);
  }
`;
