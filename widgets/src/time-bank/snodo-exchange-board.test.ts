import { expect } from 'chai';
import { exchangeOf, offers, standing, timeBankApi } from '../../test/fixtures-hours.ts';
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
import './snodo-exchange-board.ts';
import type { Offer, OfferInput, Proposal, TimeBankApi } from './time-bank-api.ts';

const boardOf = (changes: Partial<TimeBankApi> = {}) =>
  html`<snodo-exchange-board .api=${timeBankApi(changes)} .isSignedIn=${true}></snodo-exchange-board>`;
const buttonOf = (page: HTMLElement, words: string) => {
  const found = findAll<HTMLButtonElement>(page, 'button').find(({ textContent }) =>
    textContent.includes(words),
  );
  if (!found) throw new Error(`no button says ${words}`);
  return found;
};
const fill = async (page: HTMLElement) => {
  buttonOf(page, 'Scrivi in bacheca').click();
  await settled();
  const form = find(page, 'dialog form', HTMLFormElement);
  find(form, '#title', HTMLInputElement).value = 'Iniezioni a domicilio';
  find(form, '#category', HTMLSelectElement).selectedIndex = 1;
  find(form, '#text', HTMLTextAreaElement).value = 'Sono infermiera.';
  return form;
};

describe('<snodo-exchange-board>', () => {
  for (const language of ['it', 'en', 'ar'] as const) {
    it(`has no accessibility fault with its list, a proposal open (${language})`, async () => {
      const page = await onPage(boardOf(), language);
      find(page, 'article button', HTMLButtonElement).click();
      await settled();
      expect(textOf(page)).not.to.match(/(?:board|offer|exchange|common)\.\w/u);
      expect(await faultsOf(page)).to.deep.equal([]);
    });
  }

  it('asks somebody who is not signed in to do so, and loads nothing', async () => {
    const page = await onPage(
      html`<snodo-exchange-board
        .api=${timeBankApi({ listOffers: () => Promise.reject(new Error('asked')) })}
      ></snodo-exchange-board>`,
    );
    expect(find(page, 'a.button.primary', HTMLAnchorElement).href).to.contain('/account/sign-in');
    expect(await faultsOf(page)).to.deep.equal([]);
  });

  it('says that it is on its way, that it failed, and shows it when tried again', async () => {
    const waiting = await onPage(boardOf({ listOffers: () => new Promise(() => undefined) }));
    expect(textOf(waiting)).to.contain('arriva la bacheca');
    let asked = 0;
    const page = await onPage(
      boardOf({
        listOffers: () => {
          asked += 1;
          return asked === 1
            ? Promise.reject(new LoadFault('unavailable'))
            : Promise.resolve({ items: offers, nextCursor: null });
        },
      }),
    );
    expect(textOf(page)).to.contain('La bacheca non è arrivata');
    expect(await faultsOf(page)).to.deep.equal([]);
    buttonOf(page, 'Riprova').click();
    await settled();
    expect(findAll(page, '.cards article h3').length).to.be.greaterThan(0);
  });

  it('says why it is empty and what to do', async () => {
    const page = await onPage(
      boardOf({ listOffers: () => Promise.resolve({ items: [], nextCursor: null }) }),
    );
    expect(textOf(page)).to.contain('Togli un filtro');
    expect(await faultsOf(page)).to.deep.equal([]);
  });

  it('proposes once, with hours, day and words, and tells which exchange was opened', async () => {
    const proposals: Proposal[] = [];
    const opened: string[] = [];
    const page = await onPage(
      boardOf({
        proposeExchange: (_key, proposal) => {
          proposals.push(proposal);
          return Promise.resolve(exchangeOf());
        },
      }),
    );
    page.addEventListener('snodo-exchange-opened', (event) => opened.push((event as CustomEvent).detail.id));
    find(page, 'article button', HTMLButtonElement).click();
    await settled();
    find(page, 'form.proposal textarea', HTMLTextAreaElement).value = 'Ciao';
    find(page, 'form.proposal', HTMLFormElement).requestSubmit();
    await settled();
    expect(proposals).to.deep.equal([
      { offerId: offers[0]?.id, minutes: 90, plannedOn: standing.today, words: 'Ciao' },
    ]);
    expect(opened).to.deep.equal([exchangeOf().id]);
  });

  it('joins a meeting with the length that it shows', async () => {
    const joined: unknown[] = [];
    const page = await onPage(
      boardOf({
        joinExchange: (id, minutes) => {
          joined.push([id, minutes]);
          return Promise.resolve(exchangeOf());
        },
      }),
    );
    buttonOf(page, 'Partecipa').click();
    await settled();
    expect(joined).to.deep.equal([[offers[1]?.gatherings[0]?.exchangeId, 120]]);
  });

  it('puts the one that a link names first, open, and only there', async () => {
    const [offer] = offers;
    history.replaceState(null, '', `?offer=${offer?.id}`);
    const page = await onPage(boardOf({ getOffer: async () => offer as Offer }));
    history.replaceState(null, '', location.pathname);
    expect(textOf(page)).to.contain('La voce che stavi cercando');
    expect(findAll(page, 'form.proposal')).to.have.length(1);
    expect(
      findAll(page, 'article').filter((card) => textOf(card).includes(offer?.title ?? '')),
    ).to.have.length(1);
    expect(await faultsOf(page)).to.deep.equal([]);
  });

  it('says that the one that a link names is over, and shows the others', async () => {
    history.replaceState(null, '', `?offer=${offers[0]?.id}&kind=offer`);
    const page = await onPage(boardOf({ getOffer: () => Promise.reject(new LoadFault('not_found')) }));
    history.replaceState(null, '', location.pathname);
    expect(textOf(page)).to.contain('non è più in bacheca');
    expect(findAll(page, 'article').length).to.be.greaterThan(0);
    expect(await faultsOf(page)).to.deep.equal([]);
  });

  it('lets its author change what nobody answered, with everything as she wrote it, and keep it longer', async () => {
    const [offer] = offers;
    const mine = {
      ...offer,
      entry: 'INF3',
      isMine: true,
      remindsAuthor: false,
      isAnswered: false,
      validUntil: '2026-12-05',
    } as Offer;
    const sent: unknown[] = [];
    const page = await onPage(
      boardOf({
        listOwnOffers: async () => ({
          items: [mine, { ...mine, id: 'answered', isAnswered: true }],
          nextCursor: null,
        }),
        checkOffer: async () => ({ findings: [] }),
        updateOffer: async (id, version, input) => {
          sent.push([id, version, input]);
          return mine;
        },
      }),
    );
    expect(textOf(page)).to.contain('finché lo scambio è aperto resta com’è');
    expect(
      findAll(page, 'button').filter(({ textContent }) => textContent?.includes('Modifica')),
    ).to.have.length(1);
    buttonOf(page, 'Tieni in bacheca').click();
    await settled();
    buttonOf(page, 'Modifica').click();
    await settled();
    const form = find(page, 'dialog form', HTMLFormElement);
    expect(find(form, '#title', HTMLInputElement).value).to.equal(mine.title);
    expect(await faultsOf(page)).to.deep.equal([]);
    find(form, '#title', HTMLInputElement).value = 'Due mani con lo SPID';
    form.requestSubmit();
    await settled();
    const [renewed, changed] = sent as [string, number, OfferInput][];
    expect([renewed?.[2].title, renewed?.[2].validDays]).to.deep.equal([mine.title, 60]);
    expect(changed?.[2]).to.deep.include({
      title: 'Due mani con lo SPID',
      words: mine.words,
      tags: mine.tags,
      times: mine.times,
      languages: mine.languages,
      durationMinutes: mine.durationMinutes,
      remindsAuthor: false,
    });
  });

  it('says in words what the API refused', async () => {
    const page = await onPage(
      boardOf({ proposeExchange: () => Promise.reject(new LoadFault('offer_over')) }),
    );
    find(page, 'article button', HTMLButtonElement).click();
    await settled();
    find(page, 'form.proposal', HTMLFormElement).requestSubmit();
    await settled();
    await settled();
    expect(textOf(page)).to.contain('Non è più in bacheca.');
  });

  it('lets somebody who is not insured ask and not give, and somebody who is no member look', async () => {
    const uninsured = await onPage(
      boardOf({ getStanding: () => Promise.resolve({ ...standing, mayGive: false, insuredUntil: null }) }),
    );
    expect(textOf(uninsured)).to.contain('Puoi chiedere aiuto subito');
    buttonOf(uninsured, 'Scrivi in bacheca').click();
    await settled();
    expect(find(uninsured, 'dialog input[value="offer"]', HTMLInputElement).disabled).to.equal(true);
    const stranger = await onPage(
      boardOf({ getStanding: () => Promise.resolve({ ...standing, membership: 'none', mayGive: false }) }),
    );
    expect(textOf(stranger)).not.to.contain('Scrivi in bacheca');
    expect(findAll(stranger, 'article button')).to.have.length(0);
  });

  it('stops what is never exchanged with the reason, and publishes nothing', async () => {
    const created: OfferInput[] = [];
    const page = await onPage(
      boardOf({
        checkOffer: () =>
          Promise.resolve({
            findings: [{ code: 'health_act', isStopped: true, isByCategory: true, words: ['iniezion'] }],
          }),
        createOffer: (_key, input) => {
          created.push(input);
          return Promise.reject(new LoadFault('offer_excluded'));
        },
      }),
    );
    const form = await fill(page);
    form.requestSubmit();
    await settled();
    expect(textOf(page)).to.contain('Gli atti sanitari');
    expect(created).to.deep.equal([]);
    expect(await faultsOf(page)).to.deep.equal([]);
  });

  it('asks about what only could be that, and publishes with the person’s own word', async () => {
    const created: OfferInput[] = [];
    const page = await onPage(
      boardOf({
        checkOffer: () =>
          Promise.resolve({
            findings: [{ code: 'health_act', isStopped: false, isByCategory: true, words: [] }],
          }),
        createOffer: (_key, input) => {
          created.push(input);
          return Promise.resolve(offers[0] as (typeof offers)[number]);
        },
      }),
    );
    const form = await fill(page);
    form.requestSubmit();
    await settled();
    find(page, 'input[name="notExcluded"]', HTMLInputElement).checked = true;
    form.requestSubmit();
    await settled();
    expect(created.map(({ notExcluded, kind }) => [notExcluded, kind])).to.deep.equal([
      [['health_act'], 'request'],
    ]);
  });
});
