import { html, nothing, type PropertyValues } from 'lit';
import { baseStyles } from '../ui/base.styles.ts';
import type { I18n } from '../ui/i18n.ts';
import { pending, settle, type Load } from '../ui/load.ts';
import type { DeskApi, Mandate } from './desk-api.ts';
import { loadedRows } from './loaded-rows.ts';
import { momentIn } from './moments.ts';
import { OwnSection } from './own-section.ts';
import { ownSectionStyles } from './own-section.styles.ts';

/** For whom the operators may act, and the beginning of it. */
export class SnodoAssistanceDesk extends OwnSection<DeskApi> {
  static override properties = { ...OwnSection.properties, mandates: { state: true } };
  static override styles = [baseStyles, ownSectionStyles];

  declare private mandates: Load<readonly Mandate[]>;

  protected override readonly section = 'assistance';

  constructor() {
    super();
    this.mandates = pending;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('api')) void this.#load();
  }

  protected override render() {
    const { i18n } = this;
    if (!i18n) return nothing;
    return html`<section aria-labelledby="heading">
      <h2 id="heading">
        <snodo-icon name="heart-handshake"></snodo-icon>${i18n.t('desk.assistance.heading')}
      </h2>
      <p>${i18n.t('desk.assistance.lead')}</p>
      ${loadedRows(i18n, this.mandates, {
        row: (mandate) => this.#row(i18n, mandate),
        none: i18n.t('desk.assistance.none'),
        retry: () => void this.#load(),
      })}
      ${this.outcomeLine()}
    </section>`;
  }

  #row(i18n: I18n, { id, person, consentGiven, endsAt }: Mandate) {
    const name = person.displayName ?? '';
    return html`<li>
      <div>
        <p>
          <strong><bdi>${name}</bdi></strong>
        </p>
        <p class="soft">
          ${i18n.t(`desk.mandate.given_${consentGiven}`)}
          ${i18n.t('desk.assistance.until', { moment: momentIn(i18n, endsAt) })}
        </p>
      </div>
      <button type="button" class="button" ?disabled=${this.isWorking} @click=${() => this.#start(id)}>
        ${i18n.t('desk.assistance.start')}<span class="visually-hidden"> <bdi>${name}</bdi></span>
      </button>
    </li>`;
  }

  async #load(): Promise<void> {
    if (!this.api) return;
    const page = await settle(this.api.listMandates());
    this.mandates = page.state === 'ready' ? { state: 'ready', loaded: page.loaded.items } : page;
  }

  async #start(mandateId: string): Promise<void> {
    const helped = await this.act((api) => api.startAssistance(mandateId));
    if (helped) location.assign(`/?lang=${this.i18n?.language ?? 'it'}`);
  }
}

if (!customElements.get('snodo-assistance-desk'))
  customElements.define('snodo-assistance-desk', SnodoAssistanceDesk);
