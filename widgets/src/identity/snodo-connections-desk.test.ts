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
import { deskApi, firmConnection } from '../../test/fixtures-people.ts';
import { LoadFault } from '../ui/load.ts';
import type { ConnectionSettings, NewConnection, NewEmbedClient } from './connections-api.ts';
import type { DeskApi } from './desk-api.ts';
import './snodo-connections-desk.ts';

const deskOf = (changes: Partial<DeskApi> = {}) =>
  html`<snodo-connections-desk .api=${deskApi(changes)}></snodo-connections-desk>`;

async function press(page: HTMLElement, words: string): Promise<void> {
  const button = findAll<HTMLButtonElement>(page, 'button').find(({ textContent }) =>
    textContent.trim().startsWith(words),
  );
  if (!button) throw new Error(`no button says ${words}`);
  button.click();
  await settled();
}

async function unfold(page: HTMLElement): Promise<void> {
  find(page, 'details', HTMLDetailsElement).open = true;
  await settled();
}

function type(page: HTMLElement, field: string, text: string): void {
  const control = find<HTMLInputElement>(page, `#${field}`);
  control.value = text;
  control.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
}

async function choose(page: HTMLElement, name: string, word: string): Promise<void> {
  find(page, `input[name=${name}][value=${word}]`, HTMLInputElement).click();
  await settled();
}

async function send(page: HTMLElement): Promise<void> {
  find(page, 'dialog form', HTMLFormElement).requestSubmit();
  await settled();
}

