import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { OwnSection } from '../../identity/own-section.ts';
import { toCsv } from '../../surveys/release-csv.ts';
import { saveFile } from '../../surveys/save-file.ts';
import { baseStyles } from '../../ui/base.styles.ts';
import type { I18n } from '../../ui/i18n.ts';
import '../../ui/icon.ts';
import '../../ui/load-state.ts';
import { pending, settle, type Load } from '../../ui/load.ts';
import { hostingStyles } from '../hosting/hosting.styles.ts';
import type { ContributionApi, SpaceContribution } from './use-api.ts';
import { figureCell, monthName, useClasses } from './use-words.ts';
import { useStyles } from './use.styles.ts';

/** What an organisation gave with its spaces in a period: to read, to print and to take along. */
export class SnodoSpaceContribution extends OwnSection<ContributionApi> {
  static override properties = {
    ...OwnSection.properties,
    organisations: { attribute: false },
    isAlone: { type: Boolean, attribute: 'alone' },
    record: { state: true },
  };
  static override styles = [baseStyles, ...hostingStyles, useStyles];

  /** Those whose record may be read, the first one shown. */
  declare organisations: readonly { code: string; name: string }[];
  /** Nothing else is on the page: it can be printed, and the address says what is asked for. */
  declare isAlone: boolean;
  declare private record: Load<SpaceContribution>;
  protected override readonly section = 'spaces';
  #asked: { organisation: string; from?: string; until?: string } | undefined;

  constructor() {
    super();
    this.organisations = [];
    this.isAlone = false;
    this.record = pending;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('api') || changed.has('organisations')) void this.#load();
  }

  readonly #load = async (): Promise<void> => {
    const [first] = this.organisations;
    if (!this.api || first === undefined) return;
    const { organisation, ...period } = this.#asked ?? {
      organisation: first.code,
      ...(this.isAlone ? askedInAddress() : {}),
    };
    this.record = pending;
    this.record = await settle(this.api.getContribution(organisation, period));
  };

  protected override render() {
    const { i18n } = this;
    if (!i18n || !this.api || this.organisations.length === 0) return nothing;
    return html`<section aria-labelledby="heading">
      <h2 id="heading"><snodo-icon name="heart-handshake"></snodo-icon>${i18n.t('hosting.record')}</h2>
      <p class="soft screen-only">${i18n.t('hosting.recordHelp')}</p>
      ${this.#content(i18n)} ${this.outcomeLine()}
    </section>`;
  }

  #content(i18n: I18n): TemplateResult {
    const { record } = this;
    if (record.state === 'pending')
      return html`<snodo-load-state state="pending" heading=${i18n.t('common.pending')}></snodo-load-state>`;
    if (record.state === 'failed')
      return html`<snodo-load-state
        state="failed"
        heading=${i18n.t('common.failed')}
        text=${i18n.t('common.network')}
        action=${i18n.t('common.retry')}
        @snodo-load-retried=${this.#load}
      ></snodo-load-state>`;
    const { loaded } = record;
    return html`${this.#form(i18n, loaded)}
    ${
      loaded.places.length === 0
        ? html`<snodo-load-state
            state="empty"
            heading=${i18n.t('hosting.recordNone')}
            text=${i18n.t('hosting.useNoneHelp')}
          ></snodo-load-state>`
        : this.#tables(i18n, loaded)
    }`;
  }

  #form(i18n: I18n, { organisation, from, until }: SpaceContribution): TemplateResult {
    return html`<form class="days screen-only" @submit=${this.#ask}>
      ${
        this.organisations.length < 2
          ? nothing
          : html`<div class="field">
              <label for="organisation">${i18n.t('hosting.recordOf')}</label>
              <select id="organisation" name="organisation">
                ${this.organisations.map(
                  ({ code, name }) =>
                    html`<option value=${code} ?selected=${code === organisation.code}>${name}</option>`,
                )}
              </select>
            </div>`
      }
      ${(
        [
          ['from', from],
          ['until', until],
        ] as const
      ).map(
        ([name, month]) =>
          html`<div class="field">
            <label for=${name}>${i18n.t(`hosting.record_${name}`)}</label>
            <select id=${name} name=${name}>
              ${monthsBack(month).map(
                (one) =>
                  html`<option value=${`${one}-01`} ?selected=${one === month}>
                    ${monthName(i18n, one, 'long')}
                  </option>`,
              )}
            </select>
          </div>`,
      )}
      <button class="button" ?disabled=${this.isWorking}>${i18n.t('hosting.recordShow')}</button>
    </form>`;
  }

  #tables(i18n: I18n, record: SpaceContribution): TemplateResult {
    const title = titleOf(i18n, record);
    return html`<h3>${title}</h3>
      <div class="scroll" role="region" tabindex="0" aria-label=${i18n.t('hosting.recordOpened')}>
        <table>
          <caption>
            ${i18n.t('hosting.recordOpened')}
          </caption>
          <thead>
            <tr>
              <th scope="col">${i18n.t('hosting.recordPlace')}</th>
              <th scope="col" class="number">${i18n.t('hosting.useOpen')}</th>
            </tr>
          </thead>
          <tbody>
            ${record.places.map(
              ({ name, openHours }) =>
                html`<tr>
                  <th scope="row"><bdi>${name}</bdi></th>
                  <td class="number">${i18n.number(openHours)}</td>
                </tr>`,
            )}
            <tr>
              <th scope="row">${i18n.t('hosting.useTotal')}</th>
              <td class="number">${i18n.number(record.openHours)}</td>
            </tr>
          </tbody>
        </table>
      </div>
      <div class="scroll" role="region" tabindex="0" aria-label=${i18n.t('hosting.recordUsed')}>
        <table>
          <caption>
            ${i18n.t('hosting.recordUsed')}
          </caption>
          <thead>
            <tr>
              <th scope="col">${i18n.t('hosting.recordWho')}</th>
              ${record.used.map(
                ({ measure }) =>
                  html`<th scope="col" class="number">${i18n.t(`hosting.use_${measure}`)}</th>`,
              )}
            </tr>
          </thead>
          <tbody>
            ${useClasses.map(
              (audience) =>
                html`<tr>
                  <th scope="row">${i18n.t(`hosting.audience_${audience}`)}</th>
                  ${record.used.map(({ classes }) =>
                    figureCell(i18n, {
                      amount: classes.find((one) => one.audience === audience)?.amount ?? null,
                      peopleFrom: null,
                    }),
                  )}
                </tr>`,
            )}
            <tr>
              <th scope="row">${i18n.t('hosting.useTotal')}</th>
              ${record.used.map(({ total }) => html`<td class="number">${i18n.number(total)}</td>`)}
            </tr>
          </tbody>
        </table>
      </div>
      <p class="soft">
        ${i18n.t('hosting.recordFloor')}
        ${record.untoldMonths === 0 ? nothing : i18n.t('hosting.recordUntold', { count: record.untoldMonths })}
      </p>
      <div class="actions screen-only">
        ${
          this.isAlone
            ? html`<button type="button" class="button" @click=${() => window.print()}>
                <snodo-icon name="printer"></snodo-icon>${i18n.t('hosting.recordPrint')}
              </button>`
            : html`<a class="button" href=${paperAddress(i18n, record)}
                ><snodo-icon name="printer"></snodo-icon>${i18n.t('hosting.recordPaper')}</a
              >`
        }
        <button type="button" class="button" @click=${() => download(i18n, record)}>
          <snodo-icon name="download"></snodo-icon>${i18n.t('hosting.recordCsv')}
        </button>
      </div>`;
  }

  readonly #ask = async (submitted: SubmitEvent): Promise<void> => {
    submitted.preventDefault();
    if (!(submitted.target instanceof HTMLFormElement) || this.record.state !== 'ready') return;
    const given = new FormData(submitted.target);
    const asked = {
      organisation: String(given.get('organisation') ?? this.record.loaded.organisation.code),
      from: String(given.get('from')),
      until: String(given.get('until')),
    };
    const { organisation, ...period } = asked;
    const record = await this.act((api) => api.getContribution(organisation, period));
    if (record === undefined) return;
    this.#asked = asked;
    this.record = { state: 'ready', loaded: record };
  };
}

