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
} from '../../../test/fixtures-page.ts';
import { LoadFault } from '../../ui/load.ts';
import './snodo-tax-labels.ts';
import type { TaxLabelPeriod, TaxLabelsApi } from './tax-labels-api.ts';

const period: TaxLabelPeriod = {
  id: crypto.randomUUID(),
  label: 'f-bis',
  startsOn: '2016-01-01',
  endsOn: null,
  reference: 'TUIR art. 51 c. 2 lett. f-bis',
  words: { it: 'Scuola e babysitter.', en: 'School and babysitters.', ar: 'المدرسة.' },
  checkedOn: null,
  version: 3,
  state: 'holds',
  services: 3,
};
const over: TaxLabelPeriod = {
  ...period,
  id: crypto.randomUUID(),
  label: 'f',
  endsOn: '2020-12-31',
  checkedOn: '2020-05-01',
  state: 'over',
};

const deskOf = (changes: Partial<TaxLabelsApi> = {}) => {
  const api: TaxLabelsApi = {
    list: async () => [period, over],
    add: async () => ({}),
    change: async () => ({}),
    ...changes,
  };
  return html`<snodo-tax-labels .api=${api}></snodo-tax-labels>`;
};
const press = async (page: HTMLElement, words: string) => {
  const button = findAll<HTMLButtonElement>(page, 'button').find(({ textContent }) =>
    textContent.trim().startsWith(words),
  );
  if (!button) throw new Error(`no button says ${words}`);
  button.click();
  await settled();
};
const type = async (page: HTMLElement, selector: string, text: string) => {
  const field = find<HTMLInputElement>(page, selector);
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  await settled();
};
const send = async (page: HTMLElement) => {
  find(page, 'form.part', HTMLFormElement).requestSubmit();
  await settled();
};

describe('<snodo-tax-labels>', () => {
  for (const language of ['it', 'en', 'ar'] as const) {
    it(`has no accessibility fault, with its form open too (${language})`, async () => {
      const page = await onPage(deskOf(), language);
      expect(await faultsOf(page)).to.deep.equal([]);
      findAll<HTMLButtonElement>(page, 'li button').at(0)?.click();
      await settled();
      expect(textOf(page)).not.to.match(/(?:tax-labels|provider-desk|service-form)\.\w/u);
      expect(await faultsOf(page)).to.deep.equal([]);
    });
  }

  it('tells since when each letter holds, what it says and whether an adviser read it', async () => {
    const page = await onPage(deskOf());
    for (const words of [
      'Lettera f-bis',
      'Vale oggi',
      'Dal 1 gennaio 2016',
      'Scuola e babysitter.',
      'Nessun consulente',
      'Non vale più',
      'Dal 1 gennaio 2016 al 31 dicembre 2020',
    ])
      expect(textOf(page)).to.contain(words);
  });

  it('ends a period, and says where what is written cannot be so', async () => {
    const sent: unknown[] = [];
    const page = await onPage(deskOf({ change: async (id, change) => sent.push([id, change]) && {} }));
    await press(page, 'Cambia');
    await type(page, '#endsOn', '2015-01-01');
    await send(page);
    expect(sent).to.deep.equal([]);
    expect(find(page, '#endsOn').getAttribute('aria-invalid')).to.equal('true');
    await type(page, '#endsOn', '2026-12-31');
    await send(page);
    expect(sent).to.deep.equal([
      [
        period.id,
        {
          version: 3,
          startsOn: '2016-01-01',
          endsOn: '2026-12-31',
          reference: period.reference,
          words: period.words,
          checkedOn: null,
        },
      ],
    ]);
    expect(textOf(page)).to.contain('Fatto');
  });

  it('shows at its field that days are taken already', async () => {
    const page = await onPage(
      deskOf({
        add: () => Promise.reject(new LoadFault('invalid_request', { fields: ['startsOn'] })),
      }),
    );
    await press(page, 'Aggiungi un periodo');
    await type(page, '#startsOn', '2016-05-01');
    await type(page, '#reference', 'Legge');
    await type(page, '#words-it', 'Parole.');
    await send(page);
    expect(find(page, '#startsOn-fault').textContent).to.contain('ha già un periodo');
    expect(await faultsOf(page)).to.deep.equal([]);
  });

  it('says that there is none, that it failed, and tries again', async () => {
    const empty = await onPage(deskOf({ list: async () => [] }));
    expect(textOf(empty)).to.contain('Nessun periodo');
    const failed = await onPage(deskOf({ list: () => Promise.reject(new LoadFault('unavailable')) }));
    expect(findAll(failed, '[state=failed]').length).to.equal(1);
    expect(await faultsOf(failed)).to.deep.equal([]);
  });
});
