import { css } from 'lit';

export const releaseBarsStyles = css`
  :host {
    container-type: inline-size;
  }
  .chart {
    display: grid;
    gap: var(--snodo-space-2);
  }
  .with-trend {
    gap: var(--snodo-space-4);
  }
  .bar-row {
    display: grid;
    grid-template-columns: min(20rem, 36%) minmax(4rem, 1fr) 8.5rem;
    align-items: center;
    gap: var(--snodo-space-1) var(--snodo-space-4);
    min-block-size: 2.25rem;
  }
  .bar-row.hidden {
    grid-template-columns: min(20rem, 36%) 4rem 1fr;
  }
  .with-trend .bar-row {
    grid-template-columns: min(18rem, 30%) minmax(4rem, 1fr) 16rem;
  }
  .label {
    display: flex;
    align-items: baseline;
    gap: var(--snodo-space-2);
    text-wrap: pretty;
  }
  .rank {
    flex: none;
    inline-size: 1.875rem;
    border-radius: var(--snodo-radius-full);
    background: var(--snodo-color-labs-wash);
    font-weight: 700;
    text-align: center;
  }
  .ranking .hidden .label,
  .ranking .unanswered .label {
    padding-inline-start: calc(1.875rem + var(--snodo-space-2));
  }
  .bars,
  .before {
    display: grid;
    gap: 3px;
  }
  .figures {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 var(--snodo-space-3);
  }
  .figures .earlier {
    flex-basis: 100%;
  }
  .key {
    display: flex;
    flex-wrap: wrap;
    gap: var(--snodo-space-1) var(--snodo-space-4);
    margin-block-end: var(--snodo-space-4);
  }
  .key span {
    display: inline-flex;
    align-items: center;
    gap: var(--snodo-space-2);
  }
  .key .track.lying {
    inline-size: 2rem;
    block-size: 1.125rem;
  }
  .key .before .track.lying {
    block-size: 0.75rem;
  }
  .mean {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 var(--snodo-space-3);
    margin-block-start: var(--snodo-space-4);
  }
  .mean strong {
    font-size: var(--snodo-text-l);
  }
  .ends {
    display: flex;
    max-inline-size: none;
    justify-content: space-between;
    gap: var(--snodo-space-4);
    margin-block-start: var(--snodo-space-2);
    color: var(--snodo-color-ink-soft);
  }
  .ends :last-child {
    text-align: end;
  }
  .axis,
  .mean .pointed {
    display: none;
  }

  /* A scale stands upright where there is room: its ends follow the line of reading. */
  @container (min-width: 40rem) {
    .upright {
      grid-auto-flow: column;
      grid-auto-columns: minmax(0, 1fr);
      gap: 0;
      align-items: end;
    }
    .upright .bar-row {
      grid-template: auto auto auto / 1fr;
      justify-items: center;
      text-align: center;
    }
    .upright .figures {
      flex-direction: column;
      align-items: center;
    }
    .upright .bars {
      order: 1;
    }
    .upright .label {
      order: 2;
    }
    .upright .figure.hidden {
      flex-direction: column;
    }
    .upright .bars {
      display: flex;
      align-items: end;
      justify-content: center;
      gap: 3px;
      inline-size: 100%;
      padding-inline: max(0.25rem, 50% - 2.5rem);
      border-block-end: 2px solid var(--snodo-color-line);
    }
    .upright .whole {
      fill: none;
    }
    .upright .before {
      display: block;
      flex: 0 0 1.125rem;
    }
    .upright .track.lying {
      display: none;
    }
    .upright .track.standing {
      display: block;
      inline-size: 100%;
      block-size: 10rem;
    }
    .upright .track.standing.withheld {
      block-size: 4rem;
    }
    .upright .label {
      padding-inline: var(--snodo-space-1);
      font-weight: 600;
    }
    .has-axis {
      display: block;
      inline-size: 100%;
      block-size: 0.875rem;
      overflow: visible;
    }
    .has-axis:dir(rtl) {
      transform: scaleX(-1);
    }
    .pointer {
      fill: var(--snodo-color-ink);
    }
    .mean .pointed {
      display: inline;
      inline-size: 0.875rem;
      block-size: 0.75rem;
      margin-inline-end: var(--snodo-space-2);
    }
  }
  @container (max-width: 39.99rem) {
    .bar-row,
    .bar-row.hidden,
    .with-trend .bar-row {
      grid-template-columns: minmax(4rem, 1fr) auto;
      padding-block-end: var(--snodo-space-2);
    }
    .bar-row.hidden {
      grid-template-columns: 4rem 1fr;
    }
    .label {
      grid-column: 1 / -1;
    }
    .with-trend .bar-row {
      grid-template-columns: 1fr;
    }
  }
  @media print {
    .chart,
    .with-trend {
      gap: var(--snodo-space-1);
    }
    .bar-row {
      min-block-size: 1.5rem;
    }
    .track.lying {
      block-size: 1rem;
    }
    .mean,
    .key {
      margin-block: var(--snodo-space-2);
    }
  }
`;
