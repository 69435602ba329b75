/** As much of a browser as signing in needs: cookies by host, redirects one by one, of the kinds that need no script. */
export class Browsing {
  readonly #cookies = new Map<string, Map<string, string>>();

  async go(address: string, form?: Record<string, string>): Promise<Landing> {
    const url = new URL(address);
    const answer = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: this.cookieHeader(url.hostname), 'accept-language': 'en' },
      ...(form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) }),
    });
    this.#keep(url.hostname, answer.headers.getSetCookie());
    const refresh = answer.headers.get('refresh');
    const location = answer.headers.get('location') ?? refresh?.replace(/^0; url=/, '') ?? null;
    return {
      url: url.href,
      status: answer.status,
      headers: answer.headers,
      next: location === null ? undefined : new URL(location, url).href,
      text: await answer.text(),
    };
  }

  /** Follows redirects until a page, or until one leads to an address that begins with `stopAt`. */
  async follow(
    address: string,
    options: { form?: Record<string, string>; stopAt?: string } = {},
  ): Promise<Landing> {
    let landing = await this.go(address, options.form);
    for (let step = 0; step < 20 && landing.next !== undefined; step += 1) {
      if (options.stopAt !== undefined && landing.next.startsWith(options.stopAt)) return landing;
      landing = await this.go(landing.next);
    }
    return landing;
  }

  /** One request of a page's script, with this browser's cookies; keeps those that the answer sets. */
  async send(address: string, init: RequestInit): Promise<Response> {
    const { hostname } = new URL(address);
    const headers = new Headers(init.headers);
    headers.set('cookie', this.cookieHeader(hostname));
    const answer = await fetch(address, { ...init, headers, redirect: 'manual' });
    this.#keep(hostname, answer.headers.getSetCookie());
    return answer;
  }

  cookieHeader(hostname: string): string {
    return [...(this.#cookies.get(hostname) ?? [])].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  /** As when somebody clears what the browser has kept of a host. */
  forget(hostname: string): void {
    this.#cookies.delete(hostname);
  }

  hasCookie(hostname: string, name: string): boolean {
    return this.#cookies.get(hostname)?.has(name) === true;
  }

  #keep(hostname: string, lines: readonly string[]): void {
    const kept = this.#cookies.get(hostname) ?? new Map<string, string>();
    this.#cookies.set(hostname, kept);
    for (const line of lines) {
      const [pair = '', ...attributes] = line.split(/;\s*/);
      const [name = '', ...value] = pair.split('=');
      const isOver = attributes.some(
        (attribute) => /^max-age=0$/i.test(attribute) || /^expires=Thu, 01 Jan 1970/i.test(attribute),
      );
      if (isOver) kept.delete(name);
      else kept.set(name, value.join('='));
    }
  }
}

export interface Landing {
  url: string;
  status: number;
  headers: Headers;
  /** Where it redirects to. */
  next: string | undefined;
  text: string;
}
