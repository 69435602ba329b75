import { LitElement, css, html, nothing } from 'lit';
import { baseStyles } from './base.styles.ts';
import './icon.ts';
import { mark } from './mark.ts';

/**
 * What stands in place of a screen's content while it loads, when there is none, or when loading failed.
 * It says everything in words that it is given; `pending` shows three calm blocks beside the words.
 *
 * @slot - A next step below the words, such as a link
 * @fires snodo-load-retried - The person asked to load again; only with `failed` and an `action`
 */
export class SnodoLoadState extends LitElement {
  static override properties = {
    state: { type: String, reflect: true },
    heading: { type: String },
    text: { type: String },
    action: { type: String },
  };

  static override styles = [
    baseStyles,
    css`
      section {
        display: grid;
        justify-items: center;
        gap: var(--snodo-space-3);
        padding: var(--snodo-space-6) var(--snodo-space-4);
        border: 1px dashed var(--snodo-color-line);
        border-radius: var(--snodo-radius-card);
        text-align: center;
      }
      :host([state='pending']) section {
        border-color: transparent;
      }
      .mark {
        inline-size: 4rem;
        block-size: 4rem;
        color: var(--snodo-color-line);
      }
      .heading {
        font-size: var(--snodo-text-m);
        font-weight: 700;
      }
      snodo-icon {
        --snodo-icon-size: 2rem;
        color: var(--snodo-color-danger);
      }
      .blocks {
        display: grid;
        gap: var(--snodo-space-3);
        inline-size: 100%;
      }
      .block {
        block-size: 4.5rem;
        border-radius: var(--snodo-radius-card);
        background: var(--snodo-color-sunken);
      }
      .block:nth-child(2) {
        opacity: 0.7;
      }
      .block:nth-child(3) {
        opacity: 0.4;
      }
    `,
  ];

  declare state: 'pending' | 'empty' | 'failed';
  declare heading: string;
  declare text: string | undefined;
  declare action: string | undefined;

  constructor() {
    super();
    this.state = 'pending';
    this.heading = '';
  }

  protected override render() {
    return html`<section role=${this.state === 'failed' ? 'alert' : 'status'}>
      ${this.#picture()}
      <p class="heading">${this.heading}</p>
      ${this.text ? html`<p class="soft">${this.text}</p>` : nothing}
      ${
        this.state === 'failed' && this.action
          ? html`<button type="button" class="button" @click=${this.#retry}>${this.action}</button>`
          : nothing
      }
      <slot></slot>
    </section>`;
  }

  #picture() {
    if (this.state === 'failed') return html`<snodo-icon name="circle-alert"></snodo-icon>`;
    if (this.state === 'empty') {
      return html`<svg class="mark" viewBox="0 0 48 48" aria-hidden="true">${mark}</svg>`;
    }
    return html`<div class="blocks" aria-hidden="true">
      <div class="block"></div>
      <div class="block"></div>
      <div class="block"></div>
    </div>`;
  }

  #retry(): void {
    this.dispatchEvent(new CustomEvent('snodo-load-retried', { bubbles: true, composed: true }));
  }
}

if (!customElements.get('snodo-load-state')) customElements.define('snodo-load-state', SnodoLoadState);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-load-state': SnodoLoadState;
  }
}
