import { html, nothing } from 'lit';
import { baseStyles } from '../ui/base.styles.ts';
import type { Language } from '../ui/i18n.ts';
import type { AccountApi } from './account-api.ts';
import { OwnSection } from './own-section.ts';
import { ownSectionStyles } from './own-section.styles.ts';

const languages = ['it', 'en', 'ar'] as const satisfies readonly Language[];

/** The name that she goes by and the language in which the programme writes to her. */
export class SnodoOwnProfile extends OwnSection<AccountApi> {
  static override styles = [baseStyles, ownSectionStyles];

  protected override readonly section = 'profile';

  protected override render() {
    const { i18n, me } = this;
    if (!i18n || !me) return nothing;
    return html`<section aria-labelledby="heading">
      <h2 id="heading"><snodo-icon name="user-round"></snodo-icon>${i18n.t('account.profile.heading')}</h2>
      <form @submit=${this.#save}>
        <div class="field">
          <label for="name">${i18n.t('account.profile.name')}</label>
          <p class="help" id="name-help">${i18n.t('account.profile.nameHelp')}</p>
          <input
            id="name"
            name="displayName"
            autocomplete="name"
            required
            maxlength="120"
            aria-describedby="name-help"
            dir="auto"
            .value=${me.displayName}
          />
        </div>
        <div class="field">
          <label for="language">${i18n.t('account.profile.language')}</label>
          <p class="help" id="language-help">${i18n.t('account.profile.languageHelp')}</p>
          <select id="language" name="language" aria-describedby="language-help">
            <option value="" ?selected=${me.language === null}>
              ${i18n.t('account.profile.noLanguage')}
            </option>
            ${languages.map(
              (language) =>
                html`<option value=${language} lang=${language} ?selected=${me.language === language}>
                  ${i18n.t(`common.language_${language}`)}
                </option>`,
            )}
          </select>
        </div>
        <button class="button primary" ?disabled=${this.isWorking}>${i18n.t('account.profile.save')}</button>
      </form>
      ${this.outcomeLine()}
    </section>`;
  }

  async #save(submitting: SubmitEvent): Promise<void> {
    submitting.preventDefault();
    const form = new FormData(submitting.target as HTMLFormElement);
    const displayName = String(form.get('displayName')).trim();
    const language = languages.find((known) => known === form.get('language')) ?? null;
    const me = await this.act((api) => api.updateMe({ displayName, language }), 'account.profile.saved');
    if (me) this.tellMe(me);
  }
}

if (!customElements.get('snodo-own-profile')) customElements.define('snodo-own-profile', SnodoOwnProfile);
