import { css } from 'lit';

export const surveyReviewStyles = css`
  dl {
    margin-block: var(--snodo-space-4);
  }
  dl > div {
    display: grid;
    grid-template-columns: 1fr auto;
    column-gap: var(--snodo-space-4);
    padding-block: var(--snodo-space-3);
    border-block-end: 1px solid var(--snodo-color-hairline);
  }
  dt {
    color: var(--snodo-color-ink-soft);
  }
  dd {
    grid-column: 1;
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  dd i {
    font-weight: 400;
    font-style: normal;
    color: var(--snodo-color-ink-soft);
  }
  dd:last-child {
    grid-area: 1 / 2 / span 2;
    align-self: center;
  }
`;
