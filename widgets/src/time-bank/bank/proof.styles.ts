import { css } from 'lit';

/** A statement's check: its button, how far it is, and each thing that was checked with its mark. */
export const proofStyles = css`
  .proving progress {
    inline-size: min(100%, 20rem);
    accent-color: var(--snodo-color-hours);
  }
  .proof {
    display: grid;
    gap: var(--snodo-space-3);
    padding: var(--snodo-space-4);
    border-inline-start: 6px solid var(--snodo-color-tram);
    border-radius: var(--snodo-radius-field);
    background: var(--snodo-color-sunken);
  }
  .proof.proved {
    border-color: var(--snodo-color-ok);
  }
  .proof.broken {
    border-color: var(--snodo-color-danger);
  }
  .proof h3,
  .proof ul[role='list'] > li {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: var(--snodo-space-2);
  }
  .proof ul {
    display: grid;
    gap: var(--snodo-space-2);
  }
  .proof ul:not([role]) {
    padding-inline-start: var(--snodo-space-5);
  }
  .proof .held .mark,
  .proof.proved h3 .mark {
    color: var(--snodo-color-ok);
  }
  .proof .broken,
  .proof.broken h3 .mark {
    color: var(--snodo-color-danger);
  }
  .proof details > * + * {
    margin-block-start: var(--snodo-space-2);
  }
  .mark {
    inline-size: 1.5rem;
    block-size: 1.5rem;
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.75;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
`;
