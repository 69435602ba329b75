import { expect } from 'chai';
import { booking, bookingApi, desks, request, sheet, timeOf } from '../../../test/fixtures-bookings.ts';
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
  until,
} from '../../../test/fixtures-page.ts';
import { LoadFault } from '../../ui/load.ts';
import type { BookingApi, BookingInput, NewPlace, SeriesInput } from './booking-api.ts';
import './snodo-booking-desk.ts';
import './snodo-my-bookings.ts';
import './snodo-place-form.ts';
import './snodo-place.ts';
import './snodo-space-booking.ts';

const languages = ['it', 'en', 'ar'] as const;
const never = () => new Promise<never>(() => undefined);
const fails = () => Promise.reject(new LoadFault('unavailable'));
const buttonOf = (page: HTMLElement, words: string) => {
  const found = findAll<HTMLButtonElement>(page, 'button').find(({ textContent }) =>
    textContent.includes(words),
  );
  if (!found) throw new Error(`no button says ${words}`);
  return found;
};
const placeOf = (changes: Partial<BookingApi> = {}) =>
  html`<snodo-place .api=${bookingApi(changes)} .isSignedIn=${true} code="luogo"></snodo-place>`;
const formOf = (changes: Partial<BookingApi> = {}) =>
  html`<snodo-space-booking .api=${bookingApi(changes)} .space=${desks}></snodo-space-booking>`;
const mineOf = (changes: Partial<BookingApi> = {}) =>
  html`<snodo-my-bookings .api=${bookingApi(changes)} .isSignedIn=${true}></snodo-my-bookings>`;
const deskOf = (changes: Partial<BookingApi> = {}) =>
  html`<snodo-booking-desk .api=${bookingApi(changes)}></snodo-booking-desk>`;

const listOf = (changes: Partial<BookingApi> = {}) =>
  html`<snodo-place-form
    .api=${bookingApi(changes)}
    .organisations=${[{ code: 'farmacia', name: 'Farmacia Inventata' }]}
  ></snodo-place-form>`;

const screens = { listOf, placeOf, formOf, mineOf, deskOf };

for (const [name, make] of Object.entries(screens))
  describe(`the screen of ${name}`, () => {
    for (const language of languages)
      it(`has no accessibility fault and no bare key (${language})`, async () => {
        const page = await onPage(make(), language);
        await settled();
        expect(textOf(page)).not.to.match(/(?:booking|common|portal)\.\w/u);
        expect(await faultsOf(page)).to.deep.equal([]);
      });

    it('says that it is on its way, and that it failed', async () => {
      const waiting = await onPage(
        make({
          getPlace: never,
          getFreeTimes: never,
          listOwnBookings: never,
          listRequests: never,
          getAround: never,
        }),
      );
      expect(await faultsOf(waiting)).to.deep.equal([]);
      expect(find(waiting, 'snodo-load-state', HTMLElement).getAttribute('state')).to.equal('pending');
      const failed = await onPage(
        make({
          getPlace: fails,
          getFreeTimes: fails,
          listOwnBookings: fails,
          listRequests: fails,
          getAround: fails,
        }),
      );
      await settled();
      expect(find(failed, 'snodo-load-state', HTMLElement).getAttribute('state')).to.equal('failed');
      expect(await faultsOf(failed)).to.deep.equal([]);
    });
  });

describe('<snodo-place>', () => {
  it('says when it is not active, and what is nearby', async () => {
    const page = await onPage(
      placeOf({
        getPlace: () =>
          Promise.resolve({
            ...sheet,
            place: { ...sheet.place, lifeCycle: 'suspended' },
            alternatives: [{ code: 'vicino', name: 'Un altro luogo' }],
          }),
      }),
    );
    await settled();
    expect(textOf(page)).to.contain('Un altro luogo');
    expect(textOf(page)).to.contain('Per ora non si può prenotare');
  });

  it('says that there is no such place', async () => {
    const page = await onPage(placeOf({ getPlace: () => Promise.reject(new LoadFault('not_found')) }));
    await settled();
    expect(find(page, 'snodo-load-state', HTMLElement).getAttribute('state')).to.equal('empty');
  });

  it('opens the booking of a space that lets her in, and says where she may not', async () => {
    const page = await onPage(placeOf());
    await settled();
    expect(textOf(page)).to.contain('Non è aperto a chi prenota come te');
    buttonOf(page, 'Prenota').click();
    await until(() => textOf(page).includes('ne restano 3'));
    expect(textOf(page)).to.contain('ne restano 3');
    expect(await faultsOf(page)).to.deep.equal([]);
  });
});

