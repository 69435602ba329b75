import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { embedCall, type Call } from '../ui/api-call.ts';
import { timeBankStyles } from '../time-bank/time-bank.styles.ts';
import type { I18n, MessageKey } from '../ui/i18n.ts';
import { isListedPage } from './client-settings.ts';
import { HostElement } from './host-element.ts';
import type { PortalContext } from './portal-context.ts';
import { SignInFollower } from './sign-in-follower.ts';
import type { SignedIn } from './signed-in.ts';

/** What the elements of the time bank share in a host's own page: they speak for whoever is signed in there. */
export abstract class HostTimeBank<Api> extends HostElement {
  static override styles = [...HostElement.styles, ...timeBankStyles];

  #made: { key: string; api: Api } | undefined;
  #isFailed = false;
  #signIn = new SignInFollower(this, {
    given: () => (this.#mayUse() ? this.portal : undefined),
    hear: () => this.requestUpdate(),
    fail: () => {
      this.#isFailed = true;
      this.requestUpdate();
    },
  });

  protected abstract readonly heading: MessageKey;
  protected abstract readonly lead: MessageKey;
  /** What to sign in for. */
  protected abstract readonly why: MessageKey;
  protected abstract apiOf(call: Call, language: I18n['language']): Api;
  /** Shows the screen to whoever this API speaks for. */
  protected abstract follow(api: Api | undefined): void;
  protected abstract screen(i18n: I18n): TemplateResult;

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.follow(this.#api());
  }

  #mayUse(): boolean {
    const { settings, openSignIn } = this.portal ?? {};
    return Boolean(openSignIn) && typeof settings === 'object' && settings.scopes.includes('timebank:read');
  }

  #reader(): SignedIn | undefined {
    const state = this.#signIn.holder?.state;
    return state?.status === 'in' ? state.signedIn : undefined;
  }

  /** The same for as long as the same person reads in the same language. */
  #api(): Api | undefined {
    const { portal, i18n } = this;
    const reader = this.#reader();
    if (!reader || !i18n || typeof portal?.settings !== 'object' || !this.#mayUse()) return undefined;
    const key = `${reader.owner} ${i18n.language}`;
    if (this.#made?.key !== key) {
      const call = embedCall(portal.settings.origins.api, portal.community, reader.send);
      this.#made = { key, api: this.apiOf(call, i18n.language) };
    }
    return this.#made.api;
  }

  protected override view(i18n: I18n, portal: PortalContext): TemplateResult {
    return html`<section class="screen" aria-labelledby="title">
      <div>
        <h2 id="title" part="heading">${i18n.t(this.heading)}</h2>
        <p class="soft" part="text">${i18n.t(this.lead)}</p>
      </div>
      ${this.#content(i18n, portal)}
    </section>`;
  }

  #content(i18n: I18n, portal: PortalContext): TemplateResult {
    const { settings } = portal;
    const isRefused =
      settings === 'unknown' || this.#isFailed || (typeof settings === 'object' && !isListedPage(settings));
    if (isRefused) return this.#elsewhere(i18n, portal, i18n.t('common.network'));
    if (typeof settings === 'object' && !this.#mayUse())
      return this.#elsewhere(i18n, portal, i18n.t(this.why));
    const status = this.#signIn.holder?.state.status;
    if (settings === undefined || status === undefined || status === 'resuming')
      return html`<p role="status" part="text">${i18n.t('common.pending')}</p>`;
    if (status !== 'in') return this.#signInFirst(i18n);
    return html`${this.screen(i18n)}${nothing}`;
  }

  #signInFirst(i18n: I18n): TemplateResult {
    return html`<div class="notice">
      <p part="text">${i18n.t(this.why)}</p>
      <button
        type="button"
        class="button primary"
        part="button"
        @click=${() => void this.#signIn.holder?.begin(i18n.language)}
      >
        ${i18n.t('embed.sign_in')}
      </button>
    </div>`;
  }

  #elsewhere(i18n: I18n, portal: PortalContext, words: string): TemplateResult {
    return html`<div class="notice" role="alert">
      <p part="text">${words}</p>
      <a class="button" part="button" href=${portal.portal}>${i18n.t('embed.portal')}</a>
    </div>`;
  }

  /** A page of the portal, for a window of its own. */
  protected portalPage(path: string, asked: Readonly<Record<string, string>>): string {
    const address = new URL(path, this.portal?.portal ?? location.href);
    address.search = new URLSearchParams({ ...asked, lang: this.i18n?.language ?? 'it' }).toString();
    return address.href;
  }
}
