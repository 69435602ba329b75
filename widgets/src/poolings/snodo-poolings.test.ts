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
import { needOf, needsApi } from '../../test/fixtures-needs.ts';
import { askedOf, foundGroups, needPoolingOf, poolings, poolingsApi } from '../../test/fixtures-poolings.ts';
import type { NeedPooling } from '../needs/needs-api.ts';
import { LoadFault } from '../ui/load.ts';
import type { GroupRefusal, NewPooling, PoolingsApi } from './poolings-api.ts';
import './snodo-found-groups.ts';
import './snodo-need-pooling.ts';

const ofNeed = (found: Partial<NeedPooling>, changes = {}) =>
  html`<h1>Bisogni</h1>
    <h2>Un bisogno</h2>
    <snodo-need-pooling
      .api=${needsApi({ getPooling: () => Promise.resolve(needPoolingOf(found)), ...changes })}
      .need=${needOf()}
    ></snodo-need-pooling>`;
const desk = (changes: Partial<PoolingsApi> = {}) =>
  html`<h1>Scrivania</h1>
    <snodo-found-groups .api=${poolingsApi(changes)}></snodo-found-groups>`;
const press = async (page: HTMLElement, words: string) => {
  const found = findAll<HTMLButtonElement>(page, 'button').find(({ textContent }) =>
    textContent.includes(words),
  );
  if (!found) throw new Error(`no button says ${words}`);
  found.click();
  await settled();
};
const openAll = async (page: HTMLElement) => {
  for (const details of findAll<HTMLDetailsElement>(page, 'details')) details.open = true;
  await settled();
  await settled();
};
/** Three files of words are beside each other; a key that none of them has is shown as it is. */
const unworded = /(?:pooling|need|common|matching)\.[a-z]\w/u;

const standings: Partial<NeedPooling>[] = [
  { asked: [askedOf()] },
  { asked: [askedOf({ isAgreed: true, place: { code: 'casa', name: 'Casa di quartiere' } })] },
  { asked: [askedOf({ state: 'together', isAgreed: true, sharedServiceId: 'x', families: 2 })] },
  {
    asked: [askedOf({ state: 'apart' })],
    hint: { atLeastFamilies: 5, times: [{ weekday: 1, part: 'morning' }] },
  },
  { missing: ['sharing', 'around', 'times'] },
  {
    gaps: (['distance', 'time', 'ages', 'language', 'home'] as const).map((reason) => ({
      reason,
      atLeastFamilies: 3,
    })),
  },
  {},
];

describe('<snodo-need-pooling>', () => {
  for (const language of ['it', 'en', 'ar'] as const) {
    it(`has no accessibility fault wherever it stands (${language})`, async () => {
      for (const standing of standings) {
        const page = await onPage(ofNeed(standing), language);
        await settled();
        expect(textOf(page)).not.to.match(unworded);
        expect(await faultsOf(page)).to.deep.equal([]);
      }
    });
  }

  it('tells what is asked without a name or an hour, and says yes', async () => {
    const answers: boolean[] = [];
    const page = await onPage(
      ofNeed(
        { asked: [askedOf()] },
        {
          answerPooling: (_need: string, _pooling: string, agrees: boolean) => {
            answers.push(agrees);
            return Promise.resolve(needPoolingOf({ asked: [askedOf({ isAgreed: agrees })] }));
          },
        },
      ),
    );
    await settled();
    for (const part of [
      'tu e altre 3 famiglie',
      'martedì pomeriggio',
      'circa 6 ore',
      'a casa di una',
      'invece di 72',
    ])
      expect(textOf(page)).to.contain(part);
    expect(textOf(page)).not.to.match(/\d:\d\d/u);
    await press(page, 'Ci sto');
    expect(answers).to.deep.equal([true]);
    expect(textOf(page)).to.contain('Hai detto sì');
  });

  it('says that the service was withdrawn', async () => {
    const gone = askedOf({ state: 'apart', isServiceGone: true });
    const page = await onPage(ofNeed({ asked: [gone] }));
    await settled();
    expect(textOf(page)).to.contain('Il servizio proposto è stato ritirato');
  });

  it('says why an answer came too late, and how it stands', async () => {
    let found = needPoolingOf({ asked: [askedOf()] });
    const page = await onPage(
      ofNeed(
        {},
        {
          getPooling: () => Promise.resolve(found),
          answerPooling: () => {
            found = needPoolingOf({ asked: [askedOf({ state: 'apart' })] });
            return Promise.reject(new LoadFault('pooling_over'));
          },
        },
      ),
    );
    await settled();
    await press(page, 'Ci sto');
    await settled();
    expect(textOf(page)).to.contain('Non si può più rispondere');
    expect(textOf(page)).to.contain('Questo gruppo non si è formato');
  });
});

