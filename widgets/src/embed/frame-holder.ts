import { embedTokens, tellHost, type EmbedError } from './embed-contract.ts';
import { closestAttribute, closestLanguage, watchLanguage, type HolderLanguage } from './host-language.ts';
import type { LoaderFacts } from './host-shell.ts';

/** How long the frame may take to report before the holder offers a plain link instead. */
const patienceMilliseconds = 15_000;

/**
 * The only sentences outside the message catalogue: a catalogue would be a second request, and this script
 * has a budget of 4 kB.
 */
const sentences = {
  it: {
    title: 'Questionario sui bisogni di cura e di tempo',
    pending: 'Sto aprendo il questionario…',
    open: 'Apri il questionario in una finestra sua',
    failed: 'Qui il questionario non si è aperto.',
  },
  en: {
    title: 'Questionnaire on care and time needs',
    pending: 'Opening the questionnaire…',
    open: 'Open the questionnaire in its own window',
    failed: 'The questionnaire did not open here.',
  },
  ar: {
    title: 'استبيان عن احتياجات الرعاية والوقت',
    pending: 'جارٍ فتح الاستبيان…',
    open: 'افتح الاستبيان في نافذة مستقلة',
    failed: 'لم يُفتح الاستبيان هنا.',
  },
} as const;

const styles = `
:host{display:block;min-block-size:min(44rem,90svh);position:relative}
:host([hidden]),[hidden]{display:none!important}
iframe{display:block;inline-size:100%;block-size:min(44rem,90svh);border:0;border-radius:inherit;color-scheme:normal}
.cover{padding:1.5rem;font:inherit;line-height:1.5}
.ready .cover{display:none}
iframe{visibility:hidden;position:absolute;inset:0}
.ready iframe{visibility:visible;position:static}
.failed iframe{display:none}
p{margin:0 0 1rem}
a,::slotted(a){display:inline-block;padding-block:.625rem}
`;

/**
 * Defines an element that holds one frame of the portal. The host page can read everything in its own
 * document, so the element has nothing of the person in it: it never learns how tall the frame's content
 * is, where in it she is or whether she is done.
 *
 * Attributes: `client` and `campaign` (which campaign is asked where), `lang` (it, en, ar). Without a `client`
 * it takes that of the portal context around it, or of the script.
 * Slot: what stands there until the frame is ready, best a link to the portal.
 * Events: `snodo-ready`, `snodo-error` with code `frame_silent`.
 */
export function defineFrameHolder(facts: LoaderFacts, frame: 'needs-survey'): void {
  const { origin: portal, prefix, script } = facts;
  const name = `${prefix}-${frame}`;
  if (customElements.get(name)) return;
  customElements.define(
    name,
    class extends HTMLElement {
      static readonly observedAttributes = ['campaign', 'client', 'lang'];

      readonly #root = this.attachShadow({ mode: 'open' });
      #iframe: HTMLIFrameElement | undefined;
      #language: HolderLanguage = 'it';
      #timer = 0;
      #leaving = new AbortController();
      #isQueued = false;

      connectedCallback(): void {
        this.#leaving = new AbortController();
        window.addEventListener('message', (event) => this.#hear(event), { signal: this.#leaving.signal });
        // When the focus goes into the frame, all of the frame comes into view: its screens begin at its top.
        window.addEventListener('blur', () => this.#comeIntoView(), { signal: this.#leaving.signal });
        const follow = () => {
          if (closestLanguage(this) !== this.#language) this.#open();
        };
        watchLanguage(this, follow, this.#leaving.signal);
        this.#open();
      }

      disconnectedCallback(): void {
        clearTimeout(this.#timer);
        this.#leaving.abort();
        this.#iframe = undefined;
        this.#root.replaceChildren();
      }

      attributeChangedCallback(_name: string, before: string | null, after: string | null): void {
        if (before === after || !this.isConnected || this.#isQueued) return;
        // A framework sets attributes one by one; the frame is opened once for all of them.
        this.#isQueued = true;
        queueMicrotask(() => {
          this.#isQueued = false;
          if (this.isConnected && this.#address() !== this.#iframe?.src) this.#open();
        });
      }

      #address(): string {
        const address = new URL(`/embed/v1/frame/${frame}`, portal);
        const client =
          this.getAttribute('client') ??
          closestAttribute(this, `${prefix}-portal-context`, 'client') ??
          script['client'];
        address.searchParams.set('client', client ?? '');
        address.searchParams.set('campaign', this.getAttribute('campaign') ?? '');
        address.searchParams.set('lang', this.#language);
        return address.href;
      }

      #open(): void {
        clearTimeout(this.#timer);
        this.#language = closestLanguage(this);
        const words = sentences[this.#language];
        const address = this.#address();
        const box = make('div', { lang: this.#language, dir: this.#language === 'ar' ? 'rtl' : 'ltr' });
        const cover = make('div', { className: 'cover' });
        const state = make('p', { textContent: words.pending });
        state.setAttribute('role', 'status');
        const slot = make('slot', {});
        slot.append(make('a', { href: address, target: '_blank', rel: 'noopener', textContent: words.open }));
        cover.append(state, slot);
        const iframe = make('iframe', {
          title: words.title,
          src: address,
          referrerPolicy: 'no-referrer',
          loading: 'eager',
          allow: '',
        });
        box.append(cover, iframe);
        this.#root.replaceChildren(box);
        this.#dress();
        this.#iframe = iframe;
        this.#timer = window.setTimeout(() => this.#fail(words.failed), patienceMilliseconds);
      }

      #comeIntoView(): void {
        if (this.#iframe && this.#root.activeElement === this.#iframe)
          this.scrollIntoView({ block: 'nearest' });
      }

      #dress(): void {
        if (this.#root.adoptedStyleSheets.length > 0) return;
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(styles);
        this.#root.adoptedStyleSheets = [sheet];
      }

      #hear(event: MessageEvent): void {
        const frameWindow = this.#iframe?.contentWindow;
        if (event.origin !== portal || !frameWindow || event.source !== frameWindow) return;
        const said: unknown = event.data;
        if (typeof said !== 'object' || said === null || !('type' in said) || said.type !== 'snodo-ready')
          return;
        clearTimeout(this.#timer);
        const box = this.#root.firstElementChild;
        const isFirst = box?.className !== 'ready';
        if (box) box.className = 'ready';
        const look = getComputedStyle(this);
        const tokens = Object.fromEntries(
          embedTokens.map((token) => [token, look.getPropertyValue(token).trim()]).filter(([, text]) => text),
        );
        // Without a token of its own the host's text font is the one that fits.
        tokens['--snodo-font'] ??= look.fontFamily;
        frameWindow.postMessage({ type: 'snodo-theme', tokens }, portal);
        if (isFirst) tellHost(this, 'snodo-ready', { element: frame });
      }

      #fail(sentence: string): void {
        const box = this.#root.firstElementChild;
        const state = this.#root.querySelector('p');
        if (box) box.className = 'failed';
        if (state) state.textContent = sentence;
        // Whatever stood in the slot gives way to the link that is known to lead there.
        const slot = this.#root.querySelector('slot');
        slot?.replaceWith(...slot.childNodes);
        const code: EmbedError = 'frame_silent';
        tellHost(this, 'snodo-error', { code, element: frame });
      }
    },
  );
}

function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Partial<HTMLElementTagNameMap[Tag]>,
): HTMLElementTagNameMap[Tag] {
  return Object.assign(document.createElement(tag), properties);
}
