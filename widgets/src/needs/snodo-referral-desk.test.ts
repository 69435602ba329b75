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
import { answered, needOf, needsApi, ownReferral, referralOf } from '../../test/fixtures-needs.ts';
import { LoadFault } from '../ui/load.ts';
import type { NeedsApi, ReferralStep } from './needs-api.ts';
import './snodo-referral-desk.ts';
import './snodo-referrals.ts';

const desk = (changes: Partial<NeedsApi> = {}) =>
  html`<h1>Scrivania</h1>
    <snodo-referral-desk .api=${needsApi(changes)}></snodo-referral-desk>`;
const ofNeed = (changes: Partial<NeedsApi>, need = answered) =>
  html`<h1>Bisogni</h1>
    <h2>Badante</h2>
    <snodo-referrals .api=${needsApi(changes)} .need=${need}></snodo-referrals>`;
const press = async (page: HTMLElement, words: string) => {
  const found = findAll<HTMLButtonElement>(page, 'button').find(({ textContent }) =>
    textContent.includes(words),
  );
  if (!found) throw new Error(`no button says ${words}`);
  found.click();
  await settled();
};
const unworded = /(?:referral|need|common)\.\w/u;

describe('<snodo-referral-desk>', () => {
  for (const language of ['it', 'en', 'ar'] as const) {
    it(`has no accessibility fault as a list, with a step open, and empty (${language})`, async () => {
      const page = await onPage(desk(), language);
      expect(await faultsOf(page)).to.deep.equal([]);
      findAll<HTMLButtonElement>(page, 'article .foot button')[1]?.click();
      await settled();
      findAll<HTMLDetailsElement>(page, 'details').forEach((details) => (details.open = true));
      expect(findAll(page, 'form')).to.have.length(1);
      expect(textOf(page)).not.to.match(unworded);
      expect(await faultsOf(page)).to.deep.equal([]);
      const empty = await onPage(
        desk({ listReferrals: () => Promise.resolve({ items: [], nextCursor: null }) }),
        language,
      );
      expect(await faultsOf(empty)).to.deep.equal([]);
    });
  }

  it('says that the requests are on their way, and that they did not come', async () => {
    const waiting = await onPage(desk({ listReferrals: () => new Promise<never>(() => undefined) }));
    expect(textOf(waiting)).to.contain('Arrivano le richieste');
    const failed = await onPage(desk({ listReferrals: () => Promise.reject(new LoadFault('unavailable')) }));
    expect(textOf(failed)).to.contain('non sono arrivate');
    expect(await faultsOf(failed)).to.deep.equal([]);
  });

  it('shows what the person agreed to tell, and takes an answer with its day, from the version that is shown', async () => {
    const moved: [string, ReferralStep][] = [];
    const page = await onPage(
      desk({
        moveReferral: (id, step) => {
          moved.push([id, step]);
          return Promise.resolve(referralOf({ version: 3, state: 'accepted', moves: ['start'] }));
        },
      }),
    );
    for (const part of ['Laura Bianchi', '02 555 0101', 'Conoscono già il cortile', 'passato'])
      expect(textOf(page)).to.contain(part);
    await press(page, 'Ce ne occupiamo noi');
    find(page, 'input[name=by]', HTMLInputElement).value = '2099-01-05';
    find(page, 'form', HTMLFormElement).requestSubmit();
    await settled();
    expect(moved).to.deep.equal([[referralOf().id, { version: 2, move: 'accept', by: '2099-01-05' }]]);
    expect(textOf(page)).to.contain('Accettata');
  });

  it('keeps what was typed when it is refused, and says why', async () => {
    const page = await onPage(
      desk({ moveReferral: () => Promise.reject(new LoadFault('referral_changed')) }),
    );
    await press(page, 'Non possiamo');
    find(page, 'textarea', HTMLTextAreaElement).value = 'Siamo al completo';
    find(page, 'form', HTMLFormElement).requestSubmit();
    await settled();
    expect(textOf(page)).to.contain('Nel frattempo è cambiato');
    expect(find(page, 'textarea', HTMLTextAreaElement).value).to.equal('Siamo al completo');
  });
});

describe('<snodo-referrals>', () => {
  for (const language of ['it', 'en', 'ar'] as const) {
    it(`asks the person in plain words, without an accessibility fault (${language})`, async () => {
      const page = await onPage(
        ofNeed({ listNeedReferrals: () => Promise.resolve([ownReferral]) }),
        language,
      );
      findAll<HTMLButtonElement>(page, 'article .foot button')[0]?.click();
      await settled();
      expect(find(page, 'input[name=contact]', HTMLInputElement).required).to.equal(true);
      expect(textOf(page)).to.contain('Cooperativa Sottocasa');
      expect(textOf(page)).not.to.match(unworded);
      expect(await faultsOf(page)).to.deep.equal([]);
    });
  }

  it('lets a manager ask her, organisation and reason in hand', async () => {
    const asked: string[][] = [];
    const page = await onPage(
      ofNeed(
        {
          listReceivers: () =>
            Promise.resolve([
              {
                code: 'cooperativa-sottocasa',
                name: 'Cooperativa Sottocasa',
                services: 2,
                servesDistrict: true,
              },
            ]),
          refer: (...told) => {
            asked.push(told);
            return Promise.resolve(referralOf({ state: 'draft' }));
          },
        },
        needOf({ isMine: false, person: 'Laura Bianchi' }),
      ),
    );
    find(page, 'details', HTMLDetailsElement).open = true;
    await settled();
    await settled();
    expect(textOf(page)).to.contain('2 servizi per questo, anche in zona');
    expect(await faultsOf(page)).to.deep.equal([]);
    find(page, 'select', HTMLSelectElement).selectedIndex = 1;
    find(page, 'textarea', HTMLTextAreaElement).value = 'Sono vicini';
    find(page, 'form', HTMLFormElement).requestSubmit();
    await settled();
    expect(asked).to.deep.equal([[needOf().id, 'cooperativa-sottocasa', 'Sono vicini']]);
    expect(textOf(page)).to.contain('aspettiamo il suo sì');
  });
});
