import { expect } from 'chai';
import {
  describe,
  faultsOf,
  find,
  findAll,
  html,
  it,
  onPage,
  recorded,
  settled,
  textOf,
} from '../../../test/fixtures-page.ts';
import {
  entries,
  keepingApi,
  ownBank,
  ownHoursApi,
  pool,
  release,
} from '../../../test/fixtures-time-bank.ts';
import { LoadFault } from '../../ui/load.ts';
import type { BankKeepingApi, CompanyPool } from './bank-api.ts';
import type { OwnHoursApi } from './own-hours-api.ts';
import { lastQuarters } from './snodo-company-keeping.ts';
import { sealedStatement } from './statement-proof.fixture.ts';
import './snodo-company-hours.ts';
import './snodo-hours-paper.ts';
import './snodo-pool-card.ts';
import './snodo-time-bank.ts';
import './snodo-time-bank-desk.ts';

const never = () => new Promise<never>(() => undefined);
const bankOf = (changes: Partial<OwnHoursApi> = {}) =>
  html`<snodo-time-bank .api=${ownHoursApi(changes)}></snodo-time-bank>`;
const deskOf = (changes: Partial<BankKeepingApi> = {}) =>
  html`<snodo-time-bank-desk .api=${keepingApi(changes)}></snodo-time-bank-desk>`;
const clickOn = async (page: HTMLElement, words: string) => {
  findAll<HTMLButtonElement>(page, 'button')
    .find(({ textContent }) => textContent.includes(words))
    ?.click();
  await settled();
};
const openAll = async (page: HTMLElement) => {
  for (const details of findAll<HTMLDetailsElement>(page, 'details')) details.open = true;
  await settled();
};

