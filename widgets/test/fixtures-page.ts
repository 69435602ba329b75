import { ContextProvider } from '@lit/context';
import axe from 'axe-core';
import { html, render, type TemplateResult } from 'lit';
import type { PortalApi, ReleaseRun } from '../src/portal/portal-api.ts';
import { i18nContext, loadI18n, type Language } from '../src/ui/i18n.ts';
import { campaigns, hrOfficer, release } from './fixtures-campaigns.ts';
import { activities, places, services, taxonomy } from './fixtures-places.ts';
import { territory } from './fixtures-territory.ts';

/** Renders a template on a page that speaks a language, and waits until its elements have drawn. */
export async function onPage(template: TemplateResult, language: Language = 'it'): Promise<HTMLElement> {
  const i18n = await loadI18n(language, [
    'common',
    'portal',
    'places',
    'catalogue',
    'catalogue-desk',
    'saved',
    'service-import',
    'provider-desk',
    'service-form',
    'tax-labels',
    'taxonomy-desk',
    'timetable',
    'console',
    'release',
    'campaign',
    'written',
    'block',
    'instrument',
    'editor',
    'research',
    'role',
    'site',
    'account',
    'desk',
    'home',
    'hours',
    'my-services',
    'time-bank',
    'time-bank-desk',
    'board',
    'offer',
    'exchange',
    'mediation',
    'need',
    'referral',
    'cluster',
    'round-desk',
    'pooling',
    'round',
    'matching',
    'enrolment',
    'enrolment-desk',
    'shared',
    'booking',
    'hosting',
    'activity',
    'calendar',
    'problem',
  ]);
  document.querySelector('#page')?.remove();
  const page = document.createElement('div');
  page.id = 'page';
  document.documentElement.lang = language;
  document.documentElement.dir = i18n.direction;
  document.title = 'Snodo';
  document.body.append(page);
  new ContextProvider(page, { context: i18nContext, initialValue: i18n }).hostConnected();
  render(template, page);
  await settled();
  return page;
}

/** Lets promises and the elements' own updates run to their end. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) {
    await new Promise((resolve) => setTimeout(resolve, 0));
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}

/**
 * Waits for what comes in its own time: a part that is loaded when it is first shown, a signature, a second
 * look at a job. Goes on as soon as it is so; throws, with what was waited for, when ten seconds were not enough.
 */
export async function until(isSo: () => boolean): Promise<void> {
  for (let look = 0; look < 400 && !isSo(); look += 1)
    await new Promise((resolve) => setTimeout(resolve, 25));
  await settled();
  if (!isSo()) throw new Error(`waited in vain for ${String(isSo)}`);
}

/**
 * The first element that a selector finds below a root in any one shadow tree. Throws when there is none, or
 * when it is not of the asked kind.
 */
export function find<Found extends Element = HTMLElement>(
  root: ParentNode,
  selector: string,
  kind?: new () => Found,
): Found {
  const [found] = findAll<Found>(root, selector);
  if (!found || (kind && !(found instanceof kind))) throw new Error(`nothing matches ${selector}`);
  return found;
}

/** Every element that a selector finds below a root, shadow roots included. */
export function findAll<Found extends Element = HTMLElement>(root: ParentNode, selector: string): Found[] {
  const own = root instanceof Element && root.shadowRoot ? findAll<Found>(root.shadowRoot, selector) : [];
  const here = [...root.querySelectorAll<Found>(selector), ...own];
  const deeper = [...root.querySelectorAll('*')].flatMap(({ shadowRoot }) =>
    shadowRoot ? findAll<Found>(shadowRoot, selector) : [],
  );
  return [...here, ...deeper];
}

/** Everything that can be read on the page, shadow roots included, style sheets left out. */
export function textOf(root: ParentNode): string {
  return findAll(root, '*')
    .filter(({ localName }) => localName !== 'style')
    .flatMap((element) => [...element.childNodes].filter((node) => node instanceof Text))
    .map((text) => text.data)
    .join(' ');
}

/** WCAG 2.2 A and AA faults that axe finds, one line each; empty when there is none. */
export async function faultsOf(root: HTMLElement): Promise<string[]> {
  const { violations } = await axe.run(root, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    resultTypes: ['violations'],
  });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html: source }) => `${id}: ${source}`));
}

/** The details of every event of a type that reaches a root, in order. */
export function recorded<Detail>(root: HTMLElement, type: string): Detail[] {
  const details: Detail[] = [];
  root.addEventListener(type, (event) => {
    if (event instanceof CustomEvent) details.push(event.detail);
  });
  return details;
}

/** An API that answers with the fixtures at once. */
export function fixtureApi(changes: Partial<PortalApi> = {}): PortalApi {
  return {
    getCommunity: async () => ({
      slug: 'milano',
      name: "Milano Sei l'Altro",
      purpose: 'Persone, aziende e quartieri trasformano bisogni simili in risposte condivise.',
      timeZone: 'Europe/Rome',
      languages: ['it', 'en', 'ar'],
      isDemonstration: true,
    }),
    listCounters: async () => [
      {
        code: 'places',
        count: 34,
        label: 'luoghi',
        counts: 'Luoghi aperti o riaperti alle persone del quartiere.',
        kind: 'published',
        source: 'Retrospettiva del programma.',
        asOfYear: 2019,
      },
    ],
    listTaxonomy: async () => taxonomy,
    getTerritory: async () => territory,
    listPlaces: async ({ district, q }) => ({
      items: places.filter(
        (place) =>
          (district === undefined || place.district === district) &&
          (q === undefined || place.name.toLowerCase().includes(q.toLowerCase())),
      ),
      nextCursor: null,
    }),
    listServices: async () => ({ items: services, nextCursor: null }),
    listActivities: async () => ({ items: activities, nextCursor: null }),
    getMe: async () => hrOfficer,
    listCampaigns: async () => ({ items: campaigns, nextCursor: null }),
    getRelease: async () => release,
    releaseCampaign: async (campaign) => releaseRun(campaign, 'waiting'),
    getReleaseRun: async (campaign) => releaseRun(campaign, 'done'),
    ...changes,
  };
}

/** A run of a release as the API tells of it. */
export function releaseRun(campaign: string, state: ReleaseRun['state']): ReleaseRun {
  const failure = state === 'failed' ? 'internal' : null;
  return { campaign, requestedAt: '2026-12-01T09:00:00Z', state, step: 'auditing', percent: 50, failure };
}

interface Suites {
  readonly describe: (name: string, body: () => void) => void;
  readonly it: (name: string, body: () => void | Promise<void>) => void;
  readonly afterEach: (body: () => void | Promise<void>) => void;
}

/** The test runner's own words, which it puts on the window. */
export const { describe, it, afterEach } = window as unknown as Suites;

export { html };
