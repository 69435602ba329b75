import { html, nothing, type TemplateResult } from 'lit';
import type { I18n } from '../ui/i18n.ts';
import { dueWords, entryNames, needFacts, stepWords } from './need-words.ts';
import type { StatedNeed, Territory } from './needs-api.ts';

/** The head of a card: where a need stands, what it is, what is owed next, and the facts. */
export function needHead(i18n: I18n, need: StatedNeed, territory: Territory | undefined): TemplateResult {
  const due = dueWords(i18n, need);
  return html`<div class="row">
      <span class="chip ${need.state}">${i18n.t(`need.state_${need.state}`)}</span>
      <span class="soft">${i18n.t('need.stated_on', { day: i18n.day(need.statedAt) })}</span>
    </div>
    <h3><bdi>${entryNames(i18n, need)}</bdi></h3>
    ${due === '' ? nothing : html`<p class=${need.isLate ? 'due late' : 'due'}>${due}</p>`}
    ${need.manager === null ? nothing : html`<p>${i18n.t('need.tended_by', { name: need.manager })}</p>`}
    <ul role="list" class="facts">
      ${needFacts(i18n, need, territory).map((fact) => html`<li><bdi>${fact}</bdi></li>`)}
    </ul>`;
}

/** What has happened, newest last, each with its day, its note and who wrote it for the person. */
export function needStory(i18n: I18n, { steps }: StatedNeed): TemplateResult {
  return html`<ol class="steps">
    ${steps.map(
      (step) =>
        html`<li>
          ${stepWords(i18n, step)}
          ${step.note === null ? nothing : html`<blockquote><bdi>${step.note}</bdi></blockquote>`}
          <span class="soft"
            >${i18n.day(step.at)}${
              step.operator === null
                ? nothing
                : html`, ${i18n.t('need.by_operator', { name: step.operator })}`
            }</span
          >
        </li>`,
    )}
  </ol>`;
}
