import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { OwnSection } from '../../identity/own-section.ts';
import { ownSectionStyles } from '../../identity/own-section.styles.ts';
import { baseStyles } from '../../ui/base.styles.ts';
import type { I18n } from '../../ui/i18n.ts';
import '../../ui/load-state.ts';
import { pending, settle, type Load } from '../../ui/load.ts';
import { accreditationChip, currentAccreditation } from './accreditation-view.ts';
import { localTextField, radios, selectField, textField } from './form-fields.ts';
import { keepingNavigation } from './keeping-navigation.ts';
import { keepingStyles } from './keeping.styles.ts';
import type { Provider, ProviderChange, ProvidersApi, ProviderSurroundings } from './providers-api.ts';
import './snodo-provider-accreditations.ts';
import { isMail, isWebsite, needsItalian, writtenText } from './written.ts';

const criteria = ['visible', 'recognisable', 'authoritative', 'immediate', 'multichannel', 'plural'] as const;
const languages = ['it', 'en', 'ar'] as const;
type Criterion = (typeof criteria)[number];
type Looked = 'met' | 'unmet' | 'open';

/** What is written and not saved yet. */
interface ReachDraft extends Omit<ProviderChange, 'version' | 'quality' | 'mailLanguage'> {
  readonly mailLanguage: (typeof languages)[number];
  readonly quality: Readonly<Record<Criterion, { looked: Looked; note: string }>>;
}

/**
 * One provider: how it is reached, what was looked at of the six things that the city asks, and who vouches for it.
 * Quality and accreditations are the managers’.
 */
