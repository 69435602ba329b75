import { expect } from 'chai';
import { bareSheet, catalogueApi, serviceSheet } from '../../test/fixtures-catalogue.ts';
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
import type { CatalogueApi, RenewalAnswer, ServiceSheet } from './catalogue-api.ts';
import './snodo-service-renewal.ts';
import './snodo-service.ts';

const sheetOf = (changes: Partial<CatalogueApi> = {}) =>
  html`<snodo-service .api=${catalogueApi(changes)} service="doposcuola"></snodo-service>`;
const renewalOf = (changes: Partial<CatalogueApi> = {}) =>
  html`<snodo-service-renewal
    .api=${catalogueApi(changes)}
    .secret=${'A'.repeat(43)}
  ></snodo-service-renewal>`;

describe('<snodo-service>', () => {
  for (const language of ['it', 'en', 'ar'] as const) {
    it(`has no accessibility fault, whatever is known (${language})`, async () => {
      for (const sheet of [undefined, bareSheet]) {
        const page = await onPage(sheetOf(sheet ? { getService: async () => sheet } : {}), language);
        expect(textOf(page)).not.to.match(/(?:catalogue|portal|common)\.\w/u);
        expect(await faultsOf(page)).to.deep.equal([]);
      }
    });
  }

  it('says of every fact that is not known that it is not', async () => {
    const page = await onPage(sheetOf({ getService: async () => bareSheet }));
    for (const words of [
      'Orari: non li sappiamo',
      'Costo: non lo sappiamo',
      'Zona: non la sappiamo',
      'Posti: non lo sappiamo',
    ])
      expect(textOf(page)).to.contain(words);
    expect(textOf(page)).to.contain('Nessuno l’ha ancora verificato');
  });

  it('tells somebody who may not know of it no more than that it is not here', async () => {
    const page = await onPage(sheetOf({ getService: () => Promise.reject(new LoadFault('not_found')) }));
    expect(textOf(page)).to.contain('Questo servizio non c’è');
    expect(find(page, 'a.button.primary', HTMLAnchorElement).href).to.contain('/account/sign-in');
    expect(await faultsOf(page)).to.deep.equal([]);
  });

  it('says what the law says of its tax label, and warns when that holds no more', async () => {
    const page = await onPage(sheetOf());
    for (const words of ['lettera f-bis', 'Vale dal 1 gennaio 2016', 'Nessun consulente'])
      expect(textOf(page)).to.contain(words);
    expect(textOf(page)).not.to.contain('non vale più');
    const taxPeriod = { ...serviceSheet.taxPeriod, state: 'over' as const, endsOn: '2026-06-30' };
    expect(await faultsOf(page)).to.deep.equal([]);
    const over = await onPage(
      sheetOf({ getService: async () => ({ ...serviceSheet, taxPeriod }) as ServiceSheet }),
    );
    expect(textOf(over)).to.contain('non vale più dal 1 luglio 2026');
    expect(await faultsOf(over)).to.deep.equal([]);
    const none = await onPage(sheetOf({ getService: async () => ({ ...serviceSheet, taxPeriod: null }) }));
    expect(textOf(none)).to.contain('Non sappiamo se');
    expect(await faultsOf(none)).to.deep.equal([]);
  });

  it('fails with a way to try again', async () => {
    const page = await onPage(sheetOf({ getService: () => Promise.reject(new LoadFault('unavailable')) }));
    expect(findAll(page, 'button').length).to.equal(1);
    expect(await faultsOf(page)).to.deep.equal([]);
  });
});

describe('<snodo-service-renewal>', () => {
  for (const language of ['it', 'en', 'ar'] as const) {
    it(`has no accessibility fault with its question open (${language})`, async () => {
      const page = await onPage(renewalOf(), language);
      findAll<HTMLButtonElement>(page, 'button')[1]?.click();
      await settled();
      expect(textOf(page)).not.to.match(/(?:catalogue|portal|common)\.\w/u);
      expect(await faultsOf(page)).to.deep.equal([]);
    });
  }

  it('confirms with one click and says what stands now', async () => {
    const given: RenewalAnswer[] = [];
    const page = await onPage(
      renewalOf({
        answerRenewal: async (answer) => {
          given.push(answer);
          return { answer: 'confirmed', verifiedOn: '2026-11-29' };
        },
      }),
    );
    find(page, 'button.primary', HTMLButtonElement).click();
    await settled();
    expect(given).to.deep.equal([{ secret: 'A'.repeat(43), answer: 'confirmed' }]);
    expect(textOf(page)).to.contain('29 novembre 2026');
    expect(await faultsOf(page)).to.deep.equal([]);
  });

  it('says that a link is over', async () => {
    const page = await onPage(
      renewalOf({ readRenewal: () => Promise.reject(new LoadFault('renewal_over')) }),
    );
    expect(textOf(page)).to.contain('Questo link non vale più');
    expect(await faultsOf(page)).to.deep.equal([]);
  });
});
