import { html, nothing, type TemplateResult } from 'lit';
import type { TaxonomyEntry } from '../service.ts';
import { checkboxes, knownField, localTextField, radios, selectField, textField } from './form-fields.ts';
import type { StepView } from './step-view.ts';

const offerKinds = ['individual', 'group', 'shared', 'self_organised'] as const;
const themes = ['protection', 'loneliness', 'plurality', 'opportunity'] as const;

/** Who gives it, what it is called, what it answers, and from what it was born. */
export function whatStep(view: StepView): TemplateResult {
  const { i18n, draft, choices, wrong, change } = view;
  return html`${
    choices.providers.length === 1
      ? nothing
      : selectField('provider', {
          label: i18n.t('service-form.provider'),
          chosen: draft.provider,
          options: [
            ...(draft.provider === '' ? [['', i18n.t('service-form.choose')] as const] : []),
            ...choices.providers.map(({ code, name }) => [code, name] as const),
          ],
          wrong: wrong('provider'),
          change: (provider) => change({ provider }),
        })
  }
  ${localTextField(i18n, 'name', {
    label: i18n.t('service-form.name'),
    help: i18n.t('service-form.nameHelp'),
    text: draft.name,
    most: 120,
    wrong: wrong('name'),
    change: (name) => change({ name }),
  })}
  ${localTextField(i18n, 'description', {
    label: i18n.t('service-form.description'),
    help: i18n.t('service-form.descriptionHelp'),
    text: draft.description,
    most: 2000,
    rows: 4,
    wrong: wrong('description'),
    change: (description) => change({ description }),
  })}
  ${radios('offerKind', {
    legend: i18n.t('catalogue.kind'),
    chosen: draft.offerKind,
    options: offerKinds.map((kind) => [kind, i18n.t(`catalogue.kind.${kind}`)]),
    change: (offerKind) => change({ offerKind }),
  })}
  ${entriesField(view)}
  ${checkboxes('themes', {
    legend: i18n.t('service-form.themes'),
    options: themes.map((theme) => [theme, i18n.t(`catalogue.theme.${theme}`)]),
    chosen: draft.themes,
    change: (chosen) => change({ themes: chosen }),
  })}
  ${bornField(view)}`;
}

/** Groups that fold, each with its entries; those that are chosen stand before. */
function entriesField({ i18n, draft, choices, wrong, change }: StepView): TemplateResult {
  const { entries } = draft;
  const groups = choices.taxonomy.filter(({ group, isRetired }) => group === null && !isRetired);
  const within = (code: string) =>
    choices.taxonomy.filter(
      ({ group, isRetired, code: own }) => group === code && (!isRetired || entries.includes(own)),
    );
  const nameOf = (code: string) => choices.taxonomy.find((one) => one.code === code)?.name ?? code;
  const fault = wrong('entries');
  const box = ({ code, name, description }: TaxonomyEntry) =>
    html`<label class="choice" title=${description}>
      <input
        type="checkbox"
        value=${code}
        .checked=${entries.includes(code)}
        @change=${(event: Event) => {
          const others = entries.filter((one) => one !== code);
          change({ entries: (event.target as HTMLInputElement).checked ? [...others, code] : others });
        }}
      />
      <span>${name}</span>
    </label>`;
  return html`<fieldset
    id="entries"
    tabindex="-1"
    aria-describedby="entries-help ${fault === undefined ? '' : 'entries-fault'}"
  >
    <legend>${i18n.t('service-form.entries')}</legend>
    <p class="help" id="entries-help">${i18n.t('service-form.entriesHelp')}</p>
    ${
      entries.length === 0
        ? nothing
        : html`<ul role="list" class="row">
            ${entries.map((code) => html`<li class="chip">${nameOf(code)}</li>`)}
          </ul>`
    }
    ${fault === undefined ? nothing : html`<p class="fault" id="entries-fault">${fault}</p>`}
    <div>
      ${groups.map((group) => {
        const own = within(group.code);
        const count = own.filter(({ code }) => entries.includes(code)).length;
        return html`<details>
          <summary>
            ${group.name}${count > 0 ? html` <span class="chip">${i18n.number(count)}</span>` : nothing}
          </summary>
          <div class="choices">${own.map(box)}</div>
        </details>`;
      })}
    </div>
  </fieldset>`;
}

function bornField({ i18n, draft, wrong, change }: StepView): TemplateResult {
  const { bornFrom } = draft;
  return knownField(i18n, 'bornFrom', {
    legend: i18n.t('service-form.born'),
    help: i18n.t('service-form.bornHelp'),
    isKnown: bornFrom !== null,
    change: (isKnown) => change({ bornFrom: isKnown ? { words: { it: '' }, on: null } : null }),
    field: () =>
      html`${localTextField(i18n, 'bornWords', {
        label: i18n.t('service-form.bornWords'),
        text: bornFrom?.words ?? { it: '' },
        most: 300,
        rows: 2,
        wrong: wrong('bornFrom'),
        change: (words) => change({ bornFrom: { words, on: bornFrom?.on ?? null } }),
      })}
      ${textField('bornOn', {
        label: i18n.t('service-form.bornOn'),
        type: 'date',
        text: bornFrom?.on ?? '',
        most: 10,
        change: (on) => change({ bornFrom: { words: bornFrom?.words ?? { it: '' }, on: on || null } }),
      })}`,
  });
}
