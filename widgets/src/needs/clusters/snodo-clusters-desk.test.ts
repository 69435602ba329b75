import { expect } from 'chai';
import { clusterOf, clustersApi, decided, unplaced } from '../../../test/fixtures-clusters.ts';
import {
  afterEach,
  describe,
  faultsOf,
  find,
  findAll,
  html,
  it,
  onPage,
  settled,
  textOf,
} from '../../../test/fixtures-page.ts';
import { LoadFault } from '../../ui/load.ts';
import { changeAddress } from '../desk-address.ts';
import type { ClustersApi, ClusterStep, NewSignal, SignalPlace } from './clusters-api.ts';
import './snodo-clusters-desk.ts';
import './snodo-signals-desk.ts';

const room = (changes: Partial<ClustersApi> = {}) => {
  const api = clustersApi(changes);
  return html`<h1>Scrivania</h1>
    <snodo-clusters-desk .api=${api}></snodo-clusters-desk>
    <snodo-signals-desk .api=${api}></snodo-signals-desk>`;
};
const press = async (page: HTMLElement, words: string) => {
  const found = findAll<HTMLButtonElement>(page, 'button').find(({ textContent }) =>
    textContent.includes(words),
  );
  if (!found) throw new Error(`no button says ${words}`);
  found.click();
  await settled();
};
const type = (page: HTMLElement, selector: string, words: string) => {
  const field = find(page, selector, HTMLTextAreaElement);
  field.value = words;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
};
const send = async (page: HTMLElement, selector: string) => {
  find(page, selector, HTMLFormElement).requestSubmit();
  await settled();
};
const unworded = /(?:cluster|need|common)\.\w/u;

afterEach(() => changeAddress({ cluster: undefined, clusters: undefined }));

describe('<snodo-clusters-desk>', () => {
  for (const language of ['it', 'en', 'ar'] as const) {
    it(`has no accessibility fault as a list, with one open, with a move open, and empty (${language})`, async () => {
      const page = await onPage(room({ getCluster: () => Promise.resolve(decided) }), language);
      findAll<HTMLDetailsElement>(page, 'details').forEach((details) => (details.open = true));
      expect(await faultsOf(page)).to.deep.equal([]);
      findAll<HTMLButtonElement>(page, 'article .foot button')[0]?.click();
      await settled();
      findAll<HTMLButtonElement>(page, 'article .foot button')[0]?.click();
      await settled();
      findAll<HTMLDetailsElement>(page, 'details').forEach((details) => (details.open = true));
      expect(findAll(page, '#move')).to.have.length(1);
      expect(textOf(page)).not.to.match(unworded);
      expect(await faultsOf(page)).to.deep.equal([]);
      changeAddress({ cluster: undefined });
      const empty = await onPage(
        room({
          listClusters: () => Promise.resolve([]),
          listUnplaced: () => Promise.resolve({ items: [], nextCursor: null }),
        }),
        language,
      );
      expect(textOf(empty)).not.to.match(unworded);
      expect(await faultsOf(empty)).to.deep.equal([]);
    });
  }

  it('says that they are on their way, and that they did not come', async () => {
    const wait = () => new Promise<never>(() => undefined);
    const waiting = await onPage(room({ listClusters: wait, listUnplaced: wait }));
    for (const words of ['Arrivano i bisogni comuni', 'Arrivano i segnali'])
      expect(textOf(waiting)).to.contain(words);
    const fail = () => Promise.reject(new LoadFault('unavailable'));
    const failed = await onPage(room({ listClusters: fail, listUnplaced: fail }));
    for (const words of ['I bisogni comuni non sono arrivati', 'I segnali non sono arrivati'])
      expect(textOf(failed)).to.contain(words);
    expect(await faultsOf(failed)).to.deep.equal([]);
  });

  it('shows what each is about, where, and the sum that gives its weight', async () => {
    const page = await onPage(room());
    for (const words of [
      'Doposcuola e compiti',
      'Municipio 6',
      'Punteggio 36 su 125',
      'urgenza 3 × persone 3 × mancanza 4 = 36',
      'almeno 20',
    ])
      expect(textOf(page)).to.contain(words);
  });

  it('gives each its own address, and opens it from there with what shows it and what was known then', async () => {
    const asked: string[] = [];
    const getCluster: ClustersApi['getCluster'] = (id) => {
      asked.push(id);
      return Promise.resolve(decided);
    };
    const page = await onPage(room({ getCluster }));
    await press(page, 'Apri');
    expect(new URL(location.href).searchParams.get('cluster')).to.equal(decided.id);
    const again = await onPage(room({ getCluster }));
    expect(asked).to.deep.equal([decided.id, decided.id]);
    for (const words of [
      'Doposcuola: oltre il 40',
      'Cercato «aiuto compiti»',
      'la richiesta più vecchia è del',
      'Annotato da Marta Conti',
      'Alla decisione',
      'almeno 10',
      'Marta Conti decide di occuparsene',
    ])
      expect(textOf(again)).to.contain(words);
  });

  it('says that one is not there, and shows the list', async () => {
    changeAddress({ cluster: decided.id });
    const page = await onPage(room({ getCluster: () => Promise.reject(new LoadFault('not_found')) }));
    expect(findAll(page, '.outcome .fault')).to.have.length(1);
    expect(textOf(page)).to.contain('Punteggio 36 su 125');
  });

  it('decides with a weight and no words, from the version that is shown', async () => {
    const moved: ClusterStep[] = [];
    const moveCluster: ClustersApi['moveCluster'] = (_, step) => {
      moved.push(step);
      return Promise.resolve(decided);
    };
    const page = await onPage(room({ moveCluster }));
    await press(page, 'Apri');
    await press(page, 'Occuparsene');
    find(page, 'input[name=urgency][value="5"]', HTMLInputElement).click();
    await send(page, '#move');
    expect(moved).to.deep.equal([{ version: 4, move: 'decide', urgency: 5 }]);
    expect(textOf(page)).to.contain('Deciso: si comincia');
    expect(findAll(page, '#move')).to.deep.equal([]);
  });

  it('says that somebody was quicker, reads it again and keeps what was typed', async () => {
    const moved: ClusterStep[] = [];
    let now = clusterOf();
    const page = await onPage(
      room({
        getCluster: () => Promise.resolve(now),
        moveCluster: (_, step) => {
          moved.push(step);
          return Promise.reject(new LoadFault('cluster_changed'));
        },
      }),
    );
    await press(page, 'Apri');
    await press(page, 'Metti da parte');
    type(page, '#words', 'Esiste già');
    now = clusterOf({ version: 5, signalCount: 7 });
    await send(page, '#move');
    expect(textOf(page)).to.contain('Nel frattempo è cambiato');
    expect(find(page, '#words', HTMLTextAreaElement).value).to.equal('Esiste già');
    now = decided;
    await send(page, '#move');
    expect(moved.map(({ version }) => version)).to.deep.equal([4, 5]);
    expect(textOf(page)).to.contain('Quello che avevi scritto');
    await press(page, 'Chiudi');
    expect(find(page, '#words', HTMLTextAreaElement).value).to.equal('Esiste già');
    expect(await faultsOf(page)).to.deep.equal([]);
  });
});

