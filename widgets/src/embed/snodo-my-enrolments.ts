import { css, html, type TemplateResult } from 'lit';
import type { I18n } from '../ui/i18n.ts';
import { HostElement } from './host-element.ts';
import type { PortalContext } from './portal-context.ts';

/**
 * The way to the services that somebody asked for, waits for and uses. What they are would tell the firm what she
 * needs, so this element asks for nothing and holds nothing: it opens the portal's own window, where she sees them.
 *
 * @fires snodo-ready - It can be used
 * @fires snodo-error - `code` says why there is nothing
 * @csspart heading - The title
 * @csspart text - Sentences
 * @csspart button - The way into the portal
 */
export class SnodoMyEnrolments extends HostElement {
  static override styles = [
    ...HostElement.styles,
    css`
      section {
        display: grid;
        justify-items: start;
        gap: var(--snodo-space-3);
      }
      h2 {
        font-size: var(--snodo-text-l);
      }
    `,
  ];

  override readonly element = 'my-enrolments';
  override readonly namespaces = ['common', 'embed', 'my-services'] as const;

  protected override view(i18n: I18n, { portal }: PortalContext): TemplateResult {
    const page = new URL(`/enrolments?lang=${i18n.language}`, portal);
    return html`<section aria-labelledby="title">
      <h2 id="title" part="heading">${i18n.t('my-services.heading')}</h2>
      <p part="text">${i18n.t('my-services.lead')}</p>
      <a class="button primary" part="button" href=${page.href} target="_blank" rel="noopener"
        >${i18n.t('my-services.open')}</a
      >
      <p part="text">${i18n.t('my-services.why')}</p>
    </section>`;
  }
}

export { SnodoMyEnrolments as View };
