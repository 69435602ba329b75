import { expect } from 'chai';
import { entries } from '../../test/fixtures-calendar.ts';
import { services } from '../../test/fixtures-places.ts';
import { clientSettings } from '../../test/fixtures-survey.ts';
import { readProof, standInNetwork, tokensFor, type Reached } from '../../test/sign-in-server.ts';
import {
  afterEach,
  describe,
  faultsOf,
  find,
  findAll,
  it,
  press,
  recorded,
  settled,
  textOf,
} from '../../test/support.ts';
import { embedElements } from './embed-elements.ts';
import * as host from './host.ts';
import { openSignInStore } from './kept-sign-in.ts';
import { defineHostShell, type LoaderFacts } from './host-shell.ts';

const facts: LoaderFacts = { prefix: 'snodo', origin: location.origin, script: {} };
for (const element of ['portal-context', 'sign-in', 'catalogue', 'my-enrolments', 'calendar'] as const)
  defineHostShell(element, facts, async () => host);

const restores: (() => void)[] = [];
let clients = 0;

afterEach(() => {
  for (const restore of restores.splice(0)) restore();
  document.querySelector('#page')?.remove();
  document.documentElement.lang = 'it';
  document.documentElement.dir = 'ltr';
});

interface Answers {
  readonly items?: readonly object[];
  readonly nextCursor?: string | null;
  readonly services?: readonly ((request: Reached) => Response)[];
  readonly dates?: readonly ((request: Reached) => Response)[];
  /** Somebody has signed in on this device before. */
  readonly isSignedIn?: boolean;
}

/** A page with a context around the markup; each has a client of its own, whose settings were never asked for. */
async function page(
  markup: string,
  { items = services, nextCursor = null, services: given, dates, isSignedIn = false }: Answers = {},
) {
  const client = `milano.intranet-${(clients += 1)}`;
  if (isSignedIn) await signInAt(client);
  const stand = standInNetwork({
    [`/embed/v1/clients/${client}.json`]: [
      () => Response.json({ ...clientSettings, clientId: client, scopes: ['catalogue:read'] }),
    ],
    '/oidc/token': [() => tokensFor('p1', { id_token: undefined })],
    '/oidc/': [() => new Response(null, { status: 200 })],
    '/v1/milano/calendar': dates ?? [() => Response.json({ items: entries, nextCursor: null })],
    '/v1/milano/services': given ?? [() => Response.json({ items, nextCursor })],
  });
  restores.push(stand.restore);
  const main = document.createElement('main');
  main.id = 'page';
  const errors = recorded<{ code: string }>(main, 'snodo-error');
  const ready = recorded(main, 'snodo-ready');
  main.innerHTML = `<snodo-portal-context client="${client}">${markup}</snodo-portal-context>`;
  document.body.append(main);
  for (let turn = 0; turn < 6; turn += 1) await settled();
  const text = () => textOf(main).replaceAll(/\s+/gu, ' ');
  return { main, reached: stand.reached, text, errors, ready };
}

async function signInAt(client: string): Promise<void> {
  const store = openSignInStore(client);
  restores.push(() => void store.remove());
  await store.keep({ ...(await store.openKeys()), refreshToken: 'renew', owner: `owner of ${client}` });
}

/** Answers whoever shows a token with one service more. */
function moreForReader({ headers }: Reached): Response {
  const [first] = services;
  const hers = { ...first, id: 'hers', name: 'Solo per noi', audience: 'yours' };
  const items = headers.has('authorization') ? [hers, ...services] : services;
  return Response.json({ items, nextCursor: null });
}

const untilThere = async (isThere: () => boolean) => {
  for (let turn = 0; turn < 100 && !isThere(); turn += 1) await settled();
};

