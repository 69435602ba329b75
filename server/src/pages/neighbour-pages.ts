import type { Language } from '@snodo/contract';
import { html } from 'hono/html';
import type { BuiltWidgets } from './manifest.ts';
import { pageMessages, type PageMessageKey, type PageMessages } from './page-messages.ts';
import { renderPage, type Markup } from './shell.ts';

/** What every page of this file needs to know. */
export interface PageFrame {
  widgets: BuiltWidgets;
  language: Language;
}

const entry = 'sign-in-neighbour';

/** What the module of these pages reads; the sentences that it says itself travel along. */
export interface PasskeyPageConfig {
  words: { refused: string; cancelled: string };
}

/** A page that is whole without script; with it, the passkey forms appear. */
function neighbourPage(
  { widgets, language }: PageFrame,
  title: string,
  content: Markup,
  hasPasskeys = false,
): Promise<string> {
  const say = pageMessages(language);
  const config: PasskeyPageConfig = {
    words: { refused: say('passkeyRefused'), cancelled: say('passkeyCancelled') },
  };
  return renderPage({
    language,
    title: `${title} · Snodo`,
    widgets,
    ...(hasPasskeys ? { entry, config, worksWithoutScript: true } : {}),
    body: html`<main class="plain-page">
      <p class="plain-page-mark"><img src="/assets/mark.svg" alt="Snodo" width="48" height="48" /></p>
      <h1>${title}</h1>
      ${content}
    </main>`,
  });
}

/** What is said of an invitation, on its own page and wherever it is being used. */
export interface InvitationFacts {
  hostName: string;
  purpose: string;
  /** The last day, as people write it. */
  until: string;
}

/** The way in for neighbours: a passkey, a link by mail, and for somebody new a passkey without any mail. */
export function neighbourSignInPage(
  frame: PageFrame,
  page: {
    /** `/interaction/<uid>`. */
    address: string;
    community: string;
    invitation: InvitationFacts | undefined;
    mayJoin: boolean;
    fault?: 'address' | 'name' | 'passkey';
    typedAddress?: string;
    otherWays: string;
  },
): Promise<string> {
  const say = pageMessages(frame.language);
  const { address, fault } = page;
  return neighbourPage(
    frame,
    say('neighbourTitle'),
    html` <p>${say('neighbourLead', { community: page.community })}</p>
      ${page.invitation === undefined ? '' : invitationBox(say, page.invitation)}
      ${fault === 'passkey' ? alert(say('passkeyRefused')) : ''}
      <form
        method="post"
        action="${address}/passkey"
        class="panel"
        data-passkey="get"
        data-options="${address}/passkey/options"
        hidden
      >
        <p class="panel-title">${say('passkeyTitle')}</p>
        <p class="help">${say('passkeyHelp')}</p>
        <input type="hidden" name="answer" />
        <button class="button">${say('passkeyEnter')}</button>
        <p role="status" class="status"></p>
      </form>
      <form method="post" action="${address}/mail-link" class="panel">
        <p class="panel-title">${say('mailTitle')}</p>
        <label for="address">${say('mailLabel')}</label>
        <input
          id="address"
          name="address"
          type="email"
          required
          maxlength="254"
          autocomplete="email"
          dir="ltr"
          value="${page.typedAddress ?? ''}"
          aria-describedby="address-help${fault === 'address' ? ' address-fault' : ''}"
          ${fault === 'address' ? html`aria-invalid="true"` : ''}
        />
        ${fault === 'address' ? html`<p id="address-fault" class="fault">${say('mailFault')}</p>` : ''}
        <p id="address-help" class="help">${say('mailHelp')}</p>
        <button class="button primary">${say('mailSend')}</button>
      </form>
      ${page.mayJoin ? joinPanel(say, address, fault === 'name') : ''}
      <p><a href="${page.otherWays}">${say('otherWays')}</a></p>`,
    true,
  );
}

function joinPanel(say: PageMessages, address: string, hasFault: boolean): Markup {
  return html`<details class="panel" data-needs-passkey hidden ${hasFault ? 'open' : ''}>
    <summary>${say('joinTitle')}</summary>
    <form
      method="post"
      action="${address}/passkey/new"
      data-passkey="create"
      data-options="${address}/passkey/new/options"
    >
      <p class="help">${say('joinHelp')}</p>
      ${nameField(say, hasFault)}
      <input type="hidden" name="answer" />
      <button class="button">${say('joinEnter')}</button>
      <p role="status" class="status"></p>
    </form>
  </details>`;
}

