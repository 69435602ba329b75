/** The module behind the shells of the loader: what elements in a host's own page are made of. */
import { ContextProvider } from '@lit/context';
import { html, render } from 'lit';
import { contextAttributes, embedParts, type EmbedElement } from './embed-contract.ts';
import type { HostElement } from './host-element.ts';
import { fallBack, type LoaderFacts } from './host-shell.ts';
import { openPortalContext, portalContext, type PortalNames } from './portal-context.ts';

interface ViewModule {
  readonly View: new () => HostElement;
}

/** Elements that stand in the host's own page and show something. */
type HostView = Exclude<EmbedElement, 'portal-context' | 'needs-survey'>;

const views: Readonly<Record<HostView, () => Promise<ViewModule>>> = {
  'sign-in': () => import('./snodo-sign-in.ts'),
  catalogue: () => import('./snodo-catalogue.ts'),
  'exchange-board': () => import('./snodo-exchange-board.ts'),
  'time-bank': () => import('./snodo-time-bank.ts'),
  exchange: () => import('./snodo-exchange.ts'),
  'my-enrolments': () => import('./snodo-my-enrolments.ts'),
  calendar: () => import('./snodo-calendar.ts'),
};

/** Brings a shell to life. Throws a `TypeError` at once where the page allows no markup from text. */
export function mount(shell: HTMLElement, element: EmbedElement, facts: LoaderFacts): void {
  if (element === 'portal-context') return provide(shell, facts);
  if (element === 'needs-survey') throw new Error('the survey stands in a frame');
  render(html`<b></b>`, document.createDocumentFragment());
  void show(shell, element, facts);
}

async function show(shell: HTMLElement, element: keyof typeof views, facts: LoaderFacts): Promise<void> {
  const tag = `${facts.prefix}-i-${element}`;
  try {
    const { View } = await views[element]();
    if (!customElements.get(tag)) customElements.define(tag, View);
  } catch {
    return fallBack(shell, element, facts, 'load_failed');
  }
  const view = document.createElement(tag) as HostElement;
  view.facts = facts;
  view.setAttribute('exportparts', embedParts[element].join(', '));
  shell.shadowRoot?.replaceChildren(view);
}

/** Gives everything below the shell what its attributes say, and says it again when they change. */
function provide(shell: HTMLElement, facts: LoaderFacts): void {
  const provider = new ContextProvider(shell, { context: portalContext });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(':host{display:contents}');
  if (shell.shadowRoot) shell.shadowRoot.adoptedStyleSheets = [sheet];
  let ending = new AbortController();
  const open = () => {
    ending.abort();
    ending = new AbortController();
    const told = contextAttributes.map((name) => [name, shell.getAttribute(name) ?? undefined] as const);
    const names = Object.fromEntries(told) as PortalNames;
    openPortalContext(names, facts, (context) => provider.setValue(context), ending.signal);
  };
  open();
  provider.hostConnected();
  new MutationObserver(open).observe(shell, { attributeFilter: [...contextAttributes] });
}
