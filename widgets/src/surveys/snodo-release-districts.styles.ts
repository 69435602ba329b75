import { css } from 'lit';

export const releaseDistrictsStyles = css`
  :host {
    display: grid;
    gap: var(--snodo-space-4);
    container-type: inline-size;
  }
  .field {
    max-inline-size: 28rem;
  }
  .sides {
    display: grid;
    gap: var(--snodo-space-4) var(--snodo-space-6);
  }
  .map,
  .list {
    display: grid;
    align-content: start;
    gap: var(--snodo-space-3);
  }
  .list h3 {
    font-size: var(--snodo-text-m);
  }
  .list ul {
    display: grid;
    gap: var(--snodo-space-1);
  }
  .list li {
    display: grid;
    grid-template-columns: minmax(6rem, 1fr) fit-content(100%);
    align-items: center;
    gap: var(--snodo-space-1) var(--snodo-space-3);
    padding-block: var(--snodo-space-1);
    border-block-end: 1px solid var(--snodo-color-hairline);
  }
  .list .label {
    line-height: 1.3;
  }
  .list .track.lying {
    grid-column: 1 / -1;
    block-size: 0.75rem;
  }
  .drawing {
    display: block;
    inline-size: 100%;
    max-block-size: 34rem;
    aspect-ratio: 1;
    /* The drawing is not mirrored: west stays on the left in every language. */
    direction: ltr;
  }
  .district {
    fill: var(--snodo-color-sunken);
    stroke: var(--snodo-color-ink-soft);
    stroke-width: 1.5;
    stroke-linejoin: round;
    vector-effect: non-scaling-stroke;
  }
  .district.none {
    stroke: var(--snodo-color-line);
    stroke-dasharray: 2 4;
  }
  .step-0 {
    fill: color-mix(in oklab, var(--snodo-color-services) 8%, var(--snodo-color-surface));
  }
  .step-1 {
    fill: color-mix(in oklab, var(--snodo-color-services) 24%, var(--snodo-color-surface));
  }
  .step-2 {
    fill: color-mix(in oklab, var(--snodo-color-services) 42%, var(--snodo-color-surface));
  }
  .step-3 {
    fill: color-mix(in oklab, var(--snodo-color-services) 64%, var(--snodo-color-surface));
  }
  .step-4 {
    fill: color-mix(in oklab, var(--snodo-color-services) 90%, var(--snodo-color-surface));
  }
  .line {
    fill: none;
    stroke: var(--snodo-color-ink);
    stroke-opacity: 0.34;
  }
  .plate {
    fill: var(--snodo-color-surface);
  }
  text {
    fill: var(--snodo-color-ink);
    font-family: var(--snodo-font);
    font-variant-numeric: tabular-nums;
  }
  .share {
    font-weight: 700;
  }
  .name {
    fill: var(--snodo-color-ink-soft);
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: var(--snodo-space-1) var(--snodo-space-4);
  }
  .legend li {
    display: inline-flex;
    align-items: center;
    gap: var(--snodo-space-2);
  }
  .legend svg {
    inline-size: 1.75rem;
    block-size: 1.25rem;
    flex: none;
  }
  @container (min-width: 44rem) {
    .sides {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    }
  }
  @media (forced-colors: active) {
    .drawing,
    .legend svg {
      forced-color-adjust: none;
    }
  }
  @media print {
    .field {
      display: none;
    }
    .sides {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
      break-inside: avoid;
    }
    .map p {
      display: none;
    }
    .list li {
      padding-block: 2px;
    }
    .list .track.lying {
      block-size: 0.625rem;
    }
  }
`;
