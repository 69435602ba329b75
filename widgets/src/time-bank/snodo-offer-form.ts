import { ContextConsumer } from '@lit/context';
import { LitElement, css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { baseStyles } from '../ui/base.styles.ts';
import { dialogStyles } from '../ui/dialog.styles.ts';
import { i18nContext, type I18n } from '../ui/i18n.ts';
import { listText } from '../ui/list-text.ts';
import { LoadFault, settle } from '../ui/load.ts';
import type { Around } from './board-screen.ts';
import { readHours } from './hours.ts';
import { hoursFields } from './offer-card.ts';
import { languageName } from './offer-words.ts';
import { outcomeLine, problemText } from './outcome.ts';
import { timeBankStyles } from './time-bank.styles.ts';
import type { Offer, OfferCheck, OfferInput, TimeBankApi } from './time-bank-api.ts';

type Whereabouts = OfferInput['whereabouts'];
type Settles = NonNullable<OfferInput['settles']>;

const whereabouts = ['at_home', 'online', 'place', 'district'] as const satisfies readonly Whereabouts[];
const times = [
  'weekday_morning',
  'weekday_afternoon',
  'weekday_evening',
  'weekend_day',
  'weekend_evening',
] as const;
const languages = ['it', 'en', 'ar', 'es', 'fr', 'ro', 'uk', 'zh', 'tl', 'si'] as const;
const validDays = [15, 30, 60, 120, 180] as const;

/**
 * What somebody offers or needs, in a dialog that stays open until it is on the board. What may never be exchanged
 * is said with the reason before anything is shown; where it only could be that, she says that it is not.
 *
 * @fires snodo-offer-written - It is on the board
 * @fires snodo-dialog-closed - Nothing is to be done
 */
export class SnodoOfferForm extends LitElement {
  static override properties = {
    api: { attribute: false },
    around: { attribute: false },
    offer: { attribute: false },
    kind: { state: true },
    where: { state: true },
    people: { state: true },
    findings: { state: true },
    fault: { state: true },
    isWorking: { state: true },
    places: { state: true },
  };
  static override styles = [
    baseStyles,
    dialogStyles,
    timeBankStyles,
    css`
      form.sheet {
        max-inline-size: none;
      }
    `,
  ];

  declare api: TimeBankApi | undefined;
  declare around: Around | undefined;
  /** One of her own that she changes; undefined: she writes a new one. */
  declare offer: Offer | undefined;
  declare private kind: 'offer' | 'request';
  declare private where: Whereabouts;
  declare private people: number;
  declare private findings: OfferCheck['findings'];
  declare private fault: string | undefined;
  declare private isWorking: boolean;
  declare private places: readonly { readonly code: string; readonly name: string }[];

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });
  /** The same as long as the same form is sent again, so that a lost answer shows nothing twice. */
  #key = crypto.randomUUID();

  constructor() {
    super();
    this.kind = 'request';
    this.where = 'at_home';
    this.people = 1;
    this.findings = [];
    this.isWorking = false;
    this.places = [];
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('api')) void this.#loadPlaces();
    if (changed.has('offer') && this.offer) {
      const { kind, whereabouts: where, mostPeople: people } = this.offer;
      Object.assign(this, { kind, where, people });
    }
  }

  protected override updated(): void {
    const dialog = this.renderRoot.querySelector('dialog');
    if (dialog && !dialog.open) dialog.showModal();
  }

  async #loadPlaces(): Promise<void> {
    if (!this.api) return;
    const places = await settle(this.api.listPlaces());
    // Without the places she can still say a district, her home or online.
    this.places = places.state === 'ready' ? places.loaded : [];
  }

  protected override render() {
    const i18n = this.#i18n.value;
    const { around } = this;
    if (!i18n || !around) return nothing;
    return html`<dialog aria-labelledby="heading" @close=${this.#close}>
      <form class="sheet" method="dialog" @submit=${this.#submit} @input=${this.#typed}>
        <h2 id="heading">${i18n.t(this.offer ? 'offer.editHeading' : 'offer.writeHeading')}</h2>
        ${this.#what(i18n, around)} ${this.#whereAndWhen(i18n, around)} ${this.#several(i18n)}
        ${this.#questions(i18n)} ${outcomeLine(this.fault, true)}
        <div class="row">
          <button class="button primary" ?disabled=${this.isWorking}>
            ${i18n.t(this.offer ? 'offer.save' : 'offer.publish')}
          </button>
          <button type="button" class="button" @click=${this.#close}>${i18n.t('common.cancel')}</button>
        </div>
      </form>
    </dialog>`;
  }

  #what(i18n: I18n, { taxonomy, standing }: Around): TemplateResult {
    const groups = taxonomy.filter(({ group }) => group === null);
    return html`<fieldset>
        <legend class="visually-hidden">${i18n.t('offer.writeHeading')}</legend>
        <div class="choices">
          ${(['request', 'offer'] as const).map(
            (kind) =>
              html`<label class="choice">
                <input
                  type="radio"
                  name="kind"
                  value=${kind}
                  .checked=${this.kind === kind}
                  ?disabled=${kind === 'offer' && !standing.mayGive}
                  @change=${() => (this.kind = kind)}
                />
                <span>${i18n.t(kind === 'offer' ? 'offer.iOffer' : 'offer.iAsk')}</span>
              </label>`,
          )}
        </div>
        ${standing.mayGive ? nothing : html`<p class="help">${i18n.t('board.notInsured')}</p>`}
      </fieldset>
      <div class="field">
        <label for="title">${i18n.t('offer.offerTitle')}</label>
        <input
          id="title"
          name="title"
          required
          minlength="3"
          maxlength="80"
          aria-describedby="title-help"
          .value=${this.offer?.title ?? ''}
        />
        <p class="help" id="title-help">${i18n.t('offer.offerTitleHelp')}</p>
      </div>
      <div class="field">
        <label for="category">${i18n.t('board.category')}</label>
        <select id="category" name="entry" required>
          <option value="">${i18n.t('offer.chooseCategory')}</option>
          ${groups.map(
            ({ code, name }) =>
              html`<optgroup label=${name}>
                ${taxonomy
                  .filter(({ group }) => group === code)
                  .map(
                    ({ code: own, name: words }) =>
                      html`<option value=${own} ?selected=${own === this.offer?.entry}>${words}</option>`,
                  )}
              </optgroup>`,
          )}
        </select>
      </div>
      <div class="field">
        <label for="text">${i18n.t('offer.offerWords')}</label>
        <textarea
          id="text"
          name="words"
          rows="4"
          required
          maxlength="1000"
          aria-describedby="text-help"
          .value=${this.offer?.words ?? ''}
        ></textarea>
        <p class="help" id="text-help">${i18n.t('offer.offerWordsHelp')}</p>
      </div>
      ${hoursFields(i18n, 'offer', this.offer?.durationMinutes ?? 60)}`;
  }

  #whereAndWhen(i18n: I18n, { territory }: Around): TemplateResult {
    return html`<fieldset class="field">
        <legend>${i18n.t('offer.where')}</legend>
        <div class="choices">
          ${whereabouts.map(
            (where) =>
              html`<label class="choice">
                <input
                  type="radio"
                  name="whereabouts"
                  value=${where}
                  .checked=${this.where === where}
                  @change=${() => (this.where = where)}
                />
                <span>${i18n.t(`board.where_${where}`)}</span>
              </label>`,
          )}
        </div>
      </fieldset>
      ${this.where === 'place' ? pick('place', i18n.t('offer.whichPlace'), this.places, this.offer?.place?.code) : nothing}
      ${this.where === 'district' ? pick('district', i18n.t('offer.whichDistrict'), territory.districts, this.offer?.district) : nothing}
      ${ticks(
        i18n.t('offer.when'),
        'times',
        times.map((time) => [time, i18n.t(`board.time_${time}`)]),
        this.offer?.times,
      )}
      ${ticks(
        i18n.t('offer.languagesField'),
        'languages',
        languages.map((code) => [code, languageName(i18n, code)]),
        this.offer?.languages,
      )}
      <div class="field">
        <label for="tags">${i18n.t('offer.tags')}</label>
        <input id="tags" name="tags" maxlength="160" .value=${this.offer?.tags.join(', ') ?? ''} />
      </div>`;
  }

  #several(i18n: I18n): TemplateResult {
    const ways: readonly Settles[] = this.kind === 'offer' ? ['shared', 'course'] : ['together'];
    return html`<div class="pair">
        <div class="field">
          <label for="people">${i18n.t('offer.people')}</label>
          <input
            id="people"
            name="mostPeople"
            type="number"
            min="1"
            max="30"
            required
            .value=${String(this.people)}
            @change=${(event: Event) => (this.people = Number((event.target as HTMLInputElement).value))}
          />
        </div>
        <div class="field">
          <label for="valid">${i18n.t('offer.valid')}</label>
          <select id="valid" name="validDays">
            ${validDays.map(
              (days) =>
                html`<option value=${days} ?selected=${days === 60}>
                  ${i18n.t('offer.days', { count: days })}
                </option>`,
            )}
          </select>
        </div>
      </div>
      ${
        this.people > 1
          ? html`<fieldset class="field">
              <legend>${i18n.t('offer.settles')}</legend>
              ${ways.map(
                (way, at) =>
                  html`<label class="choice">
                    <input
                      type="radio"
                      name="settles"
                      value=${way}
                      required
                      .checked=${this.offer?.settles === 'pair' || !this.offer ? at === 0 : this.offer.settles === way}
                    />
                    <span>${i18n.t(`offer.settles_${way as 'shared' | 'course' | 'together'}`)}</span>
                  </label>`,
              )}
            </fieldset>`
          : nothing
      }
      <label class="choice">
        <input type="checkbox" name="remindsAuthor" .checked=${this.offer?.remindsAuthor ?? true} />
        <span>${i18n.t('offer.reminds')}</span>
      </label>`;
  }

  /** Why it may not be shown, or what she has to say first. */
  #questions(i18n: I18n): TemplateResult | typeof nothing {
    const { findings } = this;
    if (findings.length === 0) return nothing;
    const isStopped = findings.some((finding) => finding.isStopped);
    return html`<div class="notice" role="alert" tabindex="-1" id="questions">
      <h3>${i18n.t(isStopped ? 'offer.stopped' : 'offer.unsure')}</h3>
      ${findings
        .filter((finding) => finding.isStopped === isStopped)
        .map(
          ({ code, words }) =>
            html`<div class="stack">
              <p>${i18n.t(`offer.excluded_${code}`)}</p>
              <p class="soft">
                ${
                  words.length === 0
                    ? i18n.t('offer.because_category')
                    : i18n.t('offer.because_words', { words: listText(i18n, words) })
                }
              </p>
              ${
                isStopped
                  ? html`<p>${i18n.t('problem.offer_excluded')}</p>`
                  : html`<label class="choice">
                      <input type="checkbox" name="notExcluded" value=${code} required />
                      <span>${i18n.t('offer.notThat')}</span>
                    </label>`
              }
            </div>`,
        )}
    </div>`;
  }

  readonly #close = (): void => {
    this.dispatchEvent(new CustomEvent('snodo-dialog-closed'));
  };

  readonly #typed = (event: Event): void => {
    this.#key = crypto.randomUUID();
    const { name } = event.target as HTMLInputElement;
    // Other words are asked about anew.
    if (['title', 'words', 'entry', 'tags'].includes(name)) this.findings = [];
  };

  readonly #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const i18n = this.#i18n.value;
    const input = readOffer(new FormData(event.target as HTMLFormElement));
    if (!this.api || !i18n || this.isWorking) return;
    if (input === undefined) {
      this.fault = i18n.t('offer.wrong');
      return;
    }
    this.isWorking = true;
    this.fault = undefined;
    try {
      if (await this.#mayPublish(this.api, input)) {
        await (this.offer === undefined
          ? this.api.createOffer(this.#key, input)
          : this.api.updateOffer(this.offer.id, this.offer.version, input));
        this.dispatchEvent(new CustomEvent('snodo-offer-written', { bubbles: true, composed: true }));
      }
    } catch (cause) {
      if (!(cause instanceof LoadFault)) throw cause;
      this.fault = await problemText(i18n, cause);
    } finally {
      this.isWorking = false;
    }
    await this.updateComplete;
    if (this.findings.length > 0) this.renderRoot.querySelector<HTMLElement>('#questions')?.focus();
  };

  /** Asks first, so that nobody is refused without having read why. */
  async #mayPublish(api: TimeBankApi, input: OfferInput): Promise<boolean> {
    const { findings } = await api.checkOffer(input);
    const said = new Set<string>(input.notExcluded ?? []);
    this.findings = findings.filter(({ isStopped, code }) => isStopped || !said.has(code));
    return this.findings.length === 0;
  }
}

