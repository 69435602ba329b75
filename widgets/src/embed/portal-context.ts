import { createContext } from '@lit/context';
import { fetchSettings, type ClientSettings } from './client-settings.ts';
import type { LoaderFacts } from './host-shell.ts';
import type { SignInHolder } from './sign-in-holder.ts';

export type Theme = 'light' | 'dark' | 'auto';

/** What every element below a `<snodo-portal-context>` works with. */
export interface PortalContext {
  /** Origin of the portal, for links that a person follows. */
  readonly portal: string;
  /** Slug of the community. */
  readonly community: string;
  readonly client: string;
  /** Told by the page; without it each element follows what it stands in. */
  readonly language: string | undefined;
  readonly theme: Theme;
  /** Undefined while they are loaded; `unknown` when the client is none. */
  readonly settings: ClientSettings | 'unknown' | undefined;
  /** Opens the client's one sign-in on this page; there as soon as the settings are. */
  readonly openSignIn: (() => Promise<SignInHolder>) | undefined;
}

declare const SNODO_PREFIX: string;

/** The key is shared by all copies of one major version, so that one may provide and another consume. */
export const portalContext = createContext<PortalContext>(Symbol.for(`${SNODO_PREFIX}-portal-context`));

/** The names that a page gives by attribute or by `data-*` on the script. */
export type PortalNames = Readonly<
  Partial<Record<'portal' | 'community' | 'client' | 'language' | 'theme', string>>
>;

const settingsOf = new Map<string, Promise<ClientSettings>>();

/**
 * Works out a context and tells it anew with each step of loading, until `end`. A client's settings are asked
 * for once on a page.
 */
export function openPortalContext(
  names: PortalNames,
  facts: Pick<LoaderFacts, 'origin'>,
  hear: (context: PortalContext) => void,
  end: AbortSignal,
): void {
  const tell = (context: PortalContext) => {
    if (!end.aborted) hear(context);
  };
  const { client = '', language } = names;
  const theme: Theme = (['light', 'dark'] as const).find((one) => one === names.theme) ?? 'auto';
  const portal = originOf(names.portal) ?? facts.origin;
  const community = names.community ?? client.split('.')[0] ?? '';
  const first = { portal, community, client, language, theme, settings: undefined, openSignIn: undefined };
  tell(first);
  void settle(client, facts).then((settings) => {
    if (settings === 'unknown') return tell({ ...first, settings });
    const openSignIn = async () => (await import('./sign-in-holder.ts')).openSignInHolder(settings);
    const told = names.portal === undefined ? settings.origins.portal : portal;
    const named = names.community ?? settings.community;
    return tell({ ...first, portal: told, community: named, settings, openSignIn });
  });
}

/** What was not there is asked for again by the next one who needs it. */
async function settle(
  client: string,
  { origin }: Pick<LoaderFacts, 'origin'>,
): Promise<ClientSettings | 'unknown'> {
  const asked = settingsOf.get(client) ?? fetchSettings(origin, client);
  settingsOf.set(client, asked);
  try {
    return await asked;
  } catch {
    settingsOf.delete(client);
    return 'unknown';
  }
}

function originOf(address: string | undefined): string | undefined {
  if (address === undefined || !URL.canParse(address)) return undefined;
  const { origin, protocol } = new URL(address);
  return protocol === 'https:' || protocol === 'http:' ? origin : undefined;
}
