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
import type { Site, SiteSettings, SitesApi } from './sites-api.ts';
import './snodo-sites.ts';

const site = (id: string, name: string, isMain: boolean): Site => ({
  id,
  name,
  district: 'Municipio 9',
  address: null,
  isMain,
  people: { kind: 'about', people: 340 },
});
const sites = [site('1', 'Bovisa', true), site('2', 'Greco', false)];

function sitesApi(changes: Partial<SitesApi> = {}): SitesApi {
  return {
    listOrganisations: async () => [{ code: 'naviglio', name: 'Officine Naviglio' }],
    listSites: async () => sites,
    createSite: async () => site('3', 'Lodi', false),
    updateSite: async () => site('2', 'Greco', false),
    removeSite: async () => ({ done: true }),
    placePeople: async () => ({ lines: 12 }),
    ...changes,
  };
}
const page = (changes: Partial<SitesApi> = {}, language: 'it' | 'ar' = 'it') =>
  onPage(html`<snodo-sites .api=${sitesApi(changes)}></snodo-sites>`, language);

async function choose(shown: HTMLElement, text: string): Promise<void> {
  const input = find(shown, '#file', HTMLInputElement);
  const files = new DataTransfer();
  files.items.add(new File([text], 'sedi.csv', { type: 'text/csv' }));
  input.files = files.files;
  find(find(shown, 'snodo-site-list'), 'form', HTMLFormElement).requestSubmit();
  await settled();
}

describe('<snodo-sites>', () => {
  it('shows the sites with how many work there, in bands, and which is the main one', async () => {
    const shown = await page();
    expect(textOf(shown)).to.contain('Bovisa').and.contain('Sede principale').and.contain('340 o poco più');
    expect(await faultsOf(shown)).to.deep.equal([]);
  });

  it('adds a site, and keeps what was typed when it is refused', async () => {
    const sent: SiteSettings[] = [];
    const shown = await page({
      createSite: async (_key, _organisation, settings) => {
        sent.push(settings);
        if (sent.length === 1) throw new LoadFault('site_name_taken');
        return site('3', settings.name, false);
      },
    });
    find(shown, 'section > button').click();
    await settled();
    find(shown, '#name', HTMLInputElement).value = 'Lodi';
    find(shown, 'dialog form', HTMLFormElement).requestSubmit();
    await settled();
    expect(textOf(shown)).to.contain('si chiama già così');
    expect(find(shown, '#name', HTMLInputElement).value).to.equal('Lodi');
    expect(await faultsOf(shown)).to.deep.equal([]);
    find(shown, 'dialog form', HTMLFormElement).requestSubmit();
    await settled();
    expect(sent.at(-1)).to.deep.equal({ name: 'Lodi', district: null, address: null, isMain: false });
    expect(textOf(shown)).to.contain('La sede è salvata');
    expect(findAll(shown, 'dialog')).to.deep.equal([]);
  });

  it('asks before it removes one', async () => {
    const removed: string[] = [];
    const shown = await page({
      removeSite: async (id) => {
        removed.push(id);
        return { done: true };
      },
    });
    find(shown, 'li .button.plain').click();
    await settled();
    expect(textOf(shown)).to.contain('«Greco» non sarà più una sede');
    expect(removed).to.deep.equal([]);
    find(shown, 'dialog form', HTMLFormElement).requestSubmit();
    await settled();
    expect(removed).to.deep.equal(['2']);
  });

  it('reads a list and says how many lines, or which lines are wrong', async () => {
    const lists: string[] = [];
    const faults = [
      { path: 'json.list.3', code: 'no_site', message: 'no site' },
      { path: 'json.list', code: 'site_unknown', message: 'Monza' },
    ];
    const shown = await page({
      placePeople: async (_organisation, list) => {
        lists.push(list);
        if (lists.length === 1) throw new LoadFault('site_list_not_fit', { faults });
        return { lines: 12 };
      },
    });
    await choose(shown, 'persona;sede\nanna;Monza\nbea;\n');
    expect(textOf(shown)).to.contain('Riga 3: manca la sede').and.contain('«Monza» non è una delle tue sedi');
    expect(await faultsOf(shown)).to.deep.equal([]);
    await choose(shown, 'persona;sede\nanna;Bovisa\n');
    expect(textOf(shown)).to.contain('12 righe lette');
    expect(lists).to.have.length(2);
  });

  it('says that there is none yet, that it failed, and shows nothing to who looks after no firm', async () => {
    expect(textOf(await page({ listSites: async () => [] }))).to.contain('Nessuna sede');
    const failed = await page({ listSites: () => Promise.reject(new LoadFault('unavailable')) });
    expect(find(failed, 'snodo-load-state').getAttribute('state')).to.equal('failed');
    expect(textOf(await page({ listOrganisations: async () => [] })).trim()).to.equal('');
  });

  it('reads from right to left in Arabic', async () => {
    const shown = await page({}, 'ar');
    expect(textOf(shown)).to.contain('مواقع العمل');
    expect(await faultsOf(shown)).to.deep.equal([]);
  });
});
