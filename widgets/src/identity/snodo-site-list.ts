import { css, html, nothing } from 'lit';
import { baseStyles } from '../ui/base.styles.ts';
import type { I18n } from '../ui/i18n.ts';
import { LoadFault } from '../ui/load.ts';
import { OwnSection } from './own-section.ts';
import { ownSectionStyles } from './own-section.styles.ts';
import type { SitesApi } from './sites-api.ts';

const mostBytes = 500_000;
const knownFaults = ['columns', 'no_person', 'no_site', 'twice', 'site_unknown'] as const;

/**
 * A list of people and sites, read from a file of the firm's and not kept.
 *
 * @fires snodo-people-placed - The list was read to its end
 */
export class SnodoSiteList extends OwnSection<SitesApi> {
  static override properties = {
    ...OwnSection.properties,
    organisation: { attribute: false },
    wrong: { state: true },
    lines: { state: true },
  };
  static override styles = [
    baseStyles,
    ownSectionStyles,
    css`
      :host {
        display: grid;
        gap: var(--snodo-space-3);
        border-block-start: 1px solid var(--snodo-color-hairline);
      }
      h3 {
        padding-block-start: var(--snodo-space-4);
      }
    `,
  ];

  /** Code of the firm. */
  declare organisation: string | undefined;
  /** What is wrong in the file that was read last, in words. */
  declare private wrong: readonly string[];
  /** Lines of the file that was read to its end; undefined: none was. */
  declare private lines: number | undefined;

  protected override readonly section = 'sites';

  constructor() {
    super();
    this.wrong = [];
  }

  protected override render() {
    const { i18n, wrong, lines } = this;
    if (!i18n) return nothing;
    return html`<h3>${i18n.t('site.list')}</h3>
      <p>${i18n.t('site.listLead')}</p>
      <p class="soft">${i18n.t('site.listPrivacy')}</p>
      <form @submit=${this.#read}>
        <div class="field">
          <label for="file">${i18n.t('site.file')}</label>
          <input
            id="file"
            name="file"
            type="file"
            accept=".csv,text/csv,text/plain"
            required
            aria-describedby=${wrong.length > 0 ? 'file-faults' : ''}
            aria-invalid=${wrong.length > 0 ? 'true' : 'false'}
          />
        </div>
        <button class="button" ?disabled=${this.isWorking}>${i18n.t('site.read')}</button>
      </form>
      <div role="status">
        ${
          wrong.length > 0
            ? html`<div id="file-faults">
                <p class="fault">${i18n.t('problem.site_list_not_fit')}</p>
                <ul>
                  ${wrong.map((words) => html`<li>${words}</li>`)}
                </ul>
              </div>`
            : lines === undefined
              ? nothing
              : html`<p class="outcome">
                  <span class="done">${i18n.t('site.hasRead', { count: lines })}</span>
                </p>`
        }
      </div>
      ${this.outcomeLine()}`;
  }

  readonly #read = async (submitting: SubmitEvent): Promise<void> => {
    submitting.preventDefault();
    const { i18n, organisation } = this;
    const form = submitting.target as HTMLFormElement;
    const file = new FormData(form).get('file');
    if (!i18n || organisation === undefined || !(file instanceof File)) return;
    this.wrong = [];
    this.lines = undefined;
    if (file.size > mostBytes) {
      this.wrong = [i18n.t('site.tooLarge')];
      return;
    }
    const list = await file.text();
    const answer = await this.act(async (api) => {
      try {
        return await api.placePeople(organisation, list);
      } catch (cause) {
        if (!(cause instanceof LoadFault) || cause.problem !== 'site_list_not_fit') throw cause;
        return { wrong: cause.faults.map((fault) => faultWords(i18n, fault)) };
      }
    });
    if (answer === undefined) return;
    if ('wrong' in answer) {
      this.wrong = answer.wrong;
      return;
    }
    this.lines = answer.lines;
    form.reset();
    this.dispatchEvent(new CustomEvent('snodo-people-placed'));
  };
}

function faultWords(i18n: I18n, { path, code, message }: LoadFault['faults'][number]): string {
  const known = knownFaults.find((one) => one === code);
  if (known === undefined) return i18n.t('common.failed');
  return i18n.t(`site.fault_${known}`, { line: path.split('.')[2] ?? '', site: message });
}

if (!customElements.get('snodo-site-list')) customElements.define('snodo-site-list', SnodoSiteList);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-site-list': SnodoSiteList;
  }
}
