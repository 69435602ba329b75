import { html, type TemplateResult } from 'lit';
import { returnPageOf } from '../embed/redirect.ts';
import { SignInFault } from '../embed/sign-in-fault.ts';
import { resumeSignIn, signInByRedirect, signInByWindow, type SignedIn } from '../embed/sign-in.ts';
import { loadI18n, type I18n } from '../ui/i18n.ts';
import { failureWords } from './failure-words.ts';
import type { Action, Notice } from './room-screens.ts';
import type { SurveyPage } from './survey-page.ts';

/** What the room wants of its door. */
export interface DoorWish {
  readonly page: SurveyPage;
  /** Opened in the click; null when the browser opened none, undefined when somebody is signed in already. */
  readonly popup: Window | null | undefined;
  /** She said that it is not she who is signed in. */
  readonly previous: SignedIn | undefined;
  readonly show: (notice: Notice) => void;
  /** Begins again, in a click; with `login` as somebody else. */
  readonly again: (prompt?: 'login') => void;
}

/** Who came in, and the line that says so. */
export interface Entered {
  readonly signedIn: SignedIn;
  readonly who: TemplateResult;
}

/** Lets a person in, or says why not and what can be done; then nobody has entered. */
export async function enterRoom(wish: DoorWish): Promise<Entered | undefined> {
  const { page, popup, previous, show, again } = wish;
  const { settings, language } = page;
  const i18n = await loadI18n(language, ['common', 'embed']);
  const prompt = previous && 'login';
  const retry = { words: i18n.t('common.retry'), isPrimary: true, go: () => again(prompt) };
  const title = i18n.t('embed.stopped_title');
  try {
    await previous?.leave();
    let signedIn: SignedIn | undefined;
    if (popup === undefined) signedIn = await resumeSignIn(settings);
    else if (popup) signedIn = await throughWindow(wish, i18n, popup, prompt);
    else throw new SignInFault('sign_in_blocked');
    if (!signedIn) throw new SignInFault('sign_in_expired');
    return { signedIn, who: whoLine(i18n, await signedIn.findName(), () => again('login')) };
  } catch (fault) {
    popup?.close();
    const isBlocked = fault instanceof SignInFault && fault.code === 'sign_in_blocked';
    const isOwnWindow = returnPageOf(settings) !== undefined;
    const words = isBlocked && isOwnWindow ? i18n.t('embed.blocked') : await failureWords(i18n, fault);
    const actions = isBlocked ? [wayAround(wish, i18n, prompt), { ...retry, isPrimary: false }] : [retry];
    show({ title, words, actions });
    return undefined;
  }
}

async function throughWindow(
  wish: DoorWish,
  i18n: I18n,
  popup: Window,
  prompt: 'login' | undefined,
): Promise<SignedIn> {
  const { settings, language } = wish.page;
  const stop = new AbortController();
  const cancel = { words: i18n.t('common.cancel'), go: () => stop.abort() };
  const title = i18n.t('embed.opening_title');
  const words = i18n.t('embed.opening_help');
  wish.show({ title, words, actions: [cancel] });
  const tellSlow = () => wish.show({ title, words, actions: [wayAround(wish, i18n, prompt), cancel] });
  return signInByWindow({ settings, language, prompt, popup, stop: stop.signal, tellSlow });
}

/** Without a window: inside another page, this page in a window of its own; there, by redirect. */
function wayAround({ page, show }: DoorWish, i18n: I18n, prompt: 'login' | undefined): Action {
  const { settings, language } = page;
  if (returnPageOf(settings) === undefined)
    return { words: i18n.t('embed.own_window'), isPrimary: true, href: location.href };
  const go = () =>
    void signInByRedirect({ settings, language, prompt }).catch(async (fault: unknown) => {
      show({ title: i18n.t('embed.stopped_title'), words: await failureWords(i18n, fault), actions: [] });
    });
  return { words: i18n.t('embed.redirect'), isPrimary: true, go };
}

function whoLine(i18n: I18n, name: string | undefined, change: () => void): TemplateResult {
  return html`<p class="row who">
    <span>${name === undefined ? i18n.t('embed.signed_in') : i18n.t('embed.signed_in_as', { name })}</span>
    <button class="button plain" @click=${change}>${i18n.t('embed.not_you')}</button>
  </p>`;
}
