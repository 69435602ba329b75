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
import { deskApi, laura, operator, wholeTrail } from '../../../test/fixtures-people.ts';
import type { DeskApi, MandateRecord, Me } from '../../identity/desk-api.ts';
import { LoadFault } from '../../ui/load.ts';
import type { PortalPage } from '../portal-page.ts';
import { deskRooms } from './desk-rooms.ts';
import { furnish as furnishPeople } from './people-room.ts';
import { furnish as furnishRecords } from './records-room.ts';
import type { DeskDoorApi } from './snodo-desk.ts';
import './snodo-desk.ts';

const page: PortalPage = {
  community: 'milano',
  language: 'it',
  languages: ['it', 'en', 'ar'],
  page: 'desk',
  signedIn: null,
};

/** The desk in a room, whose parts are given this API. */
const deskOf = (changes: Partial<DeskApi> = {}, room = 'people') => {
  const api = deskApi(changes);
  const door: DeskDoorApi = {
    getMe: api.getMe,
    furnish: async ({ name }, me) =>
      name === 'people' ? furnishPeople(page, me, api) : furnishRecords(page, me, api),
  };
  return html`<snodo-desk .rooms=${deskRooms} room=${room} .api=${door}></snodo-desk>`;
};

const withRoles = (...roles: Me['memberships'][number]['roles']): Me => ({
  ...operator,
  memberships: operator.memberships.map((membership) => ({ ...membership, roles, countingRoles: roles })),
});

const sections = (shown: HTMLElement) =>
  findAll(shown, 'section h2').map(({ textContent }) => textContent.trim());
const doors = (shown: HTMLElement, selector: string) =>
  findAll<HTMLAnchorElement>(shown, selector).map(({ pathname }) => pathname);

const search = async (shown: HTMLElement) => {
  find(shown, '#name', HTMLInputElement).value = 'Rosa';
  find(shown, 'form.search', HTMLFormElement).requestSubmit();
  await settled();
};

