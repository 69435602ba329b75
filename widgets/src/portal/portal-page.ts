import { ContextProvider } from '@lit/context';
import { i18nContext, loadI18n, type Language, type Namespace } from '../ui/i18n.ts';
import { readPage } from '../ui/page-config.ts';
import '../ui/page-frame.ts';
import type { FrameSection, Workplace } from '../ui/page-frame.ts';

/** The data block of every page of the portal, written by the server. */
export interface PortalPage {
  readonly community: string;
  readonly language: Language;
  readonly languages: readonly Language[];
  readonly page: string;
  /** Who is signed in, and the operator who acts for her, if one does. */
  readonly signedIn: {
    readonly displayName: string;
    readonly operatorName: string | null;
    /** The pages beside everybody's that her roles open. */
    readonly workplaces: readonly Workplace[];
  } | null;
}

/** What a page's container is given. */
export interface PortalContainer<Api> extends HTMLElement {
  api: Api | undefined;
}

/** Puts a page's one container into the portal's frame and gives it language and API. */
export async function mountPortalPage<Api>(
  container: PortalContainer<Api>,
  section: FrameSection,
  namespaces: readonly Namespace[],
  makeApi: (page: PortalPage) => Api,
): Promise<void> {
  const page = readPage<PortalPage>();
  const i18n = await loadI18n(page.language, namespaces);
  const provider = new ContextProvider(document.body, { context: i18nContext, initialValue: i18n });
  provider.hostConnected();
  const frame = document.createElement('snodo-page-frame');
  frame.languages = page.languages;
  frame.section = section;
  frame.signedInName = page.signedIn?.displayName ?? null;
  frame.operatorName = page.signedIn?.operatorName ?? null;
  frame.workplaces = page.signedIn?.workplaces ?? [];
  container.api = makeApi(page);
  container.addEventListener('snodo-community-loaded', (loaded) => {
    if (loaded instanceof CustomEvent && typeof loaded.detail.name === 'string') {
      frame.programme = loaded.detail.name;
    }
  });
  frame.append(container);
  document.body.append(frame);
}