describe('<snodo-signals-desk>', () => {
  it('notes what is heard, once for the same words, and tells the page', async () => {
    const noted: NewSignal[] = [];
    let isDown = true;
    const page = await onPage(
      room({
        noteSignal: (signal) => {
          noted.push(signal);
          if (isDown) return Promise.reject(new LoadFault('unavailable'));
          return Promise.resolve({ ...unplaced, cluster: decided.id });
        },
      }),
    );
    find(page, 'details:has(#note)', HTMLDetailsElement).open = true;
    find(page, '#entry-note', HTMLSelectElement).value = 'INF3';
    type(page, '#heard', ' In molti lo chiedono ');
    await send(page, '#note');
    expect(find(page, '#heard', HTMLTextAreaElement).value).to.contain('In molti');
    isDown = false;
    await send(page, '#note');
    const [first, second] = noted;
    expect(first).to.deep.include({ entry: 'INF3', district: null, words: 'In molti lo chiedono' });
    expect(second).to.deep.equal(first);
    expect(textOf(page)).to.contain('sta in un bisogno comune');
    expect(find(page, '#heard', HTMLTextAreaElement).value).to.equal('');
  });

  it('says what a signal is about, and keeps the choice when somebody was quicker', async () => {
    const placed: [string, SignalPlace][] = [];
    let version = 1;
    const page = await onPage(
      room({
        listUnplaced: () => Promise.resolve({ items: [{ ...unplaced, version }], nextCursor: null }),
        placeSignal: (id, place) => {
          placed.push([id, place]);
          if (place.version === 2) return Promise.resolve({ ...unplaced, version: 3 });
          version = 2;
          return Promise.reject(new LoadFault('signal_changed'));
        },
      }),
    );
    find(page, `[id="entry-${unplaced.id}"]`, HTMLSelectElement).value = 'SAL1';
    find(page, `[id="district-${unplaced.id}"]`, HTMLSelectElement).value = 'municipio-4';
    await send(page, 'ul.signals form');
    expect(textOf(page)).to.contain('questo segnale è cambiato');
    await send(page, 'ul.signals form');
    const place = { entry: 'SAL1', district: 'municipio-4' };
    expect(placed).to.deep.equal([
      [unplaced.id, { version: 1, ...place }],
      [unplaced.id, { version: 2, ...place }],
    ]);
    expect(textOf(page)).to.contain('Di ogni segnale si sa');
  });
});
