import { expect } from 'chai';
import { surveyPage } from '../../test/fixtures-survey.ts';
import {
  afterEach,
  describe,
  faultsOf,
  find,
  findAll,
  fixture,
  html,
  it,
  settled,
  surveyI18n,
  textOf,
} from '../../test/support.ts';
import { newBallotSigner } from '../../test/ballot-signer.ts';
import type { SignedIn } from '../embed/signed-in.ts';
import { ApiFault } from './call-api.ts';
import { listDraftBoxes, openDraftBox } from './draft-box.ts';
import type { HandInApi, Submission } from './hand-in-api.ts';
import { SnodoSurveyClosing } from './snodo-survey-closing.ts';
import { SnodoSurveyRoom, type OpenDoor } from './snodo-survey-room.ts';
import type { SurveyPage } from './survey-page.ts';
import { withdrawalCode } from './withdrawal-code.ts';
import type { GetStanding } from './survey-api.ts';

const open = window.open;
const signedIn: SignedIn = {
  owner: 'somebody',
  send: async () => new Response(),
  findName: async () => 'Laura Bianchi',
  leave: async () => undefined,
  ended: new AbortController().signal,
};
const organisation = { code: 'naviglio', name: 'Naviglio' };
const entered = { signedIn, who: html`<p>Laura Bianchi</p>` };

afterEach(async () => {
  window.open = open;
  localStorage.clear();
  for (const box of (await listDraftBoxes('milano/autunno-2026')).values()) await box.remove();
});

interface Doors {
  readonly page?: SurveyPage;
  readonly openDoor?: OpenDoor;
  readonly getStanding?: GetStanding;
}

async function enter({ page = surveyPage, openDoor, getStanding }: Doors = {}) {
  const i18n = await surveyI18n(page.language);
  const main = await fixture(html`<snodo-survey-room .page=${page} .i18n=${i18n}></snodo-survey-room>`, i18n);
  const room = find(main, 'snodo-survey-room', SnodoSurveyRoom);
  room.openDoor = openDoor ?? (async () => entered);
  room.getStanding = getStanding ?? (async () => ({ status: 'invited', organisation, audiencePass: null }));
  window.open = () => ({ close: () => undefined }) as Window;
  const press = async (name: string) => {
    const named = () => findAll(main, 'button').find((one) => one.textContent?.trim() === name);
    // What is kept on the device is read in a moment, not at once.
    for (let look = 0; look < 80 && !named(); look += 1) await moment();
    const button = named();
    if (!button) throw new Error(`no button reads ${name}: ${textOf(main)}`);
    button.click();
    await settled();
    await moment();
    await settled();
  };
  return { main, room, press, text: () => textOf(main).replaceAll(/\s+/gu, ' ') };
}

/** Answers everything that is asked with its first choice, up to the review. */
async function answerAll({ main, press }: Awaited<ReturnType<typeof enter>>): Promise<void> {
  await press('Entra e rispondi');
  for (let step = 0; step < 12 && findAll(main, 'snodo-survey-review').length === 0; step += 1) {
    findAll(main, 'form :is(input[type=radio], input[type=checkbox], [data-key])').at(0)?.click();
    await settled();
    await press('Avanti');
  }
}

