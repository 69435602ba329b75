import { html, nothing, svg, type TemplateResult } from 'lit';
import { saveFile } from '../../surveys/save-file.ts';
import { iconPaths } from '../../ui/icon-paths.ts';
import type { I18n } from '../../ui/i18n.ts';
import {
  mostProvedRows,
  proofChecks,
  proveStatement,
  type ProofCheck,
  type ProofSource,
  type ShownStatement,
  type StatementProof,
} from './statement-proof.ts';

export { proofStyles } from './proof.styles.ts';

/** Everything that is needed only once somebody has a statement checked: the reckoning, and how it is shown. */
export interface ProvedStatement {
  readonly proof: StatementProof;
  readonly render: () => TemplateResult;
}

const mostNamedRows = 5;

/** Checks what is shown; `words` speaks the catalogue `proof`. Throws what the calls throw. */
export async function prove(
  words: I18n,
  shown: ShownStatement,
  source: ProofSource,
  tell: (done: number, of: number) => void,
): Promise<ProvedStatement> {
  const of = Math.min(shown.entries.length, mostProvedRows);
  const proof = await proveStatement(shown, source, (done) => tell(done, of));
  return { proof, render: () => proofView(words, proof) };
}

const marks = { held: 'check', waiting: 'clock', broken: 'circle-alert' } as const;
type CheckState = keyof typeof marks;

function stateOf(check: ProofCheck, { brokenChecks, waitingRows }: StatementProof): CheckState {
  if (brokenChecks.has(check)) return 'broken';
  return check === 'signed' && waitingRows > 0 ? 'waiting' : 'held';
}

function mark(state: CheckState): TemplateResult {
  return html`<svg class="mark" viewBox="0 0 24 24" aria-hidden="true">
    ${svg`<path d=${iconPaths[marks[state]]}></path>`}
  </svg>`;
}

function proofView(words: I18n, proof: StatementProof): TemplateResult {
  const { outcome, rows } = proof;
  return html`<div class=${`proof ${outcome}`}>
    <h3 tabindex="-1">
      ${mark(outcome === 'proved' ? 'held' : outcome)}${words.t(`proof.title_${outcome}`)}
    </h3>
    <p>${words.t(`proof.lead_${outcome}`, { count: rows })}</p>
    <ul role="list">
      ${proofChecks.map((check) => checkLine(words, proof, check))}
    </ul>
    ${brokenRows(words, proof)}
    <details>
      <summary>${words.t('proof.how')}</summary>
      <p>${words.t('proof.howReckoned')}</p>
      <p>${words.t('proof.howKept')}</p>
      <button type="button" class="button" @click=${() => save(words, proof)}>
        ${words.t('proof.save')}
      </button>
    </details>
  </div>`;
}

function checkLine(words: I18n, proof: StatementProof, check: ProofCheck): TemplateResult {
  const state = stateOf(check, proof);
  return html`<li class=${state}>
    ${mark(state)}
    <span
      ><strong>${words.t(`proof.state_${state}`)}</strong> ${words.t(`proof.check_${check}`)}
      ${check === 'signed' ? signedWords(words, proof) : nothing}</span
    >
  </li>`;
}

function signedWords(words: I18n, { signedOn, waitingRows }: StatementProof): string {
  return [
    ...(signedOn === null ? [] : [words.t('proof.signedOn', { day: words.day(signedOn) })]),
    ...(waitingRows === 0 ? [] : [words.t('proof.unsigned', { count: waitingRows })]),
  ].join(' ');
}

function brokenRows(words: I18n, { brokenRows: rows }: StatementProof): TemplateResult | typeof nothing {
  if (rows.length === 0) return nothing;
  return html`<ul>
    ${rows
      .slice(0, mostNamedRows)
      .map(
        ({ entry, check }) =>
          html`<li>
            ${words.t(`proof.row_${check}`, { number: words.number(entry.sequence), day: words.day(entry.servedOn) })}
          </li>`,
      )}
  </ul>`;
}

function save(words: I18n, { receipts, signedOn }: StatementProof): void {
  const content = new Blob([JSON.stringify({ signedOn, receipts }, undefined, 2)], {
    type: 'application/json',
  });
  saveFile({ name: `${words.t('proof.file')}.json`, content });
}
