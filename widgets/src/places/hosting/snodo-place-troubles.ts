import { html, nothing, type TemplateResult } from 'lit';
import { baseStyles } from '../../ui/base.styles.ts';
import type { I18n } from '../../ui/i18n.ts';
import '../../ui/icon.ts';
import type { KeptPlace } from './hosting-api.ts';
import { HostingSection } from './hosting-section.ts';
import { textOf } from './hosting-words.ts';
import { hostingStyles } from './hosting.styles.ts';

/** What does not work at a place: told in a few words, paused at once where somebody could be hurt, and settled. */
export class SnodoPlaceTroubles extends HostingSection {
  static override styles = [baseStyles, ...hostingStyles];

  /** The same as long as the same report is sent again, so that a lost answer tells nothing twice. */
  #key = crypto.randomUUID();

  protected override render() {
    const { i18n, place } = this;
    if (!i18n || !place) return nothing;
    return html`<section aria-labelledby="heading">
        <h3 id="heading">${i18n.t('hosting.troubles')}</h3>
        ${this.#list(i18n, place)} ${this.outcomeLine()}
      </section>
      <section aria-labelledby="new">
        <h3 id="new">${i18n.t('hosting.troubleNew')}</h3>
        <p class="soft">${i18n.t('hosting.troubleHelp')}</p>
        ${this.#form(i18n, place)}
      </section>`;
  }

  #list(i18n: I18n, { troubles }: KeptPlace): TemplateResult {
    if (troubles.length === 0) return html`<p class="soft">${i18n.t('hosting.troubleNone')}</p>`;
    return html`<ul role="list" class="rows">
      ${troubles.map(
        ({ id, words, space, isUnsafe, toldAt }) =>
          html`<li>
            <div>
              <p class="words"><strong>${words}</strong></p>
              <p class="soft">
                ${i18n.t('hosting.troubleTold', { where: space?.name ?? i18n.t('hosting.wholePlace'), day: i18n.day(toldAt) })}
                ${isUnsafe ? html`· ${i18n.t('hosting.unsafeShort')}` : nothing}
              </p>
            </div>
            <button
              type="button"
              class="button"
              ?disabled=${this.isWorking}
              @click=${() => void this.#settle(id)}
            >
              ${i18n.t('hosting.troubleSettle')}<span class="visually-hidden"> ${words}</span>
            </button>
          </li>`,
      )}
    </ul>`;
  }

  async #settle(id: string): Promise<void> {
    if (await this.act((api) => api.settleTrouble(id, {}), 'hosting.troubleSettled')) this.tellChanged();
  }

  #form(i18n: I18n, place: KeptPlace): TemplateResult {
    return html`<form @submit=${(submitted: SubmitEvent) => void this.#report(submitted, place)}>
      <div class="field">
        <label for="words">${i18n.t('hosting.troubleWords')}</label>
        <textarea id="words" name="words" required maxlength="500" rows="3"></textarea>
      </div>
      <div class="field">
        <label for="space">${i18n.t('hosting.troubleWhere')}</label>
        <select id="space" name="space">
          <option value="">${i18n.t('hosting.wholePlace')}</option>
          ${place.spaces.map(({ id, name }) => html`<option value=${id}>${name}</option>`)}
        </select>
      </div>
      <label class="choice"
        ><input type="checkbox" name="isUnsafe" /><span>${i18n.t('hosting.unsafe')}</span></label
      >
      <button class="button primary" ?disabled=${this.isWorking}>${i18n.t('hosting.troubleSend')}</button>
    </form>`;
  }

  async #report(submitted: SubmitEvent, place: KeptPlace): Promise<void> {
    submitted.preventDefault();
    const form = submitted.target;
    if (!(form instanceof HTMLFormElement)) return;
    const given = new FormData(form);
    const space = textOf(given, 'space');
    const body = {
      words: textOf(given, 'words'),
      isUnsafe: given.has('isUnsafe'),
      ...(space === '' ? {} : { space }),
    };
    const told = await this.act(
      (api) => api.reportTrouble(place.code, body, this.#key),
      body.isUnsafe ? 'hosting.troubleToldUnsafe' : 'hosting.troubleToldDone',
    );
    if (!told) return;
    this.#key = crypto.randomUUID();
    form.reset();
    this.tellChanged();
  }
}

if (!customElements.get('snodo-place-troubles'))
  customElements.define('snodo-place-troubles', SnodoPlaceTroubles);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-place-troubles': SnodoPlaceTroubles;
  }
}
