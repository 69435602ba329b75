import { expect } from 'chai';
import { clientSettings } from '../../test/fixtures-survey.ts';
import { entries, ownBank } from '../../test/fixtures-time-bank.ts';
import { standInNetwork, tokensFor, type Reached } from '../../test/sign-in-server.ts';
import {
  afterEach,
  describe,
  faultsOf,
  find,
  findAll,
  it,
  recorded,
  settled,
  textOf,
} from '../../test/support.ts';
import type { OwnTimeBank } from '../time-bank/bank/own-hours-api.ts';
import { sealedStatement, type SealedStatement } from '../time-bank/bank/statement-proof.fixture.ts';
import { movedHours } from '../time-bank/outcome.ts';
import * as host from './host.ts';
import { openSignInStore } from './kept-sign-in.ts';
import { defineHostShell, type LoaderFacts } from './host-shell.ts';

const facts: LoaderFacts = { prefix: 'snodo', origin: location.origin, script: {} };
for (const element of ['portal-context', 'time-bank'] as const)
  defineHostShell(element, facts, async () => host);

const restores: (() => void)[] = [];
let clients = 0;

afterEach(() => {
  for (const restore of restores.splice(0)) restore();
  document.querySelector('#page')?.remove();
  document.documentElement.lang = 'it';
  document.documentElement.dir = 'ltr';
});

type Answers = Parameters<typeof standInNetwork>[0];
const bank = '/v1/milano/time-bank';
const answer = (body: unknown, status = 200) => [() => Response.json(body, { status })];

/** An intranet's page on which somebody has signed in before, or nobody. */
async function page(
  answers: Answers = {},
  { isSignedIn = true, scopes = ['timebank:read', 'timebank:request'] } = {},
) {
  const client = `milano.own-hours-${(clients += 1)}`;
  if (isSignedIn) {
    const store = openSignInStore(client);
    restores.push(() => void store.remove());
    await store.keep({ ...(await store.openKeys()), refreshToken: 'renew', owner: `owner of ${client}` });
  }
  const stand = standInNetwork({
    [`/embed/v1/clients/${client}.json`]: answer({ ...clientSettings, clientId: client, scopes }),
    '/oidc/token': [() => tokensFor('p1', { id_token: undefined })],
    '/oidc/': [() => new Response(null, { status: 200 })],
    // The first address that a path begins with answers, so the longer ones stand before.
    [`${bank}/me/entries`]: answers[`${bank}/me/entries`] ?? answer({ items: entries, nextCursor: null }),
    [`${bank}/me/gifts`]: answers[`${bank}/me/gifts`] ?? answer({ items: [], nextCursor: null }),
    [`${bank}/me/recipients`]: answer({ items: [] }),
    [`${bank}/me`]: answers[`${bank}/me`] ?? answer(ownBank),
    ...answers,
  });
  restores.push(stand.restore);
  const main = document.createElement('main');
  main.id = 'page';
  const errors = recorded<{ code: string }>(main, 'snodo-error');
  const context = document.createElement('snodo-portal-context');
  context.setAttribute('client', client);
  context.append(document.createElement('snodo-time-bank'));
  main.append(context);
  document.body.append(main);
  const text = () => textOf(main).replaceAll(/\s+/gu, ' ');
  return { main, text, errors, reached: stand.reached };
}

const untilThere = async (isThere: () => boolean) => {
  for (let turn = 0; turn < 100 && !isThere(); turn += 1) await settled();
};
const clickOn = (main: HTMLElement, words: string) =>
  findAll<HTMLButtonElement>(main, 'button')
    .find(({ textContent }) => textContent.includes(words))
    ?.click();

const proofAnswers = (sealed: SealedStatement, items = sealed.shown.entries): Answers => ({
  [`${bank}/me/entries`]: answer({ items, nextCursor: null }),
  [`${bank}/me`]: answer({
    ...ownBank,
    hours: { ...ownBank.hours, ledgerAccountId: sealed.shown.ledgerAccountId },
  } as OwnTimeBank),
  [`${bank}/entries`]: answer({ items: sealed.ledgerEntries, nextCursor: null }),
  [`${bank}/heads`]: [() => Response.json({ items: [], nextCursor: null, keys: [sealed.keys[0]] })],
  [`${bank}/transfers/`]: [
    ({ url }: Reached) => Response.json(sealed.receipts.get(url.pathname.split('/').at(-2) ?? '')),
  ],
});

