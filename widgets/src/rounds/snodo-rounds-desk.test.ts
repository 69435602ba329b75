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
import { drawn, drawnRound, roundOf, roundsApi } from '../../test/fixtures-rounds.ts';
import { LoadFault } from '../ui/load.ts';
import type { NewRound, RoundsApi } from './rounds-api.ts';
import './snodo-rounds-desk.ts';

const desk = (changes: Partial<RoundsApi> = {}) =>
  html`<h1>Scrivania</h1>
    <snodo-rounds-desk .api=${roundsApi(changes)}></snodo-rounds-desk>`;
const pageOf = (...items: ReturnType<typeof roundOf>[]) => ({
  listRounds: () => Promise.resolve({ items, nextCursor: null }),
});
const press = async (page: HTMLElement, words: string) => {
  const found = findAll<HTMLButtonElement>(page, 'button').find(({ textContent }) =>
    textContent.includes(words),
  );
  if (!found) throw new Error(`no button says ${words}`);
  found.click();
  await settled();
};
const openAll = async (page: HTMLElement) => {
  for (const details of findAll<HTMLDetailsElement>(page, 'details')) details.open = true;
  await settled();
};
const committed = roundOf({
  state: 'committed',
  commitment: drawn.commitment,
  committedAt: drawn.committedAt,
  applications: 40,
});

describe('<snodo-rounds-desk>', () => {
  for (const language of ['it', 'en', 'ar'] as const) {
    it(`has no accessibility fault with a round in each state and the form open (${language})`, async () => {
      const page = await onPage(
        desk(pageOf(roundOf(), roundOf({ state: 'closed' }), committed, drawnRound)),
        language,
      );
      await settled();
      await openAll(page);
      expect(textOf(page)).not.to.match(/(?<![-\w])(?:round|round-desk|common)\.\w/u);
      expect(await faultsOf(page)).to.deep.equal([]);
    });
  }

  it('says that it is on its way, that it failed, that there is none', async () => {
    const waiting = await onPage(desk({ listRounds: () => new Promise<never>(() => undefined) }));
    expect(findAll(waiting, 'snodo-load-state')).to.have.length(1);
    const failed = await onPage(desk({ listRounds: () => Promise.reject(new LoadFault('unavailable')) }));
    await settled();
    expect(textOf(failed)).to.contain('non sono arrivati');
    const empty = await onPage(desk(pageOf()));
    await settled();
    expect(textOf(empty)).to.contain('non c’è nessun bando');
    expect(await faultsOf(empty)).to.deep.equal([]);
  });

  it('publishes what stands in the form, and keeps it when it is refused', async () => {
    const sent: NewRound[] = [];
    const page = await onPage(
      desk({
        publish: (round) => {
          sent.push(round);
          return Promise.reject(new LoadFault('round_changed'));
        },
      }),
    );
    await settled();
    await openAll(page);
    const put = (name: string, text: string) => {
      find(page, `[name=${name}]`, HTMLElement).setAttribute('value', text);
      (find(page, `[name=${name}]`, HTMLElement) as HTMLInputElement).value = text;
    };
    put('name', 'Posti di primavera');
    const service = find(page, '[name=service1]', HTMLSelectElement);
    service.selectedIndex = 1;
    put('places1', '10');
    put('party1', 'Officine Naviglio');
    put('promise1', 'a'.repeat(64));
    put('party2', 'Partenariato');
    put('promise2', 'b'.repeat(64));
    expect(findAll(page, '[name^=criterion]')).to.have.length(1);
    await press(page, 'Aggiungi un criterio');
    put('criterion2', 'Residenza');
    find(page, '[name=levels2]', HTMLTextAreaElement).value = 'nel quartiere\naltrove';
    expect(find(page, '[name=criterion2]', HTMLInputElement).matches(':focus')).to.equal(true);
    service.form?.requestSubmit();
    await settled();
    await settled();
    expect(sent[0]?.services).to.deep.equal([{ code: service.value, places: 10, reservedPlaces: 0 }]);
    expect(sent[0]?.promises).to.have.length(2);
    expect(sent[0]?.criteria).to.deep.equal([{ name: 'Residenza', levels: ['nel quartiere', 'altrove'] }]);
    expect(textOf(page)).to.contain('Questo bando c’è già');
    expect(find(page, '[name=name]', HTMLInputElement).value).to.equal('Posti di primavera');
  });

  it('fixes what is closed, and draws with a number of each party', async () => {
    const done: unknown[] = [];
    const page = await onPage(
      desk({
        ...pageOf(roundOf({ state: 'closed' }), committed),
        commit: (id) => {
          done.push(id);
          return Promise.resolve(committed);
        },
        draw: (_id, nonces) => {
          done.push(nonces);
          return Promise.reject(new LoadFault('nonce_not_promised'));
        },
      }),
    );
    await settled();
    await press(page, 'Fissa le domande');
    await settled();
    expect(textOf(page)).to.contain('impronta pubblicata');
    for (const [at, field] of findAll<HTMLInputElement>(page, '[name^=nonce]').entries())
      field.value = String(at).repeat(64);
    await press(page, 'Sorteggia');
    await settled();
    expect(done).to.deep.equal([roundOf().id, ['0'.repeat(64), '1'.repeat(64)]]);
    expect(find(page, '.fault', HTMLElement).textContent.trim()).not.to.equal('');
  });
});
