import { expect } from 'chai';
import { choices, provider, providersApi } from '../../../test/fixtures-keeping.ts';
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
import type { NewAccreditation, NewVisit, ProviderChange, ProvidersApi } from './providers-api.ts';
import './snodo-provider-list.ts';
import './snodo-provider.ts';

const pageOf = (changes: Partial<ProvidersApi> = {}, organisation = 'cooperativa') =>
  html`<snodo-provider organisation=${organisation} .api=${providersApi(changes)}></snodo-provider>`;
const listOf = (changes: Partial<ProvidersApi> = {}) =>
  html`<snodo-provider-list .api=${providersApi(changes)}></snodo-provider-list>`;
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

describe('<snodo-provider-list>', () => {
  for (const language of ['it', 'en', 'ar'] as const) {
    it(`has no accessibility fault (${language})`, async () => {
      const page = await onPage(listOf(), language);
      expect(textOf(page)).not.to.match(/(?:provider-desk|catalogue-desk|service-form)\.\w/u);
      expect(await faultsOf(page)).to.deep.equal([]);
    });
  }

  it('marks what ends soon, and offers organisations that are no provider yet', async () => {
    const page = await onPage(listOf());
    for (const words of ['2 servizi', 'L’accreditamento finisce il 15 gennaio 2027', 'Qualità: 1 su 6'])
      expect(textOf(page)).to.contain(words);
    expect(
      findAll<HTMLOptionElement>(page, '#organisation option').map((option) => option.value),
    ).to.deep.equal(['', 'partenariato']);
    expect(find(page, 'section a', HTMLAnchorElement).search).to.equal('?lang=it&provider=cooperativa');
  });

  it('brings in an organisation that is not here yet, and says when it is', async () => {
    const sent: object[] = [];
    let isThere = true;
    const page = await onPage(
      listOf({
        create: async (_key, made) => {
          sent.push(made);
          if (isThere) throw new LoadFault('invalid_request', { fields: ['name'] });
          return provider;
        },
      }),
    );
    const addresses: string[] = [];
    page.addEventListener('snodo-provider-made', (event) => {
      event.preventDefault();
      if (event instanceof CustomEvent) addresses.push(String(event.detail.address));
    });
    find(page, 'details', HTMLDetailsElement).open = true;
    const form = find(page, 'details form', HTMLFormElement);
    form.requestSubmit();
    await settled();
    expect(sent).to.deep.equal([]);
    const name = find(page, '#name', HTMLInputElement);
    expect(name.getAttribute('aria-invalid')).to.equal('true');
    name.value = ' Orto insieme ';
    name.dispatchEvent(new Event('input'));
    form.requestSubmit();
    await settled();
    expect(find(page, '#name-fault').textContent).to.contain('c’è già');
    expect(await faultsOf(page)).to.deep.equal([]);
    isThere = false;
    form.requestSubmit();
    await settled();
    expect(sent.at(-1)).to.deep.equal({ name: 'Orto insieme', kind: 'association' });
    expect(addresses).to.deep.equal(['/desk/catalogue?lang=it&provider=cooperativa']);
  });

  it('says that it failed and tries again, and that nobody is here', async () => {
    const failed = await onPage(
      listOf({ getSurroundings: () => Promise.reject(new LoadFault('unavailable')) }),
    );
    expect(await faultsOf(failed)).to.deep.equal([]);
    expect(findAll(failed, '[state=failed]').length).to.equal(1);
    const empty = await onPage(
      listOf({ getSurroundings: async () => ({ choices, providers: [], taxonomy: [] }) }),
    );
    expect(textOf(empty)).to.contain('Qui non c’è ancora nessuno');
  });
});

