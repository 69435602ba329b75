import { ContextConsumer } from '@lit/context';
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { baseStyles } from '../ui/base.styles.ts';
import { i18nContext, type I18n } from '../ui/i18n.ts';
import type { IconName } from '../ui/icon-paths.ts';
import '../ui/icon.ts';
import '../ui/load-state.ts';
import { pending, settle, type Load } from '../ui/load.ts';
import { signInAddress } from '../ui/page-frame.ts';
import type { CatalogueApi, ServiceSheet, Surroundings } from './catalogue-api.ts';
import { hourLines } from './service.ts';
import { serviceSheetStyles } from './service-sheet.styles.ts';
import {
  districtsText,
  eligibilityText,
  languageName,
  placesText,
  priceLines,
  verifiedText,
} from './service-words.ts';
import { sourcesView } from './sheet-sources.ts';
import { taxView } from './sheet-tax.ts';
import { askedOf } from './eligibility.ts';
import './snodo-eligibility-check.ts';
import { listText } from '../ui/list-text.ts';

const criteria = ['visible', 'recognisable', 'authoritative', 'immediate', 'multichannel', 'plural'] as const;

interface Shown extends Surroundings {
  readonly sheet: ServiceSheet;
}

/**
 * The whole sheet of one service as a page of the portal: for whom, when, where, at what cost, what to bring, how to
 * get in touch, who vouches for it, and how old each of it is. What is not known is said to be so.
 *
 * @slot - What hangs on the service: its places, the groups that share it, what people say
 * @fires snodo-service-shown - `detail.id`: the sheet of the service with this id is there
 */
export class SnodoService extends LitElement {
  static override properties = {
    api: { attribute: false },
    service: { type: String },
    isSignedIn: { attribute: false },
    shown: { state: true },
  };
  static override styles = [baseStyles, serviceSheetStyles];

