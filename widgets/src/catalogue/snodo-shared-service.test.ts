import { expect } from 'chai';
import { enrolmentsApi, quotedShared, shared } from '../../test/fixtures-enrolments.ts';
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
import { LoadFault } from '../ui/load.ts';
import type { EnrolmentsApi, FamilyInput, SharedServiceInput } from './enrolments-api.ts';
import './snodo-shared-form.ts';
import './snodo-shared-service.ts';
import './snodo-shared-services.ts';

const pageOf = (changes: Partial<EnrolmentsApi> = {}, isSignedIn = true) =>
  html`<snodo-shared-service
    .api=${enrolmentsApi(changes)}
    .isSignedIn=${isSignedIn}
    .group=${shared.id}
  ></snodo-shared-service>`;
const quoted = { getSharedService: () => Promise.resolve(quotedShared) };
const buttonOf = (page: HTMLElement, words: string) => {
  const found = findAll<HTMLButtonElement>(page, 'button').find(({ textContent }) =>
    textContent.trim().startsWith(words),
  );
  if (!found) throw new Error(`no button says ${words}`);
  return found;
};

describe('<snodo-shared-service>', () => {
  for (const language of ['it', 'en', 'ar'] as const) {
    it(`has no accessibility fault, joining and asked for a share (${language})`, async () => {
      for (const changes of [{}, quoted]) {
        const page = await onPage(pageOf(changes), language);
        expect(textOf(page)).not.to.match(/(?:enrolment|shared|common|portal)\.\w/u);
        expect(await faultsOf(page)).to.deep.equal([]);
      }
    });
  }

  it('tells what a week would cost before anybody joins, and joins once with what the form says', async () => {
    const families: FamilyInput[] = [];
    const page = await onPage(
      pageOf({
        joinSharedService: (_id, _key, family) => {
          families.push(family);
          return Promise.resolve(quotedShared);
        },
      }),
    );
    expect(textOf(page)).to.match(/Pagheresti circa 12\s€ a settimana/u);
    expect(textOf(page)).to.contain('Manca una famiglia.');
    find(page, '#children', HTMLInputElement).value = '2';
    find(page, 'input[name=windows]', HTMLInputElement).checked = false;
    find(page, 'input[name=band][value="40"]', HTMLInputElement).checked = true;
    buttonOf(page, 'Entra nel gruppo').click();
    await settled();
    expect(families).to.deep.equal([{ children: 2, windows: [1], bandPercent: 40 }]);
    expect(textOf(page)).to.contain('La tua famiglia');
  });

  it('agrees to the share that is shown, and refuses it only after a question', async () => {
    const answers: unknown[] = [];
    const page = await onPage(
      pageOf({
        ...quoted,
        answerQuote: (_id, number, answer) => {
          answers.push([number, answer]);
          return Promise.resolve(quotedShared);
        },
      }),
    );
    expect(textOf(page)).to.match(/12\s€ a settimana/u);
    const people = findAll(page, '.people li').map(({ textContent }) =>
      textContent.replaceAll(/\s+/g, ' ').trim(),
    );
    expect(people).to.deep.equal(['Laura Bianchi (tu) · una persona', 'Una famiglia · 2 persone']);
    buttonOf(page, 'Non ci sto').click();
    await settled();
    expect(answers).to.deep.equal([]);
    expect(textOf(page)).to.contain('Esci da «Babysitter del cortile»');
    buttonOf(page, 'Annulla').click();
    await settled();
    buttonOf(page, 'Ci sto').click();
    await settled();
    expect(answers).to.deep.equal([[1, 'agree']]);
  });

  it('shows somebody who is not signed in what it is, and no way to join but signing in', async () => {
    const page = await onPage(pageOf({}, false));
    expect(findAll(page, 'form')).to.deep.equal([]);
    expect(find(page, 'a.button.primary', HTMLAnchorElement).href).to.contain('/account/sign-in');
    expect(await faultsOf(page)).to.deep.equal([]);
  });

  it('is pending, not there, failed and tried again', async () => {
    const waiting = await onPage(pageOf({ getSharedService: () => new Promise(() => undefined) }));
    expect(textOf(waiting)).to.contain('Arrivano i gruppi');
    const missing = await onPage(
      pageOf({ getSharedService: () => Promise.reject(new LoadFault('not_found')) }),
    );
    expect(textOf(missing)).to.contain('Questo gruppo non c’è');
    expect(await faultsOf(missing)).to.deep.equal([]);
    let asked = 0;
    const failed = await onPage(
      pageOf({
        getSharedService: () => {
          asked += 1;
          return asked === 1 ? Promise.reject(new LoadFault('unavailable')) : Promise.resolve(shared);
        },
      }),
    );
    expect(await faultsOf(failed)).to.deep.equal([]);
    buttonOf(failed, 'Riprova').click();
    await settled();
    expect(textOf(failed)).to.contain('Babysitter del cortile');
  });
});