describe('<snodo-desk>', () => {
  for (const language of ['it', 'en', 'ar'] as const) {
    it(`has no accessibility fault with somebody found (${language})`, async () => {
      const shown = await onPage(deskOf(), language);
      await search(shown);
      expect(textOf(shown)).not.to.match(/(?:desk|role|account)\.\w/);
      expect(await faultsOf(shown)).to.deep.equal([]);
    });
  }

  for (const language of ['it', 'en', 'ar'] as const) {
    it(`has no accessibility fault before all doors (${language})`, async () => {
      const shown = await onPage(deskOf({}, ''), language);
      expect(textOf(shown)).not.to.match(/desk\.\w/);
      expect(await faultsOf(shown)).to.deep.equal([]);
    });
  }

  it('opens the rooms that the roles that count are for, and no more', async () => {
    const manager = await onPage(deskOf({ getMe: async () => withRoles('community_manager') }, ''));
    expect(doors(manager, '.choice a')).to.deep.equal([
      '/desk/needs',
      '/desk/clusters',
      '/desk/referrals',
      '/desk/rounds',
      '/desk/surveys',
      '/desk/enrolments',
      '/desk/catalogue',
      '/desk/spaces',
      '/desk/time-bank',
      '/desk/people',
    ]);
    const provider = await onPage(deskOf({ getMe: async () => withRoles('provider') }, ''));
    expect(doors(provider, '.choice a')).to.deep.equal([
      '/desk/referrals',
      '/desk/enrolments',
      '/desk/catalogue',
    ]);
    const protector = await onPage(deskOf({ getMe: async () => withRoles('dpo') }, ''));
    expect(doors(protector, '.choice a')).to.deep.equal(['/desk/surveys', '/desk/records']);
  });

  it('shows in a room what the roles that count are for, and no more', async () => {
    const shown = await onPage(deskOf({ getMe: async () => withRoles('dpo') }, 'records'));
    expect(sections(shown)).to.deep.equal(['Registro di ciò che è stato fatto']);
    expect(find(shown, 'nav a[aria-current]', HTMLAnchorElement).pathname).to.equal('/desk/records');
    const manager = await onPage(deskOf({ getMe: async () => withRoles('community_manager') }));
    expect(sections(manager)).to.deep.equal(['Persone', 'Inviti al quartiere']);
    const facilitator = await onPage(deskOf({ getMe: async () => withRoles('facilitator') }));
    expect(sections(facilitator)).to.deep.equal(['Inviti al quartiere']);
    expect(findAll(facilitator, 'nav')).to.deep.equal([]);
  });

  it('says that a room is not there, or not hers, and shows those that are', async () => {
    const shown = await onPage(deskOf({ getMe: async () => withRoles('dpo') }, 'people'));
    expect(find(shown, '[role=status]').textContent).to.contain('Questa stanza non c’è');
    expect(doors(shown, '.choice a')).to.deep.equal(['/desk/surveys', '/desk/records']);
    expect(sections(shown)).to.deep.equal([]);
  });

  it('lets nobody in who acts for somebody else', async () => {
    const helping = {
      ...withRoles('operator'),
      operator: { displayName: 'Nadia', until: '2026-11-29T12:00:00Z' },
    };
    const shown = await onPage(deskOf({ getMe: async () => helping as Me }));
    expect(findAll(shown, '.choice a')).to.deep.equal([]);
    expect(sections(shown)).to.deep.equal([]);
  });

  it('says so when it cannot be opened, and tries again', async () => {
    let tries = 0;
    const shown = await onPage(
      deskOf({
        getMe: () => {
          tries += 1;
          return tries === 1 ? Promise.reject(new LoadFault('unavailable')) : Promise.resolve(operator);
        },
      }),
    );
    expect(await faultsOf(shown)).to.deep.equal([]);
    findAll<HTMLButtonElement>(shown, 'button')[0]?.click();
    await settled();
    expect(sections(shown)).to.include('Persone');
  });

  it('sends somebody without such a role to choose another', async () => {
    const shown = await onPage(deskOf({ getMe: async () => laura }));
    expect(sections(shown)).to.deep.equal([]);
    expect(find(shown, 'a.button', HTMLAnchorElement).href).to.contain('/account');
  });

  it('records a mandate with how and for how long', async () => {
    const records: MandateRecord[] = [];
    const shown = await onPage(
      deskOf({
        recordMandate: (record) => {
          records.push(record);
          return deskApi().recordMandate(record);
        },
      }),
    );
    await search(shown);
    const ask = findAll<HTMLButtonElement>(shown, 'button').find(({ textContent }) =>
      textContent.includes('Registra un incarico'),
    );
    ask?.click();
    await settled();
    expect(await faultsOf(shown)).to.deep.equal([]);
    find(shown, 'dialog form', HTMLFormElement).requestSubmit();
    await settled();
    expect(records.map(({ consentGiven, durationDays }) => [consentGiven, durationDays])).to.deep.equal([
      ['in_person', 30],
    ]);
  });

  it('makes one invitation however often the same form is sent', async () => {
    const keys: string[] = [];
    const shown = await onPage(
      deskOf({
        makeInvitation: (key, invitation) => {
          keys.push(key);
          return keys.length === 1
            ? Promise.reject(new LoadFault('unavailable'))
            : deskApi().makeInvitation(key, invitation);
        },
      }),
    );
    find(shown, '#purpose', HTMLTextAreaElement).value = 'Si gioca insieme';
    const form = find(shown, 'snodo-invitations-desk').shadowRoot?.querySelector('form');
    form?.requestSubmit();
    await settled();
    form?.requestSubmit();
    await settled();
    expect(keys.length).to.equal(2);
    expect(keys[0]).to.equal(keys[1]);
    expect(textOf(shown)).to.contain('http://localhost/join/abc');
    expect(await faultsOf(shown)).to.deep.equal([]);
  });

  it('reads the whole trail stretch by stretch before it says that it is intact', async () => {
    const asked: number[] = [];
    const shown = await onPage(
      deskOf(
        {
          verifyTrail: async (after) => {
            asked.push(after);
            return after === 0 ? { ...wholeTrail, through: 5, isWhole: false } : wholeTrail;
          },
        },
        'records',
      ),
    );
    find(shown, 'snodo-audit-desk').shadowRoot?.querySelector<HTMLButtonElement>('.primary')?.click();
    await settled();
    expect(asked).to.deep.equal([0, 5]);
    expect(textOf(shown)).to.contain('Il registro è intatto: 12 righe');
  });

  it('says where a trail is broken', async () => {
    const shown = await onPage(
      deskOf(
        {
          verifyTrail: async () => ({ ...wholeTrail, firstBreak: { number: 4, kind: 'content' } }),
        },
        'records',
      ),
    );
    find(shown, 'snodo-audit-desk').shadowRoot?.querySelector<HTMLButtonElement>('.primary')?.click();
    await settled();
    expect(textOf(shown)).to.contain('La riga 4 è stata cambiata');
  });
});