describe('<snodo-connections-desk>', () => {
  for (const language of ['it', 'en', 'ar'] as const) {
    it(`has no accessibility fault, unfolded, with each form and with a key (${language})`, async () => {
      const page = await onPage(deskOf(), language);
      const check = async () => {
        await settled();
        expect(textOf(page)).not.to.match(/(?:desk|common|problem)\.\w/);
        expect(await faultsOf(page)).to.deep.equal([]);
      };
      await unfold(page);
      await check();
      const buttons = (selector: string) => findAll<HTMLButtonElement>(page, selector);
      buttons('section > .button.primary')[0]?.click();
      await check();
      for (const kind of ['okta', 'google', 'keycloak', 'generic']) await choose(page, 'kind', kind);
      await choose(page, 'joins', 'when');
      await check();
      buttons('dialog .row .button:not(.primary)')[0]?.click();
      await settled();
      buttons('.inside > .button')[0]?.click();
      await check();
      buttons('dialog .row .button:not(.primary)')[0]?.click();
      await settled();
      buttons('.inside > .button')[1]?.click();
      await check();
    });
  }

  it('shows what the firm’s IT registers, to be copied', async () => {
    const page = await onPage(deskOf());
    await unfold(page);
    const addresses = findAll<HTMLInputElement>(page, 'input[readonly]').map(({ value }) => value);
    expect(addresses).to.deep.equal([
      firmConnection.redirectAddress,
      firmConnection.logoutAddress,
      firmConnection.directoryAddress,
    ]);
    expect(textOf(page)).to.contain('https://intranet.naviglio.example');
  });

  it('asks of Entra the directory only, from which its issuer follows', async () => {
    const made: [string, NewConnection][] = [];
    const page = await onPage(
      deskOf({
        createConnection: async (key, connection) => {
          made.push([key, connection]);
          if (made.length === 1) throw new LoadFault('unavailable');
          return firmConnection;
        },
      }),
    );
    await press(page, 'Nuovo accesso');
    expect(findAll(page, '#issuer')).to.deep.equal([]);
    type(page, 'organisationCode', 'acra');
    type(page, 'code', 'acra');
    type(page, 'tenant', '3f1c8a52-0b6d-4a7e-9d43-5c1f8e2b7a90');
    type(page, 'clientId', 'snodo');
    await send(page);
    await send(page);
    expect(made.map(([, connection]) => connection)).to.deep.equal(
      Array.from({ length: 2 }, () => ({
        code: 'acra',
        organisationCode: 'acra',
        kind: 'entra',
        clientId: 'snodo',
        tenant: '3f1c8a52-0b6d-4a7e-9d43-5c1f8e2b7a90',
        maxAgeSeconds: null,
        joinsAs: ['employee'],
        joinsWhen: null,
      })),
    );
    expect(made[0]?.[0]).to.equal(made[1]?.[0]);
    expect(findAll(page, 'dialog')).to.deep.equal([]);
    expect(textOf(page)).to.contain('Vale dal prossimo accesso');
  });

  it('marks the fields that were refused, and keeps what was typed', async () => {
    const page = await onPage(
      deskOf({
        createConnection: () => Promise.reject(new LoadFault('invalid_request', { fields: ['issuer'] })),
      }),
    );
    await press(page, 'Nuovo accesso');
    await choose(page, 'kind', 'okta');
    type(page, 'organisationCode', 'acra');
    type(page, 'code', 'acra');
    type(page, 'issuer', 'firm.okta.com');
    type(page, 'clientId', 'snodo');
    await send(page);
    const issuer = find(page, '#issuer', HTMLInputElement);
    expect(issuer.getAttribute('aria-invalid')).to.equal('true');
    expect(issuer.value).to.equal('firm.okta.com');
    expect(find(page, '#clientId').getAttribute('aria-invalid')).to.equal('false');
    expect(textOf(page)).to.contain('Alcuni campi non vanno bene');
    expect(await faultsOf(page)).to.deep.equal([]);
  });

  it('finds again what was typed before she showed who she is, but for the secret', async () => {
    const refused = deskOf({ updateConnection: () => Promise.reject(new LoadFault('step_up_needed')) });
    const page = await onPage(refused);
    await press(page, 'Cambia');
    type(page, 'clientId', 'typed-before');
    type(page, 'clientSecret', 'secret-typed');
    await choose(page, 'joins', 'when');
    type(page, 'claim', 'department');
    type(page, 'values', 'Cura\nCasa');
    await send(page);
    expect(find(page, 'dialog a.button', HTMLAnchorElement).href).to.contain('section%3Dconnections');
    expect(sessionStorage.getItem('snodo-form-draft')).not.to.contain('secret-typed');

    const sent: ConnectionSettings[] = [];
    const back = await onPage(
      deskOf({
        updateConnection: async (_id, settings) => {
          sent.push(settings);
          return firmConnection;
        },
      }),
    );
    expect(find(back, '#clientId', HTMLInputElement).value).to.equal('typed-before');
    expect(find(back, '#clientSecret', HTMLInputElement).value).to.equal('');
    await send(back);
    expect(sent).to.deep.equal([
      {
        kind: 'keycloak',
        issuer: firmConnection.issuer,
        clientId: 'typed-before',
        tenant: null,
        maxAgeSeconds: 3600,
        joinsAs: ['employee'],
        joinsWhen: { claim: 'department', in: ['Cura', 'Casa'] },
      },
    ]);
    expect(findAll(await onPage(deskOf()), 'dialog')).to.deep.equal([]);
  });

  it('takes a secret away only when that is said', async () => {
    const secrets: unknown[] = [];
    const updateConnection: DeskApi['updateConnection'] = async (_id, settings) => {
      secrets.push(settings.clientSecret);
      return firmConnection;
    };
    const page = await onPage(deskOf({ updateConnection }));
    for (const step of ['nothing', 'typed', 'none'] as const) {
      await press(page, 'Cambia');
      if (step === 'typed') type(page, 'clientSecret', 'anew');
      if (step === 'none') await choose(page, 'secretNone', 'yes');
      await send(page);
    }
    expect(secrets).to.deep.equal([undefined, 'anew', null]);
  });

  it('reads sites one a line', async () => {
    const made: NewEmbedClient[] = [];
    const page = await onPage(
      deskOf({
        createEmbedClient: async (key, id, client) => {
          made.push(client);
          return deskApi().createEmbedClient(key, id, client);
        },
      }),
    );
    await unfold(page);
    await press(page, 'Aggiungi un’intranet');
    type(page, 'name', 'acra-intranet');
    type(page, 'origins', ' https://a.example \n\nhttps://b.example\n');
    await choose(page, 'scopes', '"catalogue:read"');
    await send(page);
    expect(made).to.deep.equal([
      {
        name: 'acra-intranet',
        origins: ['https://a.example', 'https://b.example'],
        returnPages: [],
        scopes: ['survey:respond', 'catalogue:read'],
      },
    ]);
    expect(textOf(page)).to.contain('Vale ovunque entro un minuto');
  });

  it('says in plain words what is wrong with a provider, and when nothing is', async () => {
    const faults = [
      'not_of_its_kind',
      'unreachable',
      'private_address',
      'not_openid',
      'wrong_issuer',
      'endpoint_missing',
      'endpoint_not_https',
      null,
    ] as const;
    const told = new Set<string>();
    for (const fault of faults) {
      const page = await onPage(deskOf({ checkConnection: async () => ({ fault }) }));
      await press(page, 'Controlla');
      const words = find(page, '.outcome').textContent.trim();
      expect(words).to.match(/^Officine Naviglio: /);
      told.add(words);
    }
    expect(told.size).to.equal(faults.length);
  });

  it('shows a new key once, in words that say so, and asks for it once though an answer was lost', async () => {
    const keys: string[] = [];
    const page = await onPage(
      deskOf({
        issueDirectoryToken: (key, id) => {
          keys.push(key);
          return keys.length === 1
            ? Promise.reject(new LoadFault('unavailable'))
            : deskApi().issueDirectoryToken(key, id);
        },
      }),
    );
    await unfold(page);
    await press(page, 'Crea una chiave');
    await press(page, 'Crea una chiave');
    expect(keys).to.have.length(2);
    expect(new Set(keys).size).to.equal(1);
    const inDialog = () =>
      findAll<HTMLInputElement>(page, 'dialog.issued snodo-copy-line').map(
        (line) => line.shadowRoot?.querySelector('input')?.value,
      );
    expect(inDialog()).to.deep.equal(['milano.once']);
    expect(textOf(page)).to.contain('non si vedrà mai più');
    find(page, 'dialog.issued', HTMLDialogElement).close();
    await settled();
    expect(findAll(page, 'dialog.issued')).to.deep.equal([]);
    expect(findAll<HTMLInputElement>(page, 'input').map(({ value }) => value)).not.to.contain('milano.once');
    await press(page, 'Crea una chiave');
    expect(new Set(keys).size).to.equal(2);
  });

  it('says that two keys are enough', async () => {
    const page = await onPage(
      deskOf({ issueDirectoryToken: () => Promise.reject(new LoadFault('too_many_directory_tokens')) }),
    );
    await press(page, 'Crea una chiave');
    expect(textOf(page)).to.contain('Ci sono già due chiavi');
  });

  it('revokes the key that it names', async () => {
    const revoked: string[] = [];
    const page = await onPage(
      deskOf({
        revokeDirectoryToken: async (id) => {
          revoked.push(id);
          return deskApi().revokeDirectoryToken(id);
        },
      }),
    );
    await press(page, 'Ritira');
    expect(revoked).to.deep.equal([firmConnection.directoryTokens[0]?.id]);
  });
});