describe('<snodo-time-bank> on a page that embeds', () => {
  it('shows her balance, her statement and what she can do, readable in three languages', async () => {
    for (const language of ['it', 'en', 'ar']) {
      document.documentElement.lang = language;
      document.documentElement.dir = language === 'ar' ? 'rtl' : 'ltr';
      const { main, text } = await page();
      await untilThere(() => findAll(main, 'table').length > 0);
      expect(text()).to.contain('Rosa Marchetti');
      expect(text()).not.to.match(/time-bank\.\w/);
      expect(await faultsOf(main)).to.deep.equal([]);
      document.querySelector('#page')?.remove();
    }
  });

  it('asks for a sign-in, and for nothing else, where nobody is signed in', async () => {
    const { main, text, reached } = await page({}, { isSignedIn: false });
    await untilThere(() => text().includes('Accedi'));
    expect(text()).to.contain('né l’azienda né i vicini vedono le tue');
    expect(reached.filter(({ url }) => url.pathname.startsWith(bank))).to.deep.equal([]);
    expect(await faultsOf(main)).to.deep.equal([]);
  });

  it('leads into the portal where the firm’s client may not read hours', async () => {
    const { main, reached } = await page({}, { scopes: ['catalogue:read'] });
    await untilThere(() => findAll(main, 'a').length > 0);
    expect(reached.filter(({ url }) => url.pathname.startsWith(bank))).to.deep.equal([]);
    expect(await faultsOf(main)).to.deep.equal([]);
  });

  it('says that it failed, and tries again', async () => {
    let calls = 0;
    const { main, text } = await page({
      [`${bank}/me/gifts`]: [
        () => {
          calls += 1;
          return calls === 1
            ? Response.json({ code: 'internal' }, { status: 500 })
            : Response.json({ items: [], nextCursor: null });
        },
      ],
    });
    await untilThere(() => text().includes('Riprova'));
    expect(await faultsOf(main)).to.deep.equal([]);
    clickOn(main, 'Riprova');
    await untilThere(() => findAll(main, 'table').length > 0);
    expect(text()).to.contain('2 ore e 30 minuti');
  });

  it('shows at once what another element of the same page moved', async () => {
    let balanceMinutes = 150;
    const { main, text } = await page({
      [`${bank}/me`]: [() => Response.json({ ...ownBank, hours: { ...ownBank.hours, balanceMinutes } })],
    });
    await untilThere(() => findAll(main, 'table').length > 0);
    expect(text()).to.contain('2 ore e 30 minuti');
    balanceMinutes = 210;
    movedHours.dispatchEvent(new Event('moved'));
    await untilThere(() => text().includes('3 ore e 30 minuti'));
    expect(text()).to.contain('3 ore e 30 minuti');
  });

  it('tells who is no member where one joins', async () => {
    const { main, text } = await page({
      [`${bank}/me`]: answer({ ...ownBank, member: null, hours: null, nextActs: ['apply'] }),
    });
    await untilThere(() => text().includes('Chiedi di entrare'));
    expect(find(main, 'a', HTMLAnchorElement).target).to.equal('_blank');
    expect(await faultsOf(main)).to.deep.equal([]);
  });

  it('sends what moves more hours than it may into the portal’s own window', async () => {
    const { main, text, reached } = await page({
      [`${bank}/gifts`]: answer({ code: 'portal_window_needed' }, 403),
    });
    await untilThere(() => findAll(main, 'form').length > 0);
    const form = find(main, 'form', HTMLFormElement);
    find(main, '#hours', HTMLInputElement).value = '20';
    form.requestSubmit();
    await untilThere(() => text().includes('Conferma nel portale'));
    const link = findAll<HTMLAnchorElement>(main, 'a').find(({ textContent }) =>
      textContent.includes('Conferma nel portale'),
    );
    expect(new URL(link?.href ?? '').pathname).to.equal('/time-bank');
    expect(new URL(link?.href ?? '').searchParams.get('section')).to.equal('gifts');
    const [given] = reached.filter(({ method }) => method === 'POST').slice(-1);
    expect(given?.url.search).to.equal('');
    expect(await faultsOf(main)).to.deep.equal([]);
  });

  it('checks the statement in the browser, and says in words what holds', async () => {
    const sealed = await sealedStatement([
      { minutes: 120 },
      { minutes: -60, isHold: true },
      { minutes: -45 },
    ]);
    const { main, text } = await page(proofAnswers(sealed));
    await untilThere(() => text().includes('Verifica l’estratto'));
    clickOn(main, 'Verifica l’estratto');
    await untilThere(() => findAll(main, '.proof').length > 0);
    expect(text()).to.contain('L’estratto è intatto');
    expect(text()).to.contain('28 novembre 2026');
    expect(findAll(main, '.proof li.held')).to.have.length(4);
    expect(await faultsOf(main)).to.deep.equal([]);
  });

  it('shows a forged row as one that does not add up', async () => {
    const sealed = await sealedStatement([{ minutes: 120 }, { minutes: -45 }]);
    const items = sealed.shown.entries.map((entry) =>
      entry.sequence === 2 ? { ...entry, minutes: -15, balanceMinutes: 105 } : entry,
    );
    const { main, text } = await page(proofAnswers(sealed, items));
    await untilThere(() => text().includes('Verifica l’estratto'));
    clickOn(main, 'Verifica l’estratto');
    await untilThere(() => findAll(main, '.proof').length > 0);
    expect(text()).to.contain('Qualcosa non torna');
    expect(text()).to.contain('Riga 2, del 20 novembre 2026');
    expect(findAll(main, '.proof li.broken')).to.have.length(1);
    expect(await faultsOf(main)).to.deep.equal([]);
  });
});
