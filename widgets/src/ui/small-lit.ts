/**
 * What the frame's build takes in place of the module `lit`: the same templates (lit-html as it is) on a base
 * class that does only what the frame's elements use. It saves 2 kB, and with Lit's own base the survey does
 * not fit in its 20 kB. Sources are written against Lit and its types; element tests run on both.
 *
 * Not there: attributes, converters, `willUpdate`, `shouldUpdate`, reflection, controllers'
 * `hostUpdate`, `static shadowRootOptions`.
 */
import { render } from 'lit-html';
import { nextTask } from './next-task.ts';

export { html, nothing, render, svg } from 'lit-html';

interface Sheet {
  readonly styleSheet: CSSStyleSheet;
}

type Styles = Sheet | readonly Styles[];

interface Controller {
  hostConnected?(): void;
  hostDisconnected?(): void;
}

/** A style sheet, made once; substitutions are not supported. */
export function css(strings: TemplateStringsArray): Sheet {
  let made: CSSStyleSheet | undefined;
  return {
    get styleSheet() {
      if (!made) (made = new CSSStyleSheet()).replaceSync(strings.join(''));
      return made;
    },
  };
}

const values = Symbol('values');
const finished = Symbol('finished');

/** Turns the properties of a class into accessors that ask for an update, when its first element is made. */
function makeAccessors(prototype: LitElement, names: readonly string[]): void {
  for (const name of [finished, ...names]) {
    Object.defineProperty(prototype, name, {
      configurable: true,
      get(this: LitElement) {
        return this[values].get(name);
      },
      set(this: LitElement, value: unknown) {
        const before = this[values].get(name);
        if (Object.is(before, value)) return;
        this[values].set(name, value);
        this.requestUpdate(name, before);
      },
    });
  }
}

export class LitElement extends HTMLElement {
  static properties: Readonly<Record<string, unknown>> = {};
  static styles: Styles = [];

  updateComplete: Promise<boolean> = Promise.resolve(true);
  readonly [values] = new Map<PropertyKey, unknown>();
  readonly #controllers = new Set<Controller>();
  #changed: Map<PropertyKey, unknown> | undefined;
  #hasUpdated = false;

  constructor() {
    super();
    const { prototype, properties } = new.target;
    if (!Object.hasOwn(prototype, finished)) makeAccessors(prototype, Object.keys(properties));
  }

  get renderRoot(): ShadowRoot {
    if (this.shadowRoot) return this.shadowRoot;
    const root = this.attachShadow({ mode: 'open' });
    const { styles } = this.constructor as typeof LitElement;
    root.adoptedStyleSheets = [styles].flat(9).map((sheet) => (sheet as Sheet).styleSheet);
    return root;
  }

  addController(controller: Controller): void {
    this.#controllers.add(controller);
    if (this.isConnected) controller.hostConnected?.();
  }

  connectedCallback(): void {
    for (const controller of this.#controllers) controller.hostConnected?.();
    this.requestUpdate();
  }

  disconnectedCallback(): void {
    for (const controller of this.#controllers) controller.hostDisconnected?.();
  }

  requestUpdate(name?: PropertyKey, before?: unknown): void {
    if (!this.#changed) {
      this.#changed = new Map();
      // What an element shows first is most of its work: a task of its own keeps each of them short.
      const turn = this.#hasUpdated ? this.updateComplete : this.updateComplete.then(nextTask);
      this.updateComplete = turn.then(() => this.#update());
    }
    if (name !== undefined && !this.#changed.has(name)) this.#changed.set(name, before);
  }

  #update(): boolean {
    const changed = this.#changed;
    this.#changed = undefined;
    // Connecting asks again.
    if (!changed || !this.isConnected) return true;
    render(this.render(), this.renderRoot, { host: this });
    if (!this.#hasUpdated) {
      this.#hasUpdated = true;
      this.firstUpdated(changed);
    }
    this.updated(changed);
    return !this.#changed;
  }

  protected render(): unknown {
    return undefined;
  }

  protected firstUpdated(_changed: Map<PropertyKey, unknown>): void {}

  protected updated(_changed: Map<PropertyKey, unknown>): void {}
}
