import { expect } from 'chai';
import { enrolment, enrolmentsApi, ownEnrolments } from '../../test/fixtures-enrolments.ts';
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
import type { EnrolmentsApi } from './enrolments-api.ts';
import './snodo-my-enrolments.ts';

const pageOf = (changes: Partial<EnrolmentsApi> = {}) =>
  html`<snodo-my-enrolments .api=${enrolmentsApi(changes)} .isSignedIn=${true}></snodo-my-enrolments>`;
const buttonOf = (page: HTMLElement, words: string) => {
  const found = findAll<HTMLButtonElement>(page, 'button').find(({ textContent }) =>
    textContent.includes(words),
  );
  if (!found) throw new Error(`no button says ${words}`);
  return found;
};

describe('<snodo-my-enrolments>', () => {
  for (const language of ['it', 'en', 'ar'] as const) {
    it(`has no accessibility fault with every state, and no key instead of words (${language})`, async () => {
      const page = await onPage(pageOf(), language);
      for (const details of findAll<HTMLDetailsElement>(page, 'details')) details.open = true;
      await settled();
      expect(textOf(page)).not.to.match(/(?:enrolment|common)\.\w/u);
      expect(await faultsOf(page)).to.deep.equal([]);
    });
  }

  it('shows what waits for her answer first, and tells whoever waits why', async () => {
    const page = await onPage(pageOf());
    const titles = findAll(page, 'article h3').map(({ textContent }) => textContent.trim());
    expect(titles[0]).to.equal('Corso di italiano');
    expect(titles.at(-1)).to.equal('Babysitter del cortile');
    expect(textOf(page)).to.contain('Sei al numero 3 della lista.');
    expect(textOf(page)).to.contain('Un posto è offerto a chi viene prima di te.');
    expect(textOf(page)).to.contain('Prima di te ci sono 2 persone.');
    expect(textOf(page)).to.contain('fatto per te da Nadia Fontana');
  });

  it('gives up a place only after a sentence that says what will happen', async () => {
    const moves: unknown[] = [];
    const page = await onPage(
      pageOf({
        listOwnEnrolments: () => Promise.resolve({ items: [enrolment], nextCursor: null }),
        moveEnrolment: (id, move) => {
          moves.push([id, move]);
          return Promise.resolve({ ...enrolment, state: 'cancelled', steps: [] });
        },
      }),
    );
    buttonOf(page, 'Lascio il posto').click();
    await settled();
    expect(moves).to.deep.equal([]);
    expect(textOf(page)).to.contain('Lasci il posto di «Turno del pomeriggio».');
    expect(await faultsOf(page)).to.deep.equal([]);
    buttonOf(page, 'Sì, confermo').click();
    await settled();
    expect(moves).to.deep.equal([[enrolment.id, { step: 'cancel', version: 2 }]]);
    expect(textOf(page)).to.contain('Annullata');
  });

  it('says in words what was refused, and reads the list anew', async () => {
    let asked = 0;
    const page = await onPage(
      pageOf({
        listOwnEnrolments: () => {
          asked += 1;
          return Promise.resolve({ items: [...ownEnrolments], nextCursor: null });
        },
        moveEnrolment: () => Promise.reject(new LoadFault('enrolment_changed')),
      }),
    );
    buttonOf(page, 'Prendo il posto').click();
    await settled();
    expect(textOf(page)).to.contain('Nel frattempo l’iscrizione è andata avanti');
    expect(asked).to.equal(2);
  });

  it('sends her words once they are some', async () => {
    const sent: string[] = [];
    const page = await onPage(
      pageOf({
        giveFeedback: (_id, words) => {
          sent.push(words);
          return Promise.resolve(enrolment);
        },
      }),
    );
    const area = find(page, 'textarea', HTMLTextAreaElement);
    area.value = '  Persone gentili ';
    area.form?.requestSubmit();
    await settled();
    expect(sent).to.deep.equal(['Persone gentili']);
  });

  it('is pending, empty, failed and tried again, and asks nobody who is not signed in', async () => {
    const pending = await onPage(pageOf({ listOwnEnrolments: () => new Promise(() => undefined) }));
    expect(textOf(pending)).to.contain('Arrivano i tuoi servizi');
    const empty = await onPage(
      pageOf({ listOwnEnrolments: () => Promise.resolve({ items: [], nextCursor: null }) }),
    );
    expect(textOf(empty)).to.contain('Non hai ancora chiesto niente');
    expect(await faultsOf(empty)).to.deep.equal([]);
    let asked = 0;
    const failed = await onPage(
      pageOf({
        listOwnEnrolments: () => {
          asked += 1;
          return asked === 1
            ? Promise.reject(new LoadFault('unavailable'))
            : Promise.resolve({ items: [...ownEnrolments], nextCursor: null });
        },
      }),
    );
    expect(await faultsOf(failed)).to.deep.equal([]);
    buttonOf(failed, 'Riprova').click();
    await settled();
    expect(findAll(failed, 'article').length).to.equal(5);
    const nobody = await onPage(
      html`<snodo-my-enrolments
        .api=${enrolmentsApi({ listOwnEnrolments: () => Promise.reject(new Error('asked')) })}
      ></snodo-my-enrolments>`,
    );
    expect(find(nobody, 'a.button.primary', HTMLAnchorElement).href).to.contain('/account/sign-in');
  });
});
