import { expect } from 'chai';
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
  textOf,
} from '../../test/fixtures-page.ts';
import { drawn, roundOf, roundsApi } from '../../test/fixtures-rounds.ts';
import { LoadFault } from '../ui/load.ts';
import type { RoundsApi, RoundWish } from './rounds-api.ts';
import './snodo-allocation-result.ts';
import './snodo-rounds.ts';

const pageOf = (changes: Partial<RoundsApi> = {}) => {
  const address = new URL(location.href);
  address.searchParams.delete('round');
  history.replaceState(null, '', address);
  return html`<snodo-rounds .api=${roundsApi(changes)} .isSignedIn=${true}></snodo-rounds>`;
};
const resultOf = (code?: string) =>
  html`<h1>Posti</h1>
    <snodo-allocation-result .result=${drawn} .code=${code}></snodo-allocation-result>`;
const press = async (page: HTMLElement, words: string) => {
  const found = findAll<HTMLButtonElement>(page, 'button').find(({ textContent }) =>
    textContent.includes(words),
  );
  if (!found) throw new Error(`no button says ${words}`);
  found.click();
  await settled();
};
const openAll = async (page: HTMLElement) => {
  for (const details of findAll<HTMLDetailsElement>(page, 'details')) details.open = true;
  await settled();
};
/** A key that no sentence stands for; names of files have such words too. */
const unworded = /(?<![-\w])(?:round|common|portal)\.\w/u;

describe('<snodo-allocation-result>', () => {
  for (const language of ['it', 'en', 'ar'] as const) {
    it(`has no accessibility fault with everything open (${language})`, async () => {
      const page = await onPage(resultOf('BBBB-2222'), language);
      await openAll(page);
      expect(textOf(page)).not.to.match(unworded);
      expect(await faultsOf(page)).to.deep.equal([]);
    });
  }

  it('shows a family its number, its place, its turn in the other queue, and what was needed to get in', async () => {
    const text = textOf(await onPage(resultOf('BBBB-2222')));
    for (const part of [
      'BBBB-2222',
      'numero sorteggiato 22222222',
      'Sei in lista d’attesa, al posto 1',
      'Sei nella classe 2; l’ultima persona entrata era nella classe 1',
      'Hai il posto',
      'Nessuno è rimasto fuori',
    ])
      expect(text).to.contain(part);
  });

  it('looks up a code that is typed, in small letters too, and says when there is none', async () => {
    const page = await onPage(resultOf());
    const ask = async (code: string) => {
      find(page, '#code', HTMLInputElement).value = code;
      find(page, 'form', HTMLFormElement).requestSubmit();
      await settled();
    };
    await ask('aaaa-1111');
    expect(textOf(page)).to.contain('Non serve: hai un posto che preferivi');
    await ask('ZZZZ-9999');
    expect(textOf(page)).to.contain('Il codice ZZZZ-9999 non è in questo bando');
    expect(await faultsOf(page)).to.deep.equal([]);
  });

  it('ranks all codes by their numbers and gives the file with which anybody can draw again', async () => {
    const page = await onPage(resultOf());
    await openAll(page);
    const codes = findAll(page, 'details tbody tr th').map(({ textContent }) => textContent);
    expect(codes).to.deep.equal(['BBBB-2222', 'AAAA-1111']);
    const downloaded = recorded(page, 'snodo-result-downloaded');
    await press(page, 'Scarica il file');
    expect(downloaded).to.have.length(1);
  });
});

describe('<snodo-rounds>', () => {
  for (const language of ['it', 'en', 'ar'] as const) {
    it(`has no accessibility fault as a list with an application open (${language})`, async () => {
      const page = await onPage(pageOf(), language);
      await openAll(page);
      expect(textOf(page)).not.to.match(unworded);
      expect(await faultsOf(page)).to.deep.equal([]);
    });
  }

  it('says that it is on its way, that it failed, that there is none, and asks to sign in', async () => {
    const waiting = await onPage(pageOf({ listRounds: () => new Promise(() => undefined) }));
    expect(findAll(waiting, 'snodo-load-state')).to.have.length(1);
    expect(await faultsOf(waiting)).to.deep.equal([]);
    const failed = await onPage(pageOf({ listRounds: () => Promise.reject(new LoadFault('unavailable')) }));
    expect(textOf(failed)).to.contain('non sono arrivati');
    expect(await faultsOf(failed)).to.deep.equal([]);
    const empty = await onPage(
      pageOf({ listRounds: () => Promise.resolve({ items: [], nextCursor: null }) }),
    );
    expect(textOf(empty)).to.contain('non c’è nessun bando');
    expect(await faultsOf(empty)).to.deep.equal([]);
    const nobody = await onPage(html`<snodo-rounds .api=${roundsApi()}></snodo-rounds>`);
    expect(find(nobody, 'a.button.primary', HTMLAnchorElement).href).to.contain('/account/sign-in');
    expect(await faultsOf(nobody)).to.deep.equal([]);
  });

  it('applies with the services in her order, and shows the code that is hers', async () => {
    const applied: (readonly RoundWish[])[] = [];
    const page = await onPage(
      pageOf({
        listRounds: () => Promise.resolve({ items: [roundOf()], nextCursor: null }),
        apply: (_id, wishes) => {
          applied.push(wishes);
          return Promise.resolve(roundOf({ mine: { code: 'CCCC-3333', wishes: [...wishes] } }));
        },
      }),
    );
    await openAll(page);
    await press(page, 'Nido condiviso');
    await press(page, 'Doposcuola');
    const raise = findAll<HTMLButtonElement>(page, 'ol.wishes button').filter(({ textContent }) =>
      textContent.includes('Più in alto'),
    );
    expect(raise[0]?.disabled).to.equal(true);
    raise[1]?.click();
    await settled();
    find(page, '[name=level0]', HTMLInputElement).checked = true;
    find(page, 'form', HTMLFormElement).requestSubmit();
    await settled();
    expect(applied[0]?.map(({ service, levels }) => [service, levels])).to.deep.equal([
      ['doposcuola', [0]],
      ['nido', [0]],
    ]);
    expect(textOf(page)).to.contain('CCCC-3333');
    expect(await faultsOf(page)).to.deep.equal([]);
  });

  it('keeps her order when she is refused, and says why', async () => {
    const page = await onPage(
      pageOf({
        listRounds: () => Promise.resolve({ items: [roundOf()], nextCursor: null }),
        apply: () => Promise.reject(new LoadFault('round_over')),
      }),
    );
    await openAll(page);
    await press(page, 'Doposcuola');
    find(page, 'form', HTMLFormElement).requestSubmit();
    await settled();
    expect(textOf(page)).to.contain('Il termine è passato');
    expect(findAll(page, 'ol.wishes li')).to.have.length(1);
  });

  it('opens what was drawn under an address of its own', async () => {
    const page = await onPage(pageOf());
    await press(page, 'Vedi come è andata');
    expect(new URL(location.href).searchParams.has('round')).to.equal(true);
    expect(textOf(page)).to.contain('BBBB-2222');
  });
});
