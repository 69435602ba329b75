import { ContextConsumer } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { baseStyles } from './base.styles.ts';
import { i18nContext, type I18n, type Language } from './i18n.ts';
import './icon.ts';
import { mark } from './mark.ts';
import { pageFrameStyles } from './page-frame.styles.ts';

/** Each language by its own name: the same in every interface. */
const languageNames = { it: 'Italiano', en: 'English', ar: 'العربية' } as const satisfies Record<
  Language,
  string
>;

/** Where a person signs in so as to come back to `path`, in the language that she reads. */
export function signInAddress(path: string, language: Language): string {
  return `/account/sign-in?${new URLSearchParams({ return: path, lang: language })}`;
}

/** A page for those who work for a firm or for the programme. */
export type Workplace = 'console' | 'desk';

/** The section of the portal that a page belongs to. */
export type FrameSection =
  | 'programme'
  | 'places'
  | 'services'
  | 'needs'
  | 'shared'
  | 'time-bank'
  | 'console'
  | 'account'
  | 'desk';

/**
 * The frame of every page of the portal: skip link, header with the mark, the programme's name, the
 * sections, the languages and who is signed in; the page's content; the footer.
 *
 * @slot - The page's content, with its one `h1`
 */
export class SnodoPageFrame extends LitElement {
  static override properties = {
    programme: { type: String },
    languages: { attribute: false },
    section: { type: String },
    signedInName: { attribute: false },
    operatorName: { attribute: false },
    workplaces: { attribute: false },
    address: { attribute: false },
    isMenuOpen: { state: true },
  };

  static override styles = [baseStyles, pageFrameStyles];

