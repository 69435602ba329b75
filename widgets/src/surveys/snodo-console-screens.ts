import { html, type TemplateResult } from 'lit';
import type { Campaign, Me } from '../portal/portal-api.ts';
import type { I18n } from '../ui/i18n.ts';
import '../ui/icon.ts';
import '../ui/load-state.ts';
import type { Load } from '../ui/load.ts';
import { listText } from '../ui/list-text.ts';
import { signInAddress } from '../ui/page-frame.ts';

/** What the console shows instead of campaigns: sign in, not for you, or something failed. */
export function refusedScreen(i18n: I18n, problem: string, retry: () => void): TemplateResult {
  const heading = html`<h1>${i18n.t('console.heading')}</h1>`;
  const address = signInAddress(`${location.pathname}${location.search}`, i18n.language);
  if (problem === 'not_signed_in') {
    return html`${heading}
      <p class="lead">${i18n.t('console.lead')}</p>
      <snodo-load-state
        state="empty"
        heading=${i18n.t('console.signIn.heading')}
        text=${i18n.t('console.signIn.text')}
      >
        <a class="button primary" href=${address}>
          <snodo-icon name="log-in"></snodo-icon>${i18n.t('portal.signIn')}
        </a>
      </snodo-load-state>`;
  }
  if (problem === 'forbidden') {
    return html`${heading}
      <snodo-load-state
        state="empty"
        heading=${i18n.t('console.forbidden.heading')}
        text=${i18n.t('console.forbidden.text')}
      >
        <form method="post" action="/account/sign-out">
          <button class="button">${i18n.t('console.forbidden.switch')}</button>
        </form>
      </snodo-load-state>`;
  }
  return html`${heading}
    <snodo-load-state
      state="failed"
      heading=${i18n.t('common.failed')}
      text=${i18n.t('common.network')}
      action=${i18n.t('common.retry')}
      @snodo-load-retried=${retry}
    ></snodo-load-state>`;
}

/** Who is signed in, for which organisations and in which roles. */
export function whoCard(i18n: I18n, { displayName, memberships }: Me): TemplateResult {
  return html`<div class="who card">
    <snodo-icon name="user-round"></snodo-icon>
    <div>
      <p>
        <strong><bdi>${displayName}</bdi></strong>
      </p>
      ${memberships.map(({ organisation, roles }) => {
        const named = roles.map((role) => i18n.t(`role.${role}`));
        return html`<p>
          ${organisation === null ? '' : html`<bdi>${organisation.name}</bdi> · `}${listText(i18n, named)}
        </p>`;
      })}
    </div>
  </div>`;
}

/** A campaign whose tables are on their way, are not released yet, or did not come. */
export function unreadyRelease(
  i18n: I18n,
  campaign: Campaign,
  release: Exclude<Load<unknown>, { readonly state: 'ready' }>,
  { retry, leave }: { readonly retry: () => void; readonly leave: () => void },
): TemplateResult {
  const isNotReleased = release.state === 'failed' && release.problem === 'not_found';
  return html`<h1><bdi>${campaign.name}</bdi></h1>
    ${
      release.state === 'pending'
        ? html`<snodo-load-state state="pending" heading=${i18n.t('common.pending')}></snodo-load-state>`
        : isNotReleased
          ? html`<snodo-load-state
              state="empty"
              heading=${i18n.t('console.notReleased.heading')}
              text=${i18n.t('console.comesAfter', { day: i18n.day(campaign.closesOn) })}
            ></snodo-load-state>`
          : html`<snodo-load-state
              state="failed"
              heading=${i18n.t('common.failed')}
              text=${i18n.t('common.network')}
              action=${i18n.t('common.retry')}
              @snodo-load-retried=${retry}
            ></snodo-load-state>`
    }
    <p>
      <button type="button" class="button" @click=${leave}>${i18n.t('console.back')}</button>
    </p>`;
}
