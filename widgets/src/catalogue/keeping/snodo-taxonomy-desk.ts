import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { OwnSection } from '../../identity/own-section.ts';
import { ownSectionStyles } from '../../identity/own-section.styles.ts';
import { baseStyles } from '../../ui/base.styles.ts';
import type { I18n, MessageKey } from '../../ui/i18n.ts';
import '../../ui/load-state.ts';
import { pending, settle, type Load } from '../../ui/load.ts';
import { keepingNavigation } from './keeping-navigation.ts';
import { keepingStyles } from './keeping.styles.ts';
import type { KeptEntry, KeptTaxonomy, TaxonomyApi } from './taxonomy-api.ts';
import { draftFor, entryFields, isWhole, newDraft, type EntryDraft } from './taxonomy-form.ts';
import { missingLanguages, trimmed } from './written.ts';

/**
 * The groups and entries by which needs and answers are named: added, said in other words, linked to what they are
 * called elsewhere, moved, retired, merged. Each change is a version; what was merged or moved leads on.
 */
export class SnodoTaxonomyDesk extends OwnSection<TaxonomyApi> {
  static override properties = {
    ...OwnSection.properties,
    taxonomy: { state: true },
    draft: { state: true },
    isStrict: { state: true },
    open: { state: true },
  };
  static override styles = [
    baseStyles,
    ownSectionStyles,
    keepingStyles,
    css`
      :host {
        display: grid;
        gap: var(--snodo-space-4);
      }
      form {
        max-inline-size: 46rem;
      }
      li.part {
        margin-block-end: var(--snodo-space-3);
      }
      ul:not([role='list'], .rows) {
        padding-inline-start: var(--snodo-space-5);
      }
    `,
  ];

  declare private taxonomy: Load<KeptTaxonomy>;
  declare private draft: EntryDraft | undefined;
  declare private isStrict: boolean;
  /** Codes of the groups that are unfolded. */
  declare private open: readonly string[];

  protected override readonly section = 'catalogue';
  /** The same as long as the same entry is sent again, so that a lost answer adds nothing twice. */
  #key = crypto.randomUUID();

