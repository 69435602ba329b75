import { listDraftBoxes } from '../src/surveys/draft-box.ts';
import { ApiFault } from '../src/surveys/call-api.ts';
import type { HandInApi } from '../src/surveys/hand-in-api.ts';
import type { SignedIn } from '../src/embed/signed-in.ts';
import { SnodoSurveyClosing } from '../src/surveys/snodo-survey-closing.ts';
import { SnodoSurveyRoom, type OpenDoor } from '../src/surveys/snodo-survey-room.ts';
import type { GetStanding } from '../src/surveys/survey-api.ts';
import type { SurveyPage } from '../src/surveys/survey-page.ts';
import { surveyPage } from './fixtures-survey.ts';
import { afterEach, find, findAll, fixture, html, settled, surveyI18n, textOf } from './support.ts';

const open = window.open;
export const signedIn: SignedIn = {
  owner: 'somebody',
  send: async () => new Response(),
  findName: async () => 'Laura Bianchi',
  leave: async () => undefined,
  ended: new AbortController().signal,
};
export const organisation = { code: 'naviglio', name: 'Naviglio' };
export const entered = { signedIn, who: html`<p>Laura Bianchi</p>` };

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

/** A room as a person meets it, signed in where she enters; leaves nothing on the device. */
export async function enter({ page = surveyPage, openDoor, getStanding }: Doors = {}) {
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
export async function answerAll({ main, press }: Awaited<ReturnType<typeof enter>>): Promise<void> {
  await press('Entra e rispondi');
  for (let step = 0; step < 12 && findAll(main, 'snodo-survey-review').length === 0; step += 1) {
    findAll(main, 'form :is(input[type=radio], input[type=checkbox], [data-key])').at(0)?.click();
    await settled();
    await press('Avanti');
  }
}

export function handInWith(main: HTMLElement, api: HandInApi): void {
  const closing = find(main, 'snodo-survey-closing', SnodoSurveyClosing);
  closing.api = api;
  closing.requestUpdate();
}
export const codeWords = /Il tuo codice\s?:\s+(?:[0-9A-Z]{3} ){6}[0-9A-Z]{3}/;

/** A ballot that was signed on another day. */
export const signedBallot = {
  organisation: 'naviglio',
  token: 'A'.repeat(43),
  blinded: 'A'.repeat(342),
  inverse: 'A'.repeat(342),
  publicKey: 'A'.repeat(392),
  signature: 'A'.repeat(342),
};

export const refusingApi: HandInApi = {
  getBallotKey: refuse,
  issueBallot: refuse,
  submitAnswers: refuse,
  withdraw: refuse,
};

async function refuse(): Promise<never> {
  throw new ApiFault('already_answered');
}

export function moment(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 25));
}
