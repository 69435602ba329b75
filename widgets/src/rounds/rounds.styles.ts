import { css } from 'lit';

/** What the pages of rounds share: codes, numbers and hashes that break anywhere, tables that scroll in themselves. */
export const roundsStyles = css`
  code {
    font-family: ui-monospace, monospace;
    overflow-wrap: anywhere;
  }
  .code {
    font-size: var(--snodo-text-m);
    font-weight: 700;
  }
  .scroll {
    overflow-x: auto;
  }
  .placed {
    color: var(--snodo-color-ok);
    font-weight: 600;
  }
  tr.mine {
    background: var(--snodo-color-sunken);
    font-weight: 600;
  }
  ol.wishes {
    display: grid;
    gap: var(--snodo-space-3);
    padding-inline-start: var(--snodo-space-5);
  }
`;
