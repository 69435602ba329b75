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
  until,
} from '../../../test/fixtures-page.ts';
import { instrumentPage, instrumentsApi } from '../../../test/fixtures-instruments.ts';
import type { Language } from '../../ui/i18n.ts';
import { LoadFault } from '../../ui/load.ts';
import type { InstrumentsApi } from './instruments-api.ts';
import './snodo-instrument-list.ts';
import './snodo-instrument-view.ts';

const openList = (changes: Partial<InstrumentsApi> = {}, language: Language = 'it') =>
  onPage(
    html`<snodo-instrument-list
      .api=${instrumentsApi(changes)}
      @snodo-draft-created=${(creating: Event) => creating.preventDefault()}
    ></snodo-instrument-list>`,
    language,
  );
/** As a person chooses a file in the window of the system. */
async function choose(page: HTMLElement, file: File): Promise<void> {
  const field = find(page, 'input[type=file]', HTMLInputElement);
  const chosen = new DataTransfer();
  chosen.items.add(file);
  field.files = chosen.files;
  field.dispatchEvent(new Event('change'));
  await until(() => /rimast/u.test(textOf(page)) || findAll(page, '[role=alert]').length > 0);
}

async function press(page: HTMLElement, selector: string): Promise<void> {
  find(page, selector).click();
  await settled();
}

describe('<snodo-instrument-list>', () => {
  for (const language of ['it', 'en', 'ar'] as const)
    it(`shows versions and drafts without an accessibility fault, in ${language}`, async () => {
      const page = await openList({}, language);
      expect(textOf(page)).to.contain('Lavoro, cura e bisogni');
      expect(await faultsOf(page)).to.deep.equal([]);
    });

  it('says why it is empty, and tries again what failed', async () => {
    const empty = await openList({ list: async () => ({ ...instrumentPage, items: [] }) });
    expect(textOf(empty)).to.contain('Comincia da un foglio bianco');
    let calls = 0;
    const failed = await openList({
      list: async () => {
        calls += 1;
        if (calls === 1) throw new LoadFault('unavailable');
        return instrumentPage;
      },
    });
    expect(await faultsOf(failed)).to.deep.equal([]);
    find(find(failed, 'snodo-load-state'), 'button').click();
    await settled();
    expect(textOf(failed)).to.contain('Turni e cura');
  });

  it('offers nothing to change to whoever only reads', async () => {
    const page = await openList({
      list: async () => ({
        ...instrumentPage,
        mayEdit: false,
        items: instrumentPage.items.map((one) => ({ ...one, draft: null })),
      }),
    });
    expect(textOf(page)).to.contain('usate dalle tue rilevazioni');
    expect(page.querySelector('snodo-instrument-list')?.shadowRoot?.querySelector('button')).to.equal(null);
  });

  it('shows drafts and their tools to nobody where it is for reading', async () => {
    const page = await onPage(
      html`<snodo-instrument-list .api=${instrumentsApi()} .isForReading=${true}></snodo-instrument-list>`,
    );
    expect(textOf(page)).to.contain('Leggi e prova');
    expect(textOf(page)).not.to.contain('Continua la bozza');
    expect(page.querySelector('snodo-instrument-list')?.shadowRoot?.querySelector('button')).to.equal(null);
  });

  it('begins a draft from a title, whose short name it proposes, or from JSON', async () => {
    const made: unknown[] = [];
    const page = await openList({
      createDraft: async (_key, draft) => {
        made.push(draft);
        return { id: '1' };
      },
    });
    await press(page, 'button.primary');
    expect(await faultsOf(page)).to.deep.equal([]);
    const title = find(page, '#new-title', HTMLInputElement);
    title.value = 'Città, turni & cura';
    title.dispatchEvent(new Event('input', { bubbles: true }));
    expect(find(page, '#new-code', HTMLInputElement).value).to.equal('citta-turni-cura');
    const form = find(page, 'form', HTMLFormElement);
    form.requestSubmit();
    await settled();
    expect(made[0]).to.deep.equal({
      code: 'citta-turni-cura',
      source: { kind: 'blank', title: 'Città, turni & cura', language: 'it' },
    });
    find(page, '#new-from', HTMLSelectElement).value = 'lab-ideas';
    form.requestSubmit();
    await settled();
    expect(made.pop()).to.deep.equal({
      code: 'citta-turni-cura',
      source: { kind: 'template', template: 'lab-ideas', title: 'Città, turni & cura', language: 'it' },
    });
    find(page, '#new-json', HTMLTextAreaElement).value = '{"title":"x"}';
    form.requestSubmit();
    await settled();
    expect(made[1]).to.deep.equal({
      code: 'citta-turni-cura',
      source: { kind: 'definition', definition: { title: 'x' } },
    });
  });

  it('begins a draft from a file, and says what became of it', async () => {
    const made: unknown[] = [];
    const page = await openList({
      createDraft: async (_key, draft) => {
        made.push(draft);
        return { id: '1' };
      },
    });
    const survey = {
      title: 'Turni',
      logo: 'https://example.org/logo.png',
      pages: [
        {
          name: 'p',
          elements: [
            {
              type: 'radiogroup',
              name: 'turno',
              title: 'Che turno fai?',
              choices: ['mattina', 'notte'],
              hasOther: true,
            },
            { type: 'signaturepad', name: 'firma', title: 'Firma' },
          ],
        },
      ],
    };
    await choose(page, new File([JSON.stringify(survey)], 'turni.json'));
    const text = textOf(page);
    expect(text)
      .to.contain('Turni')
      .and.to.match(/rimast[ae]/u)
      .and.to.match(/fuori/u);
    expect(await faultsOf(page)).to.deep.equal([]);
    expect(find(page, '#new-code', HTMLInputElement).value).to.equal('turni');
    find(page, 'form', HTMLFormElement).requestSubmit();
    await settled();
    expect(made).to.have.length(1);
    const [{ code, source }] = made as [
      { code: string; source: { kind: string; definition: { pages: unknown[] } } },
    ];
    expect([code, source.kind]).to.deep.equal(['turni', 'definition']);
    expect(JSON.stringify(source.definition)).to.contain('Che turno fai?').and.not.to.contain('firma');
  });

  it('refuses a file that is none of these, in a sentence', async () => {
    const page = await openList();
    await choose(page, new File(['<!DOCTYPE x [<!ENTITY a "b">]><document>&a;</document>'], 'x.lss'));
    expect(find(page, '[role=alert]').textContent?.trim()).not.to.equal('');
    expect(page.querySelector('snodo-instrument-list')?.shadowRoot?.querySelector('form')).to.equal(null);
    expect(await faultsOf(page)).to.deep.equal([]);
  });

  it('asks in a sentence before it throws a draft away', async () => {
    const gone: unknown[] = [];
    const page = await openList({
      deleteDraft: async (...asked) => {
        gone.push(asked);
        return { done: true };
      },
    });
    await press(page, '.draft button');
    expect(textOf(page)).to.contain('Vuoi eliminare la bozza di «Turni e cura»?');
    expect(gone).to.deep.equal([]);
    expect(await faultsOf(page)).to.deep.equal([]);
    await press(page, '.draft button.danger');
    expect(gone).to.deep.equal([[instrumentPage.items[0]?.draft?.id, 4]]);
  });
});