  declare api: CatalogueApi | undefined;
  /** Code of the service. */
  declare service: string;
  declare isSignedIn: boolean;
  declare private shown: Load<Shown>;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });

  constructor() {
    super();
    this.service = '';
    this.isSignedIn = false;
    this.shown = pending;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if ((changed.has('api') || changed.has('service')) && this.api && this.service !== '') void this.#load();
  }

  async #load(): Promise<void> {
    const { api, service } = this;
    if (!api) return;
    this.shown = pending;
    const both = Promise.all([api.getService(service), api.getSurroundings()]);
    const shown = await settle(both.then(([sheet, around]) => ({ sheet, ...around })));
    if (api !== this.api || service !== this.service) return;
    this.shown = shown;
    if (shown.state !== 'ready') return;
    const { id } = shown.loaded.sheet;
    this.dispatchEvent(
      new CustomEvent('snodo-service-shown', { bubbles: true, composed: true, detail: { id } }),
    );
  }

  protected override render() {
    const i18n = this.#i18n.value;
    if (!i18n) return nothing;
    return html`<a class="back" href=${`/services?lang=${i18n.language}`}
        ><snodo-icon name="arrow-left"></snodo-icon>${i18n.t('catalogue.back')}</a
      >
      ${this.#content(i18n)}`;
  }

  #content(i18n: I18n) {
    const { shown } = this;
    if (shown.state === 'pending')
      return html`<h1 class="visually-hidden">${i18n.t('catalogue.title')}</h1>
        <snodo-load-state state="pending" heading=${i18n.t('common.pending')}></snodo-load-state>`;
    if (shown.state === 'failed') return this.#failure(i18n, shown.problem);
    return this.#sheet(i18n, shown.loaded);
  }

  #failure(i18n: I18n, problem: string) {
    if (problem === 'not_found')
      return html`<h1>${i18n.t('catalogue.sheet_failed')}</h1>
        <snodo-load-state state="empty" heading=${i18n.t('catalogue.sheet_failed_help')}>
          ${
            this.isSignedIn
              ? nothing
              : html`<a
                  class="button primary"
                  href=${signInAddress(`/services/${this.service}`, i18n.language)}
                  >${i18n.t('portal.signIn')}</a
                >`
          }
        </snodo-load-state>`;
    return html`<h1 class="visually-hidden">${i18n.t('catalogue.title')}</h1>
      <snodo-load-state
        state="failed"
        heading=${i18n.t('catalogue.failed')}
        text=${i18n.t('common.network')}
        action=${i18n.t('common.retry')}
        @snodo-load-retried=${() => void this.#load()}
      ></snodo-load-state>`;
  }

  #sheet(i18n: I18n, { sheet, territory }: Shown) {
    return html`<header class="stack">
        <p class="kind">
          ${listText(
            i18n,
            sheet.entryNames.map(({ name }) => name),
          )}
        </p>
        <h1><bdi>${sheet.name}</bdi></h1>
        <p class="lead">${sheet.description}</p>
        ${this.#freshness(i18n, sheet)} ${this.#audience(i18n, sheet)}
      </header>
      <div class="facts">
        ${part(i18n.t('catalogue.who'), 'users', this.#who(i18n, sheet, territory))}
        ${part(i18n.t('catalogue.when'), 'clock', lines(hourLines(i18n, sheet)))}
        ${part(
          i18n.t('catalogue.where'),
          'map-pin',
          html`<p>${districtsText(i18n, territory, sheet.districts)}</p>
            ${this.#accessibility(i18n, sheet)}`,
        )}
        ${part(
          i18n.t('catalogue.price'),
          'euro',
          html`${lines(priceLines(i18n, sheet.cost))} ${taxView(i18n, sheet)}`,
        )}
        ${part(
          i18n.t('catalogue.capacity'),
          'calendar-days',
          html`<p>${placesText(i18n, sheet)}</p>
            <p>${i18n.t(`catalogue.kind.${sheet.offerKind}`)}</p>`,
        )}
        ${part(i18n.t('catalogue.languages_title'), 'languages', this.#languages(i18n, sheet))}
        ${part(i18n.t('catalogue.documents'), 'copy', this.#documents(i18n, sheet))}
        ${part(i18n.t('catalogue.contacts'), 'mail', this.#contacts(i18n, sheet))}
      </div>
      <slot></slot>
      <div class="facts">
        ${part(i18n.t('catalogue.provider'), 'store', this.#provider(i18n, sheet))}
        ${part(i18n.t('catalogue.quality'), 'shield-check', this.#quality(i18n, sheet))}
        ${part(i18n.t('catalogue.sources'), 'info', sourcesView(i18n, sheet))}
      </div>`;
  }

  #freshness(i18n: I18n, sheet: ServiceSheet) {
    const words = verifiedText(i18n, sheet);
    return sheet.freshness === 'fresh'
      ? html`<p class="verified"><snodo-icon name="circle-check"></snodo-icon>${words}</p>`
      : html`<p class="stale">
          <snodo-icon name="history"></snodo-icon>
          <span
            >${words}${sheet.freshness === 'stale' ? html`<br />${i18n.t('catalogue.stale')}` : nothing}</span
          >
        </p>`;
  }

  #audience(i18n: I18n, { audience }: ServiceSheet) {
    if (audience === 'everyone') return nothing;
    return html`<p class="chip">
      <snodo-icon name="lock"></snodo-icon
      >${i18n.t(audience === 'yours' ? 'portal.fact.yours' : 'catalogue.members')}
    </p>`;
  }

  #who(i18n: I18n, sheet: ServiceSheet, territory: Surroundings['territory']) {
    const { eligibilityText: words } = sheet;
    const asked = askedOf(sheet).map((predicate) => eligibilityText(i18n, territory, predicate));
    if (words === null && asked.length === 0) return html`<p>${i18n.t('catalogue.who_everyone')}</p>`;
    return html`${words === null ? nothing : html`<p>${words}</p>`}
    ${
      asked.length === 0
        ? nothing
        : html`<ul>
              ${asked.map((each) => html`<li>${each}</li>`)}
            </ul>
            <snodo-eligibility-check .sheet=${sheet} .territory=${territory}></snodo-eligibility-check>`
    }`;
  }

  #accessibility(i18n: I18n, { accessibility }: ServiceSheet) {
    if (accessibility === null)
      return html`<p class="soft">${i18n.t('catalogue.accessibility')}: ${i18n.t('catalogue.unknown')}</p>`;
    return html`<ul>
      ${accessibility.map((feature) => html`<li>${i18n.t(`catalogue.accessibility.${feature}`)}</li>`)}
    </ul>`;
  }

  #languages(i18n: I18n, { languages }: ServiceSheet) {
    return html`<p>
      ${
        languages === null
          ? i18n.t('catalogue.unknown')
          : listText(
              i18n,
              languages.map((code) => languageName(i18n, code)),
            )
      }
    </p>`;
  }

  #documents(i18n: I18n, { documents }: ServiceSheet) {
    if (documents === null) return html`<p>${i18n.t('catalogue.unknown')}</p>`;
    if (documents.length === 0) return html`<p>${i18n.t('catalogue.documents_none')}</p>`;
    return html`<ul>
      ${documents.map((each) => html`<li>${each}</li>`)}
    </ul>`;
  }

  #contacts(i18n: I18n, { contacts }: ServiceSheet) {
    if (contacts.length === 0) return html`<p>${i18n.t('catalogue.contacts_none')}</p>`;
    return html`<ul role="list" class="contacts">
      ${contacts.map(
        ({ label, phone, mail, website }) =>
          html`<li>
            <strong>${label}</strong>
            ${phone === null ? nothing : html`<div><a href=${`tel:${phone.replaceAll(/[^+\d]/g, '')}`}>${phone}</a></div>`}
            ${mail === null ? nothing : html`<div><a href=${`mailto:${mail}`}>${mail}</a></div>`}
            ${
              website === null
                ? nothing
                : html`<div><a href=${website} rel="noopener external">${new URL(website).hostname}</a></div>`
            }
          </li>`,
      )}
    </ul>`;
  }

  #provider(i18n: I18n, { provider, providerDescription, accreditations }: ServiceSheet) {
    return html`<p>
        <strong><bdi>${provider}</bdi></strong>
      </p>
      ${providerDescription === null ? nothing : html`<p>${providerDescription}</p>`}
      ${
        accreditations.length === 0
          ? html`<p class="soft">${i18n.t('catalogue.accredited_none')}</p>`
          : html`<ul>
              ${accreditations.map(
                ({ issuer, endsOn, evidence }) =>
                  html`<li>
                    ${i18n.t('catalogue.accredited', { issuer, day: i18n.day(endsOn) })}${
                      evidence === null ? nothing : html` <span class="soft">(${evidence})</span>`
                    }
                  </li>`,
              )}
            </ul>`
      }`;
  }

  #quality(i18n: I18n, { quality }: ServiceSheet) {
    return html`<ul role="list" class="quality">
      ${criteria.map((criterion) => {
        const check = quality.find((each) => each.criterion === criterion);
        const outcome = check === undefined ? 'unknown' : check.isMet ? 'met' : 'not_met';
        return html`<li>
          <snodo-icon
            class=${outcome}
            name=${outcome === 'met' ? 'circle-check' : outcome === 'unknown' ? 'info' : 'x'}
          ></snodo-icon>
          <span>${i18n.t(`catalogue.quality.${criterion}`)}: ${i18n.t(`catalogue.quality_${outcome}`)}</span>
        </li>`;
      })}
    </ul>`;
  }
}

function part(title: string, icon: IconName, content: TemplateResult): TemplateResult {
  return html`<section class="card">
    <h2><snodo-icon name=${icon}></snodo-icon>${title}</h2>
    ${content}
  </section>`;
}

function lines(all: readonly string[]): TemplateResult {
  return html`${all.map((line) => html`<p>${line}</p>`)}`;
}

if (!customElements.get('snodo-service')) customElements.define('snodo-service', SnodoService);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-service': SnodoService;
  }
}