describe('<snodo-catalogue>', () => {
  it('lists as the person who is signed in, and as anybody once she has left', async () => {
    const { main, reached, text } = await page(
      '<snodo-sign-in></snodo-sign-in><snodo-catalogue></snodo-catalogue>',
      {
        services: [moreForReader],
        isSignedIn: true,
      },
    );
    const lists = () => reached.filter(({ url }) => url.pathname === '/v1/milano/services');
    await untilThere(() => text().includes('Solo per noi'));
    expect(lists().map(({ headers }) => headers.get('authorization'))).to.deep.equal(['DPoP first']);
    const { htu, htm } = readProof(lists()[0]?.headers).claims;
    expect([htm, htu]).to.deep.equal(['GET', `${clientSettings.origins.api}/v1/milano/services`]);
    expect(text()).to.contain('Solo per chi fa parte della tua organizzazione');
    expect(await faultsOf(main)).to.deep.equal([]);
    findAll(main, 'button')
      .find((one) => one.textContent?.trim() === 'Esci')
      ?.click();
    await untilThere(() => lists().length > 1);
    for (let turn = 0; turn < 3; turn += 1) await settled();
    expect(lists().map(({ headers }) => headers.has('authorization'))).to.deep.equal([true, false]);
    expect(text()).not.to.contain('Solo per noi');
    expect(findAll(main, 'article')).to.have.length(services.length);
  });

  it('lists as anybody when the sign-in opens nothing any more', async () => {
    const { main, reached, errors } = await page('<snodo-catalogue></snodo-catalogue>', {
      services: [
        (request) =>
          request.headers.has('authorization')
            ? Response.json({ code: 'not_signed_in' }, { status: 401 })
            : moreForReader(request),
      ],
      isSignedIn: true,
    });
    await untilThere(() => findAll(main, 'article').length > 0);
    expect(findAll(main, 'article')).to.have.length(services.length);
    const lists = reached.filter(({ url }) => url.pathname === '/v1/milano/services');
    expect(lists.map(({ headers }) => headers.has('authorization'))).to.deep.equal([true, false]);
    expect(errors).to.deep.equal([]);
  });

  it('lists the services of the community as anybody, readable and with a way on', async () => {
    const { main, reached, text, ready } = await page('<snodo-catalogue></snodo-catalogue>');
    const asked = reached.find(({ url }) => url.pathname === '/v1/milano/services');
    expect(asked?.url.searchParams.get('lang')).to.equal('it');
    expect(asked?.headers.has('authorization')).to.equal(false);
    expect(findAll(main, 'article')).to.have.length(services.length);
    expect(text()).to.contain(services[0]?.name ?? 'nothing');
    expect(ready).to.deep.equal([{ element: 'catalogue' }]);
    expect(await faultsOf(main)).to.deep.equal([]);
  });

  it('waits in words, and says that nothing was found', async () => {
    const { main, text } = await page('<snodo-catalogue></snodo-catalogue>', { items: [] });
    expect(text()).to.contain('Nessun servizio');
    expect(await faultsOf(main)).to.deep.equal([]);
  });

  it('says that it failed, offers the portal, and tries again', async () => {
    const { main, text, errors } = await page('<snodo-catalogue></snodo-catalogue>', {
      services: [
        () => Response.json({ code: 'internal' }, { status: 500 }),
        () => Response.json({ items: services, nextCursor: null }),
      ],
    });
    expect(text()).to.contain('Non riusciamo a mostrarti');
    expect(errors).to.deep.equal([{ code: 'network', element: 'catalogue' }]);
    expect(find(main, 'a.button', HTMLAnchorElement).href).to.contain(location.origin);
    expect(await faultsOf(main)).to.deep.equal([]);
    findAll(main, 'button')
      .find((one) => one.textContent?.trim() === 'Riprova')
      ?.click();
    for (let turn = 0; turn < 3; turn += 1) await settled();
    expect(findAll(main, 'article').length).to.be.greaterThan(0);
  });

  it('searches, and shows more behind the cursor with the focus on what is new', async () => {
    const { main, reached } = await page('<snodo-catalogue></snodo-catalogue>', { nextCursor: 'next' });
    findAll(main, 'button')
      .find((one) => one.textContent?.trim() === 'Mostra altri')
      ?.click();
    for (let turn = 0; turn < 3; turn += 1) await settled();
    expect(reached.at(-1)?.url.searchParams.get('cursor')).to.equal('next');
    const inner = find(main, 'snodo-i-catalogue').shadowRoot;
    expect(inner?.activeElement).to.equal(inner?.querySelectorAll('h3')[services.length]);
    const field = find(main, 'input', HTMLInputElement);
    field.value = 'figli';
    press(field, 'Enter');
    for (let turn = 0; turn < 3; turn += 1) await settled();
    expect(reached.at(-1)?.url.searchParams.get('q')).to.equal('figli');
    expect(reached.at(-1)?.url.searchParams.has('cursor')).to.equal(false);
  });

  it('lets the page follow a link in its own way, and tells ids only', async () => {
    const { main } = await page('<snodo-catalogue></snodo-catalogue>');
    const told: unknown[] = [];
    main.addEventListener('snodo-navigate', (event) => {
      event.preventDefault();
      told.push((event as CustomEvent).detail);
    });
    const link = find(main, 'a[part=link]', HTMLAnchorElement);
    const click = new MouseEvent('click', { bubbles: true, composed: true, cancelable: true });
    link.dispatchEvent(click);
    expect(click.defaultPrevented).to.equal(true);
    expect(told).to.deep.equal([{ kind: 'service', id: services[0]?.id }]);
  });

  it('keeps what is typed from the hot keys of the page, and other keys not', async () => {
    const { main } = await page('<snodo-catalogue></snodo-catalogue>');
    const heard: string[] = [];
    const hear = ({ key }: KeyboardEvent) => heard.push(key);
    document.addEventListener('keydown', hear);
    const field = find(main, 'input');
    press(field, 's');
    press(field, 'Escape');
    field.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'k', ctrlKey: true, bubbles: true, composed: true }),
    );
    press(find(main, 'a[part=link]'), 's');
    document.removeEventListener('keydown', hear);
    expect(heard).to.deep.equal(['Escape', 'k', 's']);
  });
});

