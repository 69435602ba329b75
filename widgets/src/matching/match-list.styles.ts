import { css } from 'lit';

export const matchListStyles = css`
  h2 {
    font-size: var(--snodo-text-l);
  }
  h3 {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: var(--snodo-space-3);
    font-size: var(--snodo-text-m);
  }
  h3 .soft {
    font-size: var(--snodo-text-s);
    font-weight: 400;
  }
  h5 {
    margin: 0;
    font-size: var(--snodo-text-s);
  }
  .need {
    display: grid;
    gap: var(--snodo-space-3);
    margin-block-start: var(--snodo-space-4);
  }
  .match {
    display: grid;
    gap: var(--snodo-space-4);
    padding: var(--snodo-space-5);
  }
  dl {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 11rem), 1fr));
    gap: var(--snodo-space-3) var(--snodo-space-5);
  }
  dt {
    color: var(--snodo-color-ink-soft);
  }
  dd {
    font-weight: 600;
  }
  dd .soft {
    font-weight: 400;
  }
  .made-up {
    display: inline-block;
    padding-inline: var(--snodo-space-2);
    border: 1px dashed var(--snodo-color-line);
    border-radius: var(--snodo-radius-full);
    font-weight: 400;
    color: var(--snodo-color-ink);
  }
  .check {
    padding-inline-start: var(--snodo-space-3);
    border-inline-start: 4px solid var(--snodo-color-tram);
  }
  .score {
    display: grid;
    gap: var(--snodo-space-2);
  }
  progress {
    inline-size: min(100%, 20rem);
    block-size: 10px;
    border: 0;
    border-radius: 9px;
    overflow: hidden;
    appearance: none;
    background: var(--snodo-color-hairline);
  }
  ::-webkit-progress-bar {
    background: var(--snodo-color-hairline);
  }
  ::-webkit-progress-value {
    background: var(--snodo-color-services);
  }
  ::-moz-progress-bar {
    background: var(--snodo-color-services);
  }
  .why {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr));
    gap: var(--snodo-space-4) var(--snodo-space-5);
  }
  .why ul {
    padding-inline-start: 1.25rem;
  }
  footer {
    display: grid;
    gap: var(--snodo-space-2);
    padding-block-start: var(--snodo-space-3);
    border-block-start: 1px solid var(--snodo-color-hairline);
  }
  .empty {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--snodo-space-5);
    padding: var(--snodo-space-5);
  }
  .empty > div {
    flex: 1 1 16rem;
    display: grid;
    gap: var(--snodo-space-2);
  }
  svg {
    inline-size: 6rem;
    flex: none;
    fill: var(--snodo-color-needs);
    stroke: var(--snodo-color-needs);
    stroke-width: 2;
  }
  path {
    fill: none;
  }
  .missing {
    fill: none;
    stroke-dasharray: 3 2;
  }
  summary {
    padding-block: var(--snodo-space-3);
    cursor: pointer;
  }
  @media (forced-colors: active) {
    progress {
      border: 1px solid CanvasText;
    }
    ::-webkit-progress-value {
      background: Highlight;
    }
  }
`;
