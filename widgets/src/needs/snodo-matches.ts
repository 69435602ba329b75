import { ContextConsumer } from '@lit/context';
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import '../matching/snodo-match-list.ts';
import { outcomeLine, problemText } from '../time-bank/outcome.ts';
import { timeBankStyles } from '../time-bank/time-bank.styles.ts';
import { baseStyles } from '../ui/base.styles.ts';
import { i18nContext, type I18n } from '../ui/i18n.ts';
import { LoadFault, pending, settle, type Load } from '../ui/load.ts';
import { needsStyles } from './needs.styles.ts';
import type { AnswerProposal, NeedMatches, NeedsApi, StatedNeed, Territory } from './needs-api.ts';

/**
 * What the territory has for one stated need, each answer explained, with what was proposed for it. The person says of a
 * proposal whether it helps; a manager proposes, with the reason that the person reads.
 *
 * @fires snodo-need-moved - A proposal was made or judged
 */
export class SnodoMatches extends LitElement {
  static override properties = {
    api: { attribute: false },
    need: { attribute: false },
    territory: { attribute: false },
    found: { state: true },
    chosen: { state: true },
    outcome: { state: true },
  };
  static override styles = [baseStyles, timeBankStyles, needsStyles];

  declare api: NeedsApi | undefined;
  declare need: StatedNeed | undefined;
  declare territory: Territory | undefined;
  declare private found: Load<NeedMatches>;
  /** The answer that a manager is about to propose. */
  declare private chosen: string | undefined;
  declare private outcome: { words: string; isFault: boolean } | undefined;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });
  #shown: string | undefined;

  constructor() {
    super();
    this.found = pending;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if ((changed.has('need') && this.need?.id !== this.#shown) || changed.has('api')) void this.#load();
  }

  protected override render() {
    const i18n = this.#i18n.value;
    const { need, found: matches } = this;
    if (!i18n || !need) return nothing;
    const names = new Map((this.territory?.districts ?? []).map(({ code, name }) => [code, name]));
    return html`${matches.state === 'ready' ? this.#proposals(i18n, need, matches.loaded.proposals) : nothing}
      ${this.#proposing(i18n, need)} ${outcomeLine(this.outcome?.words, this.outcome?.isFault === true)}
      <snodo-match-list
        .state=${matches.state}
        .result=${matches.state === 'ready' ? matches.loaded.result : undefined}
        .districtNames=${names}
        .heading=${i18n.t('need.matches_title')}
        .intro=${i18n.t('need.matches_intro')}
        .failure=${i18n.t('need.matches_failed')}
        .choose=${!need.isMine && isOpen(need) ? i18n.t('need.propose') : undefined}
        @snodo-search-repeated=${this.#load}
        @snodo-answer-chosen=${this.#choose}
      ></snodo-match-list>`;
  }

  #proposals(
    i18n: I18n,
    need: StatedNeed,
    proposals: readonly AnswerProposal[],
  ): TemplateResult | typeof nothing {
    if (proposals.length === 0) return nothing;
    return html`<section class="stack" aria-labelledby="proposals">
      <h3 id="proposals">${i18n.t(need.isMine ? 'need.proposals' : 'need.proposals_made')}</h3>
      <ul role="list" class="cards">
        ${proposals.map((proposal) => html`<li>${this.#proposal(i18n, need, proposal)}</li>`)}
      </ul>
    </section>`;
  }

  #proposal(
    i18n: I18n,
    need: StatedNeed,
    { id, name, by, reason, isUseful }: AnswerProposal,
  ): TemplateResult {
    return html`<article class="card">
      <p>
        <strong
          >${i18n.t('need.proposal_by', {
            name: by ?? i18n.t('need.somebody'),
            answer: name ?? i18n.t('need.proposal_gone'),
          })}</strong
        >
      </p>
      ${reason === null ? nothing : html`<p class="words">${i18n.t('need.proposal_reason', { reason })}</p>`}
      ${isUseful === null ? nothing : html`<p class="soft">${i18n.t(isUseful ? 'need.was_useful' : 'need.was_not_useful')}</p>`}
      ${
        need.isMine && isUseful !== true && isOpen(need)
          ? html`<div class="foot">
              <button type="button" class="button primary" @click=${() => void this.#judge(id, true)}>
                ${i18n.t('need.useful')}<span class="visually-hidden">: ${name}</span>
              </button>
              ${
                isUseful === false
                  ? nothing
                  : html`<button type="button" class="button" @click=${() => void this.#judge(id, false)}>
                      ${i18n.t('need.not_useful')}<span class="visually-hidden">: ${name}</span>
                    </button>`
              }
            </div>`
          : nothing
      }
    </article>`;
  }

  #proposing(i18n: I18n, need: StatedNeed): TemplateResult | typeof nothing {
    const { chosen, found: matches } = this;
    if (chosen === undefined || matches.state !== 'ready') return nothing;
    const entries = matches.loaded.result.needs;
    const answer = entries
      .flatMap((entry) => entry.matches)
      .find((match) => match.answer.id === chosen)?.answer;
    const isFirst = entries.some((entry) => entry.matches[0]?.answer.id === chosen);
    const submit = (event: SubmitEvent) => {
      event.preventDefault();
      const reason = String(new FormData(event.target as HTMLFormElement).get('reason') ?? '').trim();
      void this.#act((api) =>
        api.propose(need.id, {
          version: need.version,
          answerId: chosen,
          ...(reason === '' ? {} : { reason }),
        }),
      );
    };
    return html`<form class="card stack" id="proposing" tabindex="-1" @submit=${submit}>
      <h3><bdi>${answer?.name}</bdi></h3>
      <div class="field">
        <label for="reason">${i18n.t('need.propose_reason')}</label>
        <textarea
          id="reason"
          name="reason"
          rows="3"
          maxlength="500"
          ?required=${!isFirst}
          aria-describedby="reason-help"
        ></textarea>
        <p class="help" id="reason-help">${i18n.t(isFirst ? 'need.propose_first' : 'need.propose_other')}</p>
      </div>
      <div class="row">
        <button class="button primary">${i18n.t('need.propose')}</button>
        <button type="button" class="button" @click=${() => (this.chosen = undefined)}>
          ${i18n.t('common.cancel')}
        </button>
      </div>
    </form>`;
  }

  readonly #choose = async (event: CustomEvent<{ id: string }>): Promise<void> => {
    this.chosen = event.detail.id;
    this.outcome = undefined;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#proposing')?.focus();
  };

  readonly #load = async (): Promise<void> => {
    const { api, need } = this;
    if (!api || !need) return;
    this.#shown = need.id;
    this.found = pending;
    this.chosen = undefined;
    const matches = await settle(api.getMatches(need.id));
    if (this.#shown === need.id) this.found = matches;
  };

  #judge(proposal: string, isUseful: boolean): Promise<void> {
    const { need } = this;
    return need ? this.#act((api) => api.judge(need.id, proposal, isUseful)) : Promise.resolve();
  }

  async #act(work: (api: NeedsApi) => Promise<NeedMatches>): Promise<void> {
    const i18n = this.#i18n.value;
    if (!this.api || !i18n) return;
    this.outcome = undefined;
    try {
      this.found = { state: 'ready', loaded: await work(this.api) };
      this.outcome = {
        words: i18n.t(this.chosen === undefined ? 'need.saved' : 'need.proposed'),
        isFault: false,
      };
      this.chosen = undefined;
      this.dispatchEvent(new CustomEvent('snodo-need-moved', { bubbles: true, composed: true }));
    } catch (cause) {
      if (!(cause instanceof LoadFault)) throw cause;
      this.outcome = { words: await problemText(i18n, cause), isFault: true };
    }
  }
}

function isOpen({ state }: StatedNeed): boolean {
  return state !== 'settled' && state !== 'withdrawn';
}

if (!customElements.get('snodo-matches')) customElements.define('snodo-matches', SnodoMatches);
