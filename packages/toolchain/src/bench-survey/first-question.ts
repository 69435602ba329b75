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

const toldName = 'tellBench';
/** What is chosen has to be kept by then; the wait is not part of the figure. */
const keptMilliseconds = 10_000;

/**
 * Opens a page as nobody has before, slowed down, waits for its first question and answers it as a person would:
 * a question that does not keep what is chosen is none.
 */
export async function openFirstQuestion(browser: Browser, url: string): Promise<FirstQuestion> {
  const context = await browser.newContext({ locale: 'it-IT', viewport: { width: 390, height: 844 } });
  try {
    const page = await context.newPage();
    await page.addInitScript(watchForQuestion, toldName);
    const devtools = await context.newCDPSession(page);
    await devtools.send('Network.enable');
    await devtools.send('Network.emulateNetworkConditions', slowNetwork);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: processorSlowdown });
    await devtools.send('Runtime.enable');
    // The page tells by itself: asking it while it starts would cost it more than what is measured.
    await devtools.send('Runtime.addBinding', { name: toldName });
    const told = new Promise<FirstQuestion & { x: number; y: number }>((resolve) => {
      devtools.on('Runtime.bindingCalled', ({ name, payload }) => {
        if (name === toldName) resolve(JSON.parse(payload) as FirstQuestion & { x: number; y: number });
      });
    });
    await devtools.send('Page.navigate', { url });
    const { x, y, ...found } = await within(longestMilliseconds, told, `no question came at ${url}`);
    await page.mouse.click(x, y);
    await page.waitForFunction(isKept, undefined, { timeout: keptMilliseconds, polling: 100 });
    return found;
  } finally {
    await context.close();
  }
}

function within<Result>(milliseconds: number, awaited: Promise<Result>, fault: string): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(fault)), milliseconds);
  });
  return Promise.race([awaited, late]).finally(() => clearTimeout(timer));
}

interface SurveyRoom extends HTMLElement {
  openDoor: () => Promise<unknown>;
  getStanding: () => Promise<unknown>;
}

/**
 * Runs in the page: looks at every picture drawn for a field that can be filled in, in open shadow trees too, and tells
 * when it stands, where, and how long the longest task was. Our own survey welcomes first and lets people sign in: the
 * welcome is passed in the moment in which it can be, and the signing in, which is a person's time and not ours, is
 * left out.
 */
function watchForQuestion(binding: string): void {
  const tasks: { startTime: number; duration: number }[] = [];
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) tasks.push({ startTime, duration });
  }).observe({ type: 'longtask', buffered: true });
  const isUsable = (field: Element) =>
    !field.matches(':disabled') && field.getClientRects().length > 0 && field.checkVisibility();
  const findField = (root: ParentNode): Element | undefined => {
    for (const element of root.querySelectorAll('*')) {
      if (element.matches('input:not([type=hidden]),select,textarea') && isUsable(element)) return element;
      const inside = element.shadowRoot === null ? undefined : findField(element.shadowRoot);
      if (inside !== undefined) return inside;
    }
    return undefined;
  };
  const enter = () => {
    const room = document.querySelector<SurveyRoom>('snodo-survey-room');
    const start = room?.shadowRoot?.querySelector<HTMLButtonElement>('button.primary');
    if (room === null || start === null || start === undefined || room.dataset['entered'] !== undefined)
      return;
    room.dataset['entered'] = '';
    room.openDoor = () => Promise.resolve({ signedIn: { owner: '', send: () => undefined }, who: '' });
    room.getStanding = () => Promise.resolve({ status: 'invited', audiencePass: null });
    // A click is a task of its own, not a part of drawing.
    setTimeout(() => start.click());
  };
  const tell = (field: Element, usableMilliseconds: number) => {
    const before = tasks.filter(({ startTime }) => startTime < usableMilliseconds);
    const longestTaskMilliseconds = Math.max(0, ...before.map(({ duration }) => duration));
    const { left, top, width, height } = field.getBoundingClientRect();
    const place = { x: left + width / 2, y: top + height / 2 };
    const send = (window as unknown as Record<string, (payload: string) => void>)[binding];
    send?.(JSON.stringify({ usableMilliseconds, longestTaskMilliseconds, ...place }));
  };
  const look = (): void => {
    enter();
    const field = document.body ? findField(document) : undefined;
    if (field === undefined) {
      requestAnimationFrame(look);
      return;
    }
    Object.assign(window, { firstField: field });
    requestAnimationFrame(() => {
      // The picture after the one in which it stands; tasks are told of a moment after they have ended.
      const usableMilliseconds = performance.now();
      setTimeout(() => tell(field, usableMilliseconds), 300);
    });
  };
  requestAnimationFrame(look);
}

/** Runs in the page: whether what was chosen stays chosen; of our own survey, whether it lies on the device too. */
async function isKept(): Promise<boolean> {
  const { firstField } = window as unknown as { firstField: HTMLInputElement };
  if (!firstField.checked || !firstField.isConnected) return false;
  if (document.querySelector('snodo-survey-room') === null) return true;
  return (await indexedDB.databases()).some(({ name }) => name === 'snodo-drafts');
}
