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
import type { ServiceImport, ServiceImportApi, ServiceImportReport } from './service-import-api.ts';
import './snodo-service-import.ts';

const fit: ServiceImportReport = {
  format: 'csv',
  services: [
    { source: 'CSV', row: 2, name: 'Doposcuola', deed: 'add' },
    { source: 'CSV', row: 3, name: 'Orto', deed: 'change' },
  ],
  notes: [
    { source: 'CSV', row: 1, column: 'Appunti', code: 'column_passed_over', isFault: false, given: null },
  ],
  isFit: true,
  isDone: false,
};
const unfit: ServiceImportReport = {
  ...fit,
  services: [{ source: 'CSV', row: 2, name: 'Doposcuola', deed: null }],
  notes: [
    { source: 'CSV', row: 2, column: 'Orari', code: 'not_hours', isFault: true, given: 'di pomeriggio' },
  ],
  isFit: false,
};

const element = (answers: (file: ServiceImport) => ServiceImportReport, count = 2) => {
  const api: ServiceImportApi = {
    importServices: async (file) => answers(file),
    listProviders: async () =>
      [
        { organisation: 'uno', name: 'Uno' },
        { organisation: 'due', name: 'Due' },
      ].slice(0, count),
  };
  return html`<snodo-service-import .api=${api}></snodo-service-import>`;
};

async function send(page: HTMLElement, text = 'nome\nOrto'): Promise<void> {
  const given = new DataTransfer();
  given.items.add(new File([text], 'servizi.csv', { type: 'text/csv' }));
  const input = find(page, '#file', HTMLInputElement);
  input.files = given.files;
  input.dispatchEvent(new Event('change'));
  find(page, 'form', HTMLFormElement).requestSubmit();
  await settled();
  await settled();
}

describe('<snodo-service-import>', () => {
  for (const language of ['it', 'en', 'ar'] as const) {
    it(`is accessible in each state (${language})`, async () => {
      const page = await onPage(
        element(() => unfit),
        language,
      );
      expect(await faultsOf(page)).to.deep.equal([]);
      await send(page);
      expect(await faultsOf(page)).to.deep.equal([]);
      expect(textOf(page)).not.to.match(/(?:service-import|common)\.\w/u);
    });
  }

  it('tries a file first, and brings in what was tried once all of it fits', async () => {
    const sent: ServiceImport[] = [];
    const page = await onPage(
      element((file) => {
        sent.push(file);
        return { ...fit, isDone: !file.isDryRun };
      }),
    );
    let events = 0;
    page.addEventListener('snodo-services-imported', () => (events += 1));
    await send(page);
    expect(textOf(page))
      .to.contain('1 servizio nuovo')
      .and.contain('1 scheda che cambia')
      .and.contain('Appunti');
    expect(events).to.equal(0);
    const buttons = findAll<HTMLButtonElement>(page, '.report button');
    expect(buttons).to.have.length(1);
    buttons[0]?.click();
    await settled();
    expect(sent.map(({ isDryRun }) => isDryRun)).to.deep.equal([true, false]);
    expect(atob(sent[0]?.file ?? '')).to.equal('nome\nOrto');
    expect(sent[0]).to.include({ isVerified: true, provider: null });
    expect(textOf(page)).to.contain('Fatto');
    expect(events).to.equal(1);
  });

  it('says where and why a file cannot be, and offers nothing to bring in', async () => {
    const page = await onPage(element(() => unfit, 1));
    await send(page);
    expect(textOf(page)).to.contain('riga 2').and.contain('Orari').and.contain('di pomeriggio');
    expect(findAll(page, '.report button')).to.have.length(0);
    expect(findAll(page, '#provider')).to.have.length(0);
  });

  it('says that a file is too large before it is sent, and what the API refused', async () => {
    const page = await onPage(
      element(() => {
        throw new LoadFault('import_not_fit');
      }),
    );
    await send(page, 'x'.repeat(370_001));
    expect(textOf(page)).to.contain('troppo grande');
    await send(page);
    expect(find(page, '.outcome .fault', HTMLElement).textContent?.trim()).not.to.equal('');
  });
});