describe('<snodo-time-bank>', () => {
  for (const language of ['it', 'en', 'ar'] as const) {
    it(`has no accessibility fault with everything open (${language})`, async () => {
      const page = await onPage(bankOf(), language);
      await openAll(page);
      expect(textOf(page)).not.to.match(/time-bank(?:-desk)?\.\w/);
      expect(await faultsOf(page)).to.deep.equal([]);
    });
  }

  it('is clean while it loads, when it fails, for nobody, for a stranger and for an applicant', async () => {
    const states: Partial<OwnHoursApi>[] = [
      { getOwnTimeBank: never },
      { getOwnTimeBank: () => Promise.reject(new LoadFault('unavailable')) },
      { getOwnTimeBank: () => Promise.reject(new LoadFault('not_signed_in')) },
      { getOwnTimeBank: async () => ({ ...ownBank, member: null, hours: null, nextActs: ['apply'] }) },
      {
        getOwnTimeBank: async () => ({
          ...ownBank,
          hours: null,
          member: { ...ownBank.member!, state: 'applied' as const },
          nextActs: ['wait'],
        }),
      },
    ];
    for (const state of states) {
      const page = await onPage(bankOf(state));
      expect(await faultsOf(page)).to.deep.equal([]);
    }
  });

  it('tries again after a failure', async () => {
    let calls = 0;
    const page = await onPage(
      bankOf({
        getOwnTimeBank: () => {
          calls += 1;
          return calls === 1 ? Promise.reject(new LoadFault('unavailable')) : Promise.resolve(ownBank);
        },
      }),
    );
    await clickOn(page, 'Riprova');
    expect(textOf(page)).to.contain('2 ore e 30 minuti');
  });

  it('speaks of help, never of sending, and never of money', async () => {
    const page = await onPage(bankOf());
    expect(textOf(page)).to.contain('Ho aiutato Rosa Marchetti');
    expect(textOf(page)).to.contain('Sono stato aiutato da Bruno Riva');
    expect(textOf(page)).not.to.match(/invia|euro|€/iu);
  });

  it('checks her statement in her browser, says what holds, and names a row that was changed', async () => {
    const sealed = await sealedStatement([{ minutes: 120 }, { minutes: -45 }]);
    const api = (items = sealed.shown.entries) => ({
      ...sealed.source,
      getOwnTimeBank: async () => ({
        ...ownBank,
        hours: { ...ownBank.hours!, ledgerAccountId: sealed.shown.ledgerAccountId },
      }),
      listOwnEntries: async () => ({ items, nextCursor: null }),
    });
    const checked = async (items?: typeof sealed.shown.entries) => {
      const page = await onPage(bankOf(api(items)));
      await clickOn(page, 'Verifica l’estratto');
      for (let turn = 0; turn < 50 && findAll(page, '.proof').length === 0; turn += 1) await settled();
      expect(await faultsOf(page)).to.deep.equal([]);
      return textOf(page);
    };
    expect(await checked()).to.contain('L’estratto è intatto');
    const forged = sealed.shown.entries.map((entry) => ({ ...entry, minutes: entry.minutes - 5 }));
    expect(await checked(forged)).to.contain('Riga 1, del 20 novembre 2026: sullo schermo');
  });

  it('says that a check did not come to its end, and lets her try again', async () => {
    const page = await onPage(bankOf({ listHeadKeys: () => Promise.reject(new LoadFault('unavailable')) }));
    await clickOn(page, 'Verifica l’estratto');
    for (let turn = 0; turn < 50 && !textOf(page).includes('la rete non risponde'); turn += 1)
      await settled();
    expect(textOf(page)).to.contain('Verifica l’estratto');
    expect(await faultsOf(page)).to.deep.equal([]);
  });

  it('warns before anything is refused', async () => {
    const page = await onPage(
      bankOf({
        getOwnTimeBank: async () => ({
          ...ownBank,
          hours: { ...ownBank.hours!, warning: 'near_floor' as const },
        }),
      }),
    );
    expect(textOf(page)).to.contain('Ti stai avvicinando al minimo');
    expect(await faultsOf(page)).to.deep.equal([]);
  });

  it('sends one gift however often the same form is sent, and keeps what was typed', async () => {
    const ids: string[] = [];
    const page = await onPage(
      bankOf({
        giveHours: (gift) => {
          ids.push(gift.id);
          return ids.length === 1
            ? Promise.reject(new LoadFault('unavailable'))
            : ownHoursApi().giveHours(gift);
        },
      }),
    );
    await openAll(page);
    const form = find(page, 'snodo-hours-gifts').shadowRoot?.querySelector('form');
    form?.requestSubmit();
    await settled();
    form?.requestSubmit();
    await settled();
    expect(ids.length).to.equal(2);
    expect(ids[0]).to.equal(ids[1]);
  });

  it('marks hours that are none', async () => {
    const page = await onPage(bankOf());
    await openAll(page);
    const form = find(page, 'snodo-hours-gifts').shadowRoot?.querySelector('form');
    form?.querySelector<HTMLInputElement>('#hours')?.setAttribute('value', '0');
    const hours = form?.querySelector<HTMLInputElement>('#hours');
    if (hours) hours.value = '0';
    form?.requestSubmit();
    await settled();
    expect(textOf(page)).to.contain('Scrivi almeno un minuto');
    expect(await faultsOf(page)).to.deep.equal([]);
  });

  it('reads the balance again when a gift is accepted', async () => {
    let reads = 0;
    const page = await onPage(
      bankOf({
        getOwnTimeBank: () => {
          reads += 1;
          return Promise.resolve(ownBank);
        },
      }),
    );
    const changes = recorded(page, 'snodo-hours-changed');
    await clickOn(page, 'Accetta');
    expect([changes.length, reads]).to.deep.equal([1, 2]);
  });
});

describe('<snodo-hours-paper>', () => {
  it('is a statement in large letters with its owner’s name', async () => {
    const page = await onPage(
      html`<snodo-hours-paper
        large
        .isLarge=${true}
        .api=${{ listPaperEntries: async () => ({ displayName: 'Rosa Marchetti', items: entries, nextCursor: null }) }}
      ></snodo-hours-paper>`,
    );
    expect(textOf(page)).to.contain('Estratto delle ore di Rosa Marchetti');
    expect(parseFloat(getComputedStyle(find(page, 'td')).fontSize)).to.be.greaterThan(20);
    expect(await faultsOf(page)).to.deep.equal([]);
  });
});

