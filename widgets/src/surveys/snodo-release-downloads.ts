import { ContextConsumer } from '@lit/context';
import { LitElement, css, html } from 'lit';
import { baseStyles } from '../ui/base.styles.ts';
import { i18nContext, type I18n } from '../ui/i18n.ts';
import '../ui/icon.ts';
import type { FileFormat } from './release-files.ts';
import type { Release } from './release-figures.ts';

/**
 * Takes the figures of a release away: as comma-separated values, as a workbook, or on paper and PDF through the
 * browser's own printing. The files are made in the browser from the figures that it shows, and hold no others;
 * what makes them is loaded when it is asked for.
 */
export class SnodoReleaseDownloads extends LitElement {
  static override properties = {
    release: { attribute: false },
    name: { type: String },
    message: { state: true },
    isWorking: { state: true },
  };

  static override styles = [
    baseStyles,
    css`
      .row {
        gap: var(--snodo-space-2) var(--snodo-space-3);
      }
      p:empty {
        display: none;
      }
      p {
        margin-block-start: var(--snodo-space-2);
      }
    `,
  ];

  declare release: Release | undefined;
  /** Name of the campaign, for the sheet of notes. */
  declare name: string;
  declare private message: string;
  declare private isWorking: boolean;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });

  constructor() {
    super();
    this.name = '';
    this.message = '';
    this.isWorking = false;
  }

  protected override render() {
    const i18n = this.#i18n.value;
    if (!i18n) return undefined;
    return html`<div class="row" role="group" aria-label=${i18n.t('release.download')}>
        ${this.#button(i18n, 'csv')} ${this.#button(i18n, 'xlsx')}
        <button type="button" class="button" @click=${() => window.print()}>
          <snodo-icon name="printer"></snodo-icon>${i18n.t('release.print')}
        </button>
      </div>
      <p role="status">${this.message}</p>`;
  }

  #button(i18n: I18n, format: FileFormat) {
    return html`<button
      type="button"
      class="button"
      data-format=${format}
      ?disabled=${this.isWorking}
      @click=${() => this.#save(i18n, format)}
    >
      <snodo-icon name="download"></snodo-icon>${i18n.t(`release.download.${format}`)}
    </button>`;
  }

  async #save(i18n: I18n, format: FileFormat): Promise<void> {
    const { release } = this;
    if (!release || this.isWorking) return;
    this.isWorking = true;
    this.message = i18n.t('release.download.working');
    try {
      const [{ makeFile }, { saveFile }] = await Promise.all([
        import('./release-files.ts'),
        import('./save-file.ts'),
      ]);
      const file = await makeFile(i18n, release, this.name, format);
      saveFile(file);
      this.message = i18n.t('release.download.done', { name: file.name });
    } catch (fault) {
      this.message = i18n.t('release.download.failed');
      // A part of the page that does not come is told above; anything else is a fault of ours.
      if (!(fault instanceof TypeError)) throw fault;
    } finally {
      this.isWorking = false;
    }
  }
}

if (!customElements.get('snodo-release-downloads'))
  customElements.define('snodo-release-downloads', SnodoReleaseDownloads);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-release-downloads': SnodoReleaseDownloads;
  }
}