function nameField(say: PageMessages, hasFault: boolean): Markup {
  return html`<label for="name">${say('nameLabel')}</label>
    <input
      id="name"
      name="name"
      required
      maxlength="120"
      autocomplete="name"
      aria-describedby="name-help${hasFault ? ' name-fault' : ''}"
      ${hasFault ? html`aria-invalid="true"` : ''}
    />
    ${hasFault ? html`<p id="name-fault" class="fault">${say('nameFault')}</p>` : ''}
    <p id="name-help" class="help">${say('nameHelp')}</p>`;
}

function invitationBox(say: PageMessages, { hostName, purpose, until }: InvitationFacts): Markup {
  return html`<div class="panel invitation">
    <p class="panel-title">${say('invitedBy', { host: hostName })}</p>
    <p>${purpose}</p>
    <p class="help">${say('invitedUntil', { until })}</p>
  </div>`;
}

function alert(sentence: string): Markup {
  return html`<p role="alert" class="fault">${sentence}</p>`;
}

/** The same page for every address: what was written to it is told only there. */
export function mailSentPage(
  frame: PageFrame,
  page: { again: string; outbox: string | undefined },
): Promise<string> {
  const say = pageMessages(frame.language);
  return neighbourPage(
    frame,
    say('sentTitle'),
    html` <p>${say('sentLead')}</p>
      <p class="help">${say('sentHelp')}</p>
      ${
        page.outbox === undefined
          ? ''
          : html`<div class="panel demonstration">
              <p>${say('sentDemonstration')}</p>
              <p><a class="button" href="${page.outbox}">${say('outboxOpen')}</a></p>
            </div>`
      }
      <p><a href="${page.again}">${say('sentAgain')}</a></p>`,
  );
}

/** Opening a link does nothing yet, because programs that look through mail open links too; the button does. */
export function confirmLinkPage(
  frame: PageFrame,
  page: {
    action: string;
    community: string;
    purpose: 'sign_in' | 'add_contact';
    needsName: boolean;
    hasFault: boolean;
  },
): Promise<string> {
  const say = pageMessages(frame.language);
  const isSignIn = page.purpose === 'sign_in';
  return neighbourPage(
    frame,
    say(isSignIn ? 'linkTitle' : 'linkAddTitle'),
    html` <p>${say(isSignIn ? 'linkLead' : 'linkAddLead', { community: page.community })}</p>
      <form method="post" action="${page.action}" class="panel">
        ${page.needsName ? nameField(say, page.hasFault) : ''}
        <button class="button primary">${say(isSignIn ? 'linkEnter' : 'linkAdd')}</button>
      </form>`,
  );
}

export type NeighbourNotice =
  | 'linkOver'
  | 'linkElsewhere'
  | 'notInvited'
  | 'addressTaken'
  | 'addressAdded'
  | 'tooMany'
  | 'invitationOver';

/** One thing said, and where to go next. */
export function neighbourNoticePage(
  frame: PageFrame,
  kind: NeighbourNotice,
  next: { address: string; label: PageMessageKey },
): Promise<string> {
  const say = pageMessages(frame.language);
  return neighbourPage(
    frame,
    say(`${kind}Title`),
    html` <p>${say(`${kind}Lead`)}</p>
      <p><a class="button" href="${next.address}">${say(next.label)}</a></p>`,
  );
}

/** She is known now; before she goes on she may save a passkey, so that next time no mail is needed. */
export function welcomePage(
  frame: PageFrame,
  page: { address: string; displayName: string },
): Promise<string> {
  const say = pageMessages(frame.language);
  const { address } = page;
  return neighbourPage(
    frame,
    say('welcomeTitle', { name: page.displayName }),
    html` <p>${say('welcomeLead')}</p>
      <form
        method="post"
        action="${address}/neighbour/passkey"
        class="panel"
        data-passkey="create"
        data-options="${address}/neighbour/passkey/options"
        hidden
      >
        <p class="panel-title">${say('welcomePasskeyTitle')}</p>
        <p class="help">${say('passkeyHelp')}</p>
        <input type="hidden" name="answer" />
        <button class="button primary">${say('welcomePasskeySave')}</button>
        <p role="status" class="status"></p>
      </form>
      <form method="post" action="${address}/neighbour/enter">
        <button class="button">${say('welcomeGoOn')}</button>
      </form>`,
    true,
  );
}

/** The page behind a code on paper: who invites, to what, and one button. */
export function invitationPage(
  frame: PageFrame,
  page: { action: string; community: string; purpose: string; invitation: InvitationFacts },
): Promise<string> {
  const say = pageMessages(frame.language);
  return neighbourPage(
    frame,
    say('invitationTitle', { community: page.community }),
    html` <p>${page.purpose}</p>
      ${invitationBox(say, page.invitation)}
      <p>${say('invitationHow')}</p>
      <form method="post" action="${page.action}">
        <button class="button primary">${say('invitationAccept')}</button>
      </form>
      <p class="help">${say('invitationPromise')}</p>`,
  );
}
