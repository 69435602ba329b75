import { css } from 'lit';

export const exchangeStyles = css`
  h2 {
    font-size: var(--snodo-text-l);
    overflow-wrap: anywhere;
  }
  .now {
    display: grid;
    gap: var(--snodo-space-4);
    border-inline-start: 6px solid var(--snodo-color-tram);
  }
  .now h3 {
    font-size: var(--snodo-text-m);
    font-weight: 600;
    max-inline-size: var(--snodo-measure);
  }
  .way {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 9rem), 1fr));
    gap: var(--snodo-space-2);
  }
  .way > li {
    display: flex;
    align-items: center;
    gap: var(--snodo-space-2);
    padding-block-start: var(--snodo-space-2);
    border-block-start: 4px solid var(--snodo-color-hairline);
    color: var(--snodo-color-ink-soft);
  }
  .way > .past {
    border-color: var(--snodo-color-hours);
    color: var(--snodo-color-ink);
  }
  .way > [aria-current] {
    font-weight: 700;
  }
  .mark {
    display: inline-grid;
    place-items: center;
    inline-size: 1.75rem;
    block-size: 1.75rem;
    flex: none;
    border: 1px solid currentColor;
    border-radius: var(--snodo-radius-full);
  }
  .talk {
    max-inline-size: 44rem;
    display: grid;
    gap: var(--snodo-space-3);
  }
  .talk > li {
    max-inline-size: min(100%, 34rem);
    padding: var(--snodo-space-3);
    border-radius: var(--snodo-radius-card);
    background: var(--snodo-color-sunken);
  }
  .talk > .mine {
    justify-self: end;
    background: var(--snodo-color-hours-wash);
  }
  blockquote {
    margin: 0;
    padding-inline-start: var(--snodo-space-3);
    border-inline-start: 3px solid var(--snodo-color-line);
  }
`;