describe('<snodo-space-booking>', () => {
  it('books a time within a free one, and says when and by which rules', async () => {
    let sent: BookingInput | undefined;
    const page = await onPage(
      formOf({
        book: (_space, input) => {
          sent = input;
          return Promise.resolve(booking);
        },
      }),
    );
    await settled();
    buttonOf(page, '12:00').click();
    await settled();
    expect(await faultsOf(page)).to.deep.equal([]);
    find(page, '#visitors', HTMLTextAreaElement).value = 'Rosa\n\n Pino ';
    find(page, 'form.stack', HTMLFormElement).requestSubmit();
    await settled();
    const { from, to } = timeOf(1, '12:00', '13:00');
    expect(sent).to.deep.equal({
      from,
      to,
      fromSecond: false,
      toSecond: false,
      seats: 1,
      people: 1,
      visitors: ['Rosa', 'Pino'],
    });
    expect(textOf(page)).to.contain('È tuo');
    expect(textOf(page)).to.contain('Tono di voce basso.');
    expect(await faultsOf(page)).to.deep.equal([]);
  });

  it('offers what is free nearby when somebody was faster, and loses nothing', async () => {
    let tries = 0;
    const page = await onPage(
      formOf({
        book: () => {
          tries += 1;
          return tries === 1
            ? Promise.reject(
                new LoadFault('booking_conflict', { cause: { alternatives: [timeOf(1, '16:00', '17:00')] } }),
              )
            : Promise.resolve(booking);
        },
      }),
    );
    await settled();
    buttonOf(page, '12:00').click();
    await settled();
    find(page, '#purpose', HTMLInputElement).value = 'Un colloquio';
    find(page, 'form.stack', HTMLFormElement).requestSubmit();
    const others = () => findAll(find(page, 'snodo-other-spaces'), 'a');
    await until(() => others().length > 0);
    expect(textOf(page)).to.contain('Puoi prendere uno di questi');
    expect(others()[0]?.textContent).to.equal('Salone · Circolo');
    expect(find(page, '#purpose', HTMLInputElement).value).to.equal('Un colloquio');
    expect(await faultsOf(page)).to.deep.equal([]);
    buttonOf(page, '16:00').click();
    await settled();
    expect(textOf(page)).to.contain('È tuo');
  });

  it('looks at a series date by date and books what can be had', async () => {
    let sent: SeriesInput | undefined;
    const page = await onPage(
      formOf({
        bookSeries: (_space, input) => {
          sent = input;
          return Promise.resolve({ bookings: 1, first: booking });
        },
      }),
    );
    await settled();
    find(page, 'details', HTMLDetailsElement).open = true;
    find(page, 'details form', HTMLFormElement).requestSubmit();
    await settled();
    expect(textOf(page)).to.contain('1 di 3 si possono avere');
    expect(textOf(page)).to.contain('quella notte cambia l’ora');
    expect(textOf(page)).to.contain('Libero invece: 12:00–14:00');
    expect(await faultsOf(page)).to.deep.equal([]);
    buttonOf(page, 'Prenota questa data').click();
    await settled();
    expect(sent?.without).to.have.length(2);
    expect(textOf(page)).to.contain('Una data è tua');
  });
});

