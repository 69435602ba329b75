import { css } from 'lit';

/** Tones, patterns and bars, for every shadow root that draws figures. */
export const releaseBarStyles = css`
  .tone-0 {
    --tone: var(--snodo-color-services);
  }
  .tone-1 {
    --tone: var(--snodo-color-places);
  }
  .tone-2 {
    --tone: var(--snodo-color-hours);
  }
  .tone-3 {
    --tone: var(--snodo-color-labs);
  }
  .tone-4 {
    --tone: var(--snodo-color-needs);
  }
  .patterns {
    position: absolute;
    inline-size: 0;
    block-size: 0;
  }
  .thread {
    fill: none;
    stroke: var(--snodo-color-surface);
    stroke-opacity: 0.3;
    stroke-width: 1.5;
  }
  .thread-dot {
    fill: var(--snodo-color-surface);
    fill-opacity: 0.4;
  }
  .hatch {
    fill: none;
    stroke: var(--snodo-color-line);
    stroke-width: 1.5;
  }
  .track {
    display: block;
    border-radius: 4px;
  }
  .track.lying {
    inline-size: 100%;
    block-size: 1.375rem;
  }
  .track.lying:dir(rtl) {
    transform: scaleX(-1);
  }
  .track.lying.withheld {
    inline-size: 4rem;
  }
  .track.standing {
    display: none;
  }
  .whole {
    fill: var(--snodo-color-sunken);
  }
  .fill {
    fill: var(--tone);
  }
  .open {
    fill: var(--tone);
    fill-opacity: 0.22;
    stroke: var(--tone);
    stroke-dasharray: 3 3;
  }
  .unanswered .fill,
  .unanswered .open {
    fill: var(--snodo-color-line);
    stroke: var(--snodo-color-line);
  }
  .stub {
    stroke: var(--snodo-color-line);
    stroke-width: 2;
    stroke-dasharray: 4 3;
  }
  .before .track.lying {
    block-size: 0.75rem;
  }
  .before .fill {
    fill-opacity: 0.4;
  }
  .before .weave {
    display: none;
  }
  .figure,
  .change {
    display: inline-flex;
    align-items: baseline;
    gap: var(--snodo-space-1);
  }
  .figure.hidden {
    align-items: center;
    gap: var(--snodo-space-2);
    color: var(--snodo-color-ink-soft);
  }
  .change {
    font-weight: 600;
  }
  .change snodo-icon {
    align-self: center;
  }
  .change:is(.same, .unclear, .hidden),
  .earlier {
    color: var(--snodo-color-ink-soft);
    font-weight: 400;
  }
  @media (forced-colors: active) {
    .track {
      forced-color-adjust: none;
    }
  }
  @media print {
    .track,
    .map {
      print-color-adjust: exact;
    }
  }
`;
