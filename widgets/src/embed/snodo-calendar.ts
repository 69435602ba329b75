import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { bookingStyles } from '../places/booking/booking.styles.ts';
import { createCalendarApi, type CalendarApi, type CalendarEntry } from '../places/calendar/calendar-api.ts';
import { CalendarScreen } from '../places/calendar/calendar-screen.ts';
import { calendarStyles } from '../places/calendar/calendar.styles.ts';
import { embedCall } from '../ui/api-call.ts';
import type { I18n } from '../ui/i18n.ts';
import { isListedPage } from './client-settings.ts';
import { HostElement } from './host-element.ts';
import type { PortalContext } from './portal-context.ts';
import { SignInFollower } from './sign-in-follower.ts';
import type { SignedIn } from './signed-in.ts';

/**
 * What is on at the places of the programme, in the host's own page: everywhere, in a district, or at a place with
 * those that work together with it. Somebody who is signed in there sees what is for her organisation's people too;
 * to say that she comes she goes to the portal.
 *
 * @fires snodo-ready - It can be used
 * @fires snodo-navigate - A link was followed, with `kind` `place` and its code as `id`; cancel it to go there in another way
 * @fires snodo-error - `code` says why there is no calendar
 * @csspart heading - The title
 * @csspart text - Sentences
 * @csspart button - Every button
 * @csspart list - The dates by day
 * @csspart card - One date
 * @csspart link - The way into the portal
 */
export class SnodoCalendar extends HostElement {
  static override styles = [...HostElement.styles, bookingStyles, calendarStyles];

  override readonly element = 'calendar';
  override readonly namespaces = ['common', 'embed', 'calendar', 'portal'] as const;
  #made: { key: string; api: CalendarApi } | undefined;
  #isAnybody = false;
  #signIn = new SignInFollower(this, {
    given: () => (this.#mayKnowReader() ? this.portal : undefined),
    hear: () => this.requestUpdate(),
    fail: () => {
      this.#isAnybody = true;
      this.requestUpdate();
    },
  });
  #screen = new CalendarScreen(this, {
    actionOf: (i18n, entry) => this.#action(i18n, entry),
    placeAddress: () => undefined,
  });

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const district = this.#attribute('district');
    const place = this.#attribute('place');
    this.#screen.show(this.#api(), {
      ...(place === '' ? {} : { place, isFamily: true }),
      ...(place !== '' || district === '' ? {} : { district }),
    });
  }

  /** What the page wrote on the element that this one stands in. */
  #attribute(name: 'place' | 'district'): string {
    const root = this.getRootNode();
    return (root instanceof ShadowRoot ? root.host.getAttribute(name) : this.getAttribute(name)) ?? '';
  }

  #mayKnowReader(): boolean {
    const { settings, openSignIn } = this.portal ?? {};
    return Boolean(openSignIn) && typeof settings === 'object' && settings.scopes.includes('catalogue:read');
  }

  #reader(): SignedIn | undefined {
    const state = this.#signIn.holder?.state;
    return state?.status === 'in' && this.#mayKnowReader() ? state.signedIn : undefined;
  }

  /** The same for as long as the same person, or nobody in particular, reads in the same language. */
  #api(): CalendarApi | undefined {
    const { portal, i18n } = this;
    if (!i18n || typeof portal?.settings !== 'object' || !isListedPage(portal.settings)) return undefined;
    const state = this.#signIn.holder?.state;
    const isSettled =
      this.#isAnybody || !this.#mayKnowReader() || (state !== undefined && state.status !== 'resuming');
    if (!isSettled) return undefined;
    const reader = this.#reader();
    const key = `${reader?.owner ?? ''} ${i18n.language}`;
    if (this.#made?.key !== key) {
      const send =
        reader?.send ??
        ((address: string, init?: RequestInit) => fetch(address, { ...init, credentials: 'omit' }));
      const call = embedCall(portal.settings.origins.api, portal.community, send);
      this.#made = { key, api: createCalendarApi(call, i18n.language) };
    }
    return this.#made.api;
  }

  protected override view(i18n: I18n, portal: PortalContext): TemplateResult {
    const { settings } = portal;
    const isRefused = settings === 'unknown' || (typeof settings === 'object' && !isListedPage(settings));
    return html`<section aria-labelledby="title">
      <div>
        <h2 id="title" part="heading">${i18n.t('calendar.heading')}</h2>
        <p class="soft" part="text">${i18n.t('calendar.lead')}</p>
      </div>
      ${
        isRefused
          ? html`<div class="notice" role="alert">
              <p part="text">${i18n.t(settings === 'unknown' ? 'common.network' : 'embed.not_listed')}</p>
              <a class="button" part="button" href=${portal.portal}>${i18n.t('embed.portal')}</a>
            </div>`
          : this.#screen.render(i18n)
      }
    </section>`;
  }

  #action(i18n: I18n, { place, activity }: CalendarEntry): TemplateResult | typeof nothing {
    if (!this.portal) return nothing;
    const address = new URL('/places', this.portal.portal);
    address.search = new URLSearchParams({ place: place.code, lang: i18n.language }).toString();
    return html`<p class="foot">
      <a
        part="link"
        href=${address.href}
        target="_blank"
        rel="noopener"
        @click=${(event: Event) => {
          if (!this.tell('snodo-navigate', { kind: 'place', id: place.code })) event.preventDefault();
        }}
        >${i18n.t('embed.catalogue_open')}<span class="visually-hidden">: ${activity.name}</span></a
      >
    </p>`;
  }
}

export { SnodoCalendar as View };