function readOffer(given: FormData): OfferInput | undefined {
  const text = (name: string) => String(given.get(name) ?? '').trim();
  const durationMinutes = readHours(given);
  if (durationMinutes === undefined || durationMinutes < 15) return undefined;
  const where = text('whereabouts') as Whereabouts;
  return {
    kind: text('kind') as OfferInput['kind'],
    entry: text('entry'),
    title: text('title'),
    words: text('words'),
    tags: text('tags')
      .split(/[,،]/u)
      .map((tag) => tag.trim())
      .filter((tag) => tag.length >= 2 && tag.length <= 30)
      .slice(0, 5),
    whereabouts: where,
    ...(where === 'place' ? { place: text('place') } : {}),
    ...(where === 'district' ? { district: text('district') } : {}),
    times: given.getAll('times') as NonNullable<OfferInput['times']>,
    languages: given.getAll('languages') as NonNullable<OfferInput['languages']>,
    durationMinutes,
    mostPeople: Number(given.get('mostPeople') ?? 1),
    settles: (given.get('settles') ?? 'pair') as Settles,
    validDays: Number(given.get('validDays') ?? 60),
    remindsAuthor: given.get('remindsAuthor') !== null,
    notExcluded: given.getAll('notExcluded') as NonNullable<OfferInput['notExcluded']>,
  };
}

function pick(
  name: string,
  label: string,
  options: readonly { readonly code: string; readonly name: string }[],
  chosen: string | null | undefined,
): TemplateResult {
  return html`<div class="field">
    <label for=${name}>${label}</label>
    <select id=${name} name=${name} required>
      ${options.map(({ code, name: words }) => html`<option value=${code} ?selected=${code === chosen}>${words}</option>`)}
    </select>
  </div>`;
}

function ticks(
  legend: string,
  name: string,
  options: readonly (readonly [string, string])[],
  chosen: readonly string[] = [],
): TemplateResult {
  return html`<fieldset class="field">
    <legend>${legend}</legend>
    <div class="choices">
      ${options.map(
        ([value, label]) =>
          html`<label class="choice"
            ><input type="checkbox" name=${name} value=${value} .checked=${chosen.includes(value)} /><span
              >${label}</span
            ></label
          >`,
      )}
    </div>
  </fieldset>`;
}

if (!customElements.get('snodo-offer-form')) customElements.define('snodo-offer-form', SnodoOfferForm);
