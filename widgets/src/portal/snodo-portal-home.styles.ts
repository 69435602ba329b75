import { css } from 'lit';

export const portalHomeStyles = css`
  :host {
    display: grid;
    gap: var(--snodo-space-7);
    container-type: inline-size;
  }
  section {
    display: grid;
    gap: var(--snodo-space-4);
    min-inline-size: 0;
  }
  .opening {
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
    gap: var(--snodo-space-7);
  }
  .purpose {
    font-size: var(--snodo-text-l);
    line-height: 1.4;
    max-inline-size: 44ch;
  }
  .demonstration {
    inline-size: fit-content;
    padding: var(--snodo-space-2) var(--snodo-space-4);
    border-inline-start: 4px solid var(--snodo-color-tram);
    background: var(--snodo-color-tram-wash);
  }
  .opening .mark {
    inline-size: 15rem;
    block-size: 15rem;
    margin-inline-end: var(--snodo-space-6);
  }
  #answers {
    scroll-margin-block-start: var(--snodo-space-4);
  }
  .beside {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 27rem);
    gap: var(--snodo-space-6);
    align-items: start;
  }
  .list {
    display: grid;
    gap: var(--snodo-space-4);
    min-inline-size: 0;
  }
  aside {
    display: grid;
    gap: var(--snodo-space-3);
    position: sticky;
    inset-block-start: var(--snodo-space-4);
  }
  .cards {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(18rem, 100%), 1fr));
    gap: var(--snodo-space-4);
  }
  .cards > li {
    display: grid;
  }
  .stale {
    opacity: 0.6;
  }
  .count {
    font-weight: 600;
  }
  .more {
    justify-self: center;
  }
  @container (max-width: 56rem) {
    .opening .mark {
      display: none;
    }
    .opening {
      grid-template-columns: 1fr;
    }
    .beside {
      grid-template-columns: 1fr;
    }
    aside {
      position: static;
    }
  }
  @container (max-width: 40rem) {
    h1 {
      font-size: var(--snodo-text-xl);
    }
    h2 {
      font-size: var(--snodo-text-l);
    }
    .purpose {
      font-size: var(--snodo-text-m);
    }
  }
`;