  constructor() {
    super();
    this.taxonomy = pending;
    this.isStrict = false;
    this.open = [];
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('api') && this.api) void this.#load(this.api);
  }

  protected override render() {
    const { i18n, taxonomy } = this;
    if (!i18n) return nothing;
    if (taxonomy.state !== 'ready')
      return html`<snodo-load-state
        state=${taxonomy.state}
        heading=${i18n.t(taxonomy.state === 'failed' ? 'common.failed' : 'common.pending')}
        text=${taxonomy.state === 'failed' ? i18n.t('common.network') : ''}
        action=${taxonomy.state === 'failed' ? i18n.t('common.retry') : ''}
        @snodo-load-retried=${() => this.api && void this.#load(this.api)}
      ></snodo-load-state>`;
    const groups = taxonomy.loaded.items.filter(({ group }) => group === null);
    return html`${keepingNavigation(i18n, 'taxonomy', true)}
      <section aria-labelledby="heading">
        <h2 id="heading"><snodo-icon name="layers"></snodo-icon>${i18n.t('taxonomy-desk.heading')}</h2>
        <p>${i18n.t('taxonomy-desk.lead')}</p>
        <p class="soft">${i18n.t('taxonomy-desk.version', { version: taxonomy.loaded.version })}</p>
        ${this.outcomeLine()}
        <div>${groups.map((group) => this.#group(i18n, taxonomy.loaded, group))}</div>
        ${
          this.draft?.deed === 'add' && this.draft.group === null
            ? this.#form(i18n, taxonomy.loaded, this.draft)
            : html`<button
                type="button"
                class="button"
                @click=${() => this.#begin(newDraft(null, taxonomy.loaded))}
              >
                ${i18n.t('taxonomy-desk.addGroup')}
              </button>`
        }
        ${this.#changes(i18n, taxonomy.loaded)}
      </section>`;
  }

  #group(i18n: I18n, taxonomy: KeptTaxonomy, group: KeptEntry): TemplateResult {
    const entries = taxonomy.items.filter((one) => one.group === group.code);
    const isAdding = this.draft?.deed === 'add' && this.draft.group === group.code;
    return html`<details
      ?open=${this.open.includes(group.code)}
      @toggle=${(event: Event) => this.#toggled(group.code, (event.target as HTMLDetailsElement).open)}
    >
      <summary>
        <strong>${nameIn(i18n, group)}</strong>
        <span class="soft">${i18n.t('taxonomy-desk.entries', { count: entries.length })}</span>
      </summary>
      <ul role="list">
        ${[group, ...entries].map((entry) => this.#entry(i18n, taxonomy, entry))}
      </ul>
      ${
        isAdding && this.draft
          ? this.#form(i18n, taxonomy, this.draft)
          : html`<button
              type="button"
              class="button"
              @click=${() => this.#begin(newDraft(group.code, taxonomy))}
            >
              ${i18n.t('taxonomy-desk.addEntry')}<span class="visually-hidden">: ${nameIn(i18n, group)}</span>
            </button>`
      }
    </details>`;
  }

  #entry(i18n: I18n, taxonomy: KeptTaxonomy, entry: KeptEntry): TemplateResult {
    const { code, name, description, leadsTo, isRetired, services, links } = entry;
    const draft = this.draft?.deed !== 'add' && this.draft?.code === code ? this.draft : undefined;
    const missing = missingLanguages(name);
    const target = taxonomy.items.find((one) => one.code === leadsTo);
    return html`<li class="part">
      <p class="row">
        <strong>${nameIn(i18n, entry)}</strong><span class="soft">${code}</span>
        ${entry.group === null ? html`<span class="chip">${i18n.t('taxonomy-desk.group')}</span>` : nothing}
        ${
          leadsTo === null
            ? isRetired
              ? html`<span class="chip old">${i18n.t('taxonomy-desk.retired')}</span>`
              : nothing
            : html`<span class="chip old"
                >${i18n.t('taxonomy-desk.leadsTo', { name: target ? nameIn(i18n, target) : leadsTo })}</span
              >`
        }
        ${
          missing.length === 0
            ? nothing
            : html`<span class="missing"
                >${i18n.t('taxonomy-desk.missing', { languages: missing.length === 2 ? 'both' : (missing[0] ?? '') })}</span
              >`
        }
      </p>
      <p class="soft">${description[i18n.language] ?? description.it}</p>
      <p class="soft">
        ${i18n.t('provider-desk.services', { count: services })}${
          links.length === 0
            ? nothing
            : html` · ${i18n.t('taxonomy-desk.links')}
              ${links.map(({ scheme, name: term }) => `${term} (${scheme})`).join(', ')}`
        }
      </p>
      ${draft ? this.#form(i18n, taxonomy, draft) : leadsTo === null ? this.#deeds(i18n, entry) : nothing}
    </li>`;
  }

  #deeds(i18n: I18n, entry: KeptEntry): TemplateResult {
    const { isRetired, group } = entry;
    const name = html`<span class="visually-hidden">: ${nameIn(i18n, entry)}</span>`;
    return html`<div class="row">
      <button type="button" class="button" @click=${() => this.#begin(draftFor('word', entry))}>
        ${i18n.t('taxonomy-desk.word')}${name}
      </button>
      <button
        type="button"
        class="button plain"
        ?disabled=${this.isWorking}
        @click=${() => void this.#retire(entry)}
      >
        ${i18n.t(isRetired ? 'taxonomy-desk.takeBack' : 'taxonomy-desk.retire')}${name}
      </button>
      ${
        group === null || isRetired
          ? nothing
          : (['merge', 'move'] as const).map(
              (deed) =>
                html`<button
                  type="button"
                  class="button plain"
                  @click=${() => this.#begin(draftFor(deed, entry))}
                >
                  ${i18n.t(`taxonomy-desk.${deed}`)}${name}
                </button>`,
            )
      }
      <button type="button" class="button plain" @click=${() => this.#begin(draftFor('link', entry))}>
        ${i18n.t('taxonomy-desk.link')}${name}
      </button>
    </div>`;
  }

  #form(i18n: I18n, taxonomy: KeptTaxonomy, draft: EntryDraft): TemplateResult {
    return html`<form novalidate class="part" @submit=${this.#send}>
      ${entryFields(i18n, draft, {
        taxonomy,
        isStrict: this.isStrict,
        change: (changes) => {
          this.#key = crypto.randomUUID();
          this.draft = { ...draft, ...changes };
        },
      })}
      <div class="row">
        <button class="button primary" ?disabled=${this.isWorking}>
          ${i18n.t(`taxonomy-desk.send.${draft.deed}`)}
        </button>
        <button type="button" class="button" @click=${() => (this.draft = undefined)}>
          ${i18n.t('common.cancel')}
        </button>
      </div>
    </form>`;
  }

  #changes(i18n: I18n, { changes, items }: KeptTaxonomy): TemplateResult | typeof nothing {
    if (changes.length === 0) return nothing;
    const name = (code: string | null) => {
      const entry = items.find((one) => one.code === code);
      return entry === undefined ? (code ?? '') : nameIn(i18n, entry);
    };
    return html`<details>
      <summary>${i18n.t('taxonomy-desk.changes')}</summary>
      <ul>
        ${changes.map(
          ({ version, on, kind, code, into }) =>
            html`<li>
              ${i18n.t('taxonomy-desk.changed', { version, day: i18n.day(on) })}
              ${i18n.t(`taxonomy-desk.kind.${kind}` as MessageKey, { name: name(code), into: name(into) })}
            </li>`,
        )}
      </ul>
    </details>`;
  }

  #toggled(code: string, isOpen: boolean): void {
    const others = this.open.filter((one) => one !== code);
    this.open = isOpen ? [...others, code] : others;
  }

  #begin(draft: EntryDraft): void {
    this.draft = draft;
    this.isStrict = false;
    this.outcome = undefined;
    this.#key = crypto.randomUUID();
  }

  async #load(api: TaxonomyApi): Promise<void> {
    this.taxonomy = pending;
    this.taxonomy = await settle(api.get());
  }

  async #retire({ code, name, description, isRetired }: KeptEntry): Promise<void> {
    await this.#do((api) => api.change(code, { name, description, isRetired: !isRetired }));
  }

  readonly #send = async (submitting: SubmitEvent): Promise<void> => {
    submitting.preventDefault();
    const { draft } = this;
    if (!draft) return;
    this.isStrict = true;
    if (!isWhole(draft)) {
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
      return;
    }
    const { deed, code, group, into, terms } = draft;
    const texts = { name: trimmed(draft.name), description: trimmed(draft.description) };
    await this.#do((api) => {
      if (deed === 'merge') return api.merge(code, into);
      if (deed === 'move') return api.move(code, into);
      if (deed === 'link') return api.link(code, terms);
      if (deed === 'add') return api.add(this.#key, { code, group, ...texts });
      return api.change(code, { ...texts, isRetired: this.#isRetired(code) });
    });
  };

  #isRetired(code: string): boolean {
    const { taxonomy } = this;
    return (
      taxonomy.state === 'ready' && taxonomy.loaded.items.some((one) => one.code === code && one.isRetired)
    );
  }

  /** Reads all of it again: a merge changes more than one entry. */
  async #do(work: (api: TaxonomyApi) => Promise<object>): Promise<void> {
    const taxonomy = await this.act(async (api) => {
      await work(api);
      return api.get();
    }, 'taxonomy-desk.done');
    if (!taxonomy) return;
    this.draft = undefined;
    this.isStrict = false;
    this.taxonomy = { state: 'ready', loaded: taxonomy };
  }
}

function nameIn({ language }: I18n, { name }: KeptEntry): string {
  return name[language] ?? name.it;
}

if (!customElements.get('snodo-taxonomy-desk'))
  customElements.define('snodo-taxonomy-desk', SnodoTaxonomyDesk);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-taxonomy-desk': SnodoTaxonomyDesk;
  }
}
