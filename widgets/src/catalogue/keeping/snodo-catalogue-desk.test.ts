import { expect } from 'chai';
import { keepingApi } from '../../../test/fixtures-keeping.ts';
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
import type { KeepingApi } from './keeping-api.ts';
import './snodo-catalogue-desk.ts';

const deskOf = (changes: Partial<KeepingApi> = {}) =>
  html`<snodo-catalogue-desk .api=${keepingApi(changes)}></snodo-catalogue-desk>`;
const buttonOf = (page: HTMLElement, words: string) => {
  const found = findAll<HTMLButtonElement>(page, 'button').find(({ textContent }) =>
    textContent.includes(words),
  );
  if (!found) throw new Error(`no button says ${words}`);
  return found;
};

describe('<snodo-catalogue-desk>', () => {
  for (const language of ['it', 'en', 'ar'] as const) {
    it(`has no accessibility fault (${language})`, async () => {
      const page = await onPage(deskOf(), language);
      expect(textOf(page)).not.to.match(/(?:catalogue|catalogue-desk|common)\.\w/u);
      expect(await faultsOf(page)).to.deep.equal([]);
    });
  }

  it('tells what there is to do, what providers wrote and what nobody finds', async () => {
    const page = await onPage(deskOf());
    for (const words of [
      '3 servizi da riconfermare',
      'Ora il mercoledì',
      '15 gennaio 2027',
      '«logopedista»: 14 volte',
    ])
      expect(textOf(page)).to.contain(words);
  });

  it('verifies with one click, asks the provider and takes the link back', async () => {
    const page = await onPage(deskOf());
    buttonOf(page, 'Chiedi a chi lo offre').click();
    await settled();
    expect(textOf(page)).to.contain('Messaggio partito per: Doposcuola di quartiere');
    buttonOf(page, 'Ritira il link').click();
    await settled();
    buttonOf(page, 'È tutto giusto oggi').click();
    await settled();
    expect(textOf(page)).to.contain('Verificato il 29 novembre 2026');
    expect(await faultsOf(page)).to.deep.equal([]);
  });

  it('leads to the sheet of each, to a new one, to what wants attention, and tells what was saved', async () => {
    const page = await onPage(
      html`<snodo-catalogue-desk saved="doposcuola" .api=${keepingApi()}></snodo-catalogue-desk>`,
    );
    expect(findAll<HTMLAnchorElement>(page, 'section a').map(({ search }) => search)).to.deep.equal([
      '?lang=it&service=',
      '?lang=it&provider=c',
      '?lang=it&service=y',
      '?lang=it&service=x',
      '?lang=it&service=doposcuola',
    ]);
    expect(textOf(page)).to.contain('Scheda salvata e verificata oggi: Doposcuola di quartiere');
  });

  it('leads to the pages of the room; the taxonomy is the managers’', async () => {
    const pages = async (mayDecide: boolean) => {
      const page = await onPage(
        html`<snodo-catalogue-desk .mayDecide=${mayDecide} .api=${keepingApi()}></snodo-catalogue-desk>`,
      );
      return findAll(page, 'nav a').map(({ textContent }) => textContent.trim());
    };
    expect(await pages(false)).to.deep.equal(['Servizi', 'Chi li offre']);
    expect(await pages(true)).to.deep.equal(['Servizi', 'Chi li offre', 'Voci e gruppi', 'Voci fiscali']);
  });

  it('finds by name, and tells the words to the API', async () => {
    const asked: object[] = [];
    const page = await onPage(
      deskOf({
        listKept: async (narrowed) => {
          asked.push(narrowed);
          return { items: [], nextCursor: null };
        },
      }),
    );
    find(page, '#words', HTMLInputElement).value = ' dopo ';
    find(page, 'form', HTMLFormElement).requestSubmit();
    await settled();
    expect(asked.at(-1)).to.deep.equal({ show: 'all', q: 'dopo' });
  });

  it('says that it failed and tries again, and that there is nothing here', async () => {
    const failed = await onPage(deskOf({ listKept: () => Promise.reject(new LoadFault('unavailable')) }));
    expect(textOf(failed)).to.contain('Il catalogo non è arrivato');
    expect(await faultsOf(failed)).to.deep.equal([]);
    const empty = await onPage(deskOf({ listKept: async () => ({ items: [], nextCursor: null }) }));
    expect(textOf(empty)).to.contain('Nessun servizio qui');
  });
});
