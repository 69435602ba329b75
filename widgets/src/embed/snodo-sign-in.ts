import { css, html, type TemplateResult } from 'lit';
import type { I18n, MessageKey } from '../ui/i18n.ts';
import { isListedPage } from './client-settings.ts';
import { HostElement } from './host-element.ts';
import type { PortalContext } from './portal-context.ts';
import { failureWords } from '../surveys/failure-words.ts';
import { SignInFault, type SignInFaultCode } from './sign-in-fault.ts';
import { SignInFollower } from './sign-in-follower.ts';
import type { SignInState } from './sign-in-holder.ts';

/**
 * Signs a person in from a page of her firm, says who she is and signs her out.
 *
 * @fires snodo-ready - It can be used
 * @fires snodo-auth-change - `status` is `in` or `out`; nothing of the person
 * @fires snodo-error - `code` says why nobody is signed in
 * @csspart button - Every button
 * @csspart heading - What is happening
 * @csspart text - What can be done
 * @csspart name - Who is signed in
 */
export class SnodoSignIn extends HostElement {
  static override styles = [
    ...HostElement.styles,
    css`
      .box {
        display: grid;
        gap: var(--snodo-space-3);
        justify-items: start;
      }
      .heading {
        font-weight: 700;
      }
      .name {
        overflow-wrap: anywhere;
      }
    `,
  ];

  override readonly element = 'sign-in';
  override readonly namespaces = ['common', 'embed'] as const;
  #told = 'out';
  /** Why she is not in, once its sentences are there: nobody who comes in needs them. */
  #reason = '';
  #signIn = new SignInFollower(this, {
    given: () => this.portal,
    hear: () => this.#change(),
    fail: () => this.fail('load_failed'),
  });

  protected override view(i18n: I18n, portal: PortalContext): TemplateResult {
    if (portal.settings === 'unknown') return this.#portalLink(i18n, portal, 'embed.blocked_portal');
    if (portal.settings && !isListedPage(portal.settings))
      return this.#portalLink(i18n, portal, 'embed.not_listed');
    const holder = this.#signIn.holder;
    return html`<div class="box" role="group" aria-label=${i18n.t('embed.sign_in')}>
      ${this.#state(i18n, portal, holder?.state ?? { status: 'resuming' })}
    </div>`;
  }

  #state(i18n: I18n, portal: PortalContext, state: SignInState): TemplateResult {
    const { language } = i18n;
    const { holder } = this.#signIn;
    const begin = () => void holder?.begin(language);
    const redirect = this.#button(i18n, 'embed.redirect', () => void holder?.redirect(language), true);
    const retry = this.#button(i18n, 'common.retry', begin);
    switch (state.status) {
      case 'out':
        return this.#button(i18n, 'embed.sign_in', begin, true);
      case 'resuming':
        return html`<p class="soft" role="status" part="text">${i18n.t('embed.resuming')}</p>`;
      case 'opening':
        return html`${this.#words(i18n, 'embed.opening_title', i18n.t(state.isSlow ? 'embed.slow' : 'embed.opening_help'))}
          <div class="row">
            ${state.isSlow ? redirect : ''} ${this.#button(i18n, 'common.cancel', () => holder?.cancel())}
          </div>`;
      case 'blocked':
        return state.mayRedirect
          ? html`${this.#words(i18n, 'embed.blocked_title', i18n.t('embed.blocked'))}
              <div class="row">${redirect} ${retry}</div>`
          : this.#portalLink(i18n, portal, 'embed.blocked_portal');
      case 'failed':
        return html`${this.#words(i18n, 'embed.stopped_title', this.#reason)}
          <div class="row">${this.#button(i18n, 'common.retry', begin, true)}</div>`;
      case 'in':
        return html`<div class="row">
          <span class="name" part="name" role="status"
            >${state.name === undefined ? i18n.t('embed.signed_in') : i18n.t('embed.signed_in_as', { name: state.name })}</span
          >
          ${this.#button(i18n, 'embed.sign_out', () => void holder?.leave())}
        </div>`;
    }
  }

  #words(i18n: I18n, heading: MessageKey, text: string): TemplateResult {
    return html`<div role="status">
      <p class="heading" part="heading">${i18n.t(heading)}</p>
      <p part="text">${text}</p>
    </div>`;
  }

  #button(i18n: I18n, words: MessageKey, go: () => void, isPrimary = false): TemplateResult {
    return html`<button
      type="button"
      part="button"
      class=${isPrimary ? 'button primary' : 'button'}
      @click=${go}
    >
      ${i18n.t(words)}
    </button>`;
  }

  #portalLink(i18n: I18n, portal: PortalContext, text: MessageKey): TemplateResult {
    return html`<div class="box">
      ${this.#words(i18n, 'embed.stopped_title', i18n.t(text))}
      <a class="button" part="button" href=${portal.portal}>${i18n.t('embed.portal')}</a>
    </div>`;
  }

  #change(): void {
    this.requestUpdate();
    this.#announce();
    // The button that was pressed is gone; what took its place has to be found by who uses no mouse.
    const hadFocus = Boolean(this.shadowRoot?.activeElement);
    if (hadFocus) void this.updateComplete.then(() => this.#focusFirst());
  }

  async #explain(code: SignInFaultCode): Promise<void> {
    if (!this.i18n) return;
    this.#reason = await failureWords(this.i18n, new SignInFault(code));
    this.requestUpdate();
  }

  #focusFirst(): void {
    if (!this.shadowRoot?.activeElement) this.shadowRoot?.querySelector('button')?.focus();
  }

  #announce(): void {
    const state = this.#signIn.holder?.state;
    if (!state) return;
    if (state.status === 'failed') {
      this.tell('snodo-error', { code: state.code, element: this.element });
      void this.#explain(state.code);
    }
    if (state.status === 'blocked')
      this.tell('snodo-error', { code: 'sign_in_blocked', element: this.element });
    const status = state.status === 'in' ? 'in' : 'out';
    if (status === this.#told || state.status === 'resuming') return;
    this.#told = status;
    this.tell('snodo-auth-change', { status });
  }
}

export { SnodoSignIn as View };