describe('<snodo-found-groups>', () => {
  for (const language of ['it', 'en', 'ar'] as const) {
    it(`has no accessibility fault with both forms open (${language})`, async () => {
      const page = await onPage(desk(), language);
      await settled();
      await openAll(page);
      expect(textOf(page)).not.to.match(unworded);
      expect(await faultsOf(page)).to.deep.equal([]);
    });
  }

  it('says that it is on its way, that it failed, that there is none', async () => {
    const waiting = await onPage(desk({ findGroups: () => new Promise<never>(() => undefined) }));
    expect(findAll(waiting, 'snodo-load-state')).to.have.length(1);
    expect(await faultsOf(waiting)).to.deep.equal([]);
    const failed = await onPage(desk({ findGroups: () => Promise.reject(new LoadFault('unavailable')) }));
    await settled();
    expect(textOf(failed)).to.contain('non sono arrivati');
    const empty = await onPage(
      desk({
        findGroups: () => Promise.resolve({ ...foundGroups, items: [], families: 0 }),
        listPoolings: () => Promise.resolve({ items: [], nextCursor: null }),
      }),
    );
    await settled();
    expect(textOf(empty)).to.contain('nessun gruppo possibile');
    expect(await faultsOf(empty)).to.deep.equal([]);
  });

  it('asks the families of a group what they would share', async () => {
    const sent: NewPooling[] = [];
    const page = await onPage(
      desk({
        askPooling: (body) => {
          sent.push(body);
          return Promise.resolve(poolings[0] as never);
        },
      }),
    );
    await settled();
    let moved = 0;
    page.addEventListener('snodo-need-moved', () => (moved += 1), { capture: true });
    await openAll(page);
    find(page, '[name=words]', HTMLTextAreaElement).value = 'Due pomeriggi insieme';
    find(page, 'form', HTMLFormElement).requestSubmit();
    await settled();
    expect(sent[0]?.needIds).to.deep.equal(foundGroups.items[0]?.needs.map(({ id }) => id));
    expect(sent[0]?.words).to.equal('Due pomeriggi insieme');
    expect(moved).to.equal(1);
    await settled();
    expect(textOf(page)).to.contain('Abbiamo chiesto alle famiglie');
  });

  it('turns a group down with a reason, and keeps what was typed when that is refused', async () => {
    const sent: GroupRefusal[] = [];
    const page = await onPage(
      desk({
        refuseGroup: (body) => {
          sent.push(body);
          return Promise.reject(new LoadFault('pooling_changed'));
        },
      }),
    );
    await settled();
    await openAll(page);
    const reason = find(page, '[name=reason]', HTMLTextAreaElement);
    reason.value = 'Si trasferiscono';
    reason.form?.requestSubmit();
    await settled();
    await settled();
    expect(sent[0]?.reason).to.equal('Si trasferiscono');
    expect(textOf(page)).to.contain('Qualcuno ha già deciso');
    expect(find(page, '[name=reason]', HTMLTextAreaElement).value).to.equal('Si trasferiscono');
  });
});
