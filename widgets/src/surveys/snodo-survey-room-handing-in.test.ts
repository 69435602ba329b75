import { expect } from 'chai';
import { surveyPage } from '../../test/fixtures-survey.ts';
import {
  answerAll,
  codeWords,
  enter,
  handInWith,
  organisation,
  refusingApi,
  signedBallot,
} from '../../test/survey-room.ts';
import { describe, faultsOf, find, findAll, it, settled, until } from '../../test/support.ts';
import { newBallotSigner } from '../../test/ballot-signer.ts';
import { ApiFault } from './call-api.ts';
import { openDraftBox } from './draft-box.ts';
import type { Submission } from './hand-in-api.ts';
import { withdrawalCode } from './withdrawal-code.ts';

describe('handing in, in <snodo-survey-room>', () => {
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
    // They have left her hands: to delete them here would cost her the vote that she has cast.
    expect(text()).not.to.contain('Cancella le mie risposte da qui');
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