describe('<snodo-pool-card>', () => {
  it('shows the sum behind how long a pool lasts, and its alarm', async () => {
    const page = await onPage(html`<snodo-pool-card .pool=${pool}></snodo-pool-card>`);
    expect(textOf(page)).to.contain('Sta finendo');
    expect(textOf(page)).to.contain('1400 min × 90 ÷ 4300 min usati in 90 giorni = 29 giorni');
    await openAll(page);
    expect(findAll(page, 'tbody tr').length).to.equal(pool.months.length);
    expect(await faultsOf(page)).to.deep.equal([]);
  });
});

describe('<snodo-time-bank-desk>', () => {
  for (const language of ['it', 'en', 'ar'] as const) {
    it(`has no accessibility fault in any of its parts (${language})`, async () => {
      const page = await onPage(deskOf(), language);
      const parts = findAll<HTMLButtonElement>(page, '.chips [aria-pressed]').length;
      expect(parts).to.equal(8);
      for (let part = 0; part < parts; part += 1) {
        findAll<HTMLButtonElement>(page, 'snodo-time-bank-desk .chips > button')[part]?.click();
        findAll<HTMLButtonElement>(find(page, 'snodo-time-bank-desk'), '.chips > button')[part]?.click();
        await settled();
        await openAll(page);
        expect(textOf(page)).not.to.match(/time-bank(?:-desk)?\.\w/);
        expect(await faultsOf(page), String(part)).to.deep.equal([]);
      }
    });
  }

  it('admits somebody with her cover, and refuses with a reason', async () => {
    const decisions: unknown[] = [];
    const page = await onPage(
      deskOf({
        decideAdmission: (id, decision) => {
          decisions.push(decision);
          return keepingApi().decideAdmission(id, decision);
        },
      }),
    );
    await clickOn(page, 'Accogli');
    const insured = find(page, '#insured', HTMLInputElement);
    insured.value = '2027-12-31';
    find(page, 'snodo-member-keeping').shadowRoot?.querySelector('form')?.requestSubmit();
    await settled();
    expect(decisions).to.deep.equal([{ decision: 'admit', insuredUntil: '2027-12-31' }]);
  });

  it('shows what taking back an exchange does before it is done, asks for the reason, and says when it may not be', async () => {
    const reversed: unknown[] = [];
    const page = await onPage(
      deskOf({
        reverseExchange: async (id, reason) => {
          reversed.push(reason);
          return { id, state: 'reversed' as const };
        },
      }),
    );
    await clickOn(page, 'Registrazioni');
    const buttons = findAll<HTMLButtonElement>(page, 'button').filter(({ textContent }) =>
      textContent.includes('Laura Bianchi →'),
    );
    buttons[0]?.click();
    await settled();
    expect(textOf(page)).to.contain('Laura Bianchi riha 1 ora.');
    expect(textOf(page)).to.contain('Si fa una volta sola');
    expect(await faultsOf(page)).to.deep.equal([]);
    const element = find(page, 'snodo-exchange-reversal');
    const reason = element.shadowRoot?.querySelector('textarea');
    if (reason) reason.value = 'Scritto due volte';
    element.shadowRoot?.querySelector('form')?.requestSubmit();
    await settled();
    expect(reversed).to.deep.equal(['Scritto due volte']);
    expect(textOf(page)).to.contain('le ore sono tornate');

    const stopped = await onPage(
      deskOf({
        getExchangeReversal: async (id) => ({
          ...(await keepingApi().getExchangeReversal(id)),
          obstacle: 'not_enough_hours' as const,
        }),
      }),
    );
    await clickOn(stopped, 'Registrazioni');
    findAll<HTMLButtonElement>(stopped, 'button')
      .find(({ textContent }) => textContent.includes('Laura Bianchi →'))
      ?.click();
    await settled();
    expect(textOf(stopped)).to.contain('sotto il suo minimo');
    expect(findAll(stopped, 'textarea')).to.have.length(0);
    expect(await faultsOf(stopped)).to.deep.equal([]);
  });

  it('says above its parts which pool runs low and for how long it lasts, and leads to it', async () => {
    const page = await onPage(deskOf());
    expect(textOf(page)).to.contain('Il monte ore 2026 di Officine Naviglio sta finendo.');
    expect(textOf(page)).to.contain('Dura ancora 29 giorni.');
    expect(await faultsOf(page)).to.deep.equal([]);
    await clickOn(page, 'Guarda i monti ore');
    expect(findAll(page, 'snodo-pool-card').length).to.be.greaterThan(0);
    expect(textOf(page)).not.to.contain('Guarda i monti ore');
  });

  it('offers to take a file only after a trial without a fault', async () => {
    const page = await onPage(
      deskOf({
        importFile: async (_key, { isDryRun }) => ({
          kind: 'members',
          rows: 2,
          fitRows: 2,
          isDone: !isDryRun,
          notes: [],
        }),
      }),
    );
    await clickOn(page, 'Portare e prendere');
    expect(textOf(page)).not.to.contain('Prendi il file');
    const input = find(page, '#file', HTMLInputElement);
    const given = new DataTransfer();
    given.items.add(new File(['N,Nome\n1,Ada'], 'soci.csv', { type: 'text/csv' }));
    input.files = given.files;
    const form = find(page, 'snodo-bank-moving').shadowRoot?.querySelector('form');
    form?.requestSubmit(form.querySelector('button'));
    await settled();
    await settled();
    expect(textOf(page)).to.contain('Prendi il file');
  });
});

