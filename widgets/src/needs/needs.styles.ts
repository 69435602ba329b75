import { css } from 'lit';

/** What the pages of needs share: cards with a state, the promised day, the story of a need. */
export const needsStyles = css`
  .chip.open,
  .chip.taken {
    background: var(--snodo-color-needs-wash, var(--snodo-color-sunken));
  }
  .due {
    font-weight: 600;
  }
  .due.late {
    color: var(--snodo-color-danger);
  }
  article.card > h4,
  article.card > snodo-matches {
    margin-block-start: var(--snodo-space-3);
  }
  #show {
    max-inline-size: 20rem;
  }
  ol.steps {
    display: grid;
    gap: var(--snodo-space-2);
    padding-inline-start: var(--snodo-space-4);
    border-inline-start: 3px solid var(--snodo-color-line);
    list-style: none;
  }
  ol.steps .soft {
    display: block;
  }
  .board {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 2fr);
    align-items: start;
    gap: var(--snodo-space-5);
  }
  @container (max-width: 48rem) {
    .board {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  blockquote {
    margin: 0;
    padding-inline-start: var(--snodo-space-3);
    border-inline-start: 3px solid var(--snodo-color-line);
  }
`;
