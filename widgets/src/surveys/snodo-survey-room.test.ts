import { expect } from 'chai';
import { surveyPage } from '../../test/fixtures-survey.ts';
import { enter, entered, organisation } from '../../test/survey-room.ts';
import { describe, faultsOf, find, findAll, it, settled } from '../../test/support.ts';
import { ApiFault } from './call-api.ts';
import { openDraftBox } from './draft-box.ts';
import type { OpenDoor } from './snodo-survey-room.ts';
import type { GetStanding } from './survey-api.ts';

describe('<snodo-survey-room>', () => {
  it('welcomes with who asks, how long it takes and what the firm sees', async () => {
    const { main, text } = await enter();
    for (const part of [
      'Lavoro, cura e tempo',
      'non la tua azienda',
      '3–5 minuti',
      '18 dicembre 2026',
      'meno di 10 persone',
    ]) {
      expect(text()).to.contain(part);
    }
    expect(findAll(main, 'nav a').map((link) => link.getAttribute('lang'))).to.deep.equal(['it', 'en', 'ar']);
    expect(await faultsOf(main)).to.deep.equal([]);
  });

  for (const [status, words] of [
    ['scheduled', 'non è ancora aperta'],
    ['closed', 'si è chiusa'],
  ] as const) {
    it(`offers no way in while the campaign is ${status}`, async () => {
      const { questionnaire } = surveyPage;
      const campaign = { ...questionnaire.campaign, status };
      const { main, text } = await enter({
        page: { ...surveyPage, questionnaire: { ...questionnaire, campaign } },
      });
      expect(text()).to.contain(words);
      expect(findAll(main, 'button')).to.have.length(0);
      expect(await faultsOf(main)).to.deep.equal([]);
    });
  }

  it('opens the window in the click, and none for who is signed in already', async () => {
    const opened: unknown[] = [];
    const openDoor: OpenDoor = async ({ popup }) => (opened.push(popup), undefined);
    const first = await enter({ openDoor });
    await first.press('Entra e rispondi');
    localStorage.setItem(`snodo-signed-in:${surveyPage.settings.clientId}`, '1');
    await first.press('Entra e rispondi');
    expect(opened.map((popup) => typeof popup)).to.deep.equal(['object', 'undefined']);
  });

  it('shows what the door says, and who is in', async () => {
    const said = await enter({
      openDoor: async ({ show }) => (
        show({ title: 'Ti aspettiamo', words: 'Altrove', actions: [] }),
        undefined
      ),
    });
    await said.press('Entra e rispondi');
    expect(said.text()).to.contain('Ti aspettiamo');
    expect(await faultsOf(said.main)).to.deep.equal([]);
    const inside = await enter();
    await inside.press('Entra e rispondi');
    expect(inside.text()).to.contain('Laura Bianchi');
    expect(await faultsOf(inside.main)).to.deep.equal([]);
  });

  it('says that the door could not be loaded, and tries again', async () => {
    let times = 0;
    const openDoor: OpenDoor = async () => {
      times += 1;
      if (times === 1) throw new TypeError('no such file');
      return entered;
    };
    const { press, text } = await enter({ openDoor });
    await press('Entra e rispondi');
    expect(text()).to.contain('Controlla la connessione');
    await press('Riprova');
    expect(text()).to.contain('Vuoi partecipare?');
  });

  for (const [status, words] of [
    ['answered', 'Hai già risposto'],
    ['not_invited', 'non è rivolta a te'],
  ] as const) {
    it(`tells kindly who is ${status}`, async () => {
      const { main, press, text } = await enter({
        getStanding: async () => ({ status, organisation: null, audiencePass: null }),
      });
      await press('Entra e rispondi');
      expect(text()).to.contain(words);
      expect(await faultsOf(main)).to.deep.equal([]);
    });
  }

  it('offers to sign in again when her sign-in has run out', async () => {
    let times = 0;
    const getStanding: GetStanding = async () => {
      times += 1;
      if (times === 1) throw new ApiFault('not_signed_in');
      return { status: 'invited', organisation, audiencePass: null };
    };
    const { press, text } = await enter({ getStanding });
    await press('Entra e rispondi');
    expect(text()).to.contain('devi entrare');
    await press('Entra e rispondi');
    expect(text()).to.contain('Vuoi partecipare?');
  });

  it('offers a draft where she left it, and can begin again', async () => {
    const box = openDraftBox('milano/autunno-2026', 'somebody');
    await box.keep({ answers: { agree: true }, at: 'care' });
    const first = await enter();
    await first.press('Entra e rispondi');
    expect(await faultsOf(first.main)).to.deep.equal([]);
    await first.press('Riprendi da dove eri');
    expect(first.text()).to.contain('Ti prendi cura di qualcuno?');
    const second = await enter();
    await second.press('Entra e rispondi');
    await second.press('Ricomincia');
    expect(second.text()).to.contain('Vuoi partecipare?');
    expect(await box.find()).to.equal(undefined);
  });

  it('shows nobody the draft of somebody else', async () => {
    await openDraftBox('milano/autunno-2026', 'somebody-else').keep({ answers: { agree: true }, at: 'care' });
    const { press, text } = await enter();
    await press('Entra e rispondi');
    expect(text()).to.contain('Vuoi partecipare?');
  });

  it('deletes the draft when asked', async () => {
    const { main, press } = await enter();
    await press('Entra e rispondi');
    find(main, 'input').click();
    await settled();
    const box = openDraftBox('milano/autunno-2026', 'somebody');
    expect((await box.find())?.answers).to.deep.equal({ agree: true });
    await press('Cancella le mie risposte da qui');
    expect(await box.find()).to.equal(undefined);
  });
});
