import { expect } from 'chai';
import { calendarApi, registration } from '../../../test/fixtures-calendar.ts';
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
import { dayFromNow } from '../booking/booking-words.ts';
import type { CalendarApi, CalendarScope, RegistrationInput, RegistrationStep } from './calendar-api.ts';
import { addDays } from './calendar-days.ts';
import './snodo-calendar.ts';
import './snodo-my-registrations.ts';
import './snodo-registration-form.ts';

const languages = ['it', 'en', 'ar'] as const;
const never = () => new Promise<never>(() => undefined);
const fails = () => Promise.reject(new LoadFault('unavailable'));
/** What is loaded only when somebody asks for it. */
const untilThere = async (page: HTMLElement, selector: string) => {
  for (let turn = 0; turn < 100 && findAll(page, selector).length === 0; turn += 1) await settled();
};
const buttonOf = (page: HTMLElement, words: string) => {
  const found = findAll<HTMLButtonElement>(page, 'button').find(({ textContent }) =>
    textContent.includes(words),
  );
  if (!found) throw new Error(`no button says ${words}`);
  return found;
};
const calendarOf = (changes: Partial<CalendarApi> = {}) =>
  html`<snodo-calendar .api=${calendarApi(changes)} .isSignedIn=${true}></snodo-calendar>`;
const mineOf = (changes: Partial<CalendarApi> = {}) =>
  html`<snodo-my-registrations .api=${calendarApi(changes)}></snodo-my-registrations>`;

for (const [name, make] of Object.entries({ calendarOf, mineOf }))
  describe(`the screen of ${name}`, () => {
    for (const language of languages)
      it(`has no accessibility fault and no bare key (${language})`, async () => {
        const page = await onPage(make(), language);
        await settled();
        expect(textOf(page)).not.to.match(/(?:booking|calendar|common|portal)\.\w/u);
        expect(await faultsOf(page)).to.deep.equal([]);
      });

    it('says that it is on its way, that there is nothing, and that it failed', async () => {
      const none = { items: [], nextCursor: null };
      const states = {
        pending: { listDates: never, listOwnRegistrations: never },
        empty: {
          listDates: () => Promise.resolve([]),
          listOwnRegistrations: () => Promise.resolve(none),
        },
        failed: { listDates: fails, listOwnRegistrations: fails },
      };
      for (const [state, changes] of Object.entries(states)) {
        const page = await onPage(make(changes));
        await settled();
        expect(find(page, 'snodo-load-state', HTMLElement).getAttribute('state')).to.equal(state);
        expect(await faultsOf(page)).to.deep.equal([]);
      }
    });
  });