const recordPart = 'record';

/** Whether the address of the page asks for the record alone. */
export function asksForRecord(): boolean {
  return new URLSearchParams(location.search).get('part') === recordPart;
}

function askedInAddress(): { organisation?: string; from?: string; until?: string } {
  const asked = new URLSearchParams(location.search);
  return Object.fromEntries(
    ['organisation', 'from', 'until'].flatMap((name) => {
      const value = asked.get(name);
      return value === null ? [] : [[name, value]];
    }),
  );
}

/** The same record on a page of its own. */
function paperAddress({ language }: I18n, { organisation, from, until }: SpaceContribution): string {
  const asked = { organisation: organisation.code, from: `${from}-01`, until: `${until}-01`, lang: language };
  return `${location.pathname}?${new URLSearchParams({ part: recordPart, ...asked })}`;
}

function titleOf(i18n: I18n, { organisation, from, until }: SpaceContribution): string {
  return i18n.t('hosting.recordTitle', {
    organisation: organisation.name,
    from: monthName(i18n, from, 'long'),
    until: monthName(i18n, until, 'long'),
  });
}

/** Two years around a month: up to the last that is over. */
function monthsBack(chosen: string): string[] {
  const last = new Date();
  last.setUTCDate(1);
  const months = Array.from({ length: 24 }, () => {
    last.setUTCMonth(last.getUTCMonth() - 1);
    return last.toISOString().slice(0, 7);
  });
  return [...new Set([chosen, ...months])].sort().reverse();
}

function download(i18n: I18n, record: SpaceContribution): void {
  const { organisation, from, until, places, openHours, used } = record;
  const lines = [
    [titleOf(i18n, record)],
    [i18n.t('hosting.recordPlace'), i18n.t('hosting.useOpen')],
    ...places.map((place) => [place.name, place.openHours]),
    [i18n.t('hosting.useTotal'), openHours],
    [i18n.t('hosting.recordWho'), ...used.map(({ measure }) => i18n.t(`hosting.use_${measure}`))],
    ...useClasses.map((audience) => [
      i18n.t(`hosting.audience_${audience}`),
      ...used.map(({ classes }) => classes.find((one) => one.audience === audience)?.amount ?? null),
    ]),
    [i18n.t('hosting.useTotal'), ...used.map(({ total }) => total)],
  ];
  const content = new Blob([toCsv(lines, i18n.language)], { type: 'text/csv' });
  saveFile({ name: `${organisation.code}-${from}-${until}.csv`, content });
}

if (!customElements.get('snodo-space-contribution'))
  customElements.define('snodo-space-contribution', SnodoSpaceContribution);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-space-contribution': SnodoSpaceContribution;
  }
}
