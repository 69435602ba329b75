import { expect } from 'chai';
import { enrolmentsApi, keptEnrolment, shared } from '../../test/fixtures-enrolments.ts';
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
import './snodo-enrolment-desk.ts';

const deskOf = (changes: Partial<EnrolmentsApi> = {}) =>
  html`<h1>Scrivania</h1>
    <snodo-enrolment-desk
      .api=${enrolmentsApi({
        listSharedServices: () =>
          Promise.resolve({
            items: [{ ...shared, state: 'ready', families: 3, mayDecide: true }],
            nextCursor: null,
          }),
        ...changes,
      })}
    ></snodo-enrolment-desk>`;
const shows = ['to_decide', 'waiting', 'present', 'groups', 'feedback', 'intakes'];
const choose = async (page: HTMLElement, show: string) => {
  findAll<HTMLInputElement>(page, 'input[name=show]')[shows.indexOf(show)]?.click();
  await settled();
};

describe('<snodo-enrolment-desk>', () => {
  for (const language of ['it', 'en', 'ar'] as const) {
    it(`has no accessibility fault in any of its parts (${language})`, async () => {
      const page = await onPage(
        deskOf({
          listKeptEnrolments: (show) =>
            Promise.resolve({
              items: [{ ...keptEnrolment, state: show === 'present' ? 'attended' : 'requested' }],
              nextCursor: null,
            }),
        }),
        language,
      );
      for (const show of shows) {
        await choose(page, show);
        for (const details of findAll<HTMLDetailsElement>(page, 'details')) details.open = true;
        await settled();
        expect(textOf(page), show).not.to.match(/(?:enrolment-desk|shared|common|portal)\.\w/u);
        expect(await faultsOf(page), show).to.deep.equal([]);
      }
    });
  }

  it('accepts with one press, and says no only with a reason', async () => {
    const decisions: unknown[] = [];
    const page = await onPage(
      deskOf({
        decideEnrolment: (_id, decision) => {
          decisions.push(decision);
          return Promise.resolve(keptEnrolment);
        },
      }),
    );
    find(page, 'article button.primary', HTMLButtonElement).click();
    await settled();
    const reason = find(page, '[name=reason]', HTMLTextAreaElement);
    reason.form?.requestSubmit();
    reason.value = 'Non ci sono educatrici';
    reason.form?.requestSubmit();
    await settled();
    expect(decisions).to.deep.equal([
      { decision: 'accept', version: 1 },
      { decision: 'decline', version: 1, reason: 'Non ci sono educatrici' },
    ]);
  });

  it('confirms a group with the price as people write it', async () => {
    const moves: unknown[] = [];
    const page = await onPage(
      deskOf({
        moveSharedService: (_id, move) => {
          moves.push(move);
          return Promise.resolve(shared);
        },
      }),
    );
    await choose(page, 'groups');
    find(page, '[name=week]', HTMLInputElement).value = '49,90';
    find(page, 'article button.primary', HTMLButtonElement).click();
    await settled();
    expect(moves).to.deep.equal([{ step: 'confirm', version: 1, answerDays: 5, weekCents: 4990 }]);
  });

  it('records who came, at most as many as there are places', async () => {
    const kept: unknown[] = [];
    const page = await onPage(
      deskOf({
        listKeptEnrolments: () =>
          Promise.resolve({ items: [{ ...keptEnrolment, state: 'accepted' }], nextCursor: null }),
        recordAttendance: (_id, body) => {
          kept.push(body);
          return Promise.resolve(keptEnrolment);
        },
      }),
    );
    await choose(page, 'present');
    const people = find(page, '[name=people]', HTMLSelectElement);
    expect([...people.options].map(({ value }) => value)).to.deep.equal(['2', '1', '0']);
    find(page, '[name=heldOn]', HTMLInputElement).value = '2026-11-21';
    people.value = '1';
    people.form?.requestSubmit();
    await settled();
    expect(kept).to.deep.equal([{ heldOn: '2026-11-21', people: 1 }]);
  });

  it('is empty in words, failed and tried again, and tells what was refused', async () => {
    const empty = await onPage(
      deskOf({ listKeptEnrolments: () => Promise.resolve({ items: [], nextCursor: null }) }),
    );
    expect(textOf(empty)).to.contain('Nessuna richiesta da decidere.');
    const failed = await onPage(
      deskOf({ listKeptEnrolments: () => Promise.reject(new LoadFault('unavailable')) }),
    );
    expect(await faultsOf(failed)).to.deep.equal([]);
    const page = await onPage(
      deskOf({ decideEnrolment: () => Promise.reject(new LoadFault('own_request')) }),
    );
    find(page, 'article button.primary', HTMLButtonElement).click();
    await settled();
    expect(find(page, '.outcome .fault').textContent.length).to.be.greaterThan(10);
  });
});
