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
import { deskApi, laura, operator, wholeTrail } from '../../test/fixtures-people.ts';
import { LoadFault } from '../ui/load.ts';
import type { DeskApi, MandateRecord, Me } from './desk-api.ts';
import './snodo-desk.ts';

const deskOf = (changes: Partial<DeskApi> = {}) => html`<snodo-desk .api=${deskApi(changes)}></snodo-desk>`;

const withRoles = (...roles: Me['memberships'][number]['roles']): Me => ({
  ...operator,
  memberships: operator.memberships.map((membership) => ({ ...membership, roles, countingRoles: roles })),
});

const sections = (page: HTMLElement) =>
  findAll(page, 'section h2').map(({ textContent }) => textContent.trim());

const search = async (page: HTMLElement) => {
  find(page, '#name', HTMLInputElement).value = 'Rosa';
  find(page, 'form.search', HTMLFormElement).requestSubmit();
  await settled();
};

describe('<snodo-desk>', () => {
  for (const language of ['it', 'en', 'ar'] as const) {
    it(`has no accessibility fault with somebody found (${language})`, async () => {
      const page = await onPage(deskOf(), language);
      await search(page);
      expect(textOf(page)).not.to.match(/(?:desk|role|account)\.\w/);
      expect(await faultsOf(page)).to.deep.equal([]);
    });
  }

  it('shows what the roles that count are for, and no more', async () => {
    const page = await onPage(deskOf({ getMe: async () => withRoles('dpo') }));
    expect(sections(page)).to.deep.equal(['Registro di ciò che è stato fatto']);
    const manager = await onPage(deskOf({ getMe: async () => withRoles('community_manager') }));
    expect(sections(manager)).to.deep.equal(['Persone', 'Inviti al quartiere']);
    const host = await onPage(deskOf({ getMe: async () => withRoles('host') }));
    expect(sections(host)).to.deep.equal(['Inviti al quartiere']);
  });

  it('sends somebody without such a role to choose another', async () => {
    const page = await onPage(deskOf({ getMe: async () => laura }));
    expect(sections(page)).to.deep.equal([]);
    expect(find(page, 'a.button', HTMLAnchorElement).href).to.contain('/account');
  });

  it('records a mandate with how and for how long', async () => {
    const records: MandateRecord[] = [];
    const page = await onPage(
      deskOf({
        recordMandate: (record) => {
          records.push(record);
          return deskApi().recordMandate(record);
        },
      }),
    );
    await search(page);
    const ask = findAll<HTMLButtonElement>(page, 'button').find(({ textContent }) =>
      textContent.includes('Registra un incarico'),
    );
    ask?.click();
    await settled();
    expect(await faultsOf(page)).to.deep.equal([]);
    find(page, 'dialog form', HTMLFormElement).requestSubmit();
    await settled();
    expect(records.map(({ consentGiven, durationDays }) => [consentGiven, durationDays])).to.deep.equal([
      ['in_person', 30],
    ]);
  });

  it('makes one invitation however often the same form is sent', async () => {
    const keys: string[] = [];
    const page = await onPage(
      deskOf({
        makeInvitation: (key, invitation) => {
          keys.push(key);
          return keys.length === 1
            ? Promise.reject(new LoadFault('unavailable'))
            : deskApi().makeInvitation(key, invitation);
        },
      }),
    );
    find(page, '#purpose', HTMLTextAreaElement).value = 'Si gioca insieme';
    const form = find(page, 'snodo-invitations-desk').shadowRoot?.querySelector('form');
    form?.requestSubmit();
    await settled();
    form?.requestSubmit();
    await settled();
    expect(keys.length).to.equal(2);
    expect(keys[0]).to.equal(keys[1]);
    expect(textOf(page)).to.contain('http://localhost/join/abc');
    expect(await faultsOf(page)).to.deep.equal([]);
  });

  it('reads the whole trail stretch by stretch before it says that it is intact', async () => {
    const asked: number[] = [];
    const page = await onPage(
      deskOf({
        verifyTrail: async (after) => {
          asked.push(after);
          return after === 0 ? { ...wholeTrail, through: 5, isWhole: false } : wholeTrail;
        },
      }),
    );
    find(page, 'snodo-audit-desk').shadowRoot?.querySelector<HTMLButtonElement>('.primary')?.click();
    await settled();
    expect(asked).to.deep.equal([0, 5]);
    expect(textOf(page)).to.contain('Il registro è intatto: 12 righe');
  });

  it('says where a trail is broken', async () => {
    const page = await onPage(
      deskOf({
        verifyTrail: async () => ({ ...wholeTrail, firstBreak: { number: 4, kind: 'content' } }),
      }),
    );
    find(page, 'snodo-audit-desk').shadowRoot?.querySelector<HTMLButtonElement>('.primary')?.click();
    await settled();
    expect(textOf(page)).to.contain('La riga 4 è stata cambiata');
  });
});
