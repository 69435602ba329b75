import { html, nothing, type TemplateResult } from 'lit';
import { eligibilityText } from '../service-words.ts';
import {
  checkboxes,
  euroField,
  inputIn,
  knownField,
  localTextField,
  numberField,
  radios,
  removeButton,
} from './form-fields.ts';
import { emptyPredicate, type Predicate } from './service-draft.ts';
import { without, type StepView } from './step-view.ts';

const kinds = [
  'age',
  'lives_in',
  'works_for',
  'income_up_to',
  'has_children',
  'cares_for_somebody',
  'not_self_sufficient',
  'certified_disability',
] as const;
const mostPredicates = 20;

/** Who may see it, for whom it is, and what is asked of whoever uses it. */
export function whoStep(view: StepView): TemplateResult {
  const { i18n, draft, wrong, change } = view;
  const { ages } = draft;
  return html`${audienceField(view)}
  ${knownField(i18n, 'ages', {
    legend: i18n.t('service-form.ages'),
    isKnown: ages !== null && ages !== undefined,
    wrong: wrong('ages'),
    change: (isKnown) => change({ ages: isKnown ? { fromYears: 0, toYears: null } : null }),
    field: () =>
      yearsFields(view, 'ages', ages ?? { fromYears: 0, toYears: null }, (given) => change({ ages: given })),
  })}
  ${knownField(i18n, 'districts', {
    legend: i18n.t('service-form.districts'),
    isKnown: draft.districts !== null,
    change: (isKnown) => change({ districts: isKnown ? [] : null }),
    field: () =>
      checkboxes('districtList', {
        legend: i18n.t('service-form.districtList'),
        options: districts(view),
        chosen: draft.districts ?? [],
        change: (chosen) => change({ districts: chosen }),
      }),
  })}
  ${conditionsField(view)}
  ${localTextField(i18n, 'eligibilityText', {
    label: i18n.t('service-form.eligibilityText'),
    help: i18n.t('service-form.eligibilityTextHelp'),
    text: draft.eligibilityText ?? { it: '' },
    most: 600,
    rows: 2,
    wrong: wrong('eligibilityText'),
    change: (words) => change({ eligibilityText: words }),
  })}`;
}

const districts = ({ choices }: StepView) =>
  choices.territory.districts.map(({ code, name }) => [code, name] as const);

function audienceField({ i18n, draft, choices, wrong, change }: StepView): TemplateResult {
  const { audience } = draft;
  const asFirms = audience.kind === 'organisations' ? audience.organisations : [];
  return html`${radios('audience', {
    legend: i18n.t('service-form.audience'),
    chosen: audience.kind,
    options: (['everyone', 'members', 'organisations'] as const).map((kind) => [
      kind,
      i18n.t(`service-form.audience.${kind}`),
    ]),
    wrong: audience.kind === 'organisations' ? undefined : wrong('audience'),
    change: (kind) =>
      change({ audience: kind === 'organisations' ? { kind, organisations: [...asFirms] } : { kind } }),
  })}
  ${
    audience.kind === 'organisations'
      ? checkboxes('firms', {
          legend: i18n.t('service-form.firms'),
          help: i18n.t('service-form.firmsHelp'),
          options: choices.firms.map(({ code, name }) => [code, name]),
          chosen: asFirms,
          wrong: wrong('audience'),
          change: (organisations) => change({ audience: { kind: 'organisations', organisations } }),
        })
      : nothing
  }`;
}

/** From an age to an age; without the second it has no end. */
function yearsFields(
  { i18n }: StepView,
  id: string,
  { fromYears, toYears }: { fromYears: number; toYears: number | null },
  change: (years: { fromYears: number; toYears: number | null }) => void,
): TemplateResult {
  return html`<div class="pair">
    ${numberField(`${id}-from`, {
      label: i18n.t('service-form.fromYears'),
      figure: fromYears,
      most: 120,
      change: (years) => change({ fromYears: years, toYears }),
    })}
    ${numberField(`${id}-to`, {
      label: i18n.t('service-form.toYears'),
      figure: toYears,
      most: 120,
      help: i18n.t('service-form.toYearsHelp'),
      change: (years) => change({ fromYears, toYears: Number.isNaN(years) ? null : years }),
    })}
  </div>`;
}

