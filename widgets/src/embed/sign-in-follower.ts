import type { ReactiveController } from 'lit';
import type { HostElement } from './host-element.ts';
import type { PortalContext } from './portal-context.ts';
import type { SignInHolder } from './sign-in-holder.ts';

interface Follows {
  /** The element's context, once it has one that it may sign in with. */
  readonly given: () => PortalContext | undefined;
  /** The sign-in is there, or has changed. */
  readonly hear: () => void;
  /** What signs in could not be loaded. */
  readonly fail: () => void;
}

/** Follows the client's one sign-in on this page for as long as the element stands there. */
export class SignInFollower implements ReactiveController {
  readonly #host: HostElement;
  readonly #follows: Follows;
  #opened: (() => Promise<SignInHolder>) | undefined;
  #holder: SignInHolder | undefined;

  constructor(host: HostElement, follows: Follows) {
    this.#host = host;
    this.#follows = follows;
    host.addController(this);
  }

  /** Undefined until it is loaded. */
  get holder(): SignInHolder | undefined {
    return this.#holder;
  }

  hostUpdated(): void {
    const openSignIn = this.#follows.given()?.openSignIn;
    if (openSignIn && openSignIn !== this.#opened) void this.#open(openSignIn);
  }

  hostDisconnected(): void {
    this.#hold(undefined);
    this.#opened = undefined;
  }

  async #open(openSignIn: () => Promise<SignInHolder>): Promise<void> {
    this.#opened = openSignIn;
    try {
      const holder = await openSignIn();
      if (this.#opened !== openSignIn || !this.#host.isConnected) return;
      this.#hold(holder);
      this.#follows.hear();
    } catch {
      this.#follows.fail();
    }
  }

  #hold(holder: SignInHolder | undefined): void {
    this.#holder?.removeEventListener('change', this.#follows.hear);
    this.#holder = holder;
    holder?.addEventListener('change', this.#follows.hear);
  }
}
