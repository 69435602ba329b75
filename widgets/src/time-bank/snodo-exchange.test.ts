import { expect } from 'chai';
import { exchangeOf, timeBankApi } from '../../test/fixtures-hours.ts';
import {
  describe,
  faultsOf,
  find,
  findAll,
  html,
  it,
  onPage,
  settled,
  textOf,
} from '../../test/fixtures-page.ts';
import { LoadFault } from '../ui/load.ts';
import './snodo-dispute-desk.ts';
import { movedHours } from './outcome.ts';
import './snodo-exchange.ts';
import type { DisputeDecision, Exchange, ExchangeMove, TimeBankApi } from './time-bank-api.ts';

const listOf = (changes: Partial<TimeBankApi> = {}) =>
  html`<snodo-exchange .api=${timeBankApi(changes)} .isSignedIn=${true}></snodo-exchange>`;

/** Opens the one exchange of the list. */
async function opened(
  exchange: Partial<Exchange> = {},
  changes: Partial<TimeBankApi> = {},
  language: 'it' | 'en' | 'ar' = 'it',
) {
  const page = await onPage(
    listOf({ getExchange: () => Promise.resolve(exchangeOf(exchange)), ...changes }),
    language,
  );
  find(page, 'article .foot button', HTMLButtonElement).click();
  await settled();
  history.replaceState(null, '', location.pathname);
  return page;
}
const click = async (page: HTMLElement, words: string) => {
  const found = findAll<HTMLButtonElement>(page, 'button').find(({ textContent }) =>
    textContent.includes(words),
  );
  if (!found) throw new Error(`no button says ${words}`);
  found.click();
  await settled();
};

describe('<snodo-exchange>', () => {
  for (const language of ['it', 'en', 'ar'] as const) {
    it(`has no accessibility fault with an exchange open (${language})`, async () => {
      const page = await opened({}, {}, language);
      expect(textOf(page)).not.to.match(/(?:board|exchange|common)\.\w/u);
      expect(await faultsOf(page)).to.deep.equal([]);
    });
  }

  const states: Partial<Exchange>[] = [
    { state: 'proposed', steps: ['accept', 'decline'], isOrganiser: false },
    {
      state: 'agreed',
      steps: ['finish', 'cancel', 'dispute'],
      next: { kind: 'start', at: '2026-12-30T10:00:00.000Z' },
    },
    { state: 'posted', steps: ['dispute'], next: { kind: 'contest', at: '2026-12-30T10:00:00.000Z' } },
    {
      state: 'disputed',
      steps: [],
      next: null,
      dispute: {
        openedBy: 'Laura',
        reason: 'Non è andata così',
        verdict: null,
        minutes: null,
        note: null,
        mediator: null,
      },
    },
    { state: 'gathering', settles: 'course', steps: ['finish', 'cancel'], mostPeople: 6 },
    { state: 'expired', steps: [], next: null },
  ];
  for (const exchange of states) {
    it(`says what is to be done and has no accessibility fault while it is ${exchange.state}`, async () => {
      const page = await opened(exchange);
      expect(textOf(find(page, '.now'))).not.to.equal('');
      expect(await faultsOf(page)).to.deep.equal([]);
    });
  }

  it('says that the list is on its way, failed, or empty', async () => {
    const waiting = await onPage(listOf({ listExchanges: () => new Promise(() => undefined) }));
    expect(textOf(waiting)).to.contain('arrivano i tuoi scambi');
    const failed = await onPage(
      listOf({ listExchanges: () => Promise.reject(new LoadFault('unavailable')) }),
    );
    expect(textOf(failed)).to.contain('Riprova');
    expect(await faultsOf(failed)).to.deep.equal([]);
    const empty = await onPage(
      listOf({ listExchanges: () => Promise.resolve({ items: [], nextCursor: null }) }),
    );
    expect(textOf(empty)).to.contain('Parti dalla bacheca');
    expect(await faultsOf(empty)).to.deep.equal([]);
  });

  it('confirms the minutes that stand, from the version that is shown, and says so to what shows hours', async () => {
    const moves: ExchangeMove[] = [];
    let heard = 0;
    movedHours.addEventListener('moved', () => (heard += 1), { once: true });
    const page = await opened(
      {},
      {
        moveExchange: (_id, move) => {
          moves.push(move);
          return Promise.resolve(exchangeOf({ state: 'posted' }));
        },
      },
    );
    await click(page, 'Sì, 1 ora');
    expect(moves).to.deep.equal([{ step: 'confirm', minutes: 60, version: 3 }]);
    expect(heard).to.equal(1);
  });

  it('says other minutes in hours and minutes', async () => {
    const moves: ExchangeMove[] = [];
    const page = await opened(
      {},
      {
        moveExchange: (_id, move) => {
          moves.push(move);
          return Promise.resolve(exchangeOf());
        },
      },
    );
    find(page, '#hours-other', HTMLInputElement).value = '0';
    find(page, '#minutes-other', HTMLInputElement).value = '45';
    await click(page, 'Scrivi questo tempo');
    expect(moves).to.deep.equal([{ step: 'confirm', minutes: 45, version: 3 }]);
  });

  it('shows how it stands now when somebody was faster', async () => {
    let asked = 0;
    const page = await opened(
      {},
      {
        getExchange: () => {
          asked += 1;
          return Promise.resolve(exchangeOf(asked === 1 ? {} : { state: 'posted', steps: ['dispute'] }));
        },
        moveExchange: () => Promise.reject(new LoadFault('exchange_changed')),
      },
    );
    await click(page, 'Sì, 1 ora');
    await settled();
    expect(textOf(page)).to.contain('Nel frattempo lo scambio è andato avanti');
    expect(textOf(page)).to.contain('Bruno Galli ti ha aiutato per 1 ora.');
  });

  it('names who acted for somebody', async () => {
    expect(textOf(await opened())).to.contain('tramite Nadia Fontana');
  });
});

describe('<snodo-dispute-desk>', () => {
  it('decides with a note, and a part with its minutes', async () => {
    const decisions: DisputeDecision[] = [];
    const page = await onPage(
      html`<snodo-dispute-desk
        .api=${timeBankApi({
          getExchange: () =>
            Promise.resolve(exchangeOf({ state: 'disputed', side: null, steps: [], next: null })),
          decideDispute: (_id, decision) => {
            decisions.push(decision);
            return Promise.resolve(exchangeOf({ state: 'posted' }));
          },
        })}
      ></snodo-dispute-desk>`,
    );
    await click(page, 'Leggi e decidi');
    find(page, 'input[value="part"]', HTMLInputElement).click();
    await settled();
    find(page, '#part', HTMLInputElement).value = '30';
    find(page, '#note', HTMLTextAreaElement).value = 'Sentite tutte e due le persone';
    expect(await faultsOf(page)).to.deep.equal([]);
    await click(page, 'Decidi così');
    expect(decisions).to.deep.equal([
      { version: 3, verdict: 'part', minutes: 30, note: 'Sentite tutte e due le persone' },
    ]);
  });
});
