import { css, html, nothing, type PropertyValues } from 'lit';
import { dayIn } from '../../identity/moments.ts';
import { ownSectionStyles } from '../../identity/own-section.styles.ts';
import { baseStyles } from '../../ui/base.styles.ts';
import type { I18n } from '../../ui/i18n.ts';
import { pending, settle, type Load } from '../../ui/load.ts';
import type { Member, MemberShow, Page } from './bank-api.ts';
import { bankStyles } from './bank.styles.ts';
import { shortHours } from './hours-words.ts';
import { joined, KeepingSection } from './keeping-section.ts';

const shows = ['applied', 'admitted', 'quiet', 'uninsured', 'leaving', 'left'] as const;

/** Members by what they need of the secretariat: to be admitted, to be called, to be covered, to be settled. */
export class SnodoMemberKeeping extends KeepingSection {
  static override properties = {
    ...KeepingSection.properties,
    show: { state: true },
    page: { state: true },
    open: { state: true },
  };
  static override styles = [
    baseStyles,
    ownSectionStyles,
    bankStyles,
    css`
      ul.rows > li > form {
        flex: 1 1 100%;
      }
    `,
  ];

  declare private show: MemberShow;
  declare private page: Load<Page<Member>>;
  /** The member whose form is open, and which form. */
  declare private open: { readonly id: string; readonly form: 'admit' | 'change' | 'settle' } | undefined;

  #key = crypto.randomUUID();

