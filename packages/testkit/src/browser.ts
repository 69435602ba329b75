import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromiumPlaces, findChromium } from '@snodo/toolchain';
import type axeCore from 'axe-core';
import { chromium } from 'playwright-core';
import type { Browser, Frame, Page } from 'playwright-core';

// WCAG 2.2 AA and everything below it; rules of thumb are left to judgement.
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const LAUNCH_LIMIT_MILLISECONDS = 30_000;
const SUMMARY_LIMIT_CHARACTERS = 300;

export interface BrowserOptions {
  /** True where nothing is said: no window opens. */
  readonly headless?: boolean;
  /** Slows every action down, to watch a journey. */
  readonly slowMotionMilliseconds?: number;
  /** Further command-line switches of Chromium. */
  readonly switches?: readonly string[];
}

/**
 * Opens the Chromium of this machine, which contacts nobody on its own. Close it when done. Pages tell
 * servers the `locale` that they are opened with, and English where none is given.
 */
export async function launchBrowser(options: BrowserOptions = {}): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined) {
    throw new Error(
      `No Chromium was found in ${chromiumPlaces().join(', ')}. Run npm test, which installs one.`,
    );
  }
  const profile = mkdtempSync(join(tmpdir(), 'snodo-browser-'));
  const browser = await chromium.launch({
    executablePath,
    slowMo: options.slowMotionMilliseconds ?? 0,
    timeout: LAUNCH_LIMIT_MILLISECONDS,
    // The usual switches of automation turn storage partitioning off, and a frame of another site then has no
    // storage at all. Embeds must be tried in the browser that people have.
    ignoreDefaultArgs: true,
    args: [
      '--remote-debugging-pipe',
      `--user-data-dir=${profile}`,
      ...((options.headless ?? true) ? ['--headless=new', '--hide-scrollbars', '--mute-audio'] : []),
      // Containers often give /dev/shm too little room.
      '--disable-dev-shm-usage',
      '--disable-gpu',
      '--no-first-run',
      '--no-default-browser-check',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-extensions',
      '--disable-background-timer-throttling',
      '--disable-renderer-backgrounding',
      '--disable-backgrounding-occluded-windows',
      '--force-color-profile=srgb',
      '--password-store=basic',
      '--use-mock-keychain',
      '--lang=it-IT',
      // Chromium refuses its sandbox to root.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...(options.switches ?? []),
    ],
  });
  browser.once('disconnected', () => rmSync(profile, { recursive: true, force: true, maxRetries: 5 }));
  return browser;
}

export interface AxeScope {
  /** A CSS selector in the page: only what it matches is judged, with the frames inside it. */
  readonly include?: string;
}

/**
 * Judges the page and every visible frame in it, of whatever origin, by WCAG 2.2 AA. Returns one readable line
 * for each fault; an empty list means that axe found none.
 */
export async function axeFaults(page: Page, scope: AxeScope = {}): Promise<string[]> {
  const { include } = scope;
  if (include !== undefined && (await page.locator(include).count()) === 0) {
    throw new Error(`Nothing in ${page.url()} matches ${include}, so nothing could be judged.`);
  }
  const faults: string[] = [];
  for (const frame of page.frames()) {
    const isMain = frame === page.mainFrame();
    if (!isMain && !(await isJudged(frame, include))) continue;
    const results = await runAxe(frame, isMain ? include : undefined);
    faults.push(
      ...results.violations.flatMap(({ id, impact, help, nodes }) =>
        nodes.map(
          (node) => `${id} (${impact ?? 'unrated'}): ${help} — ${describeNode(node)} [${frame.url()}]`,
        ),
      ),
    );
  }
  return faults;
}

/** A hidden frame is read to nobody. Inside a scope, only the frames that it holds count. */
async function isJudged(frame: Frame, include: string | undefined): Promise<boolean> {
  const parent = frame.parentFrame();
  if (frame.isDetached() || parent === null) return false;
  const holder = await frame.frameElement();
  if (!(await holder.isVisible())) return false;
  if (parent.parentFrame() !== null) return await isJudged(parent, include);
  if (include === undefined) return true;
  return await holder.evaluate((element, selector) => {
    for (let at: Node | null = element; at !== null; at = at.parentNode ?? (at as ShadowRoot).host ?? null) {
      if (at instanceof Element && at.matches(selector)) return true;
    }
    return false;
  }, include);
}

let axeSource: string | undefined;

async function runAxe(frame: Frame, include: string | undefined): Promise<axeCore.AxeResults> {
  axeSource ??= readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  // Evaluated and not added as a script element, which a strict content security policy refuses.
  await frame.evaluate(axeSource);
  const options: axeCore.RunOptions = {
    runOnly: { type: 'tag', values: TAGS },
    // Off in axe unless it is asked for by name.
    rules: { 'target-size': { enabled: true } },
    // Every frame is judged by itself, because axe cannot look into another origin.
    iframes: false,
    resultTypes: ['violations'],
  };
  return await frame.evaluate(
    async ([selector, run]) => {
      const { axe } = globalThis as unknown as { axe: typeof axeCore };
      return await axe.run(selector === undefined ? document : { include: [[selector]] }, run);
    },
    [include, options] as const,
  );
}

function describeNode({ target, failureSummary }: axeCore.NodeResult): string {
  const path = target.map((part) => (Array.isArray(part) ? part.join(' >>> ') : part)).join(' ');
  const summary = (failureSummary ?? '')
    .replaceAll(/\s+/g, ' ')
    .replace(/^Fix (?:any|all) of the following: /, '');
  return `${path}: ${summary.slice(0, SUMMARY_LIMIT_CHARACTERS)}`;
}
