import { expect } from 'chai';
import { taxonomy } from '../../test/fixtures-places.ts';
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
  until,
} from '../../test/fixtures-page.ts';
import { territory } from '../../test/fixtures-territory.ts';
import { readFilters, type HomeFilters } from './home-filters.ts';
import './snodo-answer-filters.ts';

function filters(search: string) {
  return html`<snodo-answer-filters
    .filters=${readFilters(search)}
    .territory=${territory}
    .taxonomy=${taxonomy}
  ></snodo-answer-filters>`;
}

type Changed = { filters: HomeFilters };

describe('<snodo-answer-filters>', () => {
  it('is accessible for each list', async () => {
    for (const search of ['', '?show=services&group=INF', '?show=activities']) {
      expect(await faultsOf(await onPage(filters(search)))).to.deep.equal([]);
    }
  });

  it('offers only the filters that the list knows', async () => {
    expect(findAll(await onPage(filters('')), '#words, #district, #kind')).to.have.length(3);
    expect(findAll(await onPage(filters('?show=services')), '#words, #district, #group')).to.have.length(3);
    expect(findAll(await onPage(filters('?show=activities')), '#words, #kind, #group')).to.have.length(0);
  });

  it('changes list, district and kind', async () => {
    const page = await onPage(filters(''));
    const changed = recorded<Changed>(page, 'snodo-filters-changed');
    findAll<HTMLInputElement>(page, '[name=show]')[1]?.click();
    const district = find(page, '#district', HTMLSelectElement);
    district.value = 'municipio-6';
    district.dispatchEvent(new Event('change', { bubbles: true }));
    const kind = find(page, '#kind', HTMLSelectElement);
    kind.value = 'isola';
    kind.dispatchEvent(new Event('change', { bubbles: true }));
    expect(changed.map(({ filters: now }) => [now.show, now.district, now.kind])).to.deep.equal([
      ['services', null, null],
      ['places', 'municipio-6', null],
      ['places', null, 'isola'],
    ]);
  });

  it('looks for words after a pause in typing, once, and at once on Enter', async () => {
    const page = await onPage(filters(''));
    const changed = recorded<Changed>(page, 'snodo-filters-changed');
    const words = find(page, '#words', HTMLInputElement);
    for (const typed of ['l', 'li', 'lib']) {
      words.value = typed;
      words.dispatchEvent(new Event('input', { bubbles: true }));
    }
    expect(changed).to.have.length(0);
    await until(() => changed.length > 0);
    expect(changed.map(({ filters: now }) => now.q)).to.deep.equal(['lib']);
    find(page, 'form', HTMLFormElement).requestSubmit();
    expect(changed).to.have.length(2);
  });

  it('takes every filter away', async () => {
    const page = await onPage(filters('?district=municipio-6&kind=isola&q=bar'));
    const changed = recorded<Changed>(page, 'snodo-filters-changed');
    expect(find(page, '.fold').textContent).to.contain('Filtri (3)');
    find(page, '.clear').click();
    expect(changed[0]?.filters).to.deep.equal(readFilters(''));
  });

  it('folds its fields on a narrow screen and says so', async () => {
    const page = await onPage(filters(''));
    page.setAttribute('style', 'inline-size: 20rem');
    const fold = find(page, '.fold');
    const isShown = () => getComputedStyle(find(page, '#fields')).display !== 'none';
    expect([fold.getAttribute('aria-expanded'), isShown()]).to.deep.equal(['false', false]);
    fold.click();
    await settled();
    expect([fold.getAttribute('aria-expanded'), isShown()]).to.deep.equal(['true', true]);
    expect(await faultsOf(page)).to.deep.equal([]);
  });
});
