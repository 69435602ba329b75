/**
 * The page `/embed/v1/frame/catalogue`, for hosts that allow no script of others: the list of services in a
 * frame that a page can hold with an `<iframe>` alone.
 */
import { ContextProvider } from '@lit/context';
import type { ClientSettings } from '../embed/client-settings.ts';
import { linkToHost } from '../embed/host-link.ts';
import { portalContext, type PortalContext } from '../embed/portal-context.ts';
import { SnodoCatalogue } from '../embed/snodo-catalogue.ts';
import type { Language } from '../ui/i18n.ts';
import { nextTask } from '../ui/next-task.ts';
import { readPage } from '../ui/page-config.ts';
import { dressFrame, takeInType } from './frame-look.ts';

export const namespaces = ['common', 'embed', 'portal'] as const;

interface CataloguePage {
  readonly language: Language;
  readonly settings: ClientSettings;
  readonly hostOrigins: readonly string[];
}

void open();

async function open(): Promise<void> {
  dressFrame();
  await nextTask();
  const page = readPage<CataloguePage>();
  if (!customElements.get('snodo-i-catalogue')) customElements.define('snodo-i-catalogue', SnodoCatalogue);
  const list = new SnodoCatalogue();
  const { settings, language } = page;
  list.facts = { prefix: 'snodo', origin: settings.origins.embed, script: {} };
  const main = document.querySelector('main') ?? document.body.appendChild(document.createElement('main'));
  const context: PortalContext = {
    portal: settings.origins.portal,
    community: settings.community,
    client: settings.clientId,
    language,
    theme: 'auto',
    settings,
    openSignIn: undefined,
  };
  new ContextProvider(main, { context: portalContext, initialValue: context }).hostConnected();
  main.replaceChildren(list);
  await list.updateComplete;
  takeInType();
  linkToHost(page.hostOrigins);
}
