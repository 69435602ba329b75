import { html, nothing, type TemplateResult } from 'lit';
import '../ui/icon.ts';
import type { I18n } from '../ui/i18n.ts';
import type { SharedService } from './enrolments-api.ts';
import { windowLines } from './service.ts';
import { familiesText, whereText } from './shared-words.ts';

/** One dot for each family that it takes, filled for those that are there; the words beside say the same. */
export function quorumDots(i18n: I18n, shared: SharedService): TemplateResult {
  const { families, quorumFamilies } = shared;
  const dots = Array.from({ length: Math.max(quorumFamilies, families) }, (_, at) => at < families);
  return html`<p class="quorum">
    <span class="dots" aria-hidden="true"
      >${dots.map((isThere) => html`<span class=${isThere ? 'there' : ''}></span>`)}</span
    >
    ${familiesText(i18n, shared)}
  </p>`;
}

/** A shared service in the list: what, when, where, how many families, and how to see it. */
export function sharedCard(i18n: I18n, shared: SharedService): TemplateResult {
  const { id, template, title, timetable, state, quorumFamilies, quorumBy, freePlaces, waiting } = shared;
  return html`<article class="card" aria-labelledby="title-${id}">
    <div class="row">
      <span class="chip services">${i18n.t(`shared.template_${template}`)}</span>
      <span class="soft">${i18n.t(`shared.state_${state}`)}</span>
    </div>
    <h3 id="title-${id}" tabindex="-1"><bdi>${title}</bdi></h3>
    <ul role="list" class="facts">
      <li>${windowLines(i18n, timetable).map((line) => html`<div>${line}</div>`)}</li>
      <li><bdi>${whereText(i18n, shared)}</bdi></li>
      <li>
        ${
          state === 'forming'
            ? i18n.t('shared.quorum', { quorum: quorumFamilies, day: i18n.day(quorumBy) })
            : i18n.t('shared.places', { count: freePlaces })
        }
      </li>
      ${waiting === 0 ? nothing : html`<li>${i18n.t('shared.waiting', { count: waiting })}</li>`}
    </ul>
    ${quorumDots(i18n, shared)}
    <div class="foot">
      <a class="button" href="/shared-service?group=${id}&lang=${i18n.language}"
        >${i18n.t('shared.open')}<span class="visually-hidden">: ${title}</span></a
      >
    </div>
  </article>`;
}
