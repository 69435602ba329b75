import { expect } from 'chai';
import { LitElement, css, html, nothing } from 'lit';
import { describe, it } from '../../test/support.ts';

/** Runs on Lit and, bundled a second time, on what the frame takes in its place: both have to do the same. */
class Counter extends LitElement {
  static override properties = { count: { attribute: false }, log: { attribute: false } };
  static override styles = [
    css`
      p {
        color: rgb(1, 2, 3);
      }
    `,
  ];
  declare count: number;
  declare log: string[];

  constructor() {
    super();
    this.count = 0;
    this.log = [];
  }

  protected override render() {
    this.log.push(`render ${this.count}`);
    function raise(this: Counter): void {
      this.count += 1;
    }
    return html`<p>${this.count}</p>
      <button @click=${raise}>${this.count > 1 ? 'more' : nothing}</button>`;
  }

  protected override firstUpdated(): void {
    this.log.push('first');
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    this.log.push(`updated ${String(changed.get('count'))}`);
  }
}
customElements.define('test-counter', Counter);

async function counter(): Promise<Counter> {
  const element = new Counter();
  document.body.append(element);
  await element.updateComplete;
  return element;
}

const paragraphOf = (element: Counter) => element.renderRoot.querySelector('p');

describe('the base class of the frame', () => {
  it('draws once when it is connected, with its styles', async () => {
    const element = await counter();
    expect(element.log).to.deep.equal(['render 0', 'first', 'updated undefined']);
    const paragraph = paragraphOf(element);
    expect(paragraph?.textContent).to.equal('0');
    expect(paragraph && getComputedStyle(paragraph).color).to.equal('rgb(1, 2, 3)');
    element.remove();
  });

  it('draws once for several changes and tells what they were', async () => {
    const element = await counter();
    element.log.length = 0;
    element.count = 1;
    element.count = 2;
    await element.updateComplete;
    expect(element.log).to.deep.equal(['render 2', 'updated 0']);
    element.count = 2;
    await element.updateComplete;
    expect(element.log).to.have.length(2);
    element.remove();
  });

  it('calls listeners on the element itself', async () => {
    const element = await counter();
    element.renderRoot.querySelector('button')?.click();
    await element.updateComplete;
    expect(paragraphOf(element)?.textContent).to.equal('1');
    element.remove();
  });

  it('takes what was set before it was connected, and goes on when it comes back', async () => {
    const element = new Counter();
    element.count = 5;
    document.body.append(element);
    await element.updateComplete;
    element.remove();
    element.count = 6;
    document.body.append(element);
    await element.updateComplete;
    expect(paragraphOf(element)?.textContent).to.equal('6');
    element.remove();
  });

  it('tells its controllers when it comes and goes', async () => {
    const element = await counter();
    const told: string[] = [];
    element.addController({
      hostConnected: () => void told.push('in'),
      hostDisconnected: () => void told.push('out'),
    });
    element.remove();
    document.body.append(element);
    expect(told).to.deep.equal(['in', 'out', 'in']);
    element.remove();
  });
});
