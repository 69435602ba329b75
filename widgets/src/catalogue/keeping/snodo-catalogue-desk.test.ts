import { expect } from 'chai';
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
import type {
  CatalogueKeepingApi,
  KeptService,
  KeptServiceSheet,
  ServiceInput,
} from './catalogue-keeping-api.ts';
import './snodo-catalogue-desk.ts';

const kept: KeptService = {
  id: crypto.randomUUID(),
  code: 'doposcuola',
  name: 'Doposcuola di quartiere',
  provider: 'Cooperativa di esempio',
  providerCode: 'cooperativa',
  status: 'active',
  verifiedOn: '2026-04-20',
  freshness: 'stale',
  isHidden: false,
  accreditedUntil: null,
  canBeAsked: true,
  renewal: null,
};
const sheet: KeptServiceSheet = {
  ...kept,
  version: 3,
  service: {
    provider: 'cooperativa',
    name: { it: 'Doposcuola di quartiere' },
    description: { it: 'Compiti e merenda.' },
    status: 'active',
    offerKind: 'group',
    audience: { kind: 'everyone' },
    entries: ['INF3'],
    windows: [{ weekday: 1, startMinute: 990, endMinute: 1140 }],
  } as ServiceInput,
};
const verified: KeptServiceSheet = { ...sheet, verifiedOn: '2026-11-29', freshness: 'fresh' };

function keepingApi(changes: Partial<CatalogueKeepingApi> = {}): CatalogueKeepingApi {
  return {
    getAlarms: async () => ({
      toVerify: 3,
      hidden: 1,
      accreditations: [{ organisation: 'c', provider: 'Cooperativa', issuer: 'Albo', endsOn: '2027-01-15' }],
      notes: [
        { service: 'x', name: 'Sportello', answer: 'changed', note: 'Ora il mercoledì', on: '2026-11-02' },
      ],
      unanswered: [{ words: 'logopedista', searches: 14, days: 5, lastOn: '2026-11-20' }],
    }),
    listKept: async () => ({ items: [kept], nextCursor: null }),
    getKept: async () => sheet,
    save: async () => verified,
    verify: async () => verified,
    ask: async () => ({
      ...sheet,
      renewal: {
        sentAt: '2026-11-29T10:00:00.000Z',
        endsAt: '2026-12-29T10:00:00.000Z',
        state: 'open',
        note: null,
      },
    }),
    revoke: async () => sheet,
    ...changes,
  };
}

const deskOf = (changes: Partial<CatalogueKeepingApi> = {}) =>
  html`<snodo-catalogue-desk .api=${keepingApi(changes)}></snodo-catalogue-desk>`;
const buttonOf = (page: HTMLElement, words: string) => {
  const found = findAll<HTMLButtonElement>(page, 'button').find(({ textContent }) =>
    textContent.includes(words),
  );
  if (!found) throw new Error(`no button says ${words}`);
  return found;
};

describe('<snodo-catalogue-desk>', () => {
  for (const language of ['it', 'en', 'ar'] as const) {
    it(`has no accessibility fault, its form open too (${language})`, async () => {
      const page = await onPage(deskOf(), language);
      expect(textOf(page)).not.to.match(/(?:catalogue|catalogue-desk|common)\.\w/u);
      expect(await faultsOf(page)).to.deep.equal([]);
      findAll<HTMLButtonElement>(page, 'article button').at(-1)?.click();
      await settled();
      expect(find(page, 'dialog', HTMLDialogElement).open).to.equal(true);
      expect(textOf(page)).not.to.match(/(?:catalogue|catalogue-desk|common)\.\w/u);
      expect(await faultsOf(page)).to.deep.equal([]);
    });
  }

  it('tells what there is to do, what providers wrote and what nobody finds', async () => {
    const page = await onPage(deskOf());
    for (const words of [
      '3 servizi da riconfermare',
      'Ora il mercoledì',
      '15 gennaio 2027',
      '«logopedista»: 14 volte',
    ])
      expect(textOf(page)).to.contain(words);
  });

  it('verifies with one click, asks the provider and takes the link back', async () => {
    const page = await onPage(deskOf());
    buttonOf(page, 'Chiedi a chi lo offre').click();
    await settled();
    expect(textOf(page)).to.contain('Messaggio partito per: Doposcuola di quartiere');
    buttonOf(page, 'Ritira il link').click();
    await settled();
    buttonOf(page, 'È tutto giusto oggi').click();
    await settled();
    expect(textOf(page)).to.contain('Verificato il 29 novembre 2026');
    expect(await faultsOf(page)).to.deep.equal([]);
  });

  it('saves what was changed with the rest as it is, and loses nothing when it is refused', async () => {
    const saved: [number, ServiceInput][] = [];
    let turn = 0;
    const page = await onPage(
      deskOf({
        save: (_service, version, input) => {
          saved.push([version, input]);
          turn += 1;
          return turn === 1 ? Promise.reject(new LoadFault('service_changed')) : Promise.resolve(verified);
        },
      }),
    );
    buttonOf(page, 'Modifica').click();
    await settled();
    const form = find(page, 'dialog form', HTMLFormElement);
    find(form, '#hours', HTMLTextAreaElement).value = 'lunedì';
    form.requestSubmit();
    await settled();
    expect(saved).to.deep.equal([]);
    expect(textOf(page)).to.contain('Non capisco la riga 1');
    find(form, '#hours', HTMLTextAreaElement).value = '2 16:00-18:30';
    find(form, '#open_places', HTMLInputElement).value = '4';
    form.requestSubmit();
    await settled();
    expect(saved[0]?.[0]).to.equal(3);
    expect(saved[0]?.[1]).to.deep.include({
      provider: 'cooperativa',
      entries: ['INF3'],
      openPlaces: 4,
      windows: [{ weekday: 2, startMinute: 960, endMinute: 1110 }],
    });
    expect(textOf(page)).to.contain('Quello che hai scritto è ancora qui');
    expect(find(form, '#open_places', HTMLInputElement).value).to.equal('4');
    form.requestSubmit();
    await settled();
    expect(findAll(page, 'dialog').length).to.equal(0);
    expect(textOf(page)).to.contain('Scheda salvata e verificata oggi');
  });

  it('says that it failed and tries again, and that there is nothing here', async () => {
    const failed = await onPage(deskOf({ listKept: () => Promise.reject(new LoadFault('unavailable')) }));
    expect(textOf(failed)).to.contain('Il catalogo non è arrivato');
    expect(await faultsOf(failed)).to.deep.equal([]);
    const empty = await onPage(deskOf({ listKept: async () => ({ items: [], nextCursor: null }) }));
    expect(textOf(empty)).to.contain('Nessun servizio qui');
  });
});
