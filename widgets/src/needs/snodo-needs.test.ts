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
import { answered, needMatches, needOf, needsApi } from '../../test/fixtures-needs.ts';
import { LoadFault } from '../ui/load.ts';
import type { NeedInput, NeedsApi, NewProposal } from './needs-api.ts';
import './snodo-my-needs.ts';
import { SnodoNeedsDesk } from './snodo-needs-desk.ts';

const mine = (changes: Partial<NeedsApi> = {}) =>
  html`<snodo-my-needs .api=${needsApi(changes)} .isSignedIn=${true}></snodo-my-needs>`;
/** On the address of a desk where nothing is open. */
const desk = (changes: Partial<NeedsApi> = {}) => {
  const address = new URL(location.href);
  address.searchParams.delete('need');
  history.replaceState(null, '', address);
  return html`<h1>Scrivania</h1>
    <snodo-needs-desk .api=${needsApi(changes)}></snodo-needs-desk>`;
};
const buttonOf = (page: HTMLElement, words: string) => {
  const found = findAll<HTMLButtonElement>(page, 'button').find(({ textContent }) =>
    textContent.includes(words),
  );
  if (!found) throw new Error(`no button says ${words}`);
  return found;
};
const press = async (page: HTMLElement, words: string) => {
  buttonOf(page, words).click();
  await settled();
};
const never = () => new Promise<never>(() => undefined);
const refuse = (problem: string) => () => Promise.reject(new LoadFault(problem));
const unworded = /(?:need|matching|common|portal|board)\.\w/u;

