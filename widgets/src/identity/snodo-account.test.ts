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
import { accountApi, laura } from '../../test/fixtures-people.ts';
import { LoadFault } from '../ui/load.ts';
import type { AccountApi, RoleChoice } from './account-api.ts';
import './snodo-account.ts';

const roomOf = (changes: Partial<AccountApi> = {}) =>
  html`<snodo-account .api=${accountApi(changes)}></snodo-account>`;

const needsStepUp = () => Promise.reject(new LoadFault('step_up_needed'));

const press = async (page: HTMLElement, words: string) => {
  const button = findAll<HTMLButtonElement>(page, 'button').find(({ textContent }) =>
    textContent.includes(words),
  );
  if (!button) throw new Error(`no button says ${words}`);
  button.click();
  await settled();
};

describe('<snodo-account>', () => {
  for (const language of ['it', 'en', 'ar'] as const) {
    it(`shows every section without an accessibility fault (${language})`, async () => {
      const page = await onPage(roomOf(), language);
      expect(findAll(page, 'section h2').length).to.equal(8);
      expect(textOf(page)).not.to.match(/(?:account|role|common)\.\w/);
      expect(await faultsOf(page)).to.deep.equal([]);
    });
  }

  it('sends a stranger to sign in and back here', async () => {
    const page = await onPage(roomOf({ getMe: () => Promise.reject(new LoadFault('not_signed_in')) }));
    const link = find(page, 'a.primary', HTMLAnchorElement);
    expect(new URL(link.href).searchParams.get('return')).to.equal('/account');
  });

  it('offers to try again when the API cannot be reached', async () => {
    let asked = 0;
    const page = await onPage(
      roomOf({
        getMe: () => {
          asked += 1;
          return asked === 1 ? Promise.reject(new LoadFault('unavailable')) : Promise.resolve(laura);
        },
      }),
    );
    await press(page, 'Riprova');
    expect(textOf(page)).to.contain('Officine Naviglio');
  });

  it('asks her to confirm that it is she before anything grave, and brings her back to the section', async () => {
    const page = await onPage(roomOf({ exportRecord: needsStepUp }));
    await press(page, 'Scarica i tuoi dati');
    const link = findAll<HTMLAnchorElement>(page, 'a').find(({ href }) => href.includes('/account/step-up'));
    expect(new URL(link?.href ?? '').searchParams.get('return')).to.contain('section=record');
    expect(await faultsOf(page)).to.deep.equal([]);
  });

  it('erases only when the word is written', async () => {
    let isErased = false;
    const page = await onPage(
      roomOf({
        erase: () => {
          isErased = true;
          return needsStepUp();
        },
      }),
    );
    await press(page, 'Voglio cancellarmi');
    const button = find(page, 'dialog .danger', HTMLButtonElement);
    expect(button.disabled).to.equal(true);
    const word = find(page, '#word', HTMLInputElement);
    word.value = 'Cancellami ';
    word.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await settled();
    expect(button.disabled).to.equal(false);
    expect(await faultsOf(page)).to.deep.equal([]);
    button.click();
    await settled();
    expect(isErased).to.equal(true);
  });

  it('keeps the last way in and says why', async () => {
    const page = await onPage(roomOf());
    const contact = findAll<HTMLButtonElement>(page, 'snodo-own-ways-in li button')
      .concat([
        ...(find(page, 'snodo-own-ways-in').shadowRoot?.querySelectorAll('li button') ?? []),
      ] as HTMLButtonElement[])
      .find(({ textContent }) => textContent.includes('laura@example.org'));
    contact?.click();
    await settled();
    const said = find(page, 'snodo-own-ways-in').shadowRoot?.querySelector('.outcome .fault')?.textContent;
    expect(said?.trim()).to.have.length.greaterThan(20);
    expect(said).not.to.contain('last_way_in');
  });

  it('leaves an organisation and asks to stay as a neighbour only where that is in question', async () => {
    const left: [string, boolean][] = [];
    const [firm] = laura.memberships;
    if (!firm) throw new Error('she belongs nowhere');
    const page = await onPage(
      roomOf({
        getMe: async () => ({ ...laura, memberships: [firm] }),
        leave: async (id, stays) => {
          left.push([id, stays]);
          return { remaining: 1 };
        },
      }),
    );
    await press(page, 'Lascia');
    expect(find(page, 'dialog input[name=stays]', HTMLInputElement).checked).to.equal(true);
    expect(await faultsOf(page)).to.deep.equal([]);
    find(page, 'dialog .danger', HTMLButtonElement).click();
    await settled();
    expect(left).to.deep.equal([[firm.id, true]]);
  });

  it('lets her choose the one role that counts, and all of them again', async () => {
    const choices: RoleChoice[] = [];
    const page = await onPage(
      roomOf({
        chooseRole: async (choice) => {
          choices.push(choice);
          return { ...laura, actingAs: 'all' in choice ? null : choice };
        },
      }),
    );
    const [all, officer] = findAll<HTMLInputElement>(page, 'input[type=radio]');
    officer?.click();
    await settled();
    all?.click();
    await settled();
    expect(choices).to.deep.equal([
      { membershipId: laura.memberships[0]?.id, role: 'hr_officer' },
      { all: true },
    ]);
  });

  it('shows nothing of the person while an operator acts for her, and offers the end of it', async () => {
    let isOver = false;
    const helped = { ...laura, operator: { displayName: 'Ada Neri', until: '2026-11-22T09:30:00.000Z' } };
    const page = await onPage(
      roomOf({
        getMe: async () => helped,
        endAssistance: async () => {
          isOver = true;
          return laura;
        },
      }),
    );
    expect(findAll(page, 'section h2')).to.deep.equal([]);
    await press(page, 'Smetti di agire');
    expect(isOver).to.equal(true);
  });
});
