import { expect } from 'chai';
import { afterEach, describe, find, findAll, it, recorded, settled } from '../../test/support.ts';
import { defineFrameHolder } from './frame-holder.ts';

// Frames of this origin stand for the portal's; what they load does not matter here.
const portal = location.origin;
defineFrameHolder(
  { prefix: 'snodo', origin: portal, script: { client: 'milano.of-script' } },
  'needs-survey',
);

async function hold(attributes: Record<string, string> = {}, text = ''): Promise<HTMLElement> {
  const holder = document.createElement('snodo-needs-survey');
  for (const [name, value] of Object.entries({
    campaign: 'autunno-2026',
    client: 'milano.naviglio',
    ...attributes,
  })) {
    holder.setAttribute(name, value);
  }
  holder.innerHTML = text;
  document.body.append(holder);
  await settled();
  return holder;
}

const frameOf = (holder: HTMLElement) => find(holder, 'iframe', HTMLIFrameElement);
const stateOf = (holder: HTMLElement) => holder.shadowRoot?.firstElementChild?.className ?? '';

async function say(
  origin: string,
  source: Window | null,
  data: unknown = { type: 'snodo-ready' },
): Promise<void> {
  window.dispatchEvent(new MessageEvent('message', { origin, source, data }));
  await settled();
}

afterEach(() => {
  for (const holder of document.querySelectorAll('snodo-needs-survey')) holder.remove();
  document.documentElement.lang = 'it';
});