describe('<snodo-shared-services>', () => {
  const listOf = (changes: Partial<EnrolmentsApi> = {}, isSignedIn = true) =>
    html`<snodo-shared-services
      .api=${enrolmentsApi(changes)}
      .isSignedIn=${isSignedIn}
    ></snodo-shared-services>`;

  for (const language of ['it', 'en', 'ar'] as const) {
    it(`has no accessibility fault with its list and with the form open (${language})`, async () => {
      const page = await onPage(listOf(), language);
      expect(await faultsOf(page)).to.deep.equal([]);
      find(page, 'button.primary', HTMLButtonElement).click();
      await settled();
      await settled();
      find(page, 'dialog input[name=split][value=band]', HTMLInputElement).click();
      find(page, 'dialog input[name=isEachDay]', HTMLInputElement).click();
      find(page, 'dialog details', HTMLDetailsElement).open = true;
      await settled();
      expect(textOf(page)).not.to.match(/(?:enrolment|shared|common|portal)\.\w/u);
      expect(await faultsOf(page)).to.deep.equal([]);
    });
  }

  it('begins a group with what the form says, and tells which one it was', async () => {
    const sent: SharedServiceInput[] = [];
    const opened: string[] = [];
    const page = await onPage(
      listOf({
        openSharedService: (_key, input) => {
          sent.push(input);
          return Promise.resolve(shared);
        },
      }),
    );
    page.addEventListener('snodo-shared-service-opened', (event) =>
      opened.push((event as CustomEvent<{ id: string }>).detail.id),
    );
    buttonOf(page, 'Avvia un gruppo').click();
    await settled();
    await settled();
    find(page, '#title', HTMLInputElement).value = 'Babysitter del cortile';
    find(page, '#words', HTMLTextAreaElement).value = 'Due pomeriggi';
    find(page, 'dialog form', HTMLFormElement).requestSubmit();
    await settled();
    expect(sent[0]).to.deep.include({
      template: 'babysitter',
      title: 'Babysitter del cortile',
      quorumFamilies: 3,
      split: 'child_hour',
      timetable: shared.timetable,
      family: { children: 1, windows: [0, 1] },
    });
    expect(opened).to.deep.equal([shared.id]);
  });

  it('takes hours of their own for each day, bands, a ratio, a price and a district', async () => {
    const sent: SharedServiceInput[] = [];
    const page = await onPage(
      listOf({
        openSharedService: (_key, input) => {
          sent.push(input);
          return Promise.resolve(shared);
        },
      }),
    );
    buttonOf(page, 'Avvia un gruppo').click();
    await settled();
    await settled();
    find(page, 'dialog input[name=isEachDay]', HTMLInputElement).click();
    find(page, 'dialog input[name=split][value=band]', HTMLInputElement).click();
    await settled();
    const [first] = shared.timetable;
    find(page, `#from-${first?.weekday ?? 1}`, HTMLInputElement).value = '15:00';
    find(page, '#childrenPerCarer', HTMLInputElement).value = '2';
    find(page, '#district', HTMLSelectElement).value = 'municipio-6';
    const bands = find(page, '#bands', HTMLInputElement);
    bands.value = '50, 100';
    bands.dispatchEvent(new Event('input', { bubbles: true }));
    await settled();
    const shares = findAll<HTMLInputElement>(page, 'dialog input[name=band]');
    expect(shares.map(({ value }) => value)).to.deep.equal(['50', '100']);
    find(page, 'dialog form', HTMLFormElement).requestSubmit();
    await settled();
    expect(sent[0]).to.deep.include({
      childrenPerCarer: 2,
      district: 'municipio-6',
      bandPercents: [50, 100],
    });
    expect(sent[0]?.timetable[0]?.startMinute).to.equal(900);
  });

  it('says each refused field in a sentence and keeps what was typed', async () => {
    const page = await onPage(
      listOf({
        openSharedService: () =>
          Promise.reject(new LoadFault('invalid_request', { fields: ['quorumFamilies', 'startsOn'] })),
      }),
    );
    buttonOf(page, 'Avvia un gruppo').click();
    await settled();
    await settled();
    find(page, '#title', HTMLInputElement).value = 'Babysitter del cortile';
    find(page, 'dialog form', HTMLFormElement).requestSubmit();
    await settled();
    expect(textOf(page)).to.contain('Le famiglie non possono essere più dei posti');
    expect(textOf(page)).to.contain('L’inizio viene dopo l’ultimo giorno per entrare.');
    expect(find(page, '#title', HTMLInputElement).value).to.equal('Babysitter del cortile');
  });

  it('is empty with a next step, failed and tried again', async () => {
    const empty = await onPage(
      listOf({ listSharedServices: () => Promise.resolve({ items: [], nextCursor: null }) }, false),
    );
    expect(textOf(empty)).to.contain('Avvia tu il primo');
    const failed = await onPage(
      listOf({ listSharedServices: () => Promise.reject(new LoadFault('unavailable')) }),
    );
    expect(textOf(failed)).to.contain('I gruppi non sono arrivati');
    expect(await faultsOf(failed)).to.deep.equal([]);
  });
});