describe('<snodo-instrument-view>', () => {
  it('shows the questions of a version in order, and lets them be tried', async () => {
    const page = await onPage(
      html`<snodo-instrument-view
        .api=${instrumentsApi()}
        .code=${'turni-e-cura'}
        .version=${1}
      ></snodo-instrument-view>`,
    );
    await settled();
    expect(textOf(page)).to.contain('Che turno fai?');
    expect(await faultsOf(page)).to.deep.equal([]);
    find(page, 'ol li:nth-child(3) button').click();
    await settled();
    expect(textOf(find(page, 'snodo-survey-player'))).to.contain('Che turno fai?');
    const gone = await onPage(
      html`<snodo-instrument-view
        .api=${instrumentsApi({
          get: async () => {
            throw new LoadFault('not_found');
          },
        })}
        .code=${'x'}
        .version=${1}
      ></snodo-instrument-view>`,
    );
    expect(textOf(gone)).to.contain('Questa versione non c’è');
    expect(await faultsOf(gone)).to.deep.equal([]);
  });

  it('is taken away to print, as a form, for SurveyJS and as a codebook', async () => {
    const whole = {
      title: { it: 'Turni' },
      pages: [
        {
          name: 'p',
          elements: [
            {
              type: 'radiogroup',
              name: 'turno',
              title: { it: 'Che turno fai?' },
              choices: [
                { value: 'mattina', text: { it: 'Mattina' } },
                { value: 'notte', text: { it: 'Notte' } },
              ],
            },
          ],
        },
      ],
      x: { version: 1, locales: ['it'] },
    };
    const page = await onPage(
      html`<snodo-instrument-view
        .api=${instrumentsApi({ get: async (code, version) => ({ ...(await instrumentsApi().get(code, version)), definition: whole }) })}
        .code=${'turni-e-cura'}
        .version=${1}
      ></snodo-instrument-view>`,
    );
    await settled();
    const files: { name: string; size: number; type: string }[] = [];
    const { createObjectURL } = URL;
    const { click } = HTMLAnchorElement.prototype;
    let last: Blob | undefined;
    URL.createObjectURL = (content: Blob) => {
      last = content;
      return 'blob:nothing';
    };
    HTMLAnchorElement.prototype.click = function keep(this: HTMLAnchorElement) {
      files.push({ name: this.download, size: last?.size ?? 0, type: last?.type ?? '' });
    };
    try {
      const buttons = [
        ...(page
          .querySelector('snodo-instrument-view')
          ?.shadowRoot?.querySelectorAll<HTMLElement>('[role=group] button') ?? []),
      ];
      expect(buttons).to.have.length(4);
      for (const [index, button] of buttons.entries()) {
        button.click();
        await until(() => files.length > index);
      }
    } finally {
      URL.createObjectURL = createObjectURL;
      HTMLAnchorElement.prototype.click = click;
    }
    expect(files.map(({ name }) => name)).to.deep.equal([
      'turni-e-cura-1.html',
      'turni-e-cura-1.xlsx',
      'turni-e-cura-1.json',
      'turni-e-cura-1.xml',
    ]);
    for (const { size } of files) expect(size).to.be.greaterThan(200);
  });
});
