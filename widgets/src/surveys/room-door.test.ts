import { expect } from 'chai';
import { surveyPage } from '../../test/fixtures-survey.ts';
import {
  afterEach,
  describe,
  faultsOf,
  fixture,
  html,
  it,
  settled,
  surveyI18n,
  textOf,
} from '../../test/support.ts';
import { openSignInStore } from '../embed/kept-sign-in.ts';
import { enterRoom, type DoorWish } from './room-door.ts';
import { noticeScreen, type Notice } from './room-screens.ts';

const { clientId } = surveyPage.settings;

afterEach(() => void openSignInStore(clientId).remove());

function wishOf(changes: Partial<DoorWish>) {
  const shown: Notice[] = [];
  const asked: unknown[] = [];
  const wish: DoorWish = {
    page: surveyPage,
    popup: null,
    previous: undefined,
    show: (notice) => shown.push(notice),
    again: (prompt) => asked.push(prompt ?? 'again'),
    ...changes,
  };
  return { wish, shown, asked };
}

const popUp = () => ({ close: () => undefined, postMessage: () => undefined }) as unknown as Window;

describe('the door of the survey', () => {
  it('offers to go on in this page when no window opens, and to try again', async () => {
    const { wish, shown, asked } = wishOf({ popup: null });
    expect(await enterRoom(wish)).to.equal(undefined);
    const notice = shown.at(-1);
    // The test page stands in no frame, as the survey does in its own window.
    expect(notice?.actions.map(({ words }) => words)).to.deep.equal(['Continua in questa pagina', 'Riprova']);
    notice?.actions[1]?.go?.();
    expect(asked).to.deep.equal(['again']);
    const i18n = await surveyI18n();
    if (notice) expect(await faultsOf(await fixture(html`${noticeScreen(notice)}`, i18n))).to.deep.equal([]);
  });

  it('waits while the other window is open, and can be stopped', async () => {
    const { wish, shown } = wishOf({ popup: popUp() });
    const entering = enterRoom(wish);
    for (let turn = 0; turn < 20 && shown.length === 0; turn += 1) await settled();
    expect(shown[0]?.title).to.contain('Ti aspettiamo');
    shown[0]?.actions.find(({ words }) => words === 'Annulla')?.go?.();
    expect(await entering).to.equal(undefined);
    const main = await fixture(html`${shown.at(-1) && noticeScreen(shown.at(-1)!)}`, await surveyI18n());
    expect(textOf(main)).to.contain('si è chiusa prima della fine');
  });

  it('says that a kept sign-in is over, and forgets that there was one', async () => {
    localStorage.setItem(`snodo-signed-in:${clientId}`, '1');
    const { wish, shown } = wishOf({ popup: undefined });
    expect(await enterRoom(wish)).to.equal(undefined);
    expect(shown.at(-1)?.words).to.contain('scaduto');
    expect(localStorage.getItem(`snodo-signed-in:${clientId}`)).to.equal(null);
  });
});
