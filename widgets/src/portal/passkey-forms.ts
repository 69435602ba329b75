/**
 * The forms with which a passkey is used or made. The server writes them hidden, because without script or without
 * passkeys they can do nothing; the rest of the page works without either.
 *
 * A form `data-passkey="get|create"` asks at `data-options` what to ask the device, puts the device's answer into
 * its field `answer` and is then sent like any other form, so that the server's redirects are followed by the
 * browser itself.
 */
import {
  browserSupportsWebAuthn,
  startAuthentication,
  startRegistration,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';

/** Sentences in the page's language for what only the module notices. */
export interface PasskeyWords {
  /** The server or the device would not have it. */
  refused: string;
  /** The person closed the device's window, or it took too long. */
  cancelled: string;
}

/** Shows the passkey forms of a page where the browser knows passkeys, and makes them work. */
export function enlivenPasskeyForms(root: Document, words: PasskeyWords): void {
  if (!browserSupportsWebAuthn()) return;
  for (const part of root.querySelectorAll<HTMLElement>('[data-needs-passkey]')) part.hidden = false;
  for (const form of root.querySelectorAll<HTMLFormElement>('form[data-passkey]')) {
    form.hidden = false;
    form.addEventListener('submit', (submission) => {
      submission.preventDefault();
      void askAndSend(form, words);
    });
  }
}

async function askAndSend(form: HTMLFormElement, words: PasskeyWords): Promise<void> {
  const button = form.querySelector('button');
  const status = form.querySelector('[role="status"]');
  const field = form.querySelector<HTMLInputElement>('input[name="answer"]');
  if (button === null || status === null || field === null || button.disabled) return;
  button.disabled = true;
  status.textContent = '';
  try {
    field.value = JSON.stringify(await answerOf(form));
    form.submit();
  } catch (error) {
    button.disabled = false;
    button.focus();
    status.textContent = sentenceOf(error, words);
  }
}

/** A refusal of the server's that says in its own words what to do. */
class Refusal extends Error {}

async function answerOf(form: HTMLFormElement): Promise<unknown> {
  const { passkey, options = '' } = form.dataset;
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (name !== 'answer' && typeof value === 'string') fields.set(name, value);
  }
  const asked = await fetch(options, { method: 'POST', body: fields });
  if (!asked.ok) throw new Refusal(await faultIn(asked));
  const optionsJSON: unknown = await asked.json();
  return passkey === 'create'
    ? startRegistration({ optionsJSON: optionsJSON as PublicKeyCredentialCreationOptionsJSON })
    : startAuthentication({ optionsJSON: optionsJSON as PublicKeyCredentialRequestOptionsJSON });
}

/** Pages that have expired are answered with a page, not with JSON. */
async function faultIn(answer: Response): Promise<string> {
  if (!/json/.test(answer.headers.get('content-type') ?? '')) return '';
  const body: unknown = await answer.json();
  return typeof body === 'object' && body !== null && 'fault' in body ? String(body.fault) : '';
}

function sentenceOf(error: unknown, words: PasskeyWords): string {
  if (error instanceof Refusal && error.message !== '') return error.message;
  const isCancelled = error instanceof Error && ['NotAllowedError', 'AbortError'].includes(error.name);
  return isCancelled ? words.cancelled : words.refused;
}
