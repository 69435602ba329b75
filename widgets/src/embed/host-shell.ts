import { tellHost, type EmbedElement, type EmbedError } from './embed-contract.ts';
import { closestAttribute, closestLanguage } from './host-language.ts';

/** What the loader knows and its elements need. */
export interface LoaderFacts {
  /** Start of every tag: `snodo`, or `snodo2` for another major version. */
  readonly prefix: string;
  /** Origin that the loader came from. */
  readonly origin: string;
  /** `data-*` of the script element, for pages without a portal context. */
  readonly script: Readonly<Record<string, string | undefined>>;
}

/** The module behind the shells, loaded when the first of them stands on the page. */
export interface HostModule {
  mount(shell: HTMLElement, element: EmbedElement, facts: LoaderFacts): void;
}

/** Like the frame's, outside the catalogue: they stand where the catalogue could not be loaded. */
const portalWords = { it: 'Apri il portale', en: 'Open the portal', ar: 'افتح البوابة' } as const;

/**
 * Defines the shell of an element that stands in the host's own page. It is small and has no dependency, so it
 * may come late, early or twice; what it shows is loaded for it. Until then, and where that fails, a link does.
 */
export function defineHostShell(
  element: EmbedElement,
  facts: LoaderFacts,
  load: () => Promise<HostModule>,
): void {
  const tag = `${facts.prefix}-${element}`;
  if (customElements.get(tag)) return;
  customElements.define(
    tag,
    class extends HTMLElement {
      readonly #root = this.attachShadow({ mode: 'open' });
      #isMounted = false;

      constructor() {
        super();
        this.#root.append(document.createElement('slot'));
      }

      connectedCallback(): void {
        if (this.#isMounted) return;
        this.#isMounted = true;
        void this.#mount();
      }

      async #mount(): Promise<void> {
        let host: HostModule;
        try {
          host = await load();
        } catch {
          return this.#fall('load_failed');
        }
        try {
          host.mount(this, element, facts);
        } catch (cause) {
          // Lit makes its templates from text; a page may allow nobody to.
          this.#fall(cause instanceof TypeError ? 'trusted_types_blocked' : 'internal');
        }
      }

      #fall(code: EmbedError): void {
        fallBack(this, element, facts, code);
      }
    },
  );
}

/** In place of an element that cannot be shown: a plain link, made without any markup. */
export function fallBack(
  shell: HTMLElement,
  element: EmbedElement,
  facts: LoaderFacts,
  code: EmbedError,
): void {
  if (element !== 'portal-context') {
    const told =
      closestAttribute(shell, `${facts.prefix}-portal-context`, 'portal') ?? facts.script['portal'];
    const link = document.createElement('a');
    link.href = told && /^https?:/u.test(told) ? told : facts.origin;
    link.textContent = portalWords[closestLanguage(shell)];
    link.lang = closestLanguage(shell);
    shell.shadowRoot?.replaceChildren(link);
  }
  tellHost(shell, 'snodo-error', { code, element });
}
