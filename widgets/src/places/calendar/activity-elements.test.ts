import { expect } from 'chai';
import { activityApi, kept } from '../../../test/fixtures-activities.ts';
import { calendarApi } from '../../../test/fixtures-calendar.ts';
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
import type { ActivityApi, ActivityInput, ActivityStep } from './activity-api.ts';
import './snodo-activity-dates.ts';
import './snodo-activity-desk.ts';
import './snodo-activity-form.ts';
import './snodo-calendar-feeds.ts';
import './snodo-check-in-code.ts';
import './snodo-check-in.ts';

const languages = ['it', 'en', 'ar'] as const;
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
const deskOf = (changes: Partial<ActivityApi> = {}) =>
  html`<snodo-activity-desk .api=${activityApi(changes)} place="luogo"></snodo-activity-desk>`;
const datesOf = (changes: Partial<ActivityApi> = {}) =>
  html`<snodo-activity-dates .api=${activityApi(changes)} .kept=${kept}></snodo-activity-dates>`;
const codeOf = () =>
  html`<snodo-check-in-code .api=${activityApi()} activity=${kept.id} starts-at="x"></snodo-check-in-code>`;
const checkInOf = (changes: Parameters<typeof calendarApi>[0] = {}) =>
  html`<snodo-check-in .api=${calendarApi(changes)} .isSignedIn=${true} code="abc"></snodo-check-in>`;
const feedsOf = (changes: Parameters<typeof calendarApi>[0] = {}) =>
  html`<snodo-calendar-feeds .api=${calendarApi(changes)}></snodo-calendar-feeds>`;

for (const [name, make] of Object.entries({ deskOf, datesOf, codeOf, checkInOf, feedsOf }))
  describe(`the screen of ${name}`, () => {
    for (const language of languages)
      it(`has no accessibility fault and no bare key (${language})`, async () => {
        const page = await onPage(make(), language);
        await settled();
        expect(textOf(page)).not.to.match(/(?:activity|booking|calendar|common)\.\w/u);
        expect(await faultsOf(page)).to.deep.equal([]);
      });
  });

describe('<snodo-activity-desk>', () => {
  it('is nothing to whoever does not host the place', async () => {
    const page = await onPage(deskOf({ listKept: () => Promise.reject(new LoadFault('forbidden')) }));
    await settled();
    expect(textOf(page).trim()).to.equal('');
  });

  it('makes an activity from a form of one screen, in three languages without a fault', async () => {
    for (const language of languages) {
      const sent: ActivityInput[] = [];
      const page = await onPage(
        deskOf({
          create: (_place, input) => {
            sent.push(input);
            return Promise.resolve(kept);
          },
        }),
        language,
      );
      await settled();
      findAll<HTMLButtonElement>(page, 'button.primary')[0]?.click();
      await untilThere(page, 'form');
      expect(await faultsOf(page)).to.deep.equal([]);
      expect(textOf(page)).not.to.match(/activity\.\w/u);
      find(page, '#name', HTMLInputElement).value = 'Merenda';
      find(page, '#description', HTMLInputElement).value = 'Si sta insieme';
      find(page, 'form', HTMLFormElement).requestSubmit();
      await settled();
      await settled();
      expect(sent).to.have.lengthOf(1);
      expect(sent[0]).to.include({ name: 'Merenda', times: 1 });
      expect(findAll(page, 'snodo-activity-form')).to.deep.equal([]);
    }
  });

  it('tells of each date that cannot be had, and keeps what was typed', async () => {
    const faults = [
      { path: 'dates.2026-12-08', code: 'conflict', message: '' },
      { path: 'dates.2026-12-15', code: 'closed', message: '' },
    ];
    const page = await onPage(
      deskOf({
        change: () => Promise.reject(new LoadFault('booking_conflict', { cause: { faults } })),
      }),
    );
    await settled();
    buttonOf(page, 'Cambia').click();
    await untilThere(page, 'form');
    const name = find(page, '#name', HTMLInputElement);
    expect(name.value).to.equal(kept.name);
    name.value = 'Un altro nome';
    find(page, 'form', HTMLFormElement).requestSubmit();
    await settled();
    await settled();
    const words = textOf(find(page, 'snodo-activity-form', HTMLElement));
    expect(words).to.contain('8 dicembre: già preso');
    expect(words).to.contain('15 dicembre: chiuso');
    expect(name.value).to.equal('Un altro nome');
    expect(await faultsOf(page)).to.deep.equal([]);
  });

  it('asks why before it suspends, and tells so', async () => {
    const sent: ActivityStep[] = [];
    const page = await onPage(
      deskOf({
        move: (_id, step) => {
          sent.push(step);
          return Promise.resolve(kept);
        },
      }),
    );
    await settled();
    buttonOf(page, 'Sospendi').click();
    await settled();
    expect(sent).to.deep.equal([]);
    expect(await faultsOf(page)).to.deep.equal([]);
    find(page, '#reason', HTMLInputElement).value = 'La caldaia è rotta';
    find(page, 'form.question', HTMLFormElement).requestSubmit();
    await settled();
    expect(sent).to.deep.equal([{ version: kept.version, to: 'suspended', reason: 'La caldaia è rotta' }]);
    expect(textOf(page)).to.contain('il calendario è aggiornato');
  });
});

