import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { loadedRows } from '../../identity/loaded-rows.ts';
import { momentIn } from '../../identity/moments.ts';
import { OwnSection } from '../../identity/own-section.ts';
import { ownSectionStyles } from '../../identity/own-section.styles.ts';
import { baseStyles } from '../../ui/base.styles.ts';
import type { I18n } from '../../ui/i18n.ts';
import { pending, settle, type Load } from '../../ui/load.ts';
import { campaignStyles } from '../campaign.styles.ts';
import { instrumentListStyles } from './instrument-list.styles.ts';
import type { Instrument, InstrumentPage, InstrumentsApi, InstrumentVersion } from './instruments-api.ts';
import { languageName } from './language-names.ts';
import { newDraftForm, type DraftOrigin } from './new-draft-form.ts';
import type { ReadyMade } from './ready-made.ts';

/**
 * The questionnaires: their versions, and for the programme's editors the drafts, to be gone on with, begun or thrown
 * away. Shows nothing to whoever may not read them.
 */
export class SnodoInstrumentList extends OwnSection<InstrumentsApi> {
  static override properties = {
    ...OwnSection.properties,
    isForReading: { attribute: false },
    page: { state: true },
    origin: { state: true },
    templates: { state: true },
    doomed: { state: true },
    isReading: { state: true },
    refusal: { state: true },
  };
  static override styles = [baseStyles, ownSectionStyles, campaignStyles, instrumentListStyles];

  /** Nothing is written here, whoever looks at it. */
  declare isForReading: boolean;
  declare private page: Load<InstrumentPage>;
  /** What a new draft would start from, while that is asked. */
  declare private origin: DraftOrigin | undefined;
  /** What a new draft can start from besides a blank sheet; loaded when that is asked. */
  declare private templates: readonly ReadyMade[];
  /** Id of the draft that she is asked whether to throw away. */
  declare private doomed: string | undefined;

  /** A file is being read. */
  declare private isReading: boolean;
  /** Why a file could not be read. */
  declare private refusal: string;

  protected override readonly section = 'instruments';
  /** The same as long as the same form is sent again, so that a lost answer makes no second draft. */
  #key = crypto.randomUUID();

