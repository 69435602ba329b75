import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import type { TestPortal } from '../../../packages/toolchain/src/test-portal.ts';

export const embedClient = 'milano.naviglio-intranet';
export const campaign = 'autunno-2026';

export interface HostPage {
  readonly head?: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Attributes of the `html` element; Italian unless told. */
  readonly root?: string;
}

/** A site of somebody else's, on a port and thereby an origin of its own; pages may be put there at any time. */
export class Host {
  readonly #answers = new Map<string, { type: string; text: string; headers: Record<string, string> }>();
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => {
      const answer = this.#answers.get(new URL(request.url ?? '/', 'http://host').pathname);
      if (answer === undefined) return response.writeHead(404).end();
      return response
        .writeHead(200, { 'content-type': `${answer.type}; charset=utf-8`, ...answer.headers })
        .end(answer.text);
    });
  }

  static async open(): Promise<Host> {
    const host = new Host();
    await new Promise<void>((resolve) => host.#server.listen(0, '127.0.0.1', resolve));
    // Browsers ask for it by themselves, and an answer that is missing reads as a complaint.
    host.putScript('/favicon.ico', '');
    return host;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** The answer is the page's address. */
  put(path: string, { head = '', body = '', headers = {}, root = 'lang="it"' }: HostPage): string {
    const text = `<!doctype html><html ${root}><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Intranet</title>${head}</head><body>${body}</body></html>`;
    this.#answers.set(path, { type: 'text/html', text, headers: { ...headers } });
    return `${this.origin}${path}`;
  }

  putScript(path: string, text: string): void {
    this.#answers.set(path, { type: 'text/javascript', text, headers: {} });
  }

  stop(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
  }
}

export function loaderOf(portalUrl: string): string {
  return `<script type="module" crossorigin src="${portalUrl}/embed/v1/snodo.js"></script>`;
}

/** What stands inside is shown in the host's own page. */
export function inContext(elements: string): string {
  return `<snodo-portal-context client="${embedClient}">${elements}</snodo-portal-context>`;
}

/** Writes hosts into the client that the demonstration's firm has, beside its own intranet. */
export async function admit(
  portal: TestPortal,
  hosts: readonly Host[],
  returnPages: readonly string[] = [],
): Promise<void> {
  const origins = hosts.map(({ origin }) => origin);
  await portal.owner`
    update identity.embed_client
    set origins = origins || ${origins}::text[], return_pages = return_pages || ${[...returnPages]}::text[]
    where client_id = ${embedClient}`;
}

/** Adds headers to what servers of this process answer, as the proxy of an organisation does. The answer ends it. */
export function addHeaders(
  choose: (address: { readonly port: number; readonly path: string }) => Record<string, string> | undefined,
): () => void {
  const hear = (message: unknown) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    const address = { port: request.socket.localPort ?? 0, path: request.url ?? '/' };
    for (const [name, text] of Object.entries(choose(address) ?? {})) response.setHeader(name, text);
  };
  subscribe('http.server.request.start', hear);
  return () => void unsubscribe('http.server.request.start', hear);
}

/** What happened in a browser's pages, frames and windows. */
export interface Watch {
  /** Errors, broken policies, failed requests, and requests that left this machine. */
  readonly complaints: string[];
  /** Addresses of all requests and of all pages, in order. */
  readonly addresses: string[];
}

/**
 * Listens to all pages of a context from now on. A server that asks for a fresh nonce (RFC 9449 §8) refuses the first
 * proof, which is how the protocol goes and no fault.
 */
export function watch(context: BrowserContext): Watch {
  const complaints: string[] = [];
  const addresses: string[] = [];
  context.on('request', (request) => {
    addresses.push(request.url());
    const { hostname, protocol } = new URL(request.url());
    if (/^https?:/.test(protocol) && !['127.0.0.1', 'localhost'].includes(hostname))
      complaints.push(`third host: ${request.url()}`);
  });
  context.on('response', (response) => {
    const isNonceStep = [400, 401].includes(response.status()) && 'dpop-nonce' in response.headers();
    if (response.status() >= 400 && !isNonceStep)
      complaints.push(`${response.status()} ${response.request().method()} ${response.url()}`);
  });
  context.on('console', (message) => {
    // Told above, with its address.
    const isAnswer = message.text().startsWith('Failed to load resource');
    if (message.type() === 'error' && !isAnswer)
      complaints.push(`${message.page()?.url() ?? ''}: ${message.text()}`);
  });
  context.on('weberror', (error) =>
    complaints.push(`${error.page()?.url() ?? ''}: ${String(error.error())}`),
  );
  context.on('page', (page) => page.on('framenavigated', (frame) => addresses.push(frame.url())));
  return { complaints, addresses };
}

/** Presses what opens the window; the answer is the window. */
export async function windowOf(page: Page, press: Locator): Promise<Page> {
  const opened = page.waitForEvent('popup');
  await press.click();
  return opened;
}

/** In the window of a sign-in: says at the firm's provider who she is, and lets the page act for her when asked. */
export async function passThrough(
  popup: Page,
  name: RegExp,
  { isAskedForConsent }: { readonly isAskedForConsent: boolean },
): Promise<void> {
  const closed = popup.waitForEvent('close');
  await popup.getByRole('button', { name }).click();
  if (isAskedForConsent) await popup.getByRole('button', { name: 'Sì, va bene' }).click();
  await closed;
}