describe('<snodo-my-needs>', () => {
  for (const language of ['it', 'en', 'ar'] as const) {
    it(`has no accessibility fault with a need open and with its form (${language})`, async () => {
      const page = await onPage(mine(), language);
      findAll<HTMLButtonElement>(page, 'article button')[0]?.click();
      await settled();
      expect(textOf(page)).not.to.match(unworded);
      expect(await faultsOf(page)).to.deep.equal([]);
      findAll<HTMLButtonElement>(page, 'button.primary')[0]?.click();
      await settled();
      expect(find(page, 'dialog', HTMLDialogElement).open).to.equal(true);
      expect(textOf(page)).not.to.match(unworded);
      expect(await faultsOf(page)).to.deep.equal([]);
    });
  }

  it('asks somebody who is not signed in to do so, and loads nothing', async () => {
    const page = await onPage(
      html`<snodo-my-needs
        .api=${needsApi({ listOwnNeeds: () => Promise.reject(new Error('asked')) })}
      ></snodo-my-needs>`,
    );
    expect(find(page, 'a.button.primary', HTMLAnchorElement).href).to.contain('/account/sign-in');
    expect(await faultsOf(page)).to.deep.equal([]);
  });

  it('says that it is on its way, that it failed, that there is none', async () => {
    const waiting = await onPage(mine({ listOwnNeeds: never }));
    expect(textOf(waiting)).to.contain('Arrivano i tuoi bisogni');
    expect(await faultsOf(waiting)).to.deep.equal([]);
    const failed = await onPage(mine({ listOwnNeeds: refuse('unavailable') }));
    expect(textOf(failed)).to.contain('non sono arrivati');
    expect(await faultsOf(failed)).to.deep.equal([]);
    const empty = await onPage(
      mine({ listOwnNeeds: () => Promise.resolve({ items: [], nextCursor: null }) }),
    );
    expect(textOf(empty)).to.contain('Non hai ancora raccontato');
    expect(await faultsOf(empty)).to.deep.equal([]);
  });

  it('tells of each need what is owed next, and of an open one its whole story and how many others have it', async () => {
    const page = await onPage(mine());
    expect(textOf(page)).to.contain('entro il 23 novembre 2026');
    await press(page, 'Vedi che cosa c’è');
    const text = textOf(page);
    for (const part of [
      'Almeno altre 20 persone',
      'Marta Conti lo segue',
      'Il giorno promesso è passato',
      'Conosce già la famiglia',
      'Marta Conti ti propone: Badante di condominio',
    ])
      expect(text).to.contain(part);
  });

  it('takes what she says of a proposal, and keeps what was said', async () => {
    const judged: unknown[] = [];
    const page = await onPage(
      mine({
        judge: (...told) => {
          judged.push(told);
          const [proposal] = needMatches.proposals;
          return Promise.resolve({
            ...needMatches,
            proposals: proposal ? [{ ...proposal, isUseful: true }] : [],
          });
        },
      }),
    );
    await press(page, 'Vedi che cosa c’è');
    await press(page, 'È utile');
    expect(judged).to.deep.equal([[answered.id, needMatches.proposals[0]?.id, true]]);
    expect(textOf(page)).to.contain('Hai detto che è utile');
  });

  for (const language of ['it', 'en', 'ar'] as const)
    it(`asks how it went in two taps, and says what follows (${language})`, async () => {
      const said: unknown[] = [];
      const asked = needOf({
        state: 'settled',
        outcomes: [{ afterDays: 30, askedAt: '2026-12-24T09:00:00.000Z', outcome: null, answeredAt: null }],
      });
      const page = await onPage(
        mine({
          listOwnNeeds: () => Promise.resolve({ items: [asked], nextCursor: null }),
          getNeed: () => Promise.resolve(asked),
          answerOutcome: (...told) => {
            said.push(told);
            return Promise.resolve(asked);
          },
        }),
        language,
      );
      expect(textOf(page)).not.to.match(unworded);
      expect(await faultsOf(page)).to.deep.equal([]);
      const form = find(page, 'form', HTMLFormElement);
      expect(form.checkValidity()).to.equal(false);
      find(form, '[value=not_helped]', HTMLInputElement).click();
      find(form, 'button', HTMLButtonElement).click();
      await settled();
      expect(said).to.deep.equal([[asked.id, { afterDays: 30, outcome: 'not_helped' }]]);
      expect(textOf(page)).not.to.match(unworded);
      expect(findAll(page, '.done')).to.have.length(1);
    });

  it('says why how it went was not taken, and keeps the question', async () => {
    const asked = needOf({
      outcomes: [{ afterDays: 90, askedAt: '2026-12-24T09:00:00.000Z', outcome: null, answeredAt: null }],
    });
    const page = await onPage(
      mine({
        listOwnNeeds: () => Promise.resolve({ items: [asked], nextCursor: null }),
        answerOutcome: refuse('outcome_answered'),
      }),
    );
    find(page, '[value=helped]', HTMLInputElement).click();
    find(page, 'form button', HTMLButtonElement).click();
    await settled();
    expect(textOf(page)).to.contain('Hai già detto come è andata');
    expect(findAll(page, 'form')).to.have.length(1);
  });

  it('states what stands in the form, and nothing that is empty', async () => {
    const stated: NeedInput[] = [];
    const page = await onPage(
      mine({
        stateNeed: (_id, need) => {
          stated.push(need);
          return Promise.resolve(needOf());
        },
      }),
    );
    await press(page, 'Racconta un bisogno');
    const form = find(page, 'dialog form', HTMLFormElement);
    const entry = find(form, '#entry1', HTMLSelectElement);
    entry.selectedIndex = 1;
    find(form, '#district', HTMLSelectElement).selectedIndex = 1;
    find(form, '[name=consents]', HTMLInputElement).checked = true;
    form.requestSubmit();
    await settled();
    expect(stated).to.have.length(1);
    expect(stated[0]).to.include({ forWhom: 'myself', reach: 'district', joinsOthers: false });
    expect(stated[0]?.entries).to.deep.equal([entry.value]);
    expect(stated[0]).not.to.have.property('budgetCentsPerHour');
    expect(findAll(page, 'dialog')).to.have.length(0);
  });

  it('keeps what was typed when it is refused, and says why', async () => {
    const page = await onPage(mine({ stateNeed: refuse('too_many_needs') }));
    await press(page, 'Racconta un bisogno');
    const form = find(page, 'dialog form', HTMLFormElement);
    find(form, '#entry1', HTMLSelectElement).selectedIndex = 2;
    find(form, '#district', HTMLSelectElement).selectedIndex = 1;
    find(form, '[name=consents]', HTMLInputElement).checked = true;
    form.requestSubmit();
    await settled();
    expect(textOf(page)).to.contain('Hai già dieci bisogni aperti');
    expect(find(page, '#entry1', HTMLSelectElement).selectedIndex).to.equal(2);
    expect(await faultsOf(page)).to.deep.equal([]);
  });

  it('sends nothing without her consent', async () => {
    const page = await onPage(mine({ stateNeed: () => Promise.reject(new Error('sent')) }));
    await press(page, 'Racconta un bisogno');
    const form = find(page, 'dialog form', HTMLFormElement);
    find(form, '#entry1', HTMLSelectElement).selectedIndex = 1;
    find(form, '#district', HTMLSelectElement).selectedIndex = 1;
    expect(form.checkValidity()).to.equal(false);
  });
});

