import { ContextConsumer } from '@lit/context';
import { LitElement, css, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { baseRules } from '../ui/base-rules.ts';
import { loadI18n, type I18n, type Language, type Namespace } from '../ui/i18n.ts';
import tokensText from '../ui/tokens.css' with { type: 'text' };
import { isListedPage } from './client-settings.ts';
import {
  embedTokens,
  tellHost,
  type EmbedElement,
  type EmbedError,
  type EmbedEvent,
} from './embed-contract.ts';
import { closestDirection, closestLanguage, watchLanguage } from './host-language.ts';
import { fallBack, type LoaderFacts } from './host-shell.ts';
import { openPortalContext, portalContext, type PortalContext } from './portal-context.ts';
import { applyTokens } from './theme-tokens.ts';

let tokens: CSSStyleSheet | undefined;

/** The tokens stand on the element itself, so that the host's document stays as it is. */
function tokensSheet(): CSSStyleSheet {
  if (!tokens) (tokens = new CSSStyleSheet()).replaceSync(tokensText.replace(':where(:root)', ':host'));
  return tokens;
}

/** Keys that hosts like to give a meaning to; typed into a field they mean themselves. */
const keyEvents = ['keydown', 'keypress', 'keyup'] as const;

/**
 * What every element in a host's own page is made from: it takes its portal, language, direction and look from
 * where it stands, keeps typing to itself, and shows a link when it fails.
 */
export abstract class HostElement extends LitElement {
  static override properties = { i18n: { state: true }, portal: { state: true } };
  static override styles = [
    baseRules,
    css`
      a {
        color: inherit;
      }
    `,
  ];

  declare protected i18n: I18n | undefined;
  declare protected portal: PortalContext | undefined;
  /** Set once, before the element is connected. */
  declare facts: LoaderFacts;
  abstract readonly element: EmbedElement;
  abstract readonly namespaces: readonly Namespace[];

  #leaving = new AbortController();
  #isTold = false;
  #given = new ContextConsumer(this, {
    context: portalContext,
    subscribe: true,
    callback: (context) => this.#take(context),
  });

  constructor() {
    super();
    for (const name of keyEvents) this.addEventListener(name, keepTyping);
  }

  override connectedCallback(): void {
    this.#leaving = new AbortController();
    super.connectedCallback();
    const { signal } = this.#leaving;
    if (!this.#given.value)
      openPortalContext(this.facts.script, this.facts, (context) => this.#take(context), signal);
    const follow = () => void this.#follow();
    watchLanguage(this, follow, signal);
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', follow, { signal });
    follow();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#leaving.abort();
  }

  /** A sentence here, a template from the element, nothing until the words are there. */
  protected override render(): TemplateResult | typeof nothing {
    return this.i18n && this.portal ? this.view(this.i18n, this.portal) : nothing;
  }

  protected abstract view(i18n: I18n, portal: PortalContext): TemplateResult;

  protected override updated(_changed: PropertyValues): void {
    if (this.#isTold || !this.i18n || !this.portal) return;
    this.#isTold = true;
    this.tell('snodo-ready', { element: this.element });
  }

  /** Lit calls this for each update; a failure of ours must not become the page's. */
  protected override performUpdate(): void {
    try {
      super.performUpdate();
    } catch {
      this.fail('internal');
    }
  }

  protected tell(name: EmbedEvent, detail: Readonly<Record<string, string>>): boolean {
    return tellHost(this, name, detail);
  }

  /** Gives up: a link to the portal in place of everything. */
  protected fail(code: EmbedError): void {
    const root = this.getRootNode();
    if (root instanceof ShadowRoot && root.host instanceof HTMLElement)
      fallBack(root.host, this.element, this.facts, code);
  }

  #take(context: PortalContext): void {
    this.portal = context;
    if (context.settings === 'unknown')
      this.tell('snodo-error', { code: 'client_unknown', element: this.element });
    else if (context.settings && !isListedPage(context.settings))
      this.tell('snodo-error', { code: 'origin_not_allowed', element: this.element });
    void this.#follow();
  }

  async #follow(): Promise<void> {
    if (!this.isConnected) return;
    const language = this.#language();
    const direction = closestDirection(this.#outside(), language);
    // Setting the same again would be seen as a change.
    if (this.lang !== language) this.lang = language;
    if (this.dir !== direction) this.dir = direction;
    this.#dress();
    if (this.i18n?.language === language) return;
    try {
      const i18n = await loadI18n(language, this.namespaces);
      if (language === this.#language()) this.i18n = i18n;
    } catch {
      if (!this.i18n) this.fail('load_failed');
    }
  }

  /** This element carries `lang` and `dir` itself, so it is asked from outside. */
  #outside(): Element {
    const root = this.getRootNode();
    return root instanceof ShadowRoot ? root.host : (this.parentElement ?? this);
  }

  #language(): Language {
    const told = this.portal?.language?.toLowerCase().split('-')[0];
    return (['it', 'en', 'ar'] as const).find((one) => one === told) ?? closestLanguage(this.#outside());
  }

  /** On a page of ours the document has the tokens; in a host's page they stand on the element. */
  #dress(): void {
    const root = this.renderRoot;
    if (!(this.getRootNode() instanceof ShadowRoot) || !(root instanceof ShadowRoot)) return;
    if (!root.adoptedStyleSheets.includes(tokensSheet()))
      root.adoptedStyleSheets = [tokensSheet(), ...root.adoptedStyleSheets];
    const look = getComputedStyle(this.#outside());
    applyTokens(
      Object.fromEntries(embedTokens.map((name) => [name, look.getPropertyValue(name).trim()])),
      this,
    );
    const theme = this.portal?.theme ?? 'auto';
    if (theme !== 'auto') this.style.setProperty('color-scheme', theme);
  }
}

function keepTyping(event: Event): void {
  if (!(event instanceof KeyboardEvent) || event.ctrlKey || event.metaKey || event.altKey) return;
  const [target] = event.composedPath();
  const isField = target instanceof Element && target.matches('input, textarea, select');
  if (isField && event.key.length === 1) event.stopPropagation();
}