describe('<snodo-needs-survey>', () => {
  it('holds a titled frame of the portal for its client and campaign', async () => {
    const frame = frameOf(await hold());
    const address = new URL(frame.src);
    expect(address.origin + address.pathname).to.equal(`${portal}/embed/v1/frame/needs-survey`);
    expect(Object.fromEntries(address.searchParams)).to.deep.equal({
      client: 'milano.naviglio',
      campaign: 'autunno-2026',
      lang: 'it',
    });
    expect(frame.title).to.contain('Questionario');
    expect(frame.getAttribute('allow')).to.equal('');
    expect(frame.referrerPolicy).to.equal('no-referrer');
  });

  it('shows the frame when it reports, and gives it the look of the host', async () => {
    const holder = await hold();
    const ready = recorded(holder, 'snodo-ready');
    holder.style.setProperty('--snodo-color-primary', '#7a1f5c');
    const frameWindow = frameOf(holder).contentWindow;
    if (!frameWindow) throw new Error('the frame has no window');
    const sent: unknown[] = [];
    frameWindow.postMessage = (...given: unknown[]) => void sent.push(given);
    await say(portal, frameWindow);
    expect(stateOf(holder)).to.equal('ready');
    expect(ready).to.deep.equal([{ element: 'needs-survey' }]);
    const [[message, origin]] = sent as [[{ type: string; tokens: Record<string, string> }, string]];
    expect(origin).to.equal(portal);
    expect(message.type).to.equal('snodo-theme');
    expect(message.tokens['--snodo-color-primary']).to.equal('#7a1f5c');
    expect(message.tokens['--snodo-font']).to.be.a('string');
    await say(portal, frameWindow);
    expect(ready).to.have.length(1);
  });

  it('ignores a foreign origin, a foreign window and other messages', async () => {
    const holder = await hold();
    const frameWindow = frameOf(holder).contentWindow;
    await say('https://evil.example', frameWindow);
    await say(portal, window);
    await say(portal, null);
    await say(portal, frameWindow, { type: 'snodo-height', height: 900 });
    await say(portal, frameWindow, 'snodo-ready');
    expect(stateOf(holder)).to.equal('');
  });

  it('keeps the link of the host accessible until the frame reports', async () => {
    const holder = await hold({}, '<a href="/portal">Apri il portale</a>');
    const link = find(holder, 'a', HTMLAnchorElement);
    expect(link.assignedSlot).not.to.equal(null);
    expect(link.checkVisibility()).to.equal(true);
    await say(portal, frameOf(holder).contentWindow);
    expect(link.checkVisibility()).to.equal(false);
  });

  it('offers its own link when the host has none', async () => {
    const link = find(await hold(), 'a', HTMLAnchorElement);
    expect(link.target).to.equal('_blank');
    expect(link.rel).to.equal('noopener');
    expect(link.checkVisibility()).to.equal(true);
  });

  it('says so after a while when nothing reports, and still leads there', async () => {
    const original = window.setTimeout;
    let runOut: (() => void) | undefined;
    window.setTimeout = ((act: () => void, wait: number) => {
      if (wait < 15_000) return original(act, wait);
      runOut = act;
      return 0;
    }) as typeof window.setTimeout;
    const holder = await hold({}, '<a href="/portal">Apri il portale</a>').finally(() => {
      window.setTimeout = original;
    });
    const failed = recorded(holder, 'snodo-error');
    runOut?.();
    expect(failed).to.deep.equal([{ code: 'frame_silent', element: 'needs-survey' }]);
    expect(stateOf(holder)).to.equal('failed');
    expect(find(holder, '[role=status]').textContent).to.contain('non si è aperto');
    expect(find(holder.shadowRoot ?? holder, 'a', HTMLAnchorElement).checkVisibility()).to.equal(true);
  });

  it('speaks its own language, else that of what it stands in, else Italian', async () => {
    const langOf = (holder: HTMLElement) => new URL(frameOf(holder).src).searchParams.get('lang');
    expect(langOf(await hold({ lang: 'ar' }))).to.equal('ar');
    expect(langOf(await hold({ lang: 'fr' }))).to.equal('it');
    const outer = document.createElement('section');
    outer.lang = 'en-GB';
    document.body.append(outer);
    const inner = await hold();
    outer.attachShadow({ mode: 'open' }).append(inner);
    await settled();
    expect(langOf(inner)).to.equal('en');
    outer.remove();
  });

  it('follows the language of the document', async () => {
    const holder = await hold();
    document.documentElement.lang = 'ar';
    await settled();
    expect(frameOf(holder).title).to.contain('استبيان');
    expect(holder.shadowRoot?.firstElementChild?.getAttribute('dir')).to.equal('rtl');
  });

  it('works again after it was taken out and put back, in another place', async () => {
    const holder = await hold();
    holder.remove();
    expect(findAll(holder, 'iframe')).to.have.length(0);
    document.body.append(holder);
    await settled();
    await say(portal, frameOf(holder).contentWindow);
    expect(stateOf(holder)).to.equal('ready');
  });

  it('opens once for attributes that come one by one, and comes alive late', async () => {
    const holder = document.createElement('snodo-needs-survey');
    document.body.append(holder);
    const first = frameOf(holder);
    holder.setAttribute('client', 'milano.naviglio');
    holder.setAttribute('campaign', 'autunno-2026');
    await settled();
    expect(frameOf(holder)).not.to.equal(first);
    expect(new URL(frameOf(holder).src).searchParams.get('campaign')).to.equal('autunno-2026');
  });

  it('takes the client of the portal context around it, else of the script', async () => {
    const clientOf = (holder: Element) =>
      new URL(frameOf(holder as HTMLElement).src).searchParams.get('client');
    const around = document.createElement('snodo-portal-context');
    around.setAttribute('client', 'milano.of-context');
    around.attachShadow({ mode: 'open' }).append(document.createElement('snodo-needs-survey'));
    document.body.append(around);
    const inside = around.shadowRoot?.firstElementChild;
    if (!inside) throw new Error('nothing stands in the context');
    expect(clientOf(inside)).to.equal('milano.of-context');
    around.remove();
    const alone = document.createElement('snodo-needs-survey');
    document.body.append(alone);
    expect(clientOf(alone)).to.equal('milano.of-script');
  });

  it('is defined once, whoever asks', () => {
    const defined = customElements.get('snodo-needs-survey');
    defineFrameHolder({ prefix: 'snodo', origin: 'https://other.example', script: {} }, 'needs-survey');
    expect(customElements.get('snodo-needs-survey')).to.equal(defined);
  });

  it('leaves one mark on the window and nothing else, loaded twice', async () => {
    const before = Object.getOwnPropertyNames(window);
    await import('./snodo.ts');
    await import(`./snodo.ts`);
    expect(Object.getOwnPropertyNames(window)).to.deep.equal(before);
    expect(
      (window as unknown as Record<symbol, { version: string }>)[Symbol.for('snodo.loader')]?.version,
    ).to.equal('0.0.0');
  });
});