describe('<snodo-activity-dates>', () => {
  it('tells numbers, calls one date off, and shows the code of a date that is near', async () => {
    const sent: ActivityStep[] = [];
    const page = await onPage(
      datesOf({
        move: (_id, step) => {
          sent.push(step);
          return Promise.resolve(kept);
        },
      }),
    );
    await settled();
    for (const told of ['Vengono 5 persone su 12', 'Ingresso senza gradini: 2', 'Un bambino da tenere'])
      expect(textOf(page)).to.contain(told);
    buttonOf(page, 'Codice d’arrivo').click();
    await untilThere(page, 'img');
    expect(find(page, 'img', HTMLImageElement).alt).to.equal('Codice da inquadrare con il telefono');
    expect(await faultsOf(page)).to.deep.equal([]);
    buttonOf(page, 'Annulla').click();
    await settled();
    find(page, '#reason', HTMLInputElement).value = 'Piove';
    find(page, 'form', HTMLFormElement).requestSubmit();
    await settled();
    expect(sent.map(({ to, reason }) => [to, reason])).to.deep.equal([['cancelled', 'Piove']]);
  });
});

describe('<snodo-check-in>', () => {
  it('notes that she is there with one button', async () => {
    const page = await onPage(checkInOf());
    await settled();
    buttonOf(page, 'Segna che sono qui').click();
    await settled();
    expect(textOf(page)).to.contain('sappiamo che ci sei');
    expect(await faultsOf(page)).to.deep.equal([]);
  });

  it('says why not, and leads whoever has no code or is not signed in on', async () => {
    const faults = [{ path: 'json.code', code: 'replayed', message: '' }];
    const page = await onPage(
      checkInOf({ checkIn: () => Promise.reject(new LoadFault('check_in_refused', { cause: { faults } })) }),
    );
    await settled();
    buttonOf(page, 'Segna che sono qui').click();
    await settled();
    expect(textOf(page)).to.contain('era già segnato');
    const out = await onPage(html`<snodo-check-in .api=${calendarApi()} code="abc"></snodo-check-in>`);
    expect(textOf(out)).to.contain('Entra per segnare che ci sei');
    const none = await onPage(
      html`<snodo-check-in .api=${calendarApi()} .isSignedIn=${true}></snodo-check-in>`,
    );
    expect(textOf(none)).to.contain('Qui serve un codice');
    expect(await faultsOf(none)).to.deep.equal([]);
  });
});

describe('<snodo-calendar-feeds>', () => {
  it('shows a new address once, and takes one back', async () => {
    const revoked: string[] = [];
    const page = await onPage(
      feedsOf({
        revokeFeed: (id) => {
          revoked.push(id);
          return Promise.resolve({});
        },
      }),
    );
    await settled();
    buttonOf(page, 'Crea un indirizzo').click();
    await settled();
    expect(find(page, '#address', HTMLInputElement).value).to.contain('/feeds/segreto.ics');
    expect(find(page, 'a.primary', HTMLAnchorElement).href).to.contain('webcal:');
    expect(await faultsOf(page)).to.deep.equal([]);
    buttonOf(page, 'Togli').click();
    await settled();
    expect(revoked).to.have.lengthOf(1);
    expect(textOf(page)).to.contain('non mostra più nulla');
  });
});
