import type { EmbedScope, Language } from '@snodo/contract';
import { html } from 'hono/html';
import type { BuiltWidgets } from './manifest.ts';
import { framedPage } from './notice-page.ts';
import { pageMessages, type PageMessageKey } from './page-messages.ts';

const scopeWords: Record<EmbedScope, PageMessageKey> = {
  'survey:respond': 'scopeSurveyRespond',
  'catalogue:read': 'scopeCatalogueRead',
  'timebank:read': 'scopeTimebankRead',
  'timebank:request': 'scopeTimebankRequest',
  'places:book': 'scopePlacesBook',
  'profile:min': 'scopeProfileMin',
};

export interface ConsentQuestion {
  /** Where the answer goes. */
  action: string;
  /** Of the pages that ask. */
  origin: string;
  displayName: string;
  scopes: readonly EmbedScope[];
}

/** Whether somebody else's pages may act for a person: names them by their address, and what they may do. */
export function consentPage(
  widgets: BuiltWidgets,
  language: Language,
  { action, origin, displayName, scopes }: ConsentQuestion,
): Promise<string> {
  const messages = pageMessages(language);
  return framedPage(
    widgets,
    language,
    messages('consentTitle'),
    html` <p>${messages('consentLead', { origin })}</p>
      <ul>
        ${scopes.map((scope) => html`<li>${messages(scopeWords[scope])}</li>`)}
      </ul>
      <p>${messages('consentLimits')}</p>
      <p>${messages('consentOnce', { name: displayName })}</p>
      <form method="post" action="${action}" class="choices">
        <button class="button primary" name="answer" value="allow">${messages('consentAllow')}</button>
        <button class="button" name="answer" value="refuse">${messages('consentRefuse')}</button>
      </form>`,
  );
}

/** Whether the person whom this computer knows is the one who sits at it. */
export function continuePage(
  widgets: BuiltWidgets,
  language: Language,
  { action, displayName }: { action: string; displayName: string },
): Promise<string> {
  const messages = pageMessages(language);
  return framedPage(
    widgets,
    language,
    messages('continueTitle', { name: displayName }),
    html` <p>${messages('continueLead')}</p>
      <form method="post" action="${action}" class="choices">
        <button class="button primary" name="answer" value="same">
          ${messages('continueAs', { name: displayName })}
        </button>
        <button class="button" name="answer" value="other">${messages('continueOther')}</button>
      </form>`,
  );
}
