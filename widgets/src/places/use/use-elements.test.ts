import { expect } from 'chai';
import { contribution, hostingApi, keptPlace, placeUse } from '../../../test/fixtures-hosting.ts';
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
} from '../../../test/fixtures-page.ts';
import { LoadFault } from '../../ui/load.ts';
import type { HostingApi } from '../hosting/hosting-api.ts';
import './snodo-place-use.ts';
import './snodo-space-contribution.ts';
import type { ContributionApi } from './use-api.ts';

const languages = ['it', 'en', 'ar'] as const;
const never = () => new Promise<never>(() => undefined);
const fails = () => Promise.reject(new LoadFault('unavailable'));
const useOf = (changes: Partial<HostingApi> = {}) =>
  html`<snodo-place-use .api=${hostingApi(changes)} .place=${keptPlace}></snodo-place-use>`;
const recordOf = (
  getContribution: ContributionApi['getContribution'] = () => Promise.resolve(contribution),
) =>
  html`<snodo-space-contribution
    .api=${{ getContribution }}
    .organisations=${[
      { code: 'inventata', name: 'Farmacia Inventata' },
      { code: 'altra', name: 'Altra' },
    ]}
  ></snodo-space-contribution>`;

describe('<snodo-place-use>', () => {
  for (const language of languages)
    it(`draws and tells the same, and what is hidden says so (${language})`, async () => {
      const page = await onPage(useOf(), language);
      await settled();
      expect(findAll(page, 'table')).to.have.length(3);
      expect(findAll(page, 'svg.bars rect')).to.have.length(4);
      expect(textOf(page)).not.to.match(/(?:hosting|common)\.\w/u);
      expect(await faultsOf(page)).to.deep.equal([]);
    });

  it('says which months are told together, and which not yet', async () => {
    const page = await onPage(useOf());
    await settled();
    const [first, second] = findAll(find(page, 'table', HTMLElement), 'tbody tr').map(textOf);
    expect(first).to.contain('si conta con il mese seguente');
    expect(second).to.contain('ott 2026');
    expect(second).to.contain('uso da set 2026');
    expect(second).to.contain('64');
  });

  it('has its other states', async () => {
    for (const [getUse, state] of [
      [never, 'pending'],
      [fails, 'failed'],
      [() => Promise.resolve({ months: [] }), 'empty'],
    ] as const) {
      const page = await onPage(useOf({ getUse }));
      await settled();
      expect(find(page, 'snodo-load-state', HTMLElement).getAttribute('state')).to.equal(state);
    }
    expect(placeUse.months).to.have.length(2);
  });
});

describe('<snodo-space-contribution>', () => {
  for (const language of languages)
    it(`has no accessibility fault and no bare key (${language})`, async () => {
      const page = await onPage(recordOf(), language);
      await settled();
      expect(textOf(page)).not.to.match(/(?:hosting|common)\.\w/u);
      expect(await faultsOf(page)).to.deep.equal([]);
    });

  it('asks for another organisation and another period', async () => {
    const asked: unknown[] = [];
    const page = await onPage(
      recordOf((organisation, period) => {
        asked.push([organisation, period]);
        return Promise.resolve(contribution);
      }),
    );
    await settled();
    find(page, '#organisation', HTMLSelectElement).value = 'altra';
    find(page, 'form', HTMLFormElement).requestSubmit();
    await settled();
    expect(asked).to.deep.equal([
      ['inventata', {}],
      ['altra', { from: '2026-01-01', until: '2026-10-01' }],
    ]);
    expect(textOf(page)).to.contain('Di un mese non si dice niente');
    expect(find(page, 'a.button', HTMLAnchorElement).search).to.contain(
      'part=record&organisation=inventata&from=2026-01-01&until=2026-10-01',
    );
  });

  it('has its other states', async () => {
    for (const [answer, state] of [
      [never, 'pending'],
      [fails, 'failed'],
      [() => Promise.resolve({ ...contribution, places: [] }), 'empty'],
    ] as const) {
      const page = await onPage(recordOf(answer));
      await settled();
      expect(find(page, 'snodo-load-state', HTMLElement).getAttribute('state')).to.equal(state);
    }
  });
});
