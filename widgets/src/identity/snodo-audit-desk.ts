import { css, html, nothing, type PropertyValues } from 'lit';
import { baseStyles } from '../ui/base.styles.ts';
import type { I18n } from '../ui/i18n.ts';
import { pending, settle, type Load } from '../ui/load.ts';
import type { AuditEntry, AuditVerification, DeskApi } from './desk-api.ts';
import { loadedRows } from './loaded-rows.ts';
import { momentIn } from './moments.ts';
import { OwnSection } from './own-section.ts';
import { ownSectionStyles } from './own-section.styles.ts';
import { traceWords } from './trace-words.ts';

/** Far more steps than any trail has pages; a fault must not ask for ever. */
const mostSteps = 10_000;

/** The audit trail as the data protection officer reads it, and the proof that nobody has changed it. */
export class SnodoAuditDesk extends OwnSection<DeskApi> {
  static override properties = {
    ...OwnSection.properties,
    entries: { state: true },
    cursor: { state: true },
    proof: { state: true },
  };
  static override styles = [
    baseStyles,
    ownSectionStyles,
    css`
      .hash {
        overflow-wrap: anywhere;
        font-family: ui-monospace, monospace;
      }
      .broken {
        color: var(--snodo-color-danger);
        font-weight: 600;
      }
      .whole {
        color: var(--snodo-color-ok);
        font-weight: 600;
      }
      progress {
        inline-size: 100%;
        accent-color: var(--snodo-color-primary);
      }
    `,
  ];

  declare private entries: Load<readonly AuditEntry[]>;
  declare private cursor: string | null;
  declare private proof: AuditVerification | undefined;

  protected override readonly section = 'audit';

  constructor() {
    super();
    this.entries = pending;
    this.cursor = null;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('api')) void this.#load();
  }

  protected override render() {
    const { i18n } = this;
    if (!i18n) return nothing;
    return html`<section aria-labelledby="heading">
      <h2 id="heading"><snodo-icon name="shield-check"></snodo-icon>${i18n.t('desk.audit.heading')}</h2>
      <p>${i18n.t('desk.audit.lead')}</p>
      <button type="button" class="button primary" ?disabled=${this.isWorking} @click=${this.#verify}>
        ${i18n.t('desk.audit.verify')}
      </button>
      <div role="status">${this.#proof(i18n)}</div>
      ${this.outcomeLine()}
      ${loadedRows(i18n, this.entries, {
        row: (entry) => row(i18n, entry),
        none: i18n.t('account.traces.none'),
        retry: () => void this.#load(),
      })}
      ${
        this.cursor === null
          ? nothing
          : html`<button type="button" class="button" ?disabled=${this.isWorking} @click=${this.#grow}>
              ${i18n.t('account.traces.more')}
            </button>`
      }
    </section>`;
  }

  #proof(i18n: I18n) {
    const { proof } = this;
    if (!proof) return nothing;
    if (proof.firstBreak !== null) {
      return html`<p class="broken">
        ${i18n.t(`desk.audit.broken_${proof.firstBreak.kind}`, { number: proof.firstBreak.number })}
      </p>`;
    }
    if (!proof.isWhole) {
      const words = i18n.t('desk.audit.reading', { count: proof.through });
      return html`<label
        >${words} <progress max=${Math.max(1, proof.headNumber)} value=${proof.through}></progress
      ></label>`;
    }
    return html`<p class="whole">${i18n.t('desk.audit.whole', { count: proof.headNumber })}</p>
      <p class="soft">
        ${i18n.t('desk.audit.head')} <span class="hash" dir="ltr">${proof.headHash.slice(0, 32)}…</span>
      </p>`;
  }

  async #load(): Promise<void> {
    if (!this.api) return;
    this.entries = pending;
    const page = await settle(this.api.listTrail({}));
    this.cursor = page.state === 'ready' ? page.loaded.nextCursor : null;
    this.entries = page.state === 'ready' ? { state: 'ready', loaded: page.loaded.items } : page;
  }

  async #grow(): Promise<void> {
    const { cursor, entries } = this;
    if (cursor === null || entries.state !== 'ready') return;
    const more = await this.act((api) => api.listTrail({ cursor }));
    if (!more) return;
    this.entries = { state: 'ready', loaded: [...entries.loaded, ...more.items] };
    this.cursor = more.nextCursor;
  }

  /** The server computes a stretch at a time, so that a long trail shows how far it is. */
  async #verify(): Promise<void> {
    this.proof = undefined;
    await this.act(async (api) => {
      let after = 0;
      for (let step = 0; step < mostSteps; step += 1) {
        const proof = await api.verifyTrail(after);
        this.proof = proof;
        if (proof.isWhole || proof.firstBreak !== null || proof.through <= after) return;
        after = proof.through;
      }
    });
  }
}

function row(i18n: I18n, { number, at, actor, onBehalfOf, action }: AuditEntry) {
  const nobody = i18n.t('desk.audit.programme');
  const erased = i18n.t('desk.audit.erased');
  const who = actor === null ? nobody : (actor.displayName ?? erased);
  return html`<li>
    <div>
      <p>
        <span class="soft tabular" dir="ltr">${number}</span>
        <strong>${traceWords(i18n, action)}</strong>
      </p>
      <p class="soft">
        ${momentIn(i18n, at)} · <bdi>${who}</bdi>
        ${
          onBehalfOf === null
            ? nothing
            : i18n.t('desk.audit.onBehalfOf', { name: onBehalfOf.displayName ?? erased })
        }
      </p>
    </div>
  </li>`;
}

if (!customElements.get('snodo-audit-desk')) customElements.define('snodo-audit-desk', SnodoAuditDesk);
