import { expect } from 'chai';
import { catalogueApi, servicePage } from '../../test/fixtures-catalogue.ts';
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
import type { CatalogueApi } from './catalogue-api.ts';
import type { CatalogueFilters } from './catalogue-filters.ts';
import './snodo-service-catalogue.ts';

const listOf = (changes: Partial<CatalogueApi> = {}) =>
  html`<snodo-service-catalogue .api=${catalogueApi(changes)}></snodo-service-catalogue>`;
const buttonOf = (page: HTMLElement, words: string) => {
  const found = findAll<HTMLButtonElement>(page, 'button').find(({ textContent }) =>
    textContent.includes(words),
  );
  if (!found) throw new Error(`no button says ${words}`);
  return found;
};

describe('<snodo-service-catalogue>', () => {
  for (const language of ['it', 'en', 'ar'] as const) {
    it(`has no accessibility fault with its list, its filters and a comparison (${language})`, async () => {
      history.replaceState(null, '', location.pathname);
      const page = await onPage(listOf(), language);
      expect(textOf(page)).not.to.match(/(?:catalogue|portal|common)\.\w/u);
      expect(await faultsOf(page)).to.deep.equal([]);
      for (const box of findAll<HTMLInputElement>(page, 'article input').slice(0, 2)) box.click();
      await settled();
      find(page, '.comparing', HTMLButtonElement).click();
      await settled();
      expect(findAll(page, 'dialog[open] tbody tr').length).to.be.greaterThan(6);
      expect(await faultsOf(page)).to.deep.equal([]);
    });
  }

  it('says that it is on its way, that it failed, and shows it when tried again', async () => {
    const waiting = await onPage(listOf({ listServices: () => new Promise(() => undefined) }));
    expect(textOf(waiting)).to.contain('Cerchiamo tra i servizi');
    let asked = 0;
    const page = await onPage(
      listOf({
        listServices: () => {
          asked += 1;
          return asked === 1 ? Promise.reject(new LoadFault('unavailable')) : Promise.resolve(servicePage);
        },
      }),
    );
    expect(textOf(page)).to.contain('I servizi non sono arrivati');
    expect(await faultsOf(page)).to.deep.equal([]);
    buttonOf(page, 'Riprova').click();
    await settled();
    expect(findAll(page, 'article h3').length).to.equal(4);
  });

  it('says that a thing is not here yet, and takes the filters off', async () => {
    const asked: CatalogueFilters[] = [];
    const page = await onPage(
      listOf({
        listServices: async (filters) => {
          asked.push(filters);
          return { items: [], nextCursor: null, found: 'all' };
        },
      }),
    );
    expect(textOf(page)).to.contain('Qui non c’è ancora');
    expect(await faultsOf(page)).to.deep.equal([]);
    find(page, '#words', HTMLInputElement).value = 'xilofono';
    find(page, 'form', HTMLFormElement).requestSubmit();
    await settled();
    expect(asked.at(-1)?.q).to.equal('xilofono');
    expect(new URLSearchParams(location.search).get('q')).to.equal('xilofono');
    buttonOf(page, 'Tutti i servizi').click();
    await settled();
    expect(asked.at(-1)?.q).to.equal('');
    history.replaceState(null, '', location.pathname);
  });

  it('narrows by a filter, tells how many each would leave, and says what was taken for something else', async () => {
    const asked: CatalogueFilters[] = [];
    const page = await onPage(
      listOf({
        listServices: async (filters) => {
          asked.push(filters);
          return { ...servicePage, found: 'alike' };
        },
      }),
    );
    const cost = find(page, '#by-cost', HTMLSelectElement);
    expect(cost.textContent).to.contain('Gratis (1)');
    cost.value = 'free';
    cost.dispatchEvent(new Event('change'));
    await settled();
    expect(asked.at(-1)?.cost).to.equal('free');
    find(page, '#words', HTMLInputElement).value = 'badnte';
    find(page, 'form', HTMLFormElement).requestSubmit();
    await settled();
    expect(textOf(page)).to.contain('Non c’è proprio «badnte»');
    history.replaceState(null, '', location.pathname);
  });

  it('searches near the home of somebody helped, from a district or a place, and remembers it nowhere', async () => {
    const asked: CatalogueFilters[] = [];
    const page = await onPage(
      listOf({
        listServices: async (filters) => {
          asked.push(filters);
          return servicePage;
        },
      }),
    );
    const [address, steps] = [location.href, history.length];
    findAll<HTMLInputElement>(page, '.whom input')[1]?.click();
    await settled();
    expect(textOf(page)).to.contain('Dove abita questa persona?');
    const near = find(page, '#near', HTMLSelectElement);
    expect([...near.options].map(({ value }) => value)).to.contain('isola-1');
    near.value = 'isola-1';
    near.dispatchEvent(new Event('change'));
    await settled();
    expect(asked.at(-1)?.near).to.equal('isola-1');
    expect([location.href, history.length]).to.deep.equal([address, steps]);
    expect(Object.values(localStorage).concat(Object.values(sessionStorage)).join()).not.to.contain(
      'isola-1',
    );
    expect(await faultsOf(page)).to.deep.equal([]);
    findAll<HTMLInputElement>(page, '.whom input')[0]?.click();
    await settled();
    expect(asked.at(-1)?.near).to.equal('');
  });

  it('marks what was not confirmed for long, and compares no more than three', async () => {
    const page = await onPage(listOf());
    expect(textOf(page)).to.contain('Non confermato da più di sei mesi');
    for (const box of findAll<HTMLInputElement>(page, 'article input')) box.click();
    await settled();
    expect(findAll(page, 'article input:checked').length).to.equal(3);
    expect(find(page, '.comparing').textContent).to.contain('Confronta 3 servizi');
  });
});