/** Conditions, each in the words in which it will be read. */
function conditionsField(view: StepView): TemplateResult {
  const { i18n, draft, change } = view;
  const { eligibility } = draft;
  return html`<fieldset id="eligibility" tabindex="-1">
    <legend>${i18n.t('service-form.conditions')}</legend>
    <p class="help">${i18n.t('service-form.conditionsHelp')}</p>
    ${eligibility.map((predicate, at) => conditionPart(view, predicate, at))}
    ${
      eligibility.length >= mostPredicates
        ? nothing
        : html`<div class="field">
            <label for="newCondition">${i18n.t('service-form.addCondition')}</label>
            <select
              id="newCondition"
              @change=${(event: Event) => {
                const kind = kinds.find((one) => one === inputIn(event).value);
                inputIn(event).value = '';
                if (kind) change({ eligibility: [...eligibility, emptyPredicate(kind)] });
              }}
            >
              <option value="">${i18n.t('service-form.choose')}</option>
              ${kinds.map(
                (kind) => html`<option value=${kind}>${i18n.t(`service-form.condition.${kind}`)}</option>`,
              )}
            </select>
          </div>`
    }
  </fieldset>`;
}

function conditionPart(view: StepView, predicate: Predicate, at: number): TemplateResult {
  const { i18n, draft, choices, wrong, change } = view;
  const fault = wrong(`eligibility.${at}`);
  return html`<div
    class="part"
    id="eligibility-${at}"
    tabindex="-1"
    role="group"
    aria-labelledby="condition-${at}"
  >
    <p id="condition-${at}">
      <strong
        >${fault === undefined ? eligibilityText(i18n, choices.territory, predicate) : i18n.t(`service-form.condition.${predicate.kind}`)}</strong
      >
    </p>
    ${conditionFields(view, predicate, at)}
    ${fault === undefined ? nothing : html`<p class="fault">${fault}</p>`}
    ${removeButton(i18n.t('service-form.removeCondition'), () => change({ eligibility: without(draft.eligibility, at) }))}
  </div>`;
}

function conditionFields(view: StepView, predicate: Predicate, at: number): TemplateResult | typeof nothing {
  const { i18n, draft, choices, change } = view;
  const set = (given: Predicate) =>
    change({ eligibility: draft.eligibility.map((one, index) => (index === at ? given : one)) });
  const id = `eligibility-${at}`;
  switch (predicate.kind) {
    case 'age':
      return yearsFields(view, id, predicate, (years) => set({ kind: 'age', ...years }));
    case 'has_children':
      return yearsFields(view, id, predicate, ({ fromYears, toYears }) =>
        set({ kind: 'has_children', fromYears, toYears: toYears ?? 25 }),
      );
    case 'lives_in':
      return checkboxes(`${id}-districts`, {
        legend: i18n.t('service-form.districtList'),
        options: districts(view),
        chosen: predicate.districts,
        change: (chosen) => set({ kind: 'lives_in', districts: chosen }),
      });
    case 'works_for':
      return checkboxes(`${id}-firms`, {
        legend: i18n.t('service-form.firms'),
        options: choices.firms.map(({ code, name }) => [code, name]),
        chosen: predicate.organisations,
        change: (organisations) => set({ kind: 'works_for', organisations }),
      });
    case 'income_up_to':
      return euroField(`${id}-income`, {
        label: i18n.t('service-form.income'),
        cents: predicate.incomeCents,
        most: 1_000_000,
        change: (incomeCents) => set({ kind: 'income_up_to', incomeCents }),
      });
    default:
      return nothing;
  }
}
