import { ContextConsumer } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { baseStyles } from '../ui/base.styles.ts';
import { i18nContext, type I18n } from '../ui/i18n.ts';
import '../ui/icon.ts';
import '../ui/load-state.ts';
import type { Campaign } from '../portal/portal-api.ts';
import type { Territory } from '../places/place.ts';
import { listText } from '../ui/list-text.ts';
import type { Release, ReleasedTable } from './release-figures.ts';
import { releaseFacts, releaseRules, releaseThemes } from './release-head.ts';
import './snodo-release-downloads.ts';
import './snodo-release-table.ts';
import type { FigureForm, SnodoReleaseTable } from './snodo-release-table.ts';
import { releaseViewStyles } from './snodo-release-view.styles.ts';

/**
 * A released campaign: whose answers and roughly how many, in plain words how the figures protect people, a list
 * of contents, every table as a chart or written out, the themes of what people wrote, and the ways to take it
 * away. With too few answers it says why there is none.
 *
 * @fires snodo-release-closed - The person goes back to the list of campaigns
 */
export class SnodoReleaseView extends LitElement {
  static override properties = {
    campaign: { attribute: false },
    release: { attribute: false },
    territory: { attribute: false },
    form: { state: true },
    opened: { state: true },
  };

  static override styles = [baseStyles, releaseViewStyles];

  declare campaign: Campaign | undefined;
  declare release: Release | undefined;
  /** The drawing for questions crossed by district; they have no map without it. */
  declare territory: Territory | undefined;
  declare private form: FigureForm;
  /** Questions of which the tables by groups are open. */
  declare private opened: ReadonlySet<string>;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });

  constructor() {
    super();
    this.form = 'chart';
    this.opened = new Set();
  }

  protected override render() {
    const i18n = this.#i18n.value;
    const { campaign, release } = this;
    if (!i18n || !campaign || !release) return nothing;
    return html`
      <div class="head">
        <button type="button" class="button plain back" @click=${this.#close}>
          <snodo-icon name="arrow-left"></snodo-icon>${i18n.t('console.back')}
        </button>
        <h1><bdi>${campaign.name}</bdi></h1>
        <p class="lead">
          <bdi>${campaign.organisation.name}</bdi> ·
          ${i18n.t('console.period', { from: i18n.day(campaign.opensOn), to: i18n.day(campaign.closesOn) })}
        </p>
      </div>
      ${release.isTooFew ? this.#tooFew(i18n, release) : this.#tables(i18n, campaign, release)}
    `;
  }

  #tooFew(i18n: I18n, { floor }: Release) {
    return html`<snodo-load-state
      state="empty"
      heading=${i18n.t('release.tooFew.heading')}
      text=${i18n.t('release.tooFew.text', { floor })}
    ></snodo-load-state>`;
  }

  #tables(i18n: I18n, campaign: Campaign, release: Release) {
    return html`
      ${releaseFacts(i18n, release)} ${releaseRules(i18n, release)} ${this.#contents(i18n, release)}
      <div class="tools">
        <fieldset class="row">
          <legend class="visually-hidden">${i18n.t('release.form')}</legend>
          ${this.#formChoice(i18n, 'chart')} ${this.#formChoice(i18n, 'table')}
        </fieldset>
        <snodo-release-downloads .release=${release} .name=${campaign.name}></snodo-release-downloads>
      </div>
      ${questionsOf(release).map((question) => this.#question(i18n, release, question))}
      ${releaseThemes(i18n, release)}
    `;
  }

  /** A question's table, and folded below it the same answers parted by groups. */
  #question(i18n: I18n, { releasedOn }: Release, { own, crossed }: Question) {
    const table = (shown: ReleasedTable) =>
      html`<snodo-release-table
        id=${tableId(shown)}
        .table=${shown}
        .releasedOn=${releasedOn}
        .territory=${this.territory}
        .form=${this.form}
      ></snodo-release-table>`;
    if (crossed.length === 0) return table(own);
    const isOpen = this.opened.has(own.question);
    const dimensions = listText(
      i18n,
      crossed.map(({ by }) => by?.label ?? ''),
    );
    return html`${table(own)}
      <details class="crossed" ?open=${isOpen} @toggle=${(event: Event) => this.#turn(event, own.question)}>
        <summary>${i18n.t('release.crossed', { dimensions })}</summary>
        ${isOpen ? crossed.map(table) : nothing}
      </details>`;
  }

  #turn({ currentTarget }: Event, question: string): void {
    const opened = new Set(this.opened);
    if ((currentTarget as HTMLDetailsElement).open) opened.add(question);
    else opened.delete(question);
    if (opened.size !== this.opened.size) this.opened = opened;
  }

  #contents(i18n: I18n, release: Release) {
    const { themes } = release;
    const link = (table: ReleasedTable, words: unknown) =>
      html`<a href=${`#${tableId(table)}`} @click=${(click: Event) => this.#jump(click, table)}>${words}</a>`;
    return html`<nav class="card" aria-labelledby="contents">
      <h2 id="contents">${i18n.t('release.contents')}</h2>
      <ol>
        ${questionsOf(release).map(({ own }) => html`<li>${link(own, html`<bdi>${own.title}</bdi>`)}</li>`)}
        ${
          themes.length === 0
            ? nothing
            : html`<li><a href="#themes" @click=${this.#jumpToThemes}>${i18n.t('release.themes')}</a></li>`
        }
      </ol>
    </nav>`;
  }

  #formChoice(i18n: I18n, form: FigureForm) {
    return html`<label class="choice"
      ><input
        type="radio"
        name="form"
        .checked=${this.form === form}
        @change=${() => (this.form = form)}
      />${i18n.t(form === 'chart' ? 'release.form.chart' : 'release.form.table')}</label
    >`;
  }

  #jump(click: Event, table: ReleasedTable): void {
    click.preventDefault();
    this.renderRoot.querySelector<SnodoReleaseTable>(`#${tableId(table)}`)?.focusHeading();
  }

  readonly #jumpToThemes = (click: Event): void => {
    click.preventDefault();
    const heading = this.renderRoot.querySelector<HTMLElement>('#themes');
    heading?.scrollIntoView();
    heading?.focus({ preventScroll: true });
  };

  #close(): void {
    this.dispatchEvent(new CustomEvent('snodo-release-closed', { bubbles: true, composed: true }));
  }
}

interface Question {
  readonly own: ReleasedTable;
  /** The same answers parted by each dimension. */
  readonly crossed: readonly ReleasedTable[];
}

function questionsOf({ tables }: Release): Question[] {
  return [...Map.groupBy(tables, ({ question }) => question).values()].flatMap((ofOne) => {
    const own = ofOne.find(({ by }) => by === null) ?? ofOne[0];
    return own === undefined ? [] : [{ own, crossed: ofOne.filter((table) => table !== own) }];
  });
}

function tableId({ question, by }: ReleasedTable): string {
  return ['table', question, by?.value ?? ''].join('-').replaceAll(/[^\w-]/gu, '_');
}

if (!customElements.get('snodo-release-view')) customElements.define('snodo-release-view', SnodoReleaseView);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-release-view': SnodoReleaseView;
  }
}