function handInWith(main: HTMLElement, api: HandInApi): void {
  const closing = find(main, 'snodo-survey-closing', SnodoSurveyClosing);
  closing.api = api;
  closing.requestUpdate();
}

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

  it('lists the answers before handing in and leads back to each', async () => {
    const entered = await enter();
    await answerAll(entered);
    const { main, text } = entered;
    expect(text()).to.contain('Rileggi prima di consegnare');
    expect(text()).to.contain('Riceverai un codice');
    expect(text()).not.to.contain('nient’altro di te');
    expect(await faultsOf(main)).to.deep.equal([]);
    const change = findAll(main, 'button').find(
      (one) => one.getAttribute('aria-label') === 'Cambia: Dove vivi?',
    );
    change?.click();
    await settled();
    expect(find(main, '#title').textContent?.trim()).to.equal('Dove vivi?');
  });

  it('says where several firms are asked that the answers carry the name of hers and nothing else', async () => {
    const { questionnaire } = surveyPage;
    const campaign = { ...questionnaire.campaign, asksSeveralFirms: true };
    const page = { ...surveyPage, questionnaire: { ...questionnaire, campaign } };
    const partner = { code: 'tipografia', name: 'Tipografia Tre Conche' };
    const entered = await enter({
      page,
      getStanding: async () => ({ status: 'invited', organisation: partner, audiencePass: null }),
    });
    expect(entered.text()).to.contain('portano il nome della tua, e nient’altro di te');
    expect(await faultsOf(entered.main)).to.deep.equal([]);
    await answerAll(entered);
    expect(entered.text()).to.contain('l’azienda per cui rispondi, Tipografia Tre Conche, e nient’altro');
    expect(await faultsOf(entered.main)).to.deep.equal([]);
  });

  it('hands in, forgets the draft and looks for answers to her needs', async () => {
    const entered = await enter();
    await answerAll(entered);
    const { main, press, text } = entered;
    const handed: Submission[] = [];
    const asked: unknown[] = [];
    const firms: string[] = [];
    const signer = await newBallotSigner();
    handInWith(main, {
      ...refusingApi,
      getBallotKey: async (firm) => {
        firms.push(firm);
        return signer.publicKey;
      },
      issueBallot: async (send, ballot) => {
        asked.push(send);
        firms.push(ballot.organisation);
        return signer.sign(ballot.blinded);
      },
      submitAnswers: async (submission) => void handed.push(submission),
    });
    await press('Consegna');
    await until(() => text().includes('Le tue risposte sono in viaggio'));
    expect(handed).to.deep.equal([]);
    expect(text()).to.match(codeWords);
    expect(await faultsOf(main)).to.deep.equal([]);
    await press('Invia adesso');
    await until(() => text().includes('Grazie, abbiamo le tue risposte'));
    expect(asked).to.have.length(1);
    expect([...firms, handed[0]?.ballot.organisation]).to.deep.equal(['naviglio', 'naviglio', 'naviglio']);
    expect(handed).to.deep.equal([
      {
        ballot: handed[0]?.ballot,
        instrument: { code: 'work-care-needs', version: 1 },
        language: 'it',
        answers: {
          agree: true,
          care: 'yes',
          themes: ['home'],
          effort: 1,
          order: ['home'],
          often: { late: 'never' },
        },
      },
    ]);
    expect(text()).to.contain('Grazie, abbiamo le tue risposte');
    expect(text()).to.match(codeWords);
    expect(findAll(main, 'snodo-match-list')).to.have.length(1);
    expect(await openDraftBox('milano/autunno-2026', 'somebody').find()).to.equal(undefined);
    expect(await faultsOf(main)).to.deep.equal([]);
  });

  it('keeps everything when handing in fails, and says why', async () => {
    const entered = await enter();
    await answerAll(entered);
    const { main, press, text } = entered;
    const signer = await newBallotSigner();
    handInWith(main, {
      ...refusingApi,
      getBallotKey: async () => signer.publicKey,
      issueBallot: async (_send, { blinded }) => signer.sign(blinded),
      submitAnswers: async () => {
        throw new ApiFault('campaign_not_open');
      },
    });
    await press('Consegna');
    await press('Invia adesso');
    await until(() => text().includes('L’indagine non è aperta'));
    expect(text()).to.contain('L’indagine non è aperta');
    expect(text()).to.contain('Le tue risposte sono ancora qui');
    expect(await faultsOf(main)).to.deep.equal([]);
    const kept = await openDraftBox('milano/autunno-2026', 'somebody').find();
    expect(kept?.ballot?.signature).to.be.a('string');
    expect(kept?.isSent).to.equal(true);
    await press('Torna alle risposte');
    expect(text()).to.contain('Rileggi prima di consegnare');
  });

  it('goes on with a ballot that was issued before, although she counts as having answered', async () => {
    await openDraftBox('milano/autunno-2026', 'somebody').keep({
      answers: { agree: true, themes: ['home'] },
      ballot: signedBallot,
      isSent: true,
      isFinished: true,
    });
    const { press, text, main } = await enter({
      getStanding: async () => ({ status: 'answered', organisation, audiencePass: null }),
    });
    await press('Entra e rispondi');
    await press('Riprendi da dove eri');
    handInWith(main, {
      ...refusingApi,
      submitAnswers: async () => {
        throw new ApiFault('ballot_spent');
      },
    });
    await press('Consegna');
    await press('Invia adesso');
    await until(() => text().includes('Grazie, abbiamo le tue risposte'));
  });

  it('shows the answers of another visit on their way, and lets her send them now', async () => {
    await openDraftBox('milano/autunno-2026', 'somebody').keep({
      answers: { agree: true, themes: ['home'] },
      ballot: signedBallot,
      isFinished: true,
      waiting: {
        submission: { instrument: { code: 'work-care-needs', version: 1 }, language: 'it', answers: {} },
        sendAt: Date.now() + 60_000,
      },
    });
    const { press, text, main } = await enter({
      getStanding: async () => ({ status: 'answered', organisation, audiencePass: null }),
    });
    await press('Entra e rispondi');
    await until(() => text().includes('Le tue risposte sono in viaggio'));
    let times = 0;
    handInWith(main, { ...refusingApi, submitAnswers: async () => void (times += 1) });
    await press('Invia adesso');
    await until(() => text().includes('Grazie, abbiamo le tue risposte'));
    expect(times).to.equal(1);
    expect(await openDraftBox('milano/autunno-2026', 'somebody').find()).to.equal(undefined);
  });

  it('copies the code, or selects it where the browser refuses', async () => {
    await openDraftBox('milano/autunno-2026', 'somebody').keep({
      answers: { agree: true },
      ballot: signedBallot,
      isFinished: true,
      waiting: {
        submission: { instrument: { code: 'work-care-needs', version: 1 }, language: 'it', answers: {} },
        sendAt: Date.now() + 60_000,
      },
    });
    const copied: string[] = [];
    const clipboard = navigator.clipboard;
    const writing = { writeText: async (words: string) => void copied.push(words) };
    Object.defineProperty(navigator, 'clipboard', { value: writing, configurable: true });
    try {
      const { press, text } = await enter();
      await press('Entra e rispondi');
      await press('Copia il codice');
      expect(text()).to.contain('Codice copiato');
      expect(copied[0]).to.match(/^(?:[0-9A-Z]{3} ){6}[0-9A-Z]{3}$/);
      writing.writeText = async () => {
        throw new DOMException('denied', 'NotAllowedError');
      };
      await press('Copia il codice');
      expect(text()).to.contain('il codice è selezionato');
    } finally {
      Object.defineProperty(navigator, 'clipboard', { value: clipboard, configurable: true });
    }
  });

  it('lets whoever has answered take her answers back with her code', async () => {
    const { press, text, main } = await enter({
      getStanding: async () => ({ status: 'answered', organisation, audiencePass: null }),
    });
    await press('Entra e rispondi');
    expect(text()).to.contain('Hai già risposto');
    expect(await faultsOf(main)).to.deep.equal([]);
    const codes: string[] = [];
    handInWith(main, { ...refusingApi, withdraw: async (code) => void codes.push(code) });
    await settled();
    const field = find(main, '#code', HTMLInputElement);
    const code = await withdrawalCode('A'.repeat(43));
    field.value = code.replace(/.$/, (letter) => (letter === '7' ? '8' : '7'));
    await press('Cancella le mie risposte');
    expect(codes).to.deep.equal([]);
    expect(text()).to.contain('C’è un errore in questo codice');
    expect(await faultsOf(main)).to.deep.equal([]);
    field.value = code.toLowerCase();
    await press('Cancella le mie risposte');
    expect(codes).to.deep.equal([code.replaceAll(' ', '').slice(0, 20)]);
    expect(text()).to.contain('non c’è più nessuna risposta');
    expect(await faultsOf(main)).to.deep.equal([]);
  });
});

const codeWords = /Il tuo codice\s?:\s+(?:[0-9A-Z]{3} ){6}[0-9A-Z]{3}/;

/** A ballot that was signed on another day. */
const signedBallot = {
  organisation: 'naviglio',
  token: 'A'.repeat(43),
  blinded: 'A'.repeat(342),
  inverse: 'A'.repeat(342),
  publicKey: 'A'.repeat(392),
  signature: 'A'.repeat(342),
};

const refusingApi: HandInApi = {
  getBallotKey: refuse,
  issueBallot: refuse,
  submitAnswers: refuse,
  withdraw: refuse,
};

async function refuse(): Promise<never> {
  throw new ApiFault('already_answered');
}

function moment(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 25));
}

/** Signing takes a moment. */
async function until(isSo: () => boolean): Promise<void> {
  for (let look = 0; look < 200 && !isSo(); look += 1)
    await new Promise((resolve) => setTimeout(resolve, 25));
  await settled();
  expect(isSo()).to.equal(true);
}
