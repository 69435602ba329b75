import { css } from 'lit';

/** The editor: outline, form and preview side by side; one of them at a time where there is no room. */
export const editorStyles = css`
  :host {
    display: grid;
    gap: var(--snodo-space-4);
  }
  h1 {
    font-size: var(--snodo-text-xl);
  }
  h2 {
    font-size: var(--snodo-text-l);
  }
  :is(h1, h2, fieldset):focus {
    outline: none;
    box-shadow: none;
  }
  h3 {
    font-size: var(--snodo-text-m);
  }
  [role='status']:empty {
    position: absolute;
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--snodo-space-2) var(--snodo-space-4);
  }
  .bar .field {
    grid-auto-flow: column;
    align-items: center;
    gap: var(--snodo-space-2);
  }
  .state {
    display: inline-flex;
    align-items: center;
    gap: var(--snodo-space-2);
    color: var(--snodo-color-ink-soft);
  }
  .state.wrong {
    color: var(--snodo-color-danger);
    font-weight: 600;
  }
  .views {
    display: flex;
    flex-wrap: wrap;
    gap: var(--snodo-space-1);
    border-block-end: 1px solid var(--snodo-color-hairline);
  }
  .views button {
    min-block-size: 44px;
    padding-inline: var(--snodo-space-4);
    border: 0;
    border-block-end: 4px solid transparent;
    background: transparent;
    color: var(--snodo-color-ink);
    font: inherit;
    cursor: pointer;
  }
  .views button:hover {
    background: var(--snodo-color-sunken);
  }
  .views button[aria-current] {
    border-block-end-color: var(--snodo-color-tram);
    font-weight: 700;
  }
  .panes {
    display: grid;
    grid-template-columns: minmax(14rem, 17rem) minmax(20rem, 1fr) minmax(18rem, 24rem);
    align-items: start;
    gap: var(--snodo-space-4);
  }
  .pane {
    display: grid;
    gap: var(--snodo-space-4);
    padding: var(--snodo-space-4);
    border: 1px solid var(--snodo-color-hairline);
    border-radius: var(--snodo-radius-card);
    background: var(--snodo-color-surface);
    min-inline-size: 0;
  }
  .pane.side {
    position: sticky;
    inset-block-start: var(--snodo-space-4);
    max-block-size: calc(100dvb - 2 * var(--snodo-space-4));
    overflow-y: auto;
  }
  .switch {
    display: none;
    gap: var(--snodo-space-2);
  }
  .switch .button {
    transition: none;
  }
  .switch [aria-pressed='true'] {
    border-color: var(--snodo-color-ink);
    background: var(--snodo-color-tram-wash);
  }
  .outline ol {
    display: grid;
    gap: 2px;
  }
  .entry {
    display: flex;
    align-items: center;
    gap: var(--snodo-space-2);
    inline-size: 100%;
    min-block-size: 44px;
    padding: var(--snodo-space-1) var(--snodo-space-2);
    border: 0;
    border-inline-start: 4px solid transparent;
    border-radius: var(--snodo-radius-field);
    background: transparent;
    color: var(--snodo-color-ink);
    font: inherit;
    line-height: 1.3;
    text-align: start;
    cursor: pointer;
  }
  .entry:hover {
    background: var(--snodo-color-sunken);
  }
  .entry[aria-current] {
    border-inline-start-color: var(--snodo-color-tram);
    background: var(--snodo-color-tram-wash);
    font-weight: 600;
  }
  .entry .words {
    flex: 1;
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow: hidden;
    overflow-wrap: anywhere;
  }
  .entry .number {
    min-inline-size: 1.5rem;
    color: var(--snodo-color-ink-soft);
    text-align: end;
  }
  .entry .mark {
    color: var(--snodo-color-ink-soft);
  }
  .entry .mark.wrong,
  .finding .wrong {
    color: var(--snodo-color-danger);
  }
  .page > .entry {
    margin-block-start: var(--snodo-space-2);
    font-weight: 700;
  }
  .depth-1 {
    padding-inline-start: var(--snodo-space-2);
  }
  .depth-2 {
    padding-inline-start: var(--snodo-space-5);
  }
  :is(.depth-3, .depth-4) {
    padding-inline-start: var(--snodo-space-7);
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    gap: var(--snodo-space-1);
    padding-block: var(--snodo-space-1) var(--snodo-space-2);
  }
  .tools .button,
  .choices .buttons .button {
    inline-size: 44px;
    padding: 0;
  }
  .tools select {
    flex: 1 1 100%;
  }
  summary {
    min-block-size: 44px;
    align-content: center;
    cursor: pointer;
  }
  summary.button {
    inline-size: 100%;
    list-style: none;
  }
  summary.button::-webkit-details-marker {
    display: none;
  }
  .menu {
    display: grid;
    padding-block: var(--snodo-space-2);
  }
  .menu .bank {
    padding: var(--snodo-space-2);
    font-weight: 600;
  }
  .menu .button {
    justify-content: start;
    text-align: start;
    text-decoration: none;
  }
  @media (max-width: 72rem) {
    .switch {
      display: flex;
      flex-wrap: wrap;
    }
    .panes {
      grid-template-columns: minmax(0, 1fr);
    }
    .panes[data-pane='outline'] > :not(.outline-pane),
    .panes[data-pane='form'] > :not(.form),
    .panes[data-pane='preview'] > :not(.preview-pane) {
      display: none;
    }
    .pane.side {
      position: static;
      max-block-size: none;
    }
  }
  @media (max-width: 40rem) {
    .views button {
      padding-inline: var(--snodo-space-2);
    }
    .pane {
      padding: var(--snodo-space-3);
    }
  }
`;