describe('<snodo-portal-context>', () => {
  it('follows the language and the direction of the page, also across shadow hosts', async () => {
    const { main, text } = await page('<div id="around"></div>');
    const around = find(main, '#around');
    around.attachShadow({ mode: 'open' }).append(document.createElement('snodo-catalogue'));
    document.documentElement.lang = 'ar';
    document.documentElement.dir = 'rtl';
    for (let turn = 0; turn < 6; turn += 1) await settled();
    const inner = find(main, 'snodo-i-catalogue');
    expect([inner.lang, inner.dir]).to.deep.equal(['ar', 'rtl']);
    expect(text()).to.contain('خدمات');
    expect(await faultsOf(main)).to.deep.equal([]);
    around.lang = 'en-GB';
    for (let turn = 0; turn < 3; turn += 1) await settled();
    expect(inner.lang).to.equal('en');
    document.documentElement.lang = 'xx';
    around.removeAttribute('lang');
    for (let turn = 0; turn < 3; turn += 1) await settled();
    expect([inner.lang, inner.dir]).to.deep.equal(['it', 'ltr']);
  });

  it('takes over a look that can be read, and leaves the document as it was', async () => {
    const sheets = document.adoptedStyleSheets.length;
    const { main } = await page(
      '<snodo-catalogue style="--snodo-color-primary:#7a1f5c;--snodo-color-surface:#ffffff;--snodo-color-text:#fefefe"></snodo-catalogue>',
    );
    const { style } = find(main, 'snodo-i-catalogue');
    expect(style.getPropertyValue('--snodo-color-primary')).to.equal('#7a1f5c');
    expect(style.getPropertyValue('--snodo-color-surface')).to.equal('');
    expect(document.adoptedStyleSheets).to.have.length(sheets);
  });

  it('says that a client is unknown, and still leads to the portal', async () => {
    const { main, errors } = await page('');
    const context = find(main, 'snodo-portal-context');
    context.innerHTML = '<snodo-sign-in></snodo-sign-in>';
    context.setAttribute('client', 'Nobody!');
    for (let turn = 0; turn < 4; turn += 1) await settled();
    expect(errors.map(({ code }) => code)).to.include('client_unknown');
    expect(find(main, 'a', HTMLAnchorElement).origin).to.equal(location.origin);
    expect(await faultsOf(main)).to.deep.equal([]);
  });
});

