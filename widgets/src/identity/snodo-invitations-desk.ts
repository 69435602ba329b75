import { css, html, nothing, type PropertyValues } from 'lit';
import { baseStyles } from '../ui/base.styles.ts';
import { dialogStyles } from '../ui/dialog.styles.ts';
import type { I18n } from '../ui/i18n.ts';
import { pending, settle, type Load } from '../ui/load.ts';
import type { DeskApi, Invitation, InvitationPoster } from './desk-api.ts';
import { loadedRows } from './loaded-rows.ts';
import { momentIn } from './moments.ts';
import { OwnSection } from './own-section.ts';
import { ownSectionStyles } from './own-section.styles.ts';

const durationsDays = [7, 30, 90] as const;

/** Invitations to neighbours, each a sheet with a code to hang up or to show on a phone. */
export class SnodoInvitationsDesk extends OwnSection<DeskApi> {
  static override properties = {
    ...OwnSection.properties,
    invitations: { state: true },
    poster: { state: true },
  };
  static override styles = [
    baseStyles,
    dialogStyles,
    ownSectionStyles,
    css`
      .poster {
        justify-items: center;
        text-align: center;
      }
      .poster img {
        inline-size: min(18rem, 100%);
        background: #fff;
        padding: var(--snodo-space-3);
        border-radius: var(--snodo-radius-card);
      }
      .address {
        overflow-wrap: anywhere;
      }
    `,
  ];

  declare private invitations: Load<readonly Invitation[]>;
  declare private poster: InvitationPoster | undefined;

  protected override readonly section = 'invitations';
  /** The same key as long as the same form is sent again, so that a lost answer makes no second invitation. */
  #key = crypto.randomUUID();

  constructor() {
    super();
    this.invitations = pending;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('api')) void this.#load();
  }

  protected override render() {
    const { i18n } = this;
    if (!i18n) return nothing;
    return html`<section aria-labelledby="heading">
        <h2 id="heading"><snodo-icon name="mail"></snodo-icon>${i18n.t('desk.invitations.heading')}</h2>
        <p>${i18n.t('desk.invitations.lead')}</p>
        <form @submit=${this.#make} @input=${() => (this.#key = crypto.randomUUID())}>
          <div class="field">
            <label for="purpose">${i18n.t('desk.invitations.purpose')}</label>
            <p class="help" id="purpose-help">${i18n.t('desk.invitations.purposeHelp')}</p>
            <textarea
              id="purpose"
              name="purpose"
              required
              maxlength="300"
              rows="2"
              aria-describedby="purpose-help"
            ></textarea>
          </div>
          <div class="field">
            <label for="days">${i18n.t('desk.mandate.howLong')}</label>
            <select id="days" name="days">
              ${durationsDays.map(
                (days) =>
                  html`<option value=${days}>${i18n.t('desk.mandate.days', { count: days })}</option>`,
              )}
            </select>
          </div>
          <div class="field">
            <label for="uses">${i18n.t('desk.invitations.uses')}</label>
            <input id="uses" name="uses" type="number" min="1" max="1000" value="50" required />
          </div>
          <button class="button primary" ?disabled=${this.isWorking}>
            ${i18n.t('desk.invitations.make')}
          </button>
        </form>
        ${this.outcomeLine()}
        ${loadedRows(i18n, this.invitations, {
          row: (invitation) => this.#row(i18n, invitation),
          none: i18n.t('desk.invitations.none'),
          retry: () => void this.#load(),
        })}
      </section>
      ${this.poster ? this.#poster(i18n, this.poster) : nothing}`;
  }

  #row(i18n: I18n, { id, hostName, purpose, endsAt, usedCount, mostUses, revokedAt }: Invitation) {
    const isOver = revokedAt !== null || new Date(endsAt) < new Date() || usedCount >= mostUses;
    return html`<li class=${isOver ? 'over' : ''}>
      <div>
        <p>
          <strong><bdi>${purpose}</bdi></strong>
        </p>
        <p class="soft">
          <bdi>${hostName}</bdi> · ${i18n.t('desk.invitations.used', { used: usedCount, most: mostUses })} ·
          ${
            revokedAt === null
              ? i18n.t('desk.assistance.until', { moment: momentIn(i18n, endsAt) })
              : i18n.t('desk.invitations.revoked')
          }
        </p>
      </div>
      ${
        isOver
          ? nothing
          : html`<div class="row">
              <button type="button" class="button" @click=${() => this.#show(id)}>
                ${i18n.t('desk.invitations.show')}<span class="visually-hidden"> <bdi>${purpose}</bdi></span>
              </button>
              <button type="button" class="button plain" @click=${() => this.#revoke(id)}>
                ${i18n.t('desk.invitations.revoke')}<span class="visually-hidden">
                  <bdi>${purpose}</bdi></span
                >
              </button>
            </div>`
      }
    </li>`;
  }

  #poster(i18n: I18n, { invitation, address, qrSvg }: InvitationPoster) {
    const picture = `data:image/svg+xml,${encodeURIComponent(qrSvg)}`;
    return html`<dialog aria-labelledby="poster-heading" @close=${() => (this.poster = undefined)}>
      <div class="sheet poster">
        <h2 id="poster-heading"><bdi>${invitation.hostName}</bdi></h2>
        <p>${invitation.purpose}</p>
        <img src=${picture} alt=${i18n.t('desk.invitations.code')} />
        <p class="address" dir="ltr"><a href=${address}>${address}</a></p>
        <div class="row">
          <button type="button" class="button primary" @click=${() => window.print()}>
            <snodo-icon name="printer"></snodo-icon>${i18n.t('desk.invitations.print')}
          </button>
          <button type="button" class="button" @click=${() => (this.poster = undefined)}>
            ${i18n.t('common.close')}
          </button>
        </div>
      </div>
    </dialog>`;
  }

  protected override updated(): void {
    const dialog = this.renderRoot.querySelector('dialog');
    if (dialog && !dialog.open) dialog.showModal();
  }

  async #load(): Promise<void> {
    if (!this.api) return;
    const page = await settle(this.api.listInvitations());
    this.invitations = page.state === 'ready' ? { state: 'ready', loaded: page.loaded.items } : page;
  }

  async #make(submitting: SubmitEvent): Promise<void> {
    submitting.preventDefault();
    const form = submitting.target as HTMLFormElement;
    const given = new FormData(form);
    const poster = await this.act((api) =>
      api.makeInvitation(this.#key, {
        purpose: String(given.get('purpose')),
        durationDays: Number(given.get('days')),
        mostUses: Number(given.get('uses')),
      }),
    );
    if (!poster) return;
    this.#key = crypto.randomUUID();
    form.reset();
    this.poster = poster;
    await this.#load();
  }

  async #show(id: string): Promise<void> {
    this.poster = await this.act((api) => api.getInvitation(id));
  }

  async #revoke(id: string): Promise<void> {
    if (await this.act((api) => api.revokeInvitation(id), 'desk.invitations.hasRevoked')) await this.#load();
  }
}

if (!customElements.get('snodo-invitations-desk'))
  customElements.define('snodo-invitations-desk', SnodoInvitationsDesk);
