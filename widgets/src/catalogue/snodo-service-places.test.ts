import { expect } from 'chai';
import { enrolment, enrolmentsApi, shared } from '../../test/fixtures-enrolments.ts';
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
import './snodo-service-places.ts';

const placesOf = (changes: Partial<EnrolmentsApi> = {}, isSignedIn = true) =>
  html`<h1>Servizio</h1>
    <snodo-service-places
      .api=${enrolmentsApi(changes)}
      .isSignedIn=${isSignedIn}
      .service=${shared.service.id}
    ></snodo-service-places>`;

describe('<snodo-service-places>', () => {
  for (const language of ['it', 'en', 'ar'] as const) {
    it(`has no accessibility fault, signed in or not (${language})`, async () => {
      for (const isSignedIn of [true, false]) {
        const page = await onPage(placesOf({}, isSignedIn), language);
        expect(textOf(page)).not.to.match(/(?:enrolment|shared|common|portal)\.\w/u);
        expect(await faultsOf(page)).to.deep.equal([]);
      }
    });
  }

  it('asks once for what the form says, and leads to where it stands', async () => {
    const asked: unknown[] = [];
    const page = await onPage(
      placesOf({
        enrol: (intake, _key, body) => {
          asked.push([intake, body]);
          return Promise.resolve(enrolment);
        },
      }),
    );
    expect(textOf(page)).to.contain('2 posti liberi su 6');
    find(page, 'input[name=places]', HTMLInputElement).value = '2';
    find(page, 'textarea', HTMLTextAreaElement).value = ' Per i miei gemelli ';
    find(page, 'form', HTMLFormElement).requestSubmit();
    await settled();
    expect(asked).to.deep.equal([
      ['00000000-0000-4000-8000-000000000061', { places: 2, words: 'Per i miei gemelli' }],
    ]);
    expect(textOf(page)).to.contain('la trovi nei tuoi servizi');
    expect(findAll<HTMLAnchorElement>(page, 'a.button.primary').at(-1)?.pathname).to.equal('/enrolments');
  });

  it('says in words what was refused', async () => {
    const page = await onPage(placesOf({ enrol: () => Promise.reject(new LoadFault('already_enrolled')) }));
    find(page, 'form', HTMLFormElement).requestSubmit();
    await settled();
    expect(textOf(page)).to.contain('Qui hai già un posto');
    expect(findAll(page, 'section > div > a')).to.deep.equal([]);
  });

  it('says that no places are open, is pending, and failed', async () => {
    const none = await onPage(placesOf({ listIntakes: () => Promise.resolve([]) }));
    expect(textOf(none)).to.contain('le iscrizioni qui non sono aperte');
    expect(await faultsOf(none)).to.deep.equal([]);
    const waiting = await onPage(placesOf({ listIntakes: () => new Promise(() => undefined) }));
    expect(findAll(waiting, 'snodo-load-state[state=pending]').length).to.equal(1);
    const failed = await onPage(
      placesOf({ listIntakes: () => Promise.reject(new LoadFault('unavailable')) }),
    );
    expect(findAll(failed, 'snodo-load-state[state=failed]').length).to.equal(1);
    expect(await faultsOf(failed)).to.deep.equal([]);
  });
});