  constructor() {
    super();
    this.page = pending;
    this.isForReading = false;
    this.templates = [];
    this.isReading = false;
    this.refusal = '';
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('api')) void this.#load();
  }

  protected override render() {
    const { i18n, page, origin } = this;
    if (!i18n) return nothing;
    if (page.state === 'failed' && ['forbidden', 'not_signed_in'].includes(page.problem)) return nothing;
    const mayEdit = page.state === 'ready' && page.loaded.mayEdit && !this.isForReading;
    return html`<section aria-labelledby="heading">
      <h2 id="heading"><snodo-icon name="list"></snodo-icon>${i18n.t('instrument.heading')}</h2>
      <p>${i18n.t(mayEdit ? 'instrument.lead' : 'instrument.leadReader')}</p>
      ${
        mayEdit && !origin
          ? html`<div class="actions">
                <button type="button" class="button primary" @click=${() => this.#begin({ kind: 'new' })}>
                  ${i18n.t('instrument.new')}
                </button>
                <button type="button" class="button" ?disabled=${this.isWorking} @click=${this.#choose}>
                  ${i18n.t(this.isReading ? 'instrument.file.reading' : 'instrument.file.open')}
                </button>
                <input
                  type="file"
                  hidden
                  accept=".json,.xlsx,.csv,.md,.lss,.txt,.tsv"
                  aria-label=${i18n.t('instrument.file.open')}
                  @change=${this.#readFile}
                />
              </div>
              <p class="soft">${i18n.t('instrument.file.help')}</p>
              <p><a href=${`/desk?blocks&lang=${i18n.language}`}>${i18n.t('instrument.words')}</a></p>
              ${this.refusal === '' ? nothing : html`<p class="fault" role="alert">${this.refusal}</p>`}`
          : nothing
      }
      ${
        origin
          ? newDraftForm(i18n, origin, {
              templates: this.templates,
              isWorking: this.isWorking,
              submit: (draft) => void this.#create(draft),
              close: () => (this.origin = undefined),
            })
          : nothing
      }
      ${this.outcomeLine()}
      ${loadedRows(i18n, this.#rows(page, mayEdit), {
        row: (instrument) => this.#row(i18n, instrument, mayEdit),
        none: i18n.t(mayEdit ? 'instrument.none' : 'instrument.noneReader'),
        retry: () => void this.#load(),
      })}
      ${
        page.state === 'ready' && page.loaded.nextCursor !== null
          ? html`<button type="button" class="button" ?disabled=${this.isWorking} @click=${this.#grow}>
              ${i18n.t('portal.more')}
            </button>`
          : nothing
      }
    </section>`;
  }

  /** Of an instrument without a version there is nothing to read. */
  #rows(page: Load<InstrumentPage>, mayEdit: boolean): Load<readonly Instrument[]> {
    if (page.state !== 'ready') return page;
    return { ...page, loaded: page.loaded.items.filter(({ versions }) => mayEdit || versions.length > 0) };
  }

  #row(i18n: I18n, instrument: Instrument, mayEdit: boolean): TemplateResult {
    const { code, versions, draft } = instrument;
    const [latest] = versions;
    const title = latest?.title || draft?.title || code;
    return html`<li>
      <div class="stack">
        <h3><bdi>${title}</bdi></h3>
        ${draft && mayEdit ? this.#draft(i18n, title, draft) : nothing}
        <ul role="list" class="versions">
          ${versions.map((version) => this.#version(i18n, code, version))}
        </ul>
        ${
          mayEdit && latest
            ? html`<div class="actions">
                ${
                  draft
                    ? nothing
                    : html`<button
                        type="button"
                        class="button"
                        ?disabled=${this.isWorking}
                        @click=${() => this.#create({ code, source: { kind: 'version', instrument: code, version: latest.version } })}
                      >
                        ${i18n.t('instrument.newVersion')}<span class="visually-hidden">
                          <bdi>${title}</bdi></span
                        >
                      </button>`
                }
                <button
                  type="button"
                  class="button plain"
                  @click=${() => this.#begin({ kind: 'version', instrument: code, version: latest.version, title })}
                >
                  ${i18n.t('instrument.copy')}<span class="visually-hidden"> <bdi>${title}</bdi></span>
                </button>
              </div>`
            : nothing
        }
      </div>
    </li>`;
  }

  #version(i18n: I18n, code: string, version: InstrumentVersion): TemplateResult {
    const { durationMinutes, publishedAt, changeClass } = version;
    const facts = [
      i18n.t('instrument.questions', { n: version.questions }),
      ...(durationMinutes ? [i18n.t('campaign.form.minutes', durationMinutes)] : []),
      version.languages.map(languageName).join(', '),
      i18n.t('instrument.campaigns', { n: version.campaigns }),
      publishedAt
        ? i18n.t('instrument.published', { day: i18n.day(publishedAt.slice(0, 10)) })
        : i18n.t('instrument.cameWithData'),
    ];
    const address = new URLSearchParams({
      instrument: code,
      version: String(version.version),
      lang: i18n.language,
    });
    return html`<li>
      <span class="chip tabular">${i18n.t('instrument.version', { version: version.version })}</span>
      ${changeClass ? html`<span class="chip">${i18n.t(`instrument.class.${changeClass}`)}</span>` : nothing}
      <span class="soft">${facts.join(' · ')}</span>
      <a class="button plain" href=${`${location.pathname}?${address}`}>
        ${i18n.t('instrument.read')}<span class="visually-hidden">
          <bdi>${version.title}</bdi>, ${i18n.t('instrument.version', { version: version.version })}</span
        >
      </a>
    </li>`;
  }

  #draft(i18n: I18n, title: string, draft: NonNullable<Instrument['draft']>): TemplateResult {
    const name = draft.changedBy?.displayName ?? null;
    const at = momentIn(i18n, draft.changedAt);
    return html`<div class="draft stack">
      <p>
        <span class="chip open">${i18n.t('instrument.draft')}</span>
        <span class="soft">
          ${name === null ? i18n.t('instrument.changed', { at }) : i18n.t('instrument.changedBy', { at, name })}
        </span>
      </p>
      ${
        this.doomed === draft.id
          ? html`<p>${i18n.t('instrument.deleteAsk', { title })}</p>
              <div class="actions">
                <button
                  type="button"
                  class="button danger"
                  ?disabled=${this.isWorking}
                  @click=${() => this.#delete(draft)}
                >
                  ${i18n.t('instrument.delete')}
                </button>
                <button type="button" class="button" @click=${() => (this.doomed = undefined)}>
                  ${i18n.t('common.cancel')}
                </button>
              </div>`
          : html`<div class="actions">
              <a
                class="button primary"
                href=${`/desk?${new URLSearchParams({ draft: draft.id, lang: i18n.language })}`}
              >
                ${i18n.t('instrument.openDraft')}<span class="visually-hidden"> <bdi>${title}</bdi></span>
              </a>
              <button type="button" class="button plain" @click=${() => (this.doomed = draft.id)}>
                ${i18n.t('instrument.delete')}<span class="visually-hidden"> <bdi>${title}</bdi></span>
              </button>
            </div>`
      }
    </div>`;
  }

  readonly #choose = (): void => {
    this.renderRoot.querySelector<HTMLInputElement>('input[type=file]')?.click();
  };

  /** Reads the file here in the browser; the same file can be chosen again. */
  readonly #readFile = async ({ currentTarget }: Event): Promise<void> => {
    const field = currentTarget as HTMLInputElement;
    const [file] = field.files ?? [];
    const { i18n } = this;
    if (!file || !i18n || this.isReading) return;
    this.isReading = true;
    this.refusal = '';
    try {
      const { readFile } = await import('./questionnaire-file.ts');
      const read = await readFile(file, i18n.language);
      if (read.definition) await this.#begin({ kind: 'file', read });
      else this.refusal = read.refusal ?? i18n.t('common.failed');
    } catch (fault) {
      this.refusal = i18n.t('common.network');
      // A part of the page that does not come is told above; anything else is a fault of ours.
      if (!(fault instanceof TypeError)) throw fault;
    } finally {
      this.isReading = false;
      field.value = '';
    }
  };

  async #begin(origin: DraftOrigin): Promise<void> {
    this.origin = origin;
    this.outcome = undefined;
    const { templateChoices } = await import('./ready-made.ts');
    this.templates = templateChoices(this.i18n?.language ?? 'it');
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(origin.kind === 'new' ? '#new-title' : '#new-code')?.focus();
  }

  async #create(draft: Parameters<InstrumentsApi['createDraft']>[1]): Promise<void> {
    const made = await this.act((api) => api.createDraft(this.#key, draft));
    this.#key = crypto.randomUUID();
    if (!made || !this.i18n) return;
    const address = `/desk?${new URLSearchParams({ draft: made.id, lang: this.i18n.language })}`;
    const isFollowed = this.dispatchEvent(
      new CustomEvent('snodo-draft-created', { cancelable: true, detail: made }),
    );
    if (isFollowed) location.assign(address);
  }

  async #delete({ id, revision }: NonNullable<Instrument['draft']>): Promise<void> {
    const isGone = await this.act((api) => api.deleteDraft(id, revision), 'instrument.deleted');
    this.doomed = undefined;
    if (isGone) await this.#refresh();
  }

  async #load(): Promise<void> {
    this.page = pending;
    await this.#refresh();
  }

  async #refresh(): Promise<void> {
    if (this.api) this.page = await settle(this.api.list());
  }

  readonly #grow = async (): Promise<void> => {
    const { page } = this;
    if (page.state !== 'ready') return;
    const cursor = page.loaded.nextCursor ?? undefined;
    const more = await this.act((api) => api.list(cursor));
    if (more)
      this.page = { state: 'ready', loaded: { ...more, items: [...page.loaded.items, ...more.items] } };
  };
}

if (!customElements.get('snodo-instrument-list'))
  customElements.define('snodo-instrument-list', SnodoInstrumentList);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-instrument-list': SnodoInstrumentList;
  }
}
