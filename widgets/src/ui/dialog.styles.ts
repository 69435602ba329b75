import { css } from 'lit';

/** A modal dialog: a sheet in the middle, from the lower edge on a phone. */
export const dialogStyles = css`
  dialog {
    inline-size: min(42rem, calc(100vw - 2rem));
    max-block-size: min(46rem, calc(100dvb - 2rem));
    padding: 0;
    border: 1px solid var(--snodo-color-hairline);
    border-radius: var(--snodo-radius-card);
    background: var(--snodo-color-surface);
    color: var(--snodo-color-ink);
    box-shadow: var(--snodo-shadow);
    overflow: auto;
  }
  dialog::backdrop {
    background: rgb(15 20 22 / 55%);
  }
  .sheet {
    display: grid;
    gap: var(--snodo-space-4);
    padding: var(--snodo-space-5);
  }
  .close {
    position: sticky;
    inset-block-start: var(--snodo-space-4);
    justify-self: end;
    z-index: 1;
    margin-block-end: calc(-1 * var(--snodo-space-7));
  }
  @media (max-width: 40rem) {
    dialog {
      inline-size: 100vw;
      max-inline-size: 100vw;
      max-block-size: 92dvb;
      margin-block-end: 0;
      border-end-start-radius: 0;
      border-end-end-radius: 0;
    }
    .sheet {
      padding: var(--snodo-space-4);
    }
    .close {
      margin-block-end: 0;
    }
  }
`;
