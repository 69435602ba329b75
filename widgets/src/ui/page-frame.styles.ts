import { css } from 'lit';

export const pageFrameStyles = css`
  :host {
    display: grid;
    grid-template-rows: auto 1fr auto;
    min-block-size: 100dvb;
    background: var(--snodo-color-paper);
  }
  .inner {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--snodo-space-2) var(--snodo-space-5);
    max-inline-size: 76rem;
    margin-inline: auto;
    padding: var(--snodo-space-2) var(--snodo-space-4);
  }
  header {
    border-block-end: 1px solid var(--snodo-color-hairline);
    background: var(--snodo-color-surface);
  }
  ul[role='list'] {
    display: flex;
    flex-wrap: wrap;
  }
  .brand {
    display: inline-flex;
    align-items: center;
    gap: var(--snodo-space-3);
    min-block-size: 44px;
    color: var(--snodo-color-ink);
    font-size: var(--snodo-text-m);
    font-weight: 700;
    text-decoration: none;
  }
  .brand svg {
    inline-size: 2.5rem;
    block-size: 2.5rem;
    flex: none;
  }
  nav a,
  .languages a {
    display: inline-flex;
    align-items: center;
    min-block-size: 44px;
    padding-inline: var(--snodo-space-3);
    border-radius: var(--snodo-radius-field);
    color: var(--snodo-color-ink);
    text-decoration: none;
  }
  nav a:hover,
  .languages a:hover {
    background: var(--snodo-color-sunken);
    text-decoration: underline;
  }
  nav a[aria-current] {
    font-weight: 700;
    box-shadow: inset 0 -4px 0 -1px var(--snodo-color-tram);
    border-end-start-radius: 0;
    border-end-end-radius: 0;
  }
  .languages a {
    min-inline-size: 44px;
    padding-inline: var(--snodo-space-2);
    color: var(--snodo-color-ink-soft);
  }
  .languages a[aria-current] {
    color: var(--snodo-color-ink);
    font-weight: 700;
    text-decoration: underline;
    text-decoration-thickness: 2px;
    text-underline-offset: 0.35em;
  }
  nav a:focus-visible {
    box-shadow: 0 0 0 3px var(--snodo-color-tram);
  }
  .aside {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--snodo-space-2) var(--snodo-space-4);
    margin-inline-start: auto;
  }
  .content {
    display: contents;
  }
  .menu {
    display: none;
    margin-inline-start: auto;
  }
  @media (max-width: 48rem) {
    .menu {
      display: inline-flex;
    }
    .content {
      display: none;
    }
    .content.open {
      display: grid;
      gap: var(--snodo-space-2);
      inline-size: 100%;
      padding-block-end: var(--snodo-space-2);
    }
    .content ul[role='list'] {
      gap: var(--snodo-space-1);
    }
    .content nav ul[role='list'] {
      display: grid;
    }
    .aside {
      margin-inline-start: 0;
    }
  }
  .person {
    display: inline-flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--snodo-space-2);
  }
  .person a {
    display: inline-flex;
    align-items: center;
    gap: var(--snodo-space-1);
    min-block-size: 44px;
  }
  .assistance {
    padding-block: var(--snodo-space-3);
    background: var(--snodo-color-tram);
    color: #1b2629;
    font-weight: 600;
  }
  .assistance .inner {
    max-inline-size: none;
  }
  .assistance a {
    color: inherit;
  }
  .person .button {
    padding-inline: var(--snodo-space-2);
  }
  .skip {
    position: absolute;
    inset-block-start: var(--snodo-space-2);
    inset-inline-start: var(--snodo-space-2);
    z-index: 1;
    padding: var(--snodo-space-3) var(--snodo-space-4);
    border-radius: var(--snodo-radius-field);
    background: var(--snodo-color-ink);
    color: var(--snodo-color-paper);
  }
  .skip:not(:focus) {
    inset-block-start: -10rem;
  }
  main {
    inline-size: 100%;
    max-inline-size: 76rem;
    margin-inline: auto;
    padding: var(--snodo-space-6) var(--snodo-space-4) var(--snodo-space-8);
  }
  main:focus {
    outline: none;
    box-shadow: none;
  }
  footer {
    border-block-start: 1px solid var(--snodo-color-hairline);
    background: var(--snodo-color-sunken);
  }
  footer .inner {
    align-items: start;
    padding-block: var(--snodo-space-5);
  }
  footer p {
    flex: 1 1 24rem;
    color: var(--snodo-color-ink-soft);
  }
  footer ul[role='list'] {
    gap: 0 var(--snodo-space-5);
    align-items: center;
  }
  footer li {
    display: inline-flex;
    align-items: center;
    min-block-size: 44px;
  }
  @media (max-width: 40rem) {
    .aside {
      margin-inline-start: 0;
      inline-size: 100%;
      justify-content: space-between;
    }
    .languages {
      margin-inline-start: calc(-1 * var(--snodo-space-2));
    }
    nav {
      inline-size: 100%;
      margin-inline-start: calc(-1 * var(--snodo-space-3));
    }
    main {
      padding-block-start: var(--snodo-space-5);
    }
  }
  @media print {
    header,
    footer,
    .skip {
      display: none;
    }
    main {
      padding: 0;
      max-inline-size: none;
    }
  }
`;
