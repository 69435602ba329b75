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
import type { ResearchAgreement, ResearchAgreementRecord, ResearchApi } from './research-api.ts';
import { extractFile } from './research-file.ts';
import './snodo-research-desk.ts';

const agreement: ResearchAgreement = {
  id: '00000000-0000-4000-8000-000000000601',
  campaign: { code: 'autunno-2026', name: 'Bisogni d’autunno' },
  researcher: { displayName: 'Ada Neri' },
  institution: 'Università',
  purpose: 'Cura e lavoro',
  endsOn: '2027-12-01',
  recordedBy: { displayName: 'Marta Conti' },
  confirmedBy: null,
  state: 'recorded',
  extract: 'waiting',
  may: ['confirm', 'end'],
};
const extract = {
  campaign: 'autunno-2026',
  madeOn: '2026-12-01',
  floor: 10,
  dimensions: ['q3'],
  items: ['q5', 'q6'],
  records: [
    { groups: { q3: '35-49' }, answers: { q5: ['on-site', 'shifts'], q6: ['15-29'] } },
    { groups: {}, answers: { q6: ['=1+1'] } },
  ],
};

function researchApi(changes: Partial<ResearchApi> = {}): ResearchApi {
  return {
    listAgreements: async () => ({
      items: [agreement],
      mayRecord: true,
      campaigns: [{ code: 'autunno-2026', name: 'Bisogni d’autunno' }],
    }),
    findResearchers: async () => [{ id: '00000000-0000-4000-8000-000000000602', displayName: 'Ada Neri' }],
    recordAgreement: async () => agreement,
    confirmAgreement: async () => ({ ...agreement, state: 'in_force', may: ['end'] }),
    endAgreement: async () => ({ ...agreement, state: 'over', may: [] }),
    readExtract: async () => extract,
    ...changes,
  };
}
const page = (changes: Partial<ResearchApi> = {}, language: 'it' | 'ar' = 'it') =>
  onPage(html`<snodo-research-desk .api=${researchApi(changes)}></snodo-research-desk>`, language);

describe('<snodo-research-desk>', () => {
  it('shows whose agreement it is, for what, until when, and whether it waits', async () => {
    const shown = await page();
    expect(textOf(shown))
      .to.contain('Ada Neri, Università')
      .and.contain('Da confermare')
      .and.contain('Cura e lavoro')
      .and.contain('1 dicembre 2027');
    expect(await faultsOf(shown)).to.deep.equal([]);
  });

  it('confirms one, and sends who has to show that it is she on her way', async () => {
    let times = 0;
    const shown = await page({
      confirmAgreement: async () => {
        times += 1;
        if (times === 1) throw new LoadFault('step_up_needed');
        return agreement;
      },
    });
    find(shown, 'li .button.primary').click();
    await settled();
    expect(find(shown, '.outcome a').getAttribute('href')).to.contain('section%3Dresearch');
    find(shown, 'li .button.primary').click();
    await settled();
    expect(textOf(shown)).to.contain('L’accordo è in vigore');
  });

  it('records one with somebody whom a search has found', async () => {
    const sent: ResearchAgreementRecord[] = [];
    const shown = await page({
      recordAgreement: async (_key, record) => {
        sent.push(record);
        return agreement;
      },
    });
    const form = find(shown, 'snodo-research-form');
    find(form, '#name', HTMLInputElement).value = 'Ada';
    find(form, 'form', HTMLFormElement).requestSubmit();
    await settled();
    expect(await faultsOf(shown)).to.deep.equal([]);
    find(form, '#institution', HTMLInputElement).value = 'Università';
    find(form, '#purpose', HTMLTextAreaElement).value = 'Cura e lavoro';
    find(form, '#endsOn', HTMLInputElement).value = '2027-12-01';
    findAll<HTMLFormElement>(form, 'form')[1]?.requestSubmit();
    await settled();
    expect(sent).to.deep.equal([
      {
        campaign: 'autunno-2026',
        personId: '00000000-0000-4000-8000-000000000602',
        institution: 'Università',
        purpose: 'Cura e lavoro',
        endsOn: '2027-12-01',
      },
    ]);
    expect(textOf(shown)).to.contain('ora lo conferma');
  });

  it('says why there is no extract, that there is no agreement, and nothing to who has no part in it', async () => {
    const refused = { ...agreement, state: 'in_force', extract: 'one_firm', may: [] } as const;
    const shown = await page({
      listAgreements: async () => ({
        items: [{ ...refused, may: [...refused.may] }],
        mayRecord: false,
        campaigns: [],
      }),
    });
    expect(textOf(shown)).to.contain('di una sola azienda');
    expect(findAll(shown, 'snodo-research-form')).to.deep.equal([]);
    const none = { items: [], mayRecord: true, campaigns: [] };
    expect(textOf(await page({ listAgreements: async () => none }))).to.contain('Nessun accordo');
    const failed = await page({ listAgreements: () => Promise.reject(new LoadFault('unavailable')) });
    expect(find(failed, 'snodo-load-state').getAttribute('state')).to.equal('failed');
    const closed = await page({ listAgreements: () => Promise.reject(new LoadFault('forbidden')) });
    expect(textOf(closed).trim()).to.equal('');
  });

  it('makes a file of one line a record, in which nothing runs', async () => {
    const { name, content } = extractFile(extract);
    expect(name).to.equal('autunno-2026-2026-12-01-research.csv');
    expect((await content.text()).split('\r\n')).to.deep.equal([
      '"q3","q5","q6"',
      '"35-49","on-site|shifts","15-29"',
      '"","","\'=1+1"',
      '',
    ]);
  });

  it('reads from right to left in Arabic', async () => {
    const shown = await page({}, 'ar');
    expect(textOf(shown)).to.contain('اتفاقات البحث');
    expect(await faultsOf(shown)).to.deep.equal([]);
  });
});