describe('<snodo-calendar>', () => {
  it('lists dates by day, says what is off and why, and what is hers', async () => {
    const page = await onPage(calendarOf());
    await settled();
    expect(findAll(page, '.agenda > li')).to.have.lengthOf(2);
    const words = textOf(page);
    for (const told of ['Annullata', 'La cucina è in riparazione', 'Sei in lista d’attesa', 'Con Nadia'])
      expect(words).to.contain(told);
    expect(words).to.contain('chi abita in zona');
  });

  it('looks at a district, at the days after, and at a place with its family or without', async () => {
    const asked: [string, number, CalendarScope][] = [];
    const listDates = (on: string, days: number, scope: CalendarScope) => {
      asked.push([on, days, scope]);
      return Promise.resolve([]);
    };
    const page = await onPage(calendarOf({ listDates }));
    await settled();
    const district = find(page, 'select', HTMLSelectElement);
    district.value = 'municipio-6';
    district.dispatchEvent(new Event('change'));
    await settled();
    buttonOf(page, 'Dopo').click();
    await settled();
    const today = dayFromNow(0);
    expect(asked).to.deep.equal([
      [today, 14, {}],
      [today, 14, { district: 'municipio-6' }],
      [addDays(today, 14), 14, { district: 'municipio-6' }],
    ]);
    asked.length = 0;
    const family = await onPage(
      html`<snodo-calendar .api=${calendarApi({ listDates })} place="luogo" has-family></snodo-calendar>`,
    );
    await settled();
    find(family, 'input[type=checkbox]', HTMLInputElement).click();
    await settled();
    expect(asked.map(([, , scope]) => scope)).to.deep.equal([
      { place: 'luogo', isFamily: true },
      { place: 'luogo', isFamily: false },
    ]);
  });

  for (const [language, key] of [
    ['it', 'ArrowRight'],
    ['ar', 'ArrowLeft'],
  ] as const)
    it(`goes through a month day by day with the arrow keys as they are seen (${language})`, async () => {
      const page = await onPage(calendarOf(), language);
      await settled();
      findAll<HTMLButtonElement>(page, '.bar button')[1]?.click();
      await settled();
      expect(await faultsOf(page)).to.deep.equal([]);
      const focused = () => find<HTMLButtonElement>(page, 'table.month button[tabindex="0"]');
      expect(findAll(page, 'table.month button[tabindex="0"]')).to.have.lengthOf(1);
      const before = focused().dataset['day'] ?? '';
      focused().focus();
      focused().dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
      await settled();
      expect(focused().dataset['day']).to.equal(addDays(before, 1));
      expect(focused().matches(':focus')).to.equal(true);
      focused().dispatchEvent(new KeyboardEvent('keydown', { key: 'PageDown', bubbles: true }));
      await settled();
      expect((focused().dataset['day'] ?? '') > before).to.equal(true);
    });

  it('takes her yes with what she needs, once, and tells what came of it', async () => {
    const sent: [string, RegistrationInput, string][] = [];
    const page = await onPage(
      calendarOf({
        register: (activity, body, key) => {
          sent.push([activity, body, key]);
          return Promise.resolve({ ...registration, state: 'waiting' });
        },
      }),
    );
    await settled();
    buttonOf(page, 'Ci vengo').click();
    await untilThere(page, 'form');
    expect(await faultsOf(page)).to.deep.equal([]);
    find(page, 'summary', HTMLElement).click();
    find(page, 'input[value=quiet]', HTMLInputElement).click();
    const people = find(page, 'select[name=places]', HTMLSelectElement);
    people.value = '2';
    find(page, 'form', HTMLFormElement).requestSubmit();
    await settled();
    expect(sent.map(([, { places, children, needs }]) => ({ places, children, needs }))).to.deep.equal([
      { places: 2, children: 0, needs: ['quiet'] },
    ]);
    expect(textOf(page)).to.contain('sei in lista d’attesa');
  });

  it('leads whoever is not signed in to the sign-in', async () => {
    const page = await onPage(html`<snodo-calendar .api=${calendarApi()}></snodo-calendar>`);
    await settled();
    expect(textOf(page)).to.contain('Entra per dire che vieni');
    expect(findAll(page, 'snodo-registration-form')).to.deep.equal([]);
  });
});

describe('<snodo-my-registrations>', () => {
  it('says why she waits, until when a place is hers to take, and gives one up only once she is sure', async () => {
    const sent: [string, { step: RegistrationStep; version: number }][] = [];
    const page = await onPage(
      mineOf({
        moveRegistration: (id, body) => {
          sent.push([id, body]);
          return Promise.resolve(registration);
        },
      }),
    );
    await settled();
    expect(textOf(page)).to.contain('Altre persone aspettano da prima.');
    expect(textOf(page)).to.contain('Rispondi entro');
    buttonOf(page, 'Non vengo più').click();
    await settled();
    expect(sent).to.deep.equal([]);
    expect(find(page, '.question', HTMLElement).matches(':focus')).to.equal(true);
    expect(await faultsOf(page)).to.deep.equal([]);
    buttonOf(page, 'Sì, lascio il posto').click();
    await settled();
    expect(sent).to.deep.equal([[registration.id, { step: 'withdraw', version: 1 }]]);
    expect(textOf(page)).to.contain('Hai lasciato il posto');
  });

  it('says in words that somebody was quicker', async () => {
    const page = await onPage(
      mineOf({ moveRegistration: () => Promise.reject(new LoadFault('registration_changed')) }),
    );
    await settled();
    buttonOf(page, 'Sì, prendo il posto').click();
    await settled();
    await settled();
    expect(textOf(page)).to.contain('è cambiata nel frattempo');
  });
});
