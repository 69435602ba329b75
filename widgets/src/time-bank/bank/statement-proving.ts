import {
  type CSSResult,
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import { loadI18n, type I18n } from '../../ui/i18n.ts';
import { LoadFault } from '../../ui/load.ts';
import type { ProofSource, ShownStatement } from './statement-proof.ts';
import type { ProvedStatement } from './statement-proof-view.ts';

interface ProvingHost extends ReactiveControllerHost {
  readonly renderRoot: HTMLElement | DocumentFragment;
}

interface ProvingWishes {
  readonly source: () => ProofSource | undefined;
  /** The statement as it is shown; `isFresh`: read anew before. */
  readonly shown: (isFresh: boolean) => Promise<ShownStatement | undefined>;
}

type Proving =
  | { readonly state: 'none' }
  | { readonly state: 'working'; readonly done: number; readonly of: number }
  | { readonly state: 'failed' }
  | { readonly state: 'proved'; readonly proved: ProvedStatement };

/** A button below a statement that has the browser check it, how far it is, and what came of it. */
export class StatementProving implements ReactiveController {
  readonly #host: ProvingHost;
  readonly #wishes: ProvingWishes;
  #proving: Proving = { state: 'none' };
  #turn = 0;
  #isNew = false;

  constructor(host: ProvingHost, wishes: ProvingWishes) {
    this.#host = host;
    this.#wishes = wishes;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.forget();
  }

  hostUpdated(): void {
    if (!this.#isNew) return;
    this.#isNew = false;
    this.#host.renderRoot.querySelector<HTMLElement>('.proof h3')?.focus();
  }

  /** Another statement stands there: what was said of the one before does not hold for it. */
  forget(): void {
    this.#turn += 1;
    this.#proving = { state: 'none' };
  }

  render(i18n: I18n): TemplateResult {
    const { state } = this.#proving;
    return html`<div class="proving">
      ${
        state === 'working' || state === 'proved'
          ? nothing
          : html`<p class="soft">${i18n.t('hours.proof.lead')}</p>
              <button type="button" class="button" part="button" @click=${() => void this.#prove(i18n)}>
                ${i18n.t('hours.proof.open')}
              </button>`
      }
      <div role="status">${this.#outcome(i18n)}</div>
    </div>`;
  }

  #outcome(i18n: I18n): TemplateResult | typeof nothing {
    const proving = this.#proving;
    if (proving.state === 'failed') return html`<p class="fault">${i18n.t('hours.proof.failed')}</p>`;
    if (proving.state === 'proved') return proving.proved.render();
    if (proving.state === 'none') return nothing;
    const { done, of } = proving;
    return html`<p>${i18n.t('hours.proof.working')}</p>
      ${of === 0 ? nothing : html`<progress max=${of} .value=${done} aria-label=${i18n.t('hours.proof.working')}></progress>`}`;
  }

  /** An entry that came in between looks like one that was kept back, so a statement with a gap is read once more. */
  async #prove(i18n: I18n): Promise<void> {
    const turn = (this.#turn += 1);
    const show = (proving: Proving) => {
      if (turn !== this.#turn) return;
      this.#proving = proving;
      this.#host.requestUpdate();
    };
    show({ state: 'working', done: 0, of: 0 });
    try {
      const [{ prove, proofStyles }, words] = await Promise.all([
        import('./statement-proof-view.ts'),
        loadI18n(i18n.language, ['proof']),
      ]);
      this.#dress(proofStyles);
      for (const isFresh of [false, true]) {
        const [source, shown] = [this.#wishes.source(), await this.#wishes.shown(isFresh)];
        if (source === undefined || shown === undefined) throw new LoadFault('unavailable');
        const proved = await prove(words, shown, source, (done, of) => show({ state: 'working', done, of }));
        if (isFresh || !proved.proof.brokenChecks.has('complete')) {
          this.#isNew = turn === this.#turn;
          return show({ state: 'proved', proved });
        }
      }
    } catch (cause) {
      // A file that does not load is the network's fault, as a call without an answer is.
      if (!(cause instanceof LoadFault || cause instanceof TypeError)) throw cause;
      show({ state: 'failed' });
    }
  }

  /** The look comes with what it dresses, when somebody asks for it. */
  #dress({ styleSheet }: CSSResult): void {
    const root = this.#host.renderRoot;
    if (!(root instanceof ShadowRoot) || !styleSheet || root.adoptedStyleSheets.includes(styleSheet)) return;
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, styleSheet];
  }
}