describe('<snodo-needs-desk>', () => {
  for (const language of ['it', 'en', 'ar'] as const) {
    it(`has no accessibility fault as a list and with a need open (${language})`, async () => {
      const page = await onPage(desk(), language);
      expect(await faultsOf(page)).to.deep.equal([]);
      findAll<HTMLButtonElement>(page, 'article button.primary')[0]?.click();
      await settled();
      expect(textOf(page)).not.to.match(unworded);
      expect(await faultsOf(page)).to.deep.equal([]);
    });
  }

  it('says that it is on its way, that it failed, that nobody waits', async () => {
    const waiting = await onPage(desk({ listNeeds: never }));
    expect(findAll(waiting, 'snodo-load-state')).to.have.length(1);
    const failed = await onPage(desk({ listNeeds: refuse('unavailable') }));
    expect(textOf(failed)).to.contain('non sono arrivati');
    expect(await faultsOf(failed)).to.deep.equal([]);
    const empty = await onPage(desk({ listNeeds: () => Promise.resolve({ items: [], nextCursor: null }) }));
    expect(textOf(empty)).to.contain('non aspetta nessuno');
    expect(await faultsOf(empty)).to.deep.equal([]);
  });

  it('has its list as it is now once something beside it has moved needs', async () => {
    let items = [needOf({ isMine: false, person: 'Laura Bianchi' })];
    const page = await onPage(desk({ listNeeds: () => Promise.resolve({ items, nextCursor: null }) }));
    items = [];
    await find(page, 'snodo-needs-desk', SnodoNeedsDesk).refresh();
    await settled();
    expect(textOf(page)).to.contain('non aspetta nessuno');
  });

  it('shows how it went in round figures only where there are any', async () => {
    const page = await onPage(
      desk({
        listOutcomes: () => Promise.resolve([{ afterDays: 30, outcome: 'helped', atLeastPeople: 20 }]),
      }),
    );
    expect(textOf(page)).to.contain('Mi ha aiutato: almeno 20 persone');
    expect(await faultsOf(page)).to.deep.equal([]);
    expect(textOf(await onPage(desk()))).not.to.contain('Come è andata');
  });

  it('proposes an answer with the reason that the person reads, from the version that is open', async () => {
    const proposed: [string, NewProposal][] = [];
    const open = needOf({ isMine: false, person: 'Laura Bianchi', version: 7 });
    const page = await onPage(
      desk({
        getNeed: () => Promise.resolve(open),
        propose: (id, body) => {
          proposed.push([id, body]);
          return Promise.resolve(needMatches);
        },
      }),
    );
    await press(page, 'Apri');
    expect(new URL(location.href).searchParams.get('need')).to.equal(open.id);
    await press(page, 'Proponi');
    find(page, '#reason', HTMLTextAreaElement).value = 'È a due passi';
    find(page, '#proposing', HTMLFormElement).requestSubmit();
    await settled();
    expect(proposed).to.have.length(1);
    expect(proposed[0]?.[1]).to.include({ version: 7, reason: 'È a due passi' });
    await press(page, 'Torna all’elenco');
    expect(new URL(location.href).searchParams.has('need')).to.equal(false);
  });
});
