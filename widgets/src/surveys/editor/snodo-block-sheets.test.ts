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
import { instrumentsApi, validatedBlocks } from '../../../test/fixtures-instruments.ts';
import type { Language } from '../../ui/i18n.ts';
import { LoadFault } from '../../ui/load.ts';
import type { InstrumentsApi } from './instruments-api.ts';
import './snodo-block-sheets.ts';

const open = async (changes: Partial<InstrumentsApi> = {}, language: Language = 'it') => {
  const page = await onPage(
    html`<snodo-block-sheets .api=${instrumentsApi(changes)}></snodo-block-sheets>`,
    language,
  );
  await settled();
  return page;
};
async function press(page: HTMLElement, words: string): Promise<void> {
  const button = findAll(page, 'button').find(
    (one) => one.textContent?.includes(words) || one.getAttribute('aria-label')?.includes(words),
  );
  if (!button) throw new Error(`no button says ${words}`);
  button.click();
  await settled();
}
const focused = (page: HTMLElement) =>
  find(page, 'snodo-block-sheets').shadowRoot?.activeElement ?? undefined;
const fill = (page: HTMLElement, selector: string, words: string) => {
  find(page, selector, HTMLInputElement).value = words;
};

describe('<snodo-block-sheets>', () => {
  for (const language of ['it', 'en', 'ar'] as const)
    it(`shows whose words there are, and the form, without an accessibility fault, in ${language}`, async () => {
      const page = await open({}, language);
      expect(textOf(page)).to.contain('Marta Conti');
      for (const fold of findAll<HTMLDetailsElement>(page, 'details')) fold.open = true;
      expect(await faultsOf(page)).to.deep.equal([]);
      find(page, '#wlc3-ar').click();
      await settled();
      expect(await faultsOf(page)).to.deep.equal([]);
    });

  it('says what it waits for, what failed, and to whom it is not open', async () => {
    const waiting = await open({ listBlocks: () => new Promise(() => undefined) });
    expect(find(waiting, 'snodo-load-state').getAttribute('state')).to.equal('pending');
    let calls = 0;
    const failed = await open({
      listBlocks: async () => {
        calls += 1;
        if (calls === 1) throw new LoadFault('unavailable');
        return { blocks: validatedBlocks };
      },
    });
    expect(await faultsOf(failed)).to.deep.equal([]);
    await press(failed, 'Riprova');
    expect(textOf(failed)).to.contain('Marta Conti');
    const closed = await open({
      listBlocks: async () => {
        throw new LoadFault('forbidden');
      },
    });
    expect(textOf(closed)).to.contain('Queste parole le cura');
    const away = await open({
      listBlocks: async () => {
        throw new LoadFault('not_signed_in');
      },
    });
    expect(find(away, 'snodo-load-state a', HTMLAnchorElement).href).to.contain('sign-in');
  });

  it('enters the words of a language once the licence is acknowledged, and goes back to where it was', async () => {
    const sent: unknown[] = [];
    const page = await open({
      putSheet: async (...entry) => {
        sent.push(entry);
        return { revision: 1 };
      },
    });
    await press(page, 'Inserisci le parole, English');
    expect(focused(page)?.id).to.equal('wlc3-en-source');
    fill(page, '#wlc3-en-source', ' Edition of 2012 ');
    for (const at of [0, 1, 2]) fill(page, `#wlc3-en-item-${at}`, `Line ${at}`);
    for (const at of [0, 1, 2, 3, 4]) fill(page, `#wlc3-en-step-${at}`, `Step ${at}`);
    fill(page, '#wlc3-en-basis', 'Letter of March');
    await press(page, 'Salva le parole');
    expect(sent).to.deep.equal([]);
    find(page, '[name="acknowledges"]').click();
    await press(page, 'Salva le parole');
    expect(sent).to.deep.equal([
      [
        'wlc3',
        'en',
        {
          revision: 0,
          source: 'Edition of 2012',
          items: ['Line 0', 'Line 1', 'Line 2'],
          scale: ['Step 0', 'Step 1', 'Step 2', 'Step 3', 'Step 4'],
          instruction: '',
          licenceBasis: 'Letter of March',
          acknowledgesLicence: true,
        },
      ],
    ]);
    expect(textOf(page)).to.contain('Parole inserite');
    expect(focused(page)?.id).to.equal('wlc3-en');
  });

  it('keeps what was typed when it is refused, and marks the field', async () => {
    const page = await open({
      putSheet: async () => {
        throw new LoadFault('sheet_not_fit', { fields: ['items'] });
      },
    });
    await press(page, 'Correggi le parole, Italiano');
    fill(page, '#ucla3-it-item-1', 'it frase uno');
    find(page, '[name="acknowledges"]').click();
    await press(page, 'Salva le parole');
    expect(textOf(page)).to.contain('non corrispondono allo strumento');
    expect(find(page, '#ucla3-it-item-1', HTMLInputElement).value).to.equal('it frase uno');
    expect(find(page, '#ucla3-it-item-1').getAttribute('aria-invalid')).to.equal('true');
    expect(await faultsOf(page)).to.deep.equal([]);
  });

  it('asks before the words are given up', async () => {
    const gone: unknown[] = [];
    const page = await open({
      deleteSheet: async (...asked) => {
        gone.push(asked);
      },
    });
    await press(page, 'Non usarle più, Italiano');
    expect(focused(page)?.className).to.equal('ask');
    expect(textOf(page)).to.contain('nessun nuovo questionario');
    expect(await faultsOf(page)).to.deep.equal([]);
    await press(page, 'Sì, non usarle più');
    expect(gone).to.deep.equal([['ucla3', 'it', 2]]);
  });
});
