import { html, nothing, type TemplateResult } from 'lit';
import type { I18n, MessageKey } from '../../ui/i18n.ts';
import { listText } from '../../ui/list-text.ts';
import { radios } from './form-fields.ts';
import type { ServiceDraft } from './service-draft.ts';
import type { ServiceFault } from './service-faults.ts';
import type { StepView } from './step-view.ts';
import { missingLanguages, type LocalText } from './written.ts';

const statuses = ['draft', 'active', 'suspended', 'closed'] as const;
/** Facts that a reader looks for; what nobody knows of them is said to be unknown. */
const facts = [
  'cost',
  'timetable',
  'districts',
  'openPlaces',
  'languages',
  'accessibility',
  'documents',
] as const;

/** What stands before it is saved: what is wrong, what is missing, and who will see it. */
export function checkStep(
  { i18n, draft, change }: StepView,
  {
    faults,
    isByRule,
    goTo,
  }: {
    faults: readonly ServiceFault[];
    isByRule: boolean;
    goTo: (fault: ServiceFault) => void;
  },
): TemplateResult {
  const untold = untoldLanguages(i18n, draft);
  const unknown = facts.filter((fact) =>
    fact === 'timetable' ? draft.timetable === null && !isByRule : (draft[fact] ?? null) === null,
  );
  return html`${
      faults.length === 0
        ? html`<p class="row" role="status">
            <snodo-icon name="circle-check"></snodo-icon>${i18n.t('service-form.fine')}
          </p>`
        : html`<div role="alert" class="stack">
            <p class="fault">${i18n.t('service-form.faults', { count: faults.length })}</p>
            <ul>
              ${faults.map(
                (fault) =>
                  html`<li>
                    <button type="button" class="button plain" @click=${() => goTo(fault)}>
                      ${partName(i18n, fault.field)}: ${i18n.t(`service-form.fault.${fault.code}`)}
                    </button>
                  </li>`,
              )}
            </ul>
          </div>`
    }
    ${
      untold.length === 0
        ? nothing
        : html`<div>
            <p><strong>${i18n.t('service-form.untold')}</strong></p>
            <ul>
              ${untold.map((line) => html`<li>${line}</li>`)}
            </ul>
          </div>`
    }
    ${
      unknown.length === 0
        ? nothing
        : html`<p>
            <strong>${i18n.t('service-form.unknownFacts')}</strong>
            ${listText(
              i18n,
              unknown.map((fact) => partName(i18n, fact)),
            )}.
          </p>`
    }
    ${radios('status', {
      legend: i18n.t('service-form.statusAsk'),
      chosen: draft.status,
      options: statuses.map((status) => [status, i18n.t(`service-form.status.${status}`)]),
      change: (status) => change({ status }),
    })}
    <p class="soft">${i18n.t('catalogue-desk.form_lead')}</p>`;
}

function partName(i18n: I18n, field: string): string {
  const [part = ''] = field.split('.');
  return i18n.t(`service-form.part.${part}` as MessageKey);
}

/** Texts that are not there in English or in Arabic. */
function untoldLanguages(i18n: I18n, draft: ServiceDraft): string[] {
  const texts: [string, LocalText][] = [
    ['name', draft.name],
    ['description', draft.description],
    ...(draft.eligibilityText ? [['eligibilityText', draft.eligibilityText] as [string, LocalText]] : []),
    ...(draft.documents ?? []).map((text): [string, LocalText] => ['documents', text]),
    ...draft.contacts.map(({ label }): [string, LocalText] => ['contacts', label]),
  ];
  const lines = texts.flatMap(([part, text]) => {
    const missing = missingLanguages(text);
    if (text.it.trim() === '' || missing.length === 0) return [];
    const languages = listText(
      i18n,
      missing.map((language) => i18n.t(`service-form.in_${language}`)),
    );
    return [`${partName(i18n, part)}: ${languages}`];
  });
  return [...new Set(lines)];
}
