import { css } from 'lit';

/** Links between pages that belong together, in a `nav` of class `pages`. */
export const pageLinksStyles = css`
  .pages {
    display: flex;
    flex-wrap: wrap;
    gap: var(--snodo-space-1) var(--snodo-space-4);
    border-block-end: 1px solid var(--snodo-color-hairline);
  }
  .pages a {
    display: inline-flex;
    align-items: center;
    min-block-size: 44px;
    padding-inline: var(--snodo-space-2);
    color: var(--snodo-color-ink);
    text-decoration: none;
  }
  .pages a:hover {
    text-decoration: underline;
  }
  .pages [aria-current] {
    font-weight: 700;
    box-shadow: inset 0 -4px 0 -1px var(--snodo-color-tram);
  }
`;