describe('<snodo-sign-in>', () => {
  it('opens a window in the click, waits, and can be stopped', async () => {
    const { main, text } = await page('<snodo-sign-in></snodo-sign-in>');
    const status = recorded<{ status: string }>(main, 'snodo-auth-change');
    const open = window.open;
    restores.push(() => (window.open = open));
    const opened: unknown[] = [];
    window.open = (...given) => (opened.push(given[0]), { close: () => undefined } as Window);
    expect(await faultsOf(main)).to.deep.equal([]);
    find(main, 'button').click();
    expect(String(opened[0])).to.contain('/embed/v1/start?client_id=milano.intranet-');
    await settled();
    expect(text()).to.contain('Ti aspettiamo');
    expect(await faultsOf(main)).to.deep.equal([]);
    find(main, 'button').click();
    await settled();
    expect(find(main, 'button').textContent?.trim()).to.equal('Accedi');
    expect(status).to.deep.equal([]);
  });

  it('leads to the portal where no window opens and the page cannot be come back to', async () => {
    const { main, text, errors } = await page('<snodo-sign-in></snodo-sign-in>');
    const open = window.open;
    restores.push(() => (window.open = open));
    window.open = () => null;
    // The page that the tests run in is of our own origin, so it would be come back to; no client is elsewhere.
    find(main, 'button').click();
    await settled();
    expect(errors).to.deep.equal([{ code: 'sign_in_blocked', element: 'sign-in' }]);
    expect(text()).to.contain('non lasciano aprire finestre');
    expect(await faultsOf(main)).to.deep.equal([]);
  });
});

describe('<snodo-my-enrolments>', () => {
  it('leads into the portal’s own window, and asks for nothing that would tell the page what she uses', async () => {
    const { main, reached, text, ready } = await page('<snodo-my-enrolments></snodo-my-enrolments>', {
      isSignedIn: true,
    });
    expect(ready).to.have.lengthOf(1);
    expect(text()).to.contain('la tua azienda non vede che cosa hai chiesto');
    const link = find(main, 'section a', HTMLAnchorElement);
    expect([link.pathname, link.search, link.target, link.rel]).to.deep.equal([
      '/enrolments',
      '?lang=it',
      '_blank',
      'noopener',
    ]);
    expect(reached.filter(({ url }) => url.pathname.startsWith('/v1/'))).to.deep.equal([]);
    const parts = find(main, 'snodo-i-my-enrolments').getAttribute('exportparts')?.split(', ');
    expect(parts).to.deep.equal([...embedElements['my-enrolments'].parts]);
    expect(await faultsOf(main)).to.deep.equal([]);
    document.documentElement.lang = 'ar';
    document.documentElement.dir = 'rtl';
    for (let turn = 0; turn < 6; turn += 1) await settled();
    expect(text()).to.contain('خدماتي');
    expect(await faultsOf(main)).to.deep.equal([]);
  });
});