describe('<snodo-company-hours>', () => {
  it('says when a pool of the firm’s runs low, with rounded figures or with why there are none', async () => {
    const pool = {
      organisation: { code: 'naviglio', name: 'Officine Naviglio' },
      unit: 'community_minute',
      year: 2026,
      committedMinutes: 12_000,
      alarm: 'low',
      asOf: '2026-11-23',
      figures: { leftPercent: 10, runwayWeeks: 4, runsOutMonth: '2026-12', expectedPercent: 105 },
    } as const;
    const api = (figures: CompanyPool['figures']) => ({
      listCompanyReleases: async () => [],
      listCompanyPools: async () => [{ ...pool, figures }],
    });
    for (const language of ['it', 'en', 'ar'] as const) {
      const shown = await onPage(
        html`<snodo-company-hours .api=${api(pool.figures)}></snodo-company-hours>`,
        language,
      );
      expect(textOf(shown)).not.to.match(/time-bank-desk\.\w/);
      expect(await faultsOf(shown)).to.deep.equal([]);
    }
    const shown = await onPage(html`<snodo-company-hours .api=${api(pool.figures)}></snodo-company-hours>`);
    expect(textOf(shown)).to.contain('4 settimane');
    const hidden = await onPage(html`<snodo-company-hours .api=${api(null)}></snodo-company-hours>`);
    expect(textOf(hidden)).to.contain('Sta finendo');
    expect(textOf(hidden)).to.contain('meno di dieci');
    expect(textOf(hidden)).not.to.contain('settimane');
  });

  it('says what is hidden and why, and shows nothing to whoever may not', async () => {
    const api = { listCompanyReleases: async () => [release], listCompanyPools: async () => [] };
    const page = await onPage(html`<snodo-company-hours .api=${api}></snodo-company-hours>`);
    expect(textOf(page)).to.contain('sarebbero troppo poche persone');
    expect(await faultsOf(page)).to.deep.equal([]);
    const refused = {
      listCompanyReleases: () => Promise.reject(new LoadFault('forbidden')),
      listCompanyPools: () => Promise.reject(new LoadFault('forbidden')),
    };
    const empty = await onPage(html`<snodo-company-hours .api=${refused}></snodo-company-hours>`);
    expect(textOf(empty).trim()).to.equal('');
  });

  it('names the quarters that are over', () => {
    expect(lastQuarters(new Date('2026-02-10T00:00:00Z'))).to.deep.equal([
      '2025-Q4',
      '2025-Q3',
      '2025-Q2',
      '2025-Q1',
    ]);
  });
});
