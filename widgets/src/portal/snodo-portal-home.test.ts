import { expect } from 'chai';
import { places } from '../../test/fixtures-places.ts';
import {
  afterEach,
  describe,
  faultsOf,
  find,
  findAll,
  fixtureApi,
  html,
  it,
  onPage,
  recorded,
  settled,
  textOf,
} from '../../test/fixtures-page.ts';
import { LoadFault } from '../ui/load.ts';
import { readFilters, writeFilters } from './home-filters.ts';
import type { PortalApi } from './portal-api.ts';
import './snodo-portal-home.ts';

const home = (api: PortalApi) => html`<snodo-portal-home .api=${api}></snodo-portal-home>`;

function address(filters: string): void {
  history.replaceState(
    null,
    '',
    `${location.pathname}${writeFilters(location.search, readFilters(filters))}`,
  );
}

describe('<snodo-portal-home>', () => {
  afterEach(() => address(''));

  it('shows the programme, its figures, a list and a map', async () => {
    const page = await onPage(home(fixtureApi()));
    expect(findAll(page, 'h1').map(({ textContent }) => textContent)).to.deep.equal(["Milano Sei l'Altro"]);
    expect(findAll(page, 'snodo-place-card')).to.have.length(places.length);
    expect(find(page, '[role=status]').textContent.trim()).to.equal('5 luoghi');
    expect(await faultsOf(page)).to.deep.equal([]);
  });

  it('is accessible in Arabic', async () => {
    expect(await faultsOf(await onPage(home(fixtureApi()), 'ar'))).to.deep.equal([]);
  });

  it('says that it is waiting, and offers to try again after a failure', async () => {
    const never = new Promise<never>(() => {});
    const waiting = await onPage(home(fixtureApi({ getCommunity: () => never })));
    expect(find(waiting, 'snodo-load-state').getAttribute('state')).to.equal('pending');
    expect(await faultsOf(waiting)).to.deep.equal([]);
    let calls = 0;
    const listCounters = async () => {
      calls += 1;
      if (calls === 1) throw new LoadFault('unavailable');
      return fixtureApi().listCounters();
    };
    const page = await onPage(home(fixtureApi({ listCounters })));
    expect(await faultsOf(page)).to.deep.equal([]);
    find(find(page, 'snodo-load-state'), 'button').click();
    await settled();
    expect(findAll(page, 'snodo-counter-list')).to.have.length(1);
  });

  it('keeps the filters in the address and reads them from it', async () => {
    address('?district=municipio-4');
    const page = await onPage(home(fixtureApi()));
    expect(findAll(page, 'snodo-place-card')).to.have.length(1);
    find(page, '[data-district=municipio-6]', SVGGElement).dispatchEvent(
      new MouseEvent('click', { bubbles: true }),
    );
    await settled();
    expect(new URLSearchParams(location.search).get('district')).to.equal('municipio-6');
    expect(findAll(page, 'snodo-place-card')).to.have.length(4);
  });

  it('says why there is nothing and what to do', async () => {
    address('?q=zzz');
    const page = await onPage(home(fixtureApi()));
    expect(textOf(page)).to.contain('Prova a toglierne uno');
    expect(await faultsOf(page)).to.deep.equal([]);
  });

  it('adds the next page below and keeps what is there when that fails', async () => {
    let isDown = true;
    const listPlaces: PortalApi['listPlaces'] = async ({ limit, cursor }) => {
      if (limit === 100) return { items: places, nextCursor: null };
      if (cursor === undefined) return { items: places.slice(0, 2), nextCursor: 'two' };
      if (isDown) throw new LoadFault('unavailable');
      return { items: places.slice(2), nextCursor: null };
    };
    const page = await onPage(home(fixtureApi({ listPlaces })));
    expect(find(page, '[role=status]').textContent).to.contain('ce ne sono altri');
    find(page, '.more').click();
    await settled();
    expect(findAll(page, 'snodo-place-card')).to.have.length(2);
    expect(findAll(page, '[role=alert]')).to.have.length(1);
    isDown = false;
    find(page, '.more').click();
    await settled();
    expect(findAll(page, 'snodo-place-card')).to.have.length(places.length);
    expect(findAll(page, '.more')).to.have.length(0);
  });

  it('opens a place with what is held there, and forgets it when closed', async () => {
    const page = await onPage(home(fixtureApi()));
    find(find(page, 'snodo-place-card'), 'button').click();
    await settled();
    expect(new URLSearchParams(location.search).get('place')).to.equal('circolo-acli');
    expect(textOf(find(page, 'dialog'))).to.contain('Doposcuola di quartiere');
    find(page, 'dialog .close').click();
    await settled();
    expect(new URLSearchParams(location.search).has('place')).to.equal(false);
    expect(findAll(page, 'dialog')).to.have.length(0);
  });

  it('tells the frame the programme’s name', async () => {
    const page = await onPage(html``);
    const names = recorded(page, 'snodo-community-loaded');
    const element = document.createElement('snodo-portal-home');
    element.api = fixtureApi();
    page.append(element);
    await settled();
    expect(names).to.deep.equal([{ name: "Milano Sei l'Altro" }]);
  });
});
