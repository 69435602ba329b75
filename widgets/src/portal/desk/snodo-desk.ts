import { ContextConsumer } from '@lit/context';
import { LitElement, html, nothing, type PropertyValues } from 'lit';
import type { Me } from '../../identity/desk-api.ts';
import { baseStyles } from '../../ui/base.styles.ts';
import { i18nContext, type I18n } from '../../ui/i18n.ts';
import '../../ui/icon.ts';
import '../../ui/load-state.ts';
import { pending, settle, type Load } from '../../ui/load.ts';
import { signInAddress } from '../../ui/page-frame.ts';
import { mayAct, type DeskRoom } from './desk-room.ts';
import { deskStyles } from './snodo-desk.styles.ts';

/** What the desk itself asks. Each call throws a `LoadFault` with the API's stable problem code. */
export interface DeskDoorApi {
  readonly getMe: () => Promise<Me>;
  readonly furnish: (room: DeskRoom, me: Me) => Promise<readonly HTMLElement[]>;
}

interface Furnished {
  readonly me: Me;
  /** Those that she may enter. */
  readonly rooms: readonly DeskRoom[];
  /** Where she is; undefined before all doors, or when there is no such room for her. */
  readonly room: DeskRoom | undefined;
  readonly parts: readonly HTMLElement[];
}

/**
 * The desk of those who look after the programme: rooms, each at its own address, that follow from the roles that count
 * now.
 */
export class SnodoDesk extends LitElement {
  static override properties = {
    api: { attribute: false },
    rooms: { attribute: false },
    room: { type: String },
    content: { state: true },
  };

  static override styles = [baseStyles, deskStyles];

  declare api: DeskDoorApi | undefined;
  declare rooms: readonly DeskRoom[];
  /** Name of the room that the address asks for; empty: before all doors. */
  declare room: string;
  declare private content: Load<Furnished>;

  #i18n = new ContextConsumer(this, { context: i18nContext, subscribe: true });

  constructor() {
    super();
    this.rooms = [];
    this.room = '';
    this.content = pending;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('api')) void this.#load();
  }

  protected override render() {
    const i18n = this.#i18n.value;
    if (!i18n) return nothing;
    const { content } = this;
    if (content.state === 'pending') {
      return html`<h1>${i18n.t('desk.heading')}</h1>
        <snodo-load-state state="pending" heading=${i18n.t('common.pending')}></snodo-load-state>`;
    }
    if (content.state === 'failed') return this.#refused(i18n, content.problem);
    const { rooms, room, parts } = content.loaded;
    if (rooms.length === 0) return this.#notHers(i18n);
    if (room !== undefined) return this.#roomView(i18n, rooms, room, parts);
    return html`<h1>${i18n.t('desk.heading')}</h1>
      ${
        this.room === ''
          ? html`<p class="lead">${i18n.t('desk.lead')}</p>`
          : html`<p class="lead" role="status">${i18n.t('desk.noRoom')}</p>`
      }
      ${this.#choice(i18n, rooms)}`;
  }

  #choice(i18n: I18n, rooms: readonly DeskRoom[]) {
    return html`<ul role="list" class="choice">
      ${rooms.map(
        (room) =>
          html`<li>
            <a href=${addressOf(room, i18n)}>
              <snodo-icon name=${room.icon}></snodo-icon>
              <h2>${i18n.t(room.heading)}</h2>
              <p>${i18n.t(room.text)}</p>
            </a>
          </li>`,
      )}
    </ul>`;
  }

  #roomView(i18n: I18n, rooms: readonly DeskRoom[], room: DeskRoom, parts: readonly HTMLElement[]) {
    const content = html`<div class="room">
      <h1>${i18n.t(room.heading)}</h1>
      ${parts}
    </div>`;
    if (rooms.length === 1) return content;
    return html`<div class="rooms">
      <nav aria-label=${i18n.t('desk.rooms')}>
        <ul role="list">
          ${rooms.map(
            (one) =>
              html`<li>
                <a href=${addressOf(one, i18n)} aria-current=${one === room ? 'page' : nothing}
                  ><snodo-icon name=${one.icon}></snodo-icon>${i18n.t(one.heading)}</a
                >
              </li>`,
          )}
        </ul>
      </nav>
      ${content}
    </div>`;
  }

  #notHers(i18n: I18n) {
    return html`<h1>${i18n.t('desk.heading')}</h1>
      <snodo-load-state
        state="empty"
        heading=${i18n.t('desk.notYours.heading')}
        text=${i18n.t('desk.notYours.text')}
      >
        <a class="button" href=${`/account?lang=${i18n.language}&section=roles`}
          >${i18n.t('desk.notYours.roles')}</a
        >
      </snodo-load-state>`;
  }

  #refused(i18n: I18n, problem: string) {
    if (problem === 'not_signed_in') {
      const back = this.room === '' ? '/desk' : `/desk/${this.room}`;
      return html`<h1>${i18n.t('desk.heading')}</h1>
        <snodo-load-state state="empty" heading=${i18n.t('desk.signIn')}>
          <a class="button primary" href=${signInAddress(back, i18n.language)}>${i18n.t('portal.signIn')}</a>
        </snodo-load-state>`;
    }
    return html`<h1>${i18n.t('desk.heading')}</h1>
      <snodo-load-state
        state="failed"
        heading=${i18n.t('common.failed')}
        text=${i18n.t('common.network')}
        action=${i18n.t('common.retry')}
        @snodo-load-retried=${this.#load}
      ></snodo-load-state>`;
  }

  readonly #load = async (): Promise<void> => {
    const { api } = this;
    if (!api) return;
    this.content = pending;
    this.content = await settle(this.#furnished(api));
  };

  async #furnished(api: DeskDoorApi): Promise<Furnished> {
    const me = await api.getMe();
    const rooms = this.rooms.filter(({ roles }) => mayAct(me, ...roles));
    const room = rooms.find(({ name }) => name === this.room);
    return { me, rooms, room, parts: room === undefined ? [] : await api.furnish(room, me) };
  }
}

function addressOf({ name }: DeskRoom, i18n: I18n): string {
  return `/desk/${name}?lang=${i18n.language}`;
}

if (!customElements.get('snodo-desk')) customElements.define('snodo-desk', SnodoDesk);

declare global {
  interface HTMLElementTagNameMap {
    'snodo-desk': SnodoDesk;
  }
}
