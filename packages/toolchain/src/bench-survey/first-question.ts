import type { Browser } from 'playwright-core';

/** Chrome's "slow 4G", and a processor four times slower than this one. */
const slowNetwork = {
  offline: false,
  latency: 562.5,
  downloadThroughput: (1.44 * 1024 * 1024) / 8,
  uploadThroughput: (0.7 * 1024 * 1024) / 8,
};
const processorSlowdown = 4;
const longestMilliseconds = 60_000;

export interface FirstQuestion {
  /** From the start of the navigation until a control of the first question can be used. */
  usableMilliseconds: number;
  /** Longest single task of the page's thread until then; 0: none over 50 ms. */
  longestTaskMilliseconds: number;
}

/** Opens a page as nobody has before, slowed down, and waits for its first question. */
export async function openFirstQuestion(browser: Browser, url: string): Promise<FirstQuestion> {
  const context = await browser.newContext({ locale: 'it-IT', viewport: { width: 390, height: 844 } });
  try {
    const page = await context.newPage();
    await page.addInitScript(watchForQuestion);
    const devtools = await context.newCDPSession(page);
    await devtools.send('Network.enable');
    await devtools.send('Network.emulateNetworkConditions', slowNetwork);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: processorSlowdown });
    await page.goto(url, { waitUntil: 'commit', timeout: longestMilliseconds });
    await page.waitForFunction(() => 'usableMilliseconds' in window, undefined, {
      timeout: longestMilliseconds,
      polling: 100,
    });
    // Tasks are told of a moment after they have ended.
    await page.waitForTimeout(200);
    return await page.evaluate(() => {
      const { usableMilliseconds = 0, tasks = [] } = window as unknown as {
        usableMilliseconds?: number;
        tasks?: { startTime: number; duration: number }[];
      };
      const before = tasks.filter(({ startTime }) => startTime < usableMilliseconds);
      return {
        usableMilliseconds,
        longestTaskMilliseconds: Math.max(0, ...before.map(({ duration }) => duration)),
      };
    });
  } finally {
    await context.close();
  }
}

interface SurveyRoom extends HTMLElement {
  openDoor: () => Promise<unknown>;
  getStanding: () => Promise<unknown>;
}

/**
 * Runs in the page: looks at every frame drawn for a field that can be filled in, in open shadow trees too. Our own
 * survey welcomes first and lets people sign in: the welcome is passed in the moment in which it can be, and the
 * signing in, which is a person's time and not ours, is left out.
 */
function watchForQuestion(): void {
  const tasks: { startTime: number; duration: number }[] = [];
  Object.assign(window, { tasks });
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) tasks.push({ startTime, duration });
  }).observe({ type: 'longtask', buffered: true });
  const isUsable = (field: Element) =>
    !field.matches(':disabled') && field.getClientRects().length > 0 && field.checkVisibility();
  const findField = (root: ParentNode): boolean => {
    for (const element of root.querySelectorAll('*')) {
      if (element.matches('input:not([type=hidden]),select,textarea') && isUsable(element)) return true;
      if (element.shadowRoot !== null && findField(element.shadowRoot)) return true;
    }
    return false;
  };
  const enter = () => {
    const room = document.querySelector<SurveyRoom>('snodo-survey-room');
    const start = room?.shadowRoot?.querySelector<HTMLButtonElement>('button.primary');
    if (room === null || start === null || start === undefined || room.dataset['entered'] !== undefined)
      return;
    room.dataset['entered'] = '';
    room.openDoor = () => Promise.resolve({ signedIn: { owner: '', send: () => undefined }, who: '' });
    room.getStanding = () => Promise.resolve({ status: 'invited', audiencePass: null });
    start.click();
  };
  const look = () => {
    enter();
    if (document.body && findField(document)) {
      // The frame after the one in which it stands has been painted.
      requestAnimationFrame(() => Object.assign(window, { usableMilliseconds: performance.now() }));
    } else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