  /** The programme's name; the product's own until it is known. */
  declare programme: string;
  declare languages: readonly Language[];
  declare section: FrameSection;
  /** Name of the signed-in person; null for nobody. */
  declare signedInName: string | null;
  /** Name of the operator who acts for her; null when she acts herself. */
  declare operatorName: string | null;
  /** Which of them her roles open. */
  declare workplaces: readonly Workplace[];
  /** Address of the page, from which the language links are made. */
  declare address: string;
  /** Where the window is narrow; in a wide one all of it stands there. */
  declare private isMenuOpen: boolean;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });

  constructor() {
    super();
    this.programme = 'Snodo';
    this.languages = [];
    this.section = 'programme';
    this.signedInName = null;
    this.operatorName = null;
    this.workplaces = [];
    this.address = location.href;
    this.isMenuOpen = false;
  }

  protected override render() {
    const i18n = this.#i18n.value;
    if (!i18n) return nothing;
    return html`
      <a class="skip" href="#main" @click=${this.#skip}>${i18n.t('portal.skip')}</a>
      <header>
        <div class="inner">
          <a class="brand" href=${`/?lang=${i18n.language}`}>
            <svg viewBox="0 0 48 48" aria-hidden="true">${mark}</svg>
            <span>${this.programme}</span>
          </a>
          <button
            type="button"
            class="button menu"
            aria-expanded=${String(this.isMenuOpen)}
            aria-controls="menu"
            @click=${this.#turnMenu}
          >
            <snodo-icon name=${this.isMenuOpen ? 'x' : 'list'}></snodo-icon>${i18n.t('portal.menu')}
          </button>
          <div id="menu" class=${this.isMenuOpen ? 'content open' : 'content'}>
            ${this.#navigation(i18n)}
            <div class="aside">${this.#languageLinks(i18n)}${this.#signIn(i18n)}</div>
          </div>
        </div>
      </header>
      ${this.#assistance(i18n)}
      <main id="main" tabindex="-1"><slot></slot></main>
      ${this.#footer(i18n)}
    `;
  }

  #navigation(i18n: I18n) {
    const lang = `lang=${i18n.language}`;
    const links = [
      { section: 'programme', href: `/?${lang}`, label: i18n.t('portal.nav.programme') },
      { section: 'places', href: `/?${lang}&show=places#answers`, label: i18n.t('portal.nav.places') },
      { section: 'services', href: `/services?${lang}`, label: i18n.t('portal.nav.services') },
      { section: 'shared', href: `/shared-services?${lang}`, label: i18n.t('portal.nav.shared') },
      { section: 'needs', href: `/needs?${lang}`, label: i18n.t('portal.nav.needs') },
      { section: 'time-bank', href: `/time-bank/board?${lang}`, label: i18n.t('portal.nav.timeBank') },
      ...this.workplaces.map((place) => ({
        section: place,
        href: `/${place}?${lang}`,
        label: i18n.t(`portal.nav.${place}`),
      })),
    ];
    return html`<nav aria-label=${i18n.t('portal.nav.label')}>
      <ul role="list">
        ${links.map(
          ({ section, href, label }) =>
            html`<li>
              <a href=${href} aria-current=${section === this.section ? 'page' : nothing}>${label}</a>
            </li>`,
        )}
      </ul>
    </nav>`;
  }

  #languageLinks(i18n: I18n) {
    return html`<ul role="list" class="languages" aria-label=${i18n.t('portal.language.label')}>
      ${this.languages.map((language) => {
        const href = new URL(this.address, location.href);
        href.searchParams.set('lang', language);
        return html`<li>
          <a
            href=${`${href.pathname}${href.search}`}
            lang=${language}
            hreflang=${language}
            aria-current=${language === i18n.language ? 'true' : nothing}
            >${languageNames[language]}</a
          >
        </li>`;
      })}
    </ul>`;
  }

  #signIn(i18n: I18n) {
    if (this.signedInName === null) {
      const { pathname, search } = new URL(this.address, location.href);
      return html`<a class="button" href=${signInAddress(`${pathname}${search}`, i18n.language)}>
        <snodo-icon name="log-in"></snodo-icon>${i18n.t('portal.signIn')}
      </a>`;
    }
    return html`<div class="person">
      <a
        href=${`/account?lang=${i18n.language}`}
        aria-current=${this.section === 'account' ? 'page' : nothing}
      >
        <snodo-icon name="user-round"></snodo-icon>
        <span
          ><span class="visually-hidden">${i18n.t('portal.signedInAs')}</span>
          <bdi>${this.signedInName}</bdi></span
        >
      </a>
      <form method="post" action="/account/sign-out">
        <button class="button plain">${i18n.t('portal.signOut')}</button>
      </form>
    </div>`;
  }

  /** On every page, so that nobody forgets for whom she acts. */
  #assistance(i18n: I18n) {
    if (this.operatorName === null || this.signedInName === null) return nothing;
    return html`<aside class="assistance" aria-label=${i18n.t('portal.assistance.label')}>
      <p class="inner">
        ${i18n.t('portal.assistance.words', { operator: this.operatorName, name: this.signedInName })}
        <a href=${`/account?lang=${i18n.language}`}>${i18n.t('portal.assistance.end')}</a>
      </p>
    </aside>`;
  }

  #footer(i18n: I18n) {
    return html`<footer>
      <div class="inner">
        <p>${i18n.t('portal.footer.about')}</p>
        <ul role="list">
          <li><a href=${`/console?lang=${i18n.language}`}>${i18n.t('portal.footer.console')}</a></li>
          <li><a href="/docs">${i18n.t('portal.footer.docs')}</a></li>
          <li>${i18n.t('portal.footer.licence')}</li>
        </ul>
      </div>
    </footer>`;
  }

  #turnMenu(): void {
    this.isMenuOpen = !this.isMenuOpen;
  }

  /** A fragment does not reach into a shadow root, so the skip link moves the focus itself. */
  #skip(click: Event): void {
    click.preventDefault();
    const main = this.renderRoot.querySelector('main');
    main?.focus();
    main?.scrollIntoView();
  }
}

if (!customElements.get('snodo-page-frame')) customElements.define('snodo-page-frame', SnodoPageFrame);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-page-frame': SnodoPageFrame;
  }
}