describe('<snodo-provider>', () => {
  for (const language of ['it', 'en', 'ar'] as const) {
    it(`has no accessibility fault, its forms open too (${language})`, async () => {
      const page = await onPage(pageOf(), language);
      expect(await faultsOf(page)).to.deep.equal([]);
      for (const button of findAll<HTMLButtonElement>(page, 'article button, article ~ button').slice(0, 1))
        button.click();
      findAll<HTMLButtonElement>(page, 'section > button').at(-1)?.click();
      await settled();
      expect(findAll(page, '#visitedOn, #issuer').length).to.equal(2);
      expect(textOf(page)).not.to.match(/(?:provider-desk|catalogue-desk|service-form)\.\w/u);
      expect(await faultsOf(page)).to.deep.equal([]);
    });
  }

  it('saves how it is reached and what was looked at, and leaves open what nobody looked at', async () => {
    const sent: ProviderChange[] = [];
    const page = await onPage(
      pageOf({
        change: async (_organisation, change) => {
          sent.push(change);
          return provider;
        },
      }),
    );
    await type(page, '#mail', 'servizi');
    await press(page, 'Salva');
    expect(sent).to.deep.equal([]);
    expect(find(page, '#mail-fault').textContent).to.contain('non è completo');
    await type(page, '#mail', 'nuovo@cooperativa.example');
    find(page, '#quality-immediate input[value=met]', HTMLInputElement).click();
    await settled();
    await type(page, '#note-immediate', 'Rispondono in giornata');
    await press(page, 'Salva');
    expect(sent[0]).to.deep.include({ version: 4, mail: 'nuovo@cooperativa.example', phone: null });
    expect(sent[0]?.quality).to.deep.equal([
      { criterion: 'visible', isMet: true, note: null },
      { criterion: 'immediate', isMet: true, note: 'Rispondono in giornata' },
      { criterion: 'plural', isMet: false, note: 'Solo in italiano' },
    ]);
    expect(textOf(page)).to.contain('Salvato');
  });

  it('makes an organisation a provider, and shows a provider no quality and no accreditation to write', async () => {
    const sent: ProviderChange[] = [];
    const page = await onPage(
      pageOf(
        {
          change: async (_organisation, change) => {
            sent.push(change);
            return { ...provider, organisation: 'partenariato' };
          },
        },
        'partenariato',
      ),
    );
    await press(page, 'Salva');
    expect(sent[0]?.version).to.equal(0);
    const own = { ...choices, mayDecide: false };
    const hers = await onPage(
      pageOf({ getSurroundings: async () => ({ choices: own, providers: [provider], taxonomy: [] }) }),
    );
    expect(findAll(hers, '#quality-visible').length).to.equal(0);
    expect(textOf(hers)).to.contain('Albo del Comune');
    expect(textOf(hers)).not.to.contain('Registra un accreditamento');
    const gone = await onPage(pageOf({}, 'nessuna'));
    expect(textOf(gone)).to.contain('Questa organizzazione non c’è');
  });

  it('records an accreditation and a visit, and asks before it takes one back', async () => {
    const recorded: (NewAccreditation | NewVisit | string)[] = [];
    const page = await onPage(
      pageOf({
        accredit: async (_organisation, _key, accreditation) => {
          recorded.push(accreditation);
          return provider;
        },
        visit: async (_accreditation, _key, visit) => {
          recorded.push(visit);
          return provider;
        },
        withdraw: async (id) => {
          recorded.push(id);
          return { ...provider, accreditations: [] };
        },
      }),
    );
    await press(page, 'Registra un accreditamento');
    await press(page, 'Registra');
    expect(recorded).to.deep.equal([]);
    await type(page, '#issuer', ' Albo WeMi ');
    find(page, '#entries input', HTMLInputElement).click();
    await settled();
    await type(page, '#startsOn', '2026-12-01');
    await type(page, '#endsOn', '2026-11-01');
    const submit = async () => {
      find(page, 'form.part', HTMLFormElement).requestSubmit();
      await settled();
    };
    await submit();
    expect(find(page, '#endsOn-fault').textContent).to.contain('finisce prima di cominciare');
    await type(page, '#endsOn', '2028-11-30');
    await submit();
    expect(recorded[0]).to.deep.include({ issuer: 'Albo WeMi', endsOn: '2028-11-30', evidence: null });
    await press(page, 'Registra una visita');
    await type(page, '#visitedOn', '2027-01-01');
    await press(page, 'Registra la visita');
    expect(textOf(page)).to.contain('Questo giorno deve ancora venire');
    await type(page, '#visitedOn', '2026-11-20');
    await press(page, 'Registra la visita');
    expect(recorded[1]).to.deep.equal({ visitedOn: '2026-11-20', outcome: 'good', note: null });
    await press(page, 'Ritira');
    expect(recorded.length).to.equal(2);
    await press(page, 'Sì, ritiralo');
    expect(recorded[2]).to.equal(provider.accreditations[0]?.id);
    expect(textOf(page)).to.contain('Accreditamento ritirato');
  });
});
