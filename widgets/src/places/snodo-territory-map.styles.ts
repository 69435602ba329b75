import { css } from 'lit';

export const territoryMapStyles = css`
  :host {
    display: grid;
    gap: var(--snodo-space-3);
  }
  .drawing {
    border: 1px solid var(--snodo-color-hairline);
    border-radius: var(--snodo-radius-card);
    background: var(--snodo-color-surface);
    overflow: hidden;
  }
  .drawing svg {
    display: block;
    inline-size: 100%;
    aspect-ratio: 1;
  }
  /* The drawing is not mirrored: west stays on the left in every language. */
  svg {
    direction: ltr;
  }
  .district {
    fill: var(--snodo-color-sunken);
    stroke: var(--snodo-color-surface);
    stroke-width: 3;
    stroke-linejoin: round;
    vector-effect: non-scaling-stroke;
  }
  .district.programme {
    fill: var(--snodo-color-services-wash);
    stroke: var(--snodo-color-services);
    stroke-width: 1.5;
  }
  .thread {
    stroke: var(--snodo-color-services);
    stroke-opacity: 0.16;
    stroke-width: 3;
  }
  .choice {
    cursor: pointer;
    outline: none;
    box-shadow: none;
  }
  .choice:hover .programme {
    fill: var(--snodo-color-tram-wash);
  }
  .chosen .programme {
    fill: var(--snodo-color-surface);
    stroke-width: 2.5;
  }
  .ring {
    fill: none;
    stroke: none;
    stroke-linejoin: round;
    vector-effect: non-scaling-stroke;
    pointer-events: none;
  }
  .choice:focus-visible .district {
    stroke: var(--snodo-color-ink);
    stroke-width: 8;
  }
  .choice:focus-visible .ring {
    stroke: var(--snodo-color-tram);
    stroke-width: 4;
  }
  .group {
    pointer-events: none;
  }
  .joint {
    stroke: var(--snodo-color-ink);
    stroke-width: 2;
    vector-effect: non-scaling-stroke;
  }
  .junction {
    fill: var(--snodo-color-tram);
    stroke: var(--snodo-color-on-tram);
    stroke-width: 1.5;
    vector-effect: non-scaling-stroke;
  }
  .dot {
    fill: var(--snodo-color-places);
    stroke: var(--snodo-color-surface);
    stroke-width: 1.5;
    vector-effect: non-scaling-stroke;
    pointer-events: auto;
  }
  .dot.highlighted {
    fill: var(--snodo-color-needs);
    stroke: var(--snodo-color-ink);
    stroke-width: 3;
  }
  text {
    fill: var(--snodo-color-ink);
    font-family: var(--snodo-font);
    paint-order: stroke;
    stroke: var(--snodo-color-surface);
    stroke-width: 4px;
    stroke-linejoin: round;
    pointer-events: none;
  }
  .number {
    fill: var(--snodo-color-ink-soft);
    stroke: none;
    font-size: 2em;
    font-weight: 700;
  }
  .quarter {
    font-weight: 600;
  }
  .count {
    fill: var(--snodo-color-on-tram);
    stroke: none;
    font-weight: 700;
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
    inline-size: 1.5rem;
    block-size: 1.5rem;
    flex: none;
  }
  .button {
    justify-self: start;
  }
  #about {
    color: var(--snodo-color-ink-soft);
  }
  @media (forced-colors: active) {
    .district,
    .district.programme {
      fill: Canvas;
      stroke: CanvasText;
    }
    .choice:focus-visible .ring {
      stroke: Highlight;
    }
    .junction,
    .dot {
      fill: CanvasText;
    }
    text {
      fill: CanvasText;
      stroke: Canvas;
    }
  }
`;
