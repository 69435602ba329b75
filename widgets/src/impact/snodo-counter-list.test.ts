import { expect } from 'chai';
import {
  describe,
  faultsOf,
  findAll,
  fixtureApi,
  html,
  it,
  onPage,
  textOf,
} from '../../test/fixtures-page.ts';
import './snodo-counter-list.ts';

describe('<snodo-counter-list>', () => {
  it('says for each figure what it counts, where it comes from and of which year it is', async () => {
    const counters = await fixtureApi().listCounters();
    const page = await onPage(html`<snodo-counter-list .counters=${counters}></snodo-counter-list>`);
    const text = textOf(page);
    for (const part of ['34', 'luoghi', 'Luoghi aperti', 'Dato pubblicato, 2019', 'Fonte: Retrospettiva']) {
      expect(text).to.contain(part);
    }
    expect(await faultsOf(page)).to.deep.equal([]);
  });

  it('names a shared source once and different ones each', async () => {
    const [counter] = await fixtureApi().listCounters();
    const other = { ...counter, code: 'companies', source: 'Bilancio sociale.' };
    const same = await onPage(
      html`<snodo-counter-list .counters=${[counter, counter]}></snodo-counter-list>`,
    );
    expect(textOf(same).match(/Fonte/gu)).to.have.length(1);
    const mixed = await onPage(html`<snodo-counter-list .counters=${[counter, other]}></snodo-counter-list>`);
    expect(findAll(mixed, 'li').map(textOf).join(' ').match(/Fonte/gu)).to.have.length(2);
  });
});
