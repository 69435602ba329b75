import { html, nothing, type TemplateResult } from 'lit';
import { momentIn } from '../../identity/moments.ts';
import type { I18n } from '../../ui/i18n.ts';
import '../../ui/load-state.ts';
import { signInAddress } from '../../ui/page-frame.ts';
import type { KeeperState } from './draft-keeper.ts';

/** Whether what is typed is saved, always on the page, so that a screen reader hears when it is not. */
export function saveState(i18n: I18n, state: KeeperState, retry: () => void): TemplateResult {
  const words =
    state.state === 'saved' && state.at !== undefined
      ? i18n.t('editor.state.savedAt', { at: momentIn(i18n, state.at) })
      : state.state === 'failed' && state.problem === 'words_locked'
        ? i18n.t('problem.words_locked')
        : i18n.t(`editor.state.${state.state}`);
  const isWrong = state.state === 'failed' || state.state === 'conflict';
  const icon = isWrong ? 'circle-alert' : state.state === 'saved' ? 'circle-check' : 'clock';
  return html`<div class=${isWrong ? 'state wrong' : 'state'}>
    <snodo-icon name=${icon}></snodo-icon>
    <span role="status">${words}</span>
    ${
      state.state === 'failed'
        ? html`<button type="button" class="button" @click=${retry}>${i18n.t('common.retry')}</button>`
        : nothing
    }
  </div>`;
}

export function publishedScreen(i18n: I18n, version: number): TemplateResult {
  return html`<h1 id="view" tabindex="-1">${i18n.t('editor.published', { version })}</h1>
    <p>${i18n.t('editor.publishedText')}</p>
    <p>
      <a class="button primary" href=${`/desk/surveys?lang=${i18n.language}`}>${i18n.t('instrument.back')}</a>
    </p>`;
}

/** A draft that is on its way. */
export function pendingScreen(i18n: I18n): TemplateResult {
  return html`<h1>${i18n.t('editor.heading')}</h1>
    <snodo-load-state state="pending" heading=${i18n.t('common.pending')}></snodo-load-state>`;
}

/** A draft that is not there (any more), is not hers, or did not come. */
export function failedScreen(i18n: I18n, problem: string, retry: () => void): TemplateResult {
  const heading = html`<h1>${i18n.t('editor.heading')}</h1>`;
  if (problem === 'not_signed_in') {
    const back = `${location.pathname}${location.search}`;
    return html`${heading}
      <snodo-load-state state="empty" heading=${i18n.t('desk.signIn')}>
        <a class="button primary" href=${signInAddress(back, i18n.language)}>${i18n.t('portal.signIn')}</a>
      </snodo-load-state>`;
  }
  if (problem === 'not_found' || problem === 'forbidden')
    return html`${heading}
      <snodo-load-state state="empty" heading=${i18n.t('editor.gone')}>
        <a class="button" href=${`/desk/surveys?lang=${i18n.language}`}>${i18n.t('instrument.back')}</a>
      </snodo-load-state>`;
  return html`${heading}
    <snodo-load-state
      state="failed"
      heading=${i18n.t('common.failed')}
      text=${i18n.t('common.network')}
      action=${i18n.t('common.retry')}
      @snodo-load-retried=${retry}
    ></snodo-load-state>`;
}
