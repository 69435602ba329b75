/**
 * The one script that a host page loads, as a module: `…/embed/v1/snodo.js`. It defines the elements and
 * nothing else; it may stand in the head, be loaded twice or come late. What an element needs beyond its own
 * frame is loaded when one stands on the page.
 */
import { defineFrameHolder } from './frame-holder.ts';
import { defineHostShell, type HostModule } from './host-shell.ts';
import { catchReturn } from './redirect-return.ts';

declare const SNODO_VERSION: string;
/** `snodo`, or with the number of another major version. */
declare const SNODO_PREFIX: string;
/** Address of the module of the host's elements, seen from this file. */
declare const SNODO_HOST: string;

const mark = Symbol.for(`${SNODO_PREFIX}.loader`);

if (!Object.hasOwn(window, mark)) {
  Object.defineProperty(window, mark, { value: Object.freeze({ version: SNODO_VERSION }) });
  catchReturn();
  const { origin } = new URL(import.meta.url);
  const script = [...document.scripts].find(({ src }) => src === import.meta.url);
  const facts = { prefix: SNODO_PREFIX, origin, script: script?.dataset ?? {} };
  let host: Promise<HostModule> | undefined;
  const load = () =>
    (host ??= (import(new URL(SNODO_HOST, import.meta.url).href) as Promise<HostModule>).catch((cause) => {
      host = undefined;
      throw cause;
    }));
  // The context first: what stands in it asks for it.
  defineHostShell('portal-context', facts, load);
  defineHostShell('sign-in', facts, load);
  defineHostShell('catalogue', facts, load);
  defineHostShell('exchange-board', facts, load);
  defineHostShell('time-bank', facts, load);
  defineHostShell('exchange', facts, load);
  defineHostShell('my-enrolments', facts, load);
  defineHostShell('calendar', facts, load);
  defineFrameHolder(facts, 'needs-survey');
}
