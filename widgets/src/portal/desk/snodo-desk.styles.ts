import { css } from 'lit';

export const deskStyles = css`
  :host {
    display: grid;
    gap: var(--snodo-space-4);
  }
  .lead {
    font-size: var(--snodo-text-m);
  }
  .rooms {
    display: grid;
    grid-template-columns: minmax(11rem, 14rem) minmax(0, 60rem);
    gap: var(--snodo-space-6);
    align-items: start;
  }
  nav {
    position: sticky;
    inset-block-start: var(--snodo-space-4);
  }
  nav ul {
    display: grid;
    gap: var(--snodo-space-1);
    margin: 0;
    padding: 0;
    list-style: none;
  }
  nav a {
    display: flex;
    align-items: center;
    gap: var(--snodo-space-3);
    min-block-size: 44px;
    padding-inline: var(--snodo-space-3);
    border-inline-start: 4px solid transparent;
    border-radius: var(--snodo-radius-field);
    color: var(--snodo-color-ink);
    text-decoration: none;
  }
  nav a:hover {
    background: var(--snodo-color-sunken);
    text-decoration: underline;
  }
  nav a[aria-current] {
    border-inline-start-color: var(--snodo-color-tram);
    background: var(--snodo-color-sunken);
    font-weight: 700;
  }
  .room {
    display: grid;
    gap: var(--snodo-space-5);
  }
  .choice {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 17rem), 1fr));
    gap: var(--snodo-space-4);
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .choice a {
    display: grid;
    grid-template-columns: auto 1fr;
    align-content: start;
    gap: var(--snodo-space-1) var(--snodo-space-3);
    block-size: 100%;
    padding: var(--snodo-space-4);
    border: 1px solid var(--snodo-color-hairline);
    border-radius: var(--snodo-radius-card);
    background: var(--snodo-color-surface);
    color: var(--snodo-color-ink);
    text-decoration: none;
  }
  .choice a:hover h2 {
    text-decoration: underline;
  }
  .choice h2 {
    font-size: var(--snodo-text-m);
  }
  .choice p {
    grid-column: 2;
    color: var(--snodo-color-ink-soft);
  }
  .choice snodo-icon {
    color: var(--snodo-color-brand);
  }
  @media (max-width: 56rem) {
    .rooms {
      grid-template-columns: minmax(0, 1fr);
      gap: var(--snodo-space-4);
    }
    nav {
      position: static;
    }
    nav ul {
      display: flex;
      flex-wrap: wrap;
    }
    nav a {
      gap: var(--snodo-space-2);
      background: var(--snodo-color-surface);
    }
  }
  @media (max-width: 40rem) {
    h1 {
      font-size: var(--snodo-text-xl);
    }
  }
  @media print {
    .rooms {
      display: block;
    }
    nav {
      display: none;
    }
  }
`;
