import { html, nothing, type TemplateResult } from 'lit';
import { momentIn } from '../../identity/moments.ts';
import type { I18n } from '../../ui/i18n.ts';
import type { InstrumentDraft } from './instruments-api.ts';

/** One place that two states of a draft have otherwise. */
export interface Difference {
  readonly path: string;
  readonly mine: unknown;
  readonly theirs: unknown;
}

const mostDifferences = 100;

/** Where two JSON values differ, down to texts and numbers; at most a hundred places. */
export function differencesOf(mine: unknown, theirs: unknown): Difference[] {
  const found: Difference[] = [];
  const compare = (one: unknown, other: unknown, path: string): void => {
    if (found.length >= mostDifferences || one === other) return;
    const areHolders = typeof one === 'object' && typeof other === 'object' && one !== null && other !== null;
    if (!areHolders || Array.isArray(one) !== Array.isArray(other)) {
      found.push({ path, mine: one, theirs: other });
      return;
    }
    const [left, right] = [one as Record<string, unknown>, other as Record<string, unknown>];
    for (const key of new Set([...Object.keys(left), ...Object.keys(right)])) {
      const place = Array.isArray(one) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`;
      compare(left[key], right[key], place);
    }
  };
  compare(mine, theirs, '');
  return found;
}

interface ConflictOptions {
  readonly i18n: I18n;
  readonly mine: unknown;
  readonly theirs: InstrumentDraft;
  readonly keepMine: () => void;
  readonly takeTheirs: () => void;
}

/** Somebody else saved in between: both states side by side, and the choice between them. */
export function conflictView({ i18n, mine, theirs, keepMine, takeTheirs }: ConflictOptions): TemplateResult {
  const differences = differencesOf(mine, theirs.definition);
  const name = theirs.changedBy?.displayName ?? i18n.t('editor.somebody');
  return html`<section class="conflict notice" role="alert" aria-labelledby="conflict">
    <snodo-icon name="circle-alert"></snodo-icon>
    <div class="stack">
      <h2 id="conflict">${i18n.t('editor.conflict.heading')}</h2>
      <p>${i18n.t('editor.conflict.text', { name, at: momentIn(i18n, theirs.changedAt) })}</p>
      <div class="scroll" tabindex="0" role="region" aria-labelledby="conflict">
        <table>
          <thead>
            <tr>
              <th scope="col">${i18n.t('editor.conflict.place')}</th>
              <th scope="col">${i18n.t('editor.conflict.mine')}</th>
              <th scope="col">${name}</th>
            </tr>
          </thead>
          <tbody>
            ${differences.map(
              ({ path, mine: own, theirs: other }) =>
                html`<tr>
                  <th scope="row" dir="ltr">${path}</th>
                  <td>${partWords(own)}</td>
                  <td>${partWords(other)}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
      ${differences.length === mostDifferences ? html`<p class="soft">${i18n.t('editor.conflict.more')}</p>` : nothing}
      <div class="row">
        <button type="button" class="button primary" @click=${keepMine}>
          ${i18n.t('editor.conflict.keepMine')}
        </button>
        <button type="button" class="button" @click=${takeTheirs}>
          ${i18n.t('editor.conflict.takeTheirs', { name })}
        </button>
      </div>
    </div>
  </section>`;
}

function partWords(part: unknown): string {
  if (part === undefined) return '–';
  return (typeof part === 'string' ? part : JSON.stringify(part)).slice(0, 400);
}