export class SnodoProvider extends OwnSection<ProvidersApi> {
  static override properties = {
    ...OwnSection.properties,
    organisation: { type: String },
    around: { state: true },
    draft: { state: true },
    isStrict: { state: true },
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
      .part fieldset > div {
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--snodo-space-5);
      }
    `,
  ];

  /** Code of the organisation. */
  declare organisation: string;
  declare private around: Load<ProviderSurroundings>;
  declare private draft: ReachDraft | undefined;
  declare private isStrict: boolean;

  protected override readonly section = 'catalogue';

  constructor() {
    super();
    this.organisation = '';
    this.around = pending;
    this.isStrict = false;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('api') && this.api) void this.#load(this.api);
  }

  protected override render() {
    const { i18n, around, draft } = this;
    if (!i18n) return nothing;
    if (around.state !== 'ready')
      return html`<snodo-load-state
        state=${around.state}
        heading=${i18n.t(around.state === 'failed' ? 'common.failed' : 'common.pending')}
        text=${around.state === 'failed' ? i18n.t('common.network') : ''}
        action=${around.state === 'failed' ? i18n.t('common.retry') : ''}
        @snodo-load-retried=${() => this.api && void this.#load(this.api)}
      ></snodo-load-state>`;
    const { choices, taxonomy } = around.loaded;
    const { mayDecide, today } = choices;
    const provider = this.#provider(around.loaded);
    const name = provider?.name ?? choices.providers.find(({ code }) => code === this.organisation)?.name;
    const navigation = keepingNavigation(i18n, 'providers', mayDecide);
    if (name === undefined || !draft)
      return html`${navigation}<snodo-load-state
          state="empty"
          heading=${i18n.t('provider-desk.gone')}
        ></snodo-load-state>`;
    return html`${navigation}
      <section aria-labelledby="heading">
        <h2 id="heading"><snodo-icon name="store"></snodo-icon><bdi>${name}</bdi></h2>
        <p class="row">
          <span class="chip">${i18n.t('provider-desk.services', { count: provider?.services ?? 0 })}</span>
          ${accreditationChip(i18n, provider && currentAccreditation(provider))}
        </p>
        <form novalidate @submit=${this.#save}>
          ${this.#reach(i18n, draft)} ${mayDecide ? this.#quality(i18n, draft, provider) : nothing}
          ${this.outcomeLine()}
          <button class="button primary" ?disabled=${this.isWorking}>${i18n.t('provider-desk.save')}</button>
        </form>
      </section>
      ${
        provider === undefined
          ? nothing
          : html`<snodo-provider-accreditations
              .provider=${provider}
              .taxonomy=${taxonomy}
              .today=${today}
              .mayDecide=${mayDecide}
              .api=${this.api}
              @snodo-provider-changed=${(event: CustomEvent<Provider>) => this.#take(event.detail)}
            ></snodo-provider-accreditations>`
      }`;
  }

  #reach(i18n: I18n, draft: ReachDraft): TemplateResult {
    const set = (change: Partial<ReachDraft>) => (this.draft = { ...draft, ...change });
    const mail = draft.mail ?? '';
    const website = draft.website ?? '';
    const wrong = (field: string, isWrong: boolean, words: 'mail' | 'website' | 'text' | 'other') =>
      (this.isStrict && isWrong) || this.wrongFields.includes(field)
        ? i18n.t(`service-form.fault.${words}`)
        : undefined;
    return html`<h3>${i18n.t('provider-desk.reach')}</h3>
      ${localTextField(i18n, 'description', {
        label: i18n.t('provider-desk.description'),
        text: draft.description ?? { it: '' },
        most: 600,
        rows: 3,
        wrong: wrong('description', needsItalian(draft.description ?? { it: '' }), 'text'),
        change: (description) => set({ description }),
      })}
      <div class="pair">
        ${textField('mail', {
          label: i18n.t('service-form.mail'),
          help: i18n.t('provider-desk.mailHelp'),
          type: 'email',
          text: mail,
          most: 254,
          wrong: wrong('mail', mail !== '' && !isMail(mail), 'mail'),
          change: (text) => set({ mail: text }),
        })}
        ${selectField('mailLanguage', {
          label: i18n.t('provider-desk.mailLanguage'),
          chosen: draft.mailLanguage,
          options: languages.map((language) => [language, i18n.t(`service-form.in_${language}`)]),
          change: (language) => set({ mailLanguage: language === '' ? 'it' : language }),
        })}
      </div>
      <div class="pair">
        ${textField('phone', {
          label: i18n.t('service-form.phone'),
          type: 'tel',
          text: draft.phone ?? '',
          most: 40,
          wrong: wrong('phone', /^.{1,2}$/u.test((draft.phone ?? '').trim()), 'other'),
          change: (text) => set({ phone: text }),
        })}
        ${textField('website', {
          label: i18n.t('service-form.website'),
          type: 'url',
          text: website,
          most: 300,
          wrong: wrong('website', website !== '' && !isWebsite(website), 'website'),
          change: (text) => set({ website: text }),
        })}
      </div>`;
  }

  /** Each of the six as a question; what was not looked at stays open. */
  #quality(i18n: I18n, draft: ReachDraft, provider: Provider | undefined): TemplateResult {
    return html`<h3>${i18n.t('provider-desk.quality')}</h3>
      <p class="help">${i18n.t('provider-desk.qualityHelp')}</p>
      ${criteria.map((criterion) => {
        const { looked, note } = draft.quality[criterion];
        const checked = provider?.quality.find((check) => check.criterion === criterion);
        const set = (change: Partial<ReachDraft['quality'][Criterion]>) =>
          (this.draft = {
            ...draft,
            quality: { ...draft.quality, [criterion]: { looked, note, ...change } },
          });
        return html`<div class="part">
          ${radios(`quality-${criterion}`, {
            legend: i18n.t(`provider-desk.ask.${criterion}`),
            chosen: looked,
            options: (['met', 'unmet', 'open'] as const).map((one) => [
              one,
              i18n.t(`provider-desk.looked.${one}`),
            ]),
            ...(checked
              ? { help: i18n.t('provider-desk.checkedOn', { day: i18n.day(checked.checkedOn) }) }
              : {}),
            change: (one) => set({ looked: one }),
          })}
          ${
            looked === 'open'
              ? nothing
              : textField(`note-${criterion}`, {
                  label: i18n.t('provider-desk.note'),
                  text: note,
                  most: 500,
                  change: (text) => set({ note: text }),
                })
          }
        </div>`;
      })}`;
  }

  #provider({ providers }: ProviderSurroundings): Provider | undefined {
    return providers.find(({ organisation }) => organisation === this.organisation);
  }

  async #load(api: ProvidersApi): Promise<void> {
    this.around = pending;
    const around = await settle(api.getSurroundings());
    if (around.state === 'ready') this.draft = draftOf(this.#provider(around.loaded));
    this.around = around;
  }

  /** Puts a provider as the API has it now in the place of what was known of it. */
  #take(provider: Provider): void {
    const { around } = this;
    if (around.state !== 'ready') return;
    const others = around.loaded.providers.filter(({ organisation }) => organisation !== this.organisation);
    this.around = { state: 'ready', loaded: { ...around.loaded, providers: [...others, provider] } };
  }

  readonly #save = async (submitting: SubmitEvent): Promise<void> => {
    submitting.preventDefault();
    const { draft, around, organisation } = this;
    if (!draft || around.state !== 'ready') return;
    this.isStrict = true;
    await this.updateComplete;
    const wrong = this.renderRoot.querySelector<HTMLElement>('form [aria-invalid="true"]');
    if (wrong && this.wrongFields.length === 0) return wrong.focus();
    const change = changeOf(
      draft,
      this.#provider(around.loaded)?.version ?? 0,
      around.loaded.choices.mayDecide,
    );
    const saved = await this.act((api) => api.change(organisation, change), 'provider-desk.saved');
    if (!saved) return;
    this.isStrict = false;
    this.#take(saved);
    this.draft = draftOf(saved);
  };
}

function draftOf(provider: Provider | undefined): ReachDraft {
  const looked = (criterion: Criterion) => {
    const check = provider?.quality.find((one) => one.criterion === criterion);
    return {
      looked: check === undefined ? 'open' : check.isMet ? 'met' : 'unmet',
      note: check?.note ?? '',
    } as const;
  };
  return {
    description: provider?.description ?? null,
    mail: provider?.mail ?? null,
    mailLanguage: provider?.mailLanguage ?? 'it',
    phone: provider?.phone ?? null,
    website: provider?.website ?? null,
    quality: Object.fromEntries(criteria.map((one) => [one, looked(one)])) as ReachDraft['quality'],
  };
}

/** As it is sent: what was left empty is nothing, and quality is the managers’ alone. */
function changeOf(draft: ReachDraft, version: number, mayDecide: boolean): ProviderChange {
  const { description, mail, phone, website, mailLanguage, quality } = draft;
  const text = (given: string | null) => given?.trim() || null;
  return {
    version,
    description: writtenText(description ?? { it: '' }) ?? null,
    mail: text(mail),
    mailLanguage,
    phone: text(phone),
    website: text(website),
    ...(mayDecide
      ? {
          quality: criteria.flatMap((criterion) => {
            const { looked, note } = quality[criterion];
            return looked === 'open' ? [] : [{ criterion, isMet: looked === 'met', note: text(note) }];
          }),
        }
      : {}),
  };
}

if (!customElements.get('snodo-provider')) customElements.define('snodo-provider', SnodoProvider);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-provider': SnodoProvider;
  }
}