describe('<snodo-my-bookings>', () => {
  it('asks whoever is not signed in to do so, and says what to do when there is nothing', async () => {
    const out = await onPage(html`<snodo-my-bookings .api=${bookingApi()}></snodo-my-bookings>`);
    expect(find(out, 'a.button.primary', HTMLAnchorElement).href).to.contain('/account/sign-in');
    const none = await onPage(
      mineOf({ listOwnBookings: () => Promise.resolve({ items: [], nextCursor: null }) }),
    );
    await settled();
    expect(textOf(none)).to.contain('Non hai prenotazioni in arrivo');
    expect(await faultsOf(none)).to.deep.equal([]);
  });

  it('gives one up after a question in a full sentence', async () => {
    const given: unknown[] = [];
    const page = await onPage(
      mineOf({
        cancel: (id, body) => {
          given.push([id, body]);
          return Promise.resolve({ ...booking, state: 'cancelled' });
        },
      }),
    );
    await settled();
    buttonOf(page, 'Annulla la prenotazione').click();
    await settled();
    expect(given).to.deep.equal([]);
    expect(textOf(page)).to.contain('Annulli «Scrivanie aperte»');
    expect(await faultsOf(page)).to.deep.equal([]);
    buttonOf(page, 'Sì, annulla').click();
    await settled();
    expect(given).to.deep.equal([[booking.id, { version: 1, which: 'this' }]]);
  });
});

describe('a booking that is moved', () => {
  it('gets another time in its space, and nothing else of it changes', async () => {
    let sent: unknown;
    const move: BookingApi['move'] = (id, body) => {
      sent = [id, body];
      return Promise.resolve({ ...booking, version: 2 });
    };
    const page = await onPage(mineOf({ move }));
    await settled();
    buttonOf(page, 'Sposta').click();
    await until(() => textOf(page).includes('Un altro tempo per'));
    expect(textOf(page)).to.contain('Un altro tempo per «Scrivanie aperte»');
    expect(await faultsOf(page)).to.deep.equal([]);
    buttonOf(page, '12:00').click();
    await settled();
    find(page, 'form.stack', HTMLFormElement).requestSubmit();
    await settled();
    const { from, to } = timeOf(1, '12:00', '13:00');
    expect(sent).to.deep.equal([booking.id, { version: 1, from, to, fromSecond: false, toSecond: false }]);
    expect(textOf(page)).to.contain('il tempo di prima è di nuovo libero');
  });
});

describe('<snodo-booking-desk>', () => {
  it('answers a request and shows who comes on a day', async () => {
    const answers: unknown[] = [];
    const page = await onPage(
      deskOf({
        decide: (id, body) => {
          answers.push(body);
          return Promise.resolve({ ...request, id, state: 'declined' });
        },
      }),
    );
    await settled();
    buttonOf(page, 'Questa volta no').click();
    await settled();
    expect(answers).to.deep.equal([{ version: 1, decision: 'decline' }]);
    const choice = find(page, '#place', HTMLSelectElement);
    choice.selectedIndex = 1;
    choice.dispatchEvent(new Event('change'));
    await settled();
    await settled();
    expect(textOf(page)).to.contain('Altra ditta');
    expect(await faultsOf(page)).to.deep.equal([]);
  });
});

describe('<snodo-place-form>', () => {
  it('lists a place with its hours, what it has and a first activity', async () => {
    let sent: NewPlace | undefined;
    const page = await onPage(
      listOf({
        listPlace: (input) => {
          sent = input;
          return Promise.resolve(sheet);
        },
      }),
    );
    await settled();
    const put = (selector: string, words: string) => {
      find(page, selector, HTMLInputElement).value = words;
    };
    put('#name', 'Farmacia Inventata');
    put('#description', 'Un angolo per i piccoli');
    find(page, 'input[name="amenities"]', HTMLInputElement).checked = true;
    find(page, 'form > label.choice input', HTMLInputElement).click();
    await settled();
    put('#activityName', 'Letture');
    put('#activityWords', 'Si legge insieme');
    expect(await faultsOf(page)).to.deep.equal([]);
    find(page, 'form', HTMLFormElement).requestSubmit();
    await settled();
    expect(sent?.hours.week).to.have.length(5);
    expect(sent?.amenities).to.deep.equal(['changing-table']);
    expect(sent?.firstActivity).to.include({ name: 'Letture', weekday: 1, startMinute: 600, endMinute: 660 });
    expect(textOf(page)).to.contain('nessuna carta');
    expect(await faultsOf(page)).to.deep.equal([]);
  });

  it('says what is missing to somebody who hosts nothing', async () => {
    const page = await onPage(html`<snodo-place-form .api=${bookingApi()}></snodo-place-form>`);
    await settled();
    expect(textOf(page)).to.contain('serve il ruolo di ospite');
  });
});