describe('<snodo-calendar>', () => {
  it('lists what is on as anybody, though somebody is signed in, and leads into the portal', async () => {
    const { main, reached, text, ready } = await page('<snodo-calendar></snodo-calendar>', {
      isSignedIn: true,
    });
    await untilThere(() => findAll(main, 'article').length > 0);
    expect(findAll(main, 'article')).to.have.lengthOf(entries.length);
    expect(ready).to.deep.equal([{ element: 'calendar' }]);
    const asked = reached.filter(({ url }) => url.pathname.startsWith('/v1/'));
    expect(asked.map(({ url }) => url.pathname)).to.deep.equal(['/v1/milano/calendar']);
    expect(asked[0]?.headers.has('authorization')).to.equal(false);
    const told: unknown[] = [];
    main.addEventListener('snodo-navigate', (event) => {
      event.preventDefault();
      told.push((event as CustomEvent).detail);
    });
    const link = find(main, 'a[part=link]', HTMLAnchorElement);
    expect([link.pathname, link.search, link.target]).to.deep.equal([
      '/places',
      `?place=${entries[0]?.place.code}&lang=it`,
      '_blank',
    ]);
    link.click();
    expect(told).to.deep.equal([{ kind: 'activity', id: entries[0]?.activity.id }]);
    expect(await faultsOf(main)).to.deep.equal([]);
    for (const language of ['en', 'ar']) {
      document.documentElement.lang = language;
      document.documentElement.dir = language === 'ar' ? 'rtl' : 'ltr';
      await untilThere(() => find(main, 'snodo-i-calendar').lang === language);
      for (let turn = 0; turn < 6; turn += 1) await settled();
      expect(text()).not.to.match(/(?:booking|calendar|common|embed|portal)\.\w/u);
      expect(await faultsOf(main)).to.deep.equal([]);
    }
  });

  it('says that there is nothing', async () => {
    const { main, text } = await page('<snodo-calendar></snodo-calendar>', {
      dates: [() => Response.json({ items: [], nextCursor: null })],
    });
    await untilThere(() => text().includes('non c’è niente in programma'));
    expect(await faultsOf(main)).to.deep.equal([]);
  });

  it('says that it failed, offers the portal, and tries again', async () => {
    const { main, errors } = await page('<snodo-calendar></snodo-calendar>', {
      dates: [
        () => Response.json({ code: 'internal' }, { status: 500 }),
        () => Response.json({ items: entries, nextCursor: null }),
      ],
    });
    const retry = () => findAll(main, 'button').find((one) => one.textContent?.trim() === 'Riprova');
    await untilThere(() => retry() !== undefined);
    expect(errors).to.deep.equal([{ code: 'network', element: 'calendar' }]);
    expect(find(main, 'a.button', HTMLAnchorElement).pathname).to.equal('/places');
    expect(await faultsOf(main)).to.deep.equal([]);
    retry()?.click();
    await untilThere(() => findAll(main, 'article').length > 0);
    expect(findAll(main, 'article')).to.have.lengthOf(entries.length);
  });
});

describe('a shell', () => {
  const shell = async (load: () => Promise<typeof host>) => {
    const prefix = `test${(clients += 1)}`;
    defineHostShell('catalogue', { ...facts, prefix }, load);
    const element = document.createElement(`${prefix}-catalogue`);
    const errors = recorded<{ code: string }>(element, 'snodo-error');
    element.innerHTML = '<a href="/portal">Il nostro</a>';
    document.body.append(element);
    await settled();
    restores.push(() => element.remove());
    return { element, errors };
  };

  it('shows a plain link and throws nothing when its module does not come, or no markup is allowed', async () => {
    for (const [load, code] of [
      [async () => Promise.reject(new Error('offline')), 'load_failed'],
      [
        async () => ({
          mount: () => {
            throw new TypeError("This document requires 'TrustedHTML' assignment.");
          },
        }),
        'trusted_types_blocked',
      ],
    ] as const) {
      const { element, errors } = await shell(load as () => Promise<typeof host>);
      expect(errors).to.deep.equal([{ code, element: 'catalogue' }]);
      const link = find(element, 'a[lang]', HTMLAnchorElement);
      expect([link.textContent, link.origin]).to.deep.equal(['Apri il portale', location.origin]);
    }
  });

  it('is defined once, and comes alive late', async () => {
    const defined = customElements.get('snodo-catalogue');
    defineHostShell('catalogue', { ...facts, origin: 'https://other.example' }, async () => host);
    expect(customElements.get('snodo-catalogue')).to.equal(defined);
  });

  it('passes on the parts of the contract', async () => {
    const { main } = await page('<snodo-catalogue></snodo-catalogue>');
    const parts = find(main, 'snodo-i-catalogue').getAttribute('exportparts')?.split(', ');
    expect(parts).to.deep.equal([...embedElements.catalogue.parts]);
    const there = new Set(findAll(main, '[part]').map((one) => one.getAttribute('part')));
    expect([...there].every((one) => parts?.includes(one ?? ''))).to.equal(true);
  });
});