  constructor() {
    super();
    this.show = 'applied';
    this.page = pending;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('api')) void this.#load();
  }

  protected override render() {
    const { i18n } = this;
    if (!i18n) return nothing;
    return html`<div class="stack">
      <div class="field">
        <label for="show">${i18n.t('time-bank-desk.show.label')}</label>
        <select id="show" @change=${this.#choose}>
          ${shows.map(
            (show) =>
              html`<option value=${show} ?selected=${show === this.show}>
                ${i18n.t(`time-bank-desk.show.${show}`)}
              </option>`,
          )}
        </select>
      </div>
      ${this.show === 'quiet' ? html`<p class="soft">${i18n.t('time-bank-desk.members.quietNote')}</p>` : nothing}
      ${this.shown(i18n, this.page, this.#load, (page) =>
        page.items.length === 0
          ? html`<p class="soft">${i18n.t('time-bank-desk.members.none')}</p>`
          : html`<ul role="list" class="rows">
                ${page.items.map((member) => this.#row(i18n, member))}
              </ul>
              ${this.moreButton(i18n, page, () => void this.#more(page))}`,
      )}
      ${this.outcomeLine()}
    </div>`;
  }

  #row(i18n: I18n, member: Member) {
    const name = member.displayName ?? i18n.t('time-bank-desk.members.gone');
    const isOpen = this.open?.id === member.id;
    return html`<li>
      <div>
        <p>
          <strong><bdi>${name}</bdi></strong>
        </p>
        <p class="soft">${this.#facts(i18n, member).join(' · ')}</p>
      </div>
      ${isOpen ? nothing : this.#acts(i18n, member, name)} ${isOpen ? this.#form(i18n, member) : nothing}
    </li>`;
  }

  #facts(i18n: I18n, member: Member): string[] {
    const day = (instant: string) => dayIn(i18n, instant.slice(0, 10));
    if (member.state === 'applied')
      return [
        i18n.t('time-bank-desk.members.appliedOn', { day: day(member.appliedAt) }),
        ...(member.statementBy === 'paper' ? [i18n.t('time-bank-desk.members.paper')] : []),
      ];
    const { balanceMinutes, insuredUntil, quietDays } = member;
    return [
      ...(balanceMinutes === null
        ? []
        : [i18n.t('time-bank-desk.members.balance', { time: shortHours(i18n, balanceMinutes) })]),
      insuredUntil === null
        ? i18n.t('time-bank-desk.members.notInsured')
        : i18n.t('time-bank-desk.members.insured', { day: dayIn(i18n, insuredUntil) }),
      ...(quietDays === null
        ? []
        : [
            i18n.t('time-bank-desk.members.quiet', {
              days: i18n.t('time-bank-desk.days', { count: quietDays }),
            }),
          ]),
      ...(member.hasHolds ? [i18n.t('time-bank-desk.members.holds')] : []),
      ...(member.statementBy === 'paper' ? [i18n.t('time-bank-desk.members.paper')] : []),
    ];
  }

  #acts(i18n: I18n, { id, state, statementBy, hasMandate }: Member, name: string) {
    const opener = (form: 'admit' | 'change' | 'settle', look = 'button') =>
      html`<button type="button" class=${look} @click=${() => (this.open = { id, form })}>
        ${i18n.t(`time-bank-desk.members.${form}`)}<span class="visually-hidden"> <bdi>${name}</bdi></span>
      </button>`;
    if (state === 'applied') return opener('admit', 'button primary');
    if (state === 'leaving') return opener('settle', 'button primary');
    if (state !== 'admitted') return nothing;
    return html`<div class="row">
      ${
        statementBy === 'paper' && hasMandate
          ? html`<a class="button" href=${`/time-bank/statement?lang=${i18n.language}&member=${id}`}>
              <snodo-icon name="printer"></snodo-icon>${i18n.t('time-bank-desk.members.print')}<span
                class="visually-hidden"
              >
                <bdi>${name}</bdi></span
              >
            </a>`
          : nothing
      }
      ${opener('change')} ${opener('settle')}
    </div>`;
  }

  #form(i18n: I18n, member: Member) {
    if (this.open?.form === 'settle') return this.#settleForm(i18n, member);
    const isNew = this.open?.form === 'admit';
    return html`<form
      @submit=${(submitting: SubmitEvent) => void (isNew ? this.#admit(submitting, member) : this.#change(submitting, member))}
    >
      <div class="field">
        <label for="insured">${i18n.t('time-bank-desk.members.insuredUntil')}</label>
        <input
          id="insured"
          name="insured"
          type="date"
          .value=${member.insuredUntil ?? ''}
          aria-describedby="insured-help"
        />
        <p class="help" id="insured-help">${i18n.t('time-bank-desk.members.insuredHelp')}</p>
      </div>
      ${
        isNew
          ? html`<div class="field">
              <label for="reason">${i18n.t('time-bank-desk.members.reason')}</label>
              <textarea id="reason" name="reason" rows="2" maxlength="500"></textarea>
            </div>`
          : html`<div class="field">
              <label for="statement">${i18n.t('time-bank-desk.members.statementBy')}</label>
              <select id="statement" name="statement">
                <option value="screen" ?selected=${member.statementBy === 'screen'}>
                  ${i18n.t('time-bank-desk.members.screen')}
                </option>
                <option value="paper" ?selected=${member.statementBy === 'paper'}>
                  ${i18n.t('time-bank-desk.members.onPaper')}
                </option>
              </select>
              ${
                member.statementBy === 'paper' && !member.hasMandate
                  ? html`<p class="help">${i18n.t('time-bank-desk.members.noMandate')}</p>`
                  : nothing
              }
            </div>`
      }
      <div class="row">
        <button class="button primary" name="decision" value="admit" ?disabled=${this.isWorking}>
          ${i18n.t(isNew ? 'time-bank-desk.members.admit' : 'time-bank-desk.members.save')}
        </button>
        ${
          isNew
            ? html`<button class="button" name="decision" value="refuse" ?disabled=${this.isWorking}>
                ${i18n.t('time-bank-desk.members.refuse')}
              </button>`
            : nothing
        }
        ${this.#cancel(i18n)}
      </div>
    </form>`;
  }

  #settleForm(i18n: I18n, member: Member) {
    const minutes = member.balanceMinutes ?? 0;
    const time = shortHours(i18n, Math.abs(minutes));
    return html`<form @submit=${(submitting: SubmitEvent) => void this.#settle(submitting, member)}>
      <p>
        ${i18n.t(minutes < 0 ? 'time-bank-desk.members.settleNegative' : 'time-bank-desk.members.settlePositive', { time })}
      </p>
      <div class="field">
        <label for="reason">${i18n.t('time-bank-desk.members.reason')}</label>
        <textarea id="reason" name="reason" rows="2" maxlength="500" required></textarea>
      </div>
      <div class="row">
        <button class="button primary" ?disabled=${this.isWorking}>
          ${i18n.t('time-bank-desk.members.settle')}
        </button>
        ${this.#cancel(i18n)}
      </div>
    </form>`;
  }

  #cancel(i18n: I18n) {
    return html`<button type="button" class="button" @click=${() => (this.open = undefined)}>
      ${i18n.t('common.cancel')}
    </button>`;
  }

  readonly #load = async (): Promise<void> => {
    if (!this.api) return;
    this.page = pending;
    this.page = await settle(this.api.listMembers(this.show));
  };

  readonly #choose = (choosing: Event): void => {
    this.show = (choosing.target as HTMLSelectElement).value as MemberShow;
    this.open = undefined;
    void this.#load();
  };

  async #more(page: Page<Member>): Promise<void> {
    const next = await this.act((api) => api.listMembers(this.show, page.nextCursor ?? undefined));
    if (next) this.page = { state: 'ready', loaded: joined(page, next) };
  }

  async #admit(submitting: SubmitEvent, { id }: Member): Promise<void> {
    submitting.preventDefault();
    const given = new FormData(submitting.target as HTMLFormElement);
    const isRefused = submitting.submitter?.getAttribute('value') === 'refuse';
    const reason = String(given.get('reason') ?? '').trim();
    const insured = String(given.get('insured') ?? '');
    const decided = await this.act(
      (api) =>
        api.decideAdmission(id, {
          decision: isRefused ? 'refuse' : 'admit',
          insuredUntil: insured === '' || isRefused ? null : insured,
          ...(reason === '' ? {} : { reason }),
        }),
      isRefused ? 'time-bank-desk.members.refused' : 'time-bank-desk.members.admitted',
    );
    if (decided) await this.#done();
  }

  async #change(submitting: SubmitEvent, { id, version }: Member): Promise<void> {
    submitting.preventDefault();
    const given = new FormData(submitting.target as HTMLFormElement);
    const insured = String(given.get('insured') ?? '');
    const change = {
      version,
      insuredUntil: insured === '' ? null : insured,
      statementBy: given.get('statement') === 'paper' ? ('paper' as const) : ('screen' as const),
    };
    if (await this.act((api) => api.updateMember(id, change), 'time-bank-desk.members.saved'))
      await this.#done();
  }

  async #settle(submitting: SubmitEvent, { id, version }: Member): Promise<void> {
    submitting.preventDefault();
    const given = new FormData(submitting.target as HTMLFormElement);
    const settlement = { version, reason: String(given.get('reason') ?? '').trim() };
    const settled = await this.act(
      (api) => api.settleLeaving(this.#key, id, settlement),
      'time-bank-desk.members.settled',
    );
    if (settled) await this.#done();
  }

  async #done(): Promise<void> {
    this.#key = crypto.randomUUID();
    this.open = undefined;
    if (this.api) this.page = await settle(this.api.listMembers(this.show));
  }
}

if (!customElements.get('snodo-member-keeping'))
  customElements.define('snodo-member-keeping', SnodoMemberKeeping);
