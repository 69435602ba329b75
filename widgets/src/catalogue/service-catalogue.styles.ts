import { css } from 'lit';

export const serviceCatalogueStyles = css`
  :host {
    display: grid;
    gap: var(--snodo-space-5);
  }
  .lead {
    font-size: var(--snodo-text-m);
  }
  form[role='search'] {
    display: grid;
    grid-template-columns: minmax(0, 2fr) minmax(0, 1fr) auto;
    gap: var(--snodo-space-3);
    align-items: end;
    padding: var(--snodo-space-4);
    border-radius: var(--snodo-radius-card);
    background: var(--snodo-color-services-wash);
  }
  .whom {
    grid-column: 1 / -1;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 var(--snodo-space-4);
  }
  .whom legend {
    font-weight: 600;
  }
  .whom label {
    display: inline-flex;
    align-items: center;
    gap: var(--snodo-space-2);
    min-block-size: 44px;
    cursor: pointer;
  }
  form[role='search'] .help {
    grid-column: 1 / -1;
  }
  .columns {
    display: grid;
    grid-template-columns: 16rem minmax(0, 1fr);
    gap: var(--snodo-space-5);
    align-items: start;
  }
  .filters {
    border: 1px solid var(--snodo-color-hairline);
    border-radius: var(--snodo-radius-card);
    background: var(--snodo-color-surface);
  }
  .filters > summary {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--snodo-space-2);
    min-block-size: 44px;
    padding: var(--snodo-space-2) var(--snodo-space-4);
    font-weight: 600;
    cursor: pointer;
    list-style: none;
  }
  .filters > summary::-webkit-details-marker {
    display: none;
  }
  .filters[open] > summary snodo-icon {
    rotate: 180deg;
  }
  .filters .stack {
    padding: 0 var(--snodo-space-4) var(--snodo-space-4);
  }
  .cards {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 19rem), 1fr));
    gap: var(--snodo-space-4);
  }
  article {
    display: flex;
    flex-direction: column;
    gap: var(--snodo-space-2);
    block-size: 100%;
  }
  article h3 {
    font-size: var(--snodo-text-m);
  }
  .kind {
    color: var(--snodo-color-services);
    font-weight: 600;
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
  .stale {
    display: flex;
    gap: var(--snodo-space-2);
    padding: var(--snodo-space-2) var(--snodo-space-3);
    border-radius: var(--snodo-radius-field);
    background: var(--snodo-color-tram-wash);
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--snodo-space-2);
    margin-block-start: auto;
    padding-block-start: var(--snodo-space-2);
    border-block-start: 1px solid var(--snodo-color-hairline);
  }
  .foot label {
    display: inline-flex;
    align-items: center;
    gap: var(--snodo-space-2);
    min-block-size: 44px;
    cursor: pointer;
  }
  .comparing {
    position: sticky;
    inset-block-end: var(--snodo-space-3);
    justify-self: center;
    z-index: 1;
    box-shadow: var(--snodo-shadow);
  }
  @media (max-width: 52rem) {
    form[role='search'],
    .columns {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  @media (forced-colors: active) {
    form[role='search'],
    .stale,
    .filters {
      border: 1px solid CanvasText;
    }
  }
`;
