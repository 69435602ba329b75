import { LitElement, css, nothing, svg, html } from 'lit';
import { iconPaths, type IconName } from './icon-paths.ts';

const pointsAlongReading: ReadonlySet<string> = new Set<IconName>(['arrow-left', 'log-in']);

/**
 * A small drawing beside a word. It is hidden from assistive technology, because the word says it.
 * Arrows turn with the reading direction.
 *
 * @cssprop [--snodo-icon-size=1.25em] - Width and height
 */
export class SnodoIcon extends LitElement {
  static override properties = { name: { type: String } };

  static override styles = css`
    :host {
      display: inline-flex;
      flex: none;
      inline-size: var(--snodo-icon-size, 1.25em);
      block-size: var(--snodo-icon-size, 1.25em);
    }
    svg {
      inline-size: 100%;
      block-size: 100%;
      fill: none;
      stroke: currentColor;
      stroke-width: 1.5;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
    svg.turns:dir(rtl) {
      transform: scaleX(-1);
    }
  `;

  declare name: IconName | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.setAttribute('aria-hidden', 'true');
  }

  protected override render() {
    if (!this.name) return nothing;
    return html`<svg viewBox="0 0 24 24" class=${pointsAlongReading.has(this.name) ? 'turns' : ''}>
      ${svg`<path d=${iconPaths[this.name]}></path>`}
    </svg>`;
  }
}

if (!customElements.get('snodo-icon')) customElements.define('snodo-icon', SnodoIcon);
