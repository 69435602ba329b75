import { css } from 'lit';

export const serviceSheetStyles = css`
  :host {
    display: grid;
    gap: var(--snodo-space-5);
  }
  .back {
    display: inline-flex;
    align-items: center;
    gap: var(--snodo-space-2);
    min-block-size: 44px;
  }
  .kind {
    color: var(--snodo-color-services);
    font-weight: 600;
  }
  .lead {
    font-size: var(--snodo-text-m);
  }
  .stale,
  .verified {
    display: flex;
    gap: var(--snodo-space-2);
    inline-size: fit-content;
    padding: var(--snodo-space-2) var(--snodo-space-4);
    border-radius: var(--snodo-radius-card);
    background: var(--snodo-color-services-wash);
  }
  .stale {
    background: var(--snodo-color-tram-wash);
  }
  .facts {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr));
    gap: var(--snodo-space-4);
  }
  .facts section,
  .side section {
    display: grid;
    gap: var(--snodo-space-2);
    align-content: start;
  }
  h2 {
    display: flex;
    align-items: center;
    gap: var(--snodo-space-2);
    font-size: var(--snodo-text-m);
  }
  h2 snodo-icon {
    color: var(--snodo-color-services);
  }
  ul:not([role='list']) {
    padding-inline-start: var(--snodo-space-5);
  }
  .contacts {
    display: grid;
    gap: var(--snodo-space-3);
  }
  .contacts a {
    display: inline-flex;
    align-items: center;
    min-block-size: 44px;
    unicode-bidi: isolate;
  }
  .quality {
    display: grid;
    gap: var(--snodo-space-1);
  }
  .quality li {
    display: flex;
    gap: var(--snodo-space-2);
  }
  .met {
    color: var(--snodo-color-ok);
  }
  .law summary {
    padding-block: var(--snodo-space-2);
    font-weight: 600;
    cursor: pointer;
  }
  .law p + p {
    margin-block-start: var(--snodo-space-2);
  }
  .themes {
    display: flex;
    flex-wrap: wrap;
    gap: var(--snodo-space-2);
  }
  @media (forced-colors: active) {
    .stale,
    .verified {
      border: 1px solid CanvasText;
    }
  }
`;
