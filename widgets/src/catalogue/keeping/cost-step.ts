import { html, nothing, type TemplateResult } from 'lit';
import { priceLines } from '../service-words.ts';
import type { Cost } from '../service.ts';
import { euroField, numberField, removeButton, selectField } from './form-fields.ts';
import { emptyCost } from './service-draft.ts';
import { without, withOne, type StepView } from './step-view.ts';

type Price = Exclude<Cost, null>;
type Of<Kind extends Price['kind']> = Extract<Price, { kind: Kind }>;

const priceKinds = ['free', 'per_hour', 'per_unit', 'by_income', 'by_people', 'split'] as const;
const units = ['hour', 'day', 'week', 'month', 'meeting', 'course', 'meal'] as const;
const rules = ['equal', 'per_child_hour', 'by_band'] as const;
const taxLabels = ['f', 'f-bis', 'f-ter', 'none'] as const;
const mostBands = 20;

/** What it costs, how many places there are, and what the tax office calls it. */
export function costStep(view: StepView, openPlacesOn: string | null): TemplateResult {
  const { i18n, draft, wrong, change } = view;
  const figure = (given: number) => (Number.isNaN(given) ? null : given);
  return html`${priceField(view)}
    <div class="pair">
      ${numberField('capacityPlaces', {
        label: i18n.t('service-form.capacity'),
        figure: draft.capacityPlaces,
        least: 1,
        most: 100_000,
        help: i18n.t('service-form.emptyUnknown'),
        wrong: wrong('capacityPlaces'),
        change: (places) => change({ capacityPlaces: figure(places) }),
      })}
      ${numberField('openPlaces', {
        label: i18n.t('service-form.openPlaces'),
        figure: draft.openPlaces,
        most: 100_000,
        help:
          openPlacesOn === null
            ? i18n.t('service-form.emptyUnknown')
            : i18n.t('service-form.openPlacesOn', { day: i18n.day(openPlacesOn) }),
        wrong: wrong('openPlaces'),
        change: (places) => change({ openPlaces: figure(places) }),
      })}
    </div>
    ${selectField('taxLabel', {
      label: i18n.t('service-form.tax'),
      help: taxHelp(view),
      chosen: draft.taxLabel ?? '',
      wrong: wrong('taxLabel'),
      options: [
        ['', i18n.t('service-form.unknown')],
        ...taxLabels
          .filter((label) => label === draft.taxLabel || holds(view, label))
          .map((label) => {
            const words = i18n.t(`catalogue.tax.${label}`);
            return [label, holds(view, label) ? words : i18n.t('service-form.taxNotNow', { words })] as const;
          }),
      ],
      change: (label) => change({ taxLabel: label === '' ? null : label }),
    })}`;
}

function holds({ choices }: StepView, label: (typeof taxLabels)[number]): boolean {
  return choices.taxLabels.some((period) => period.label === label);
}

/** What is asked, and what the law says of what was chosen. */
function taxHelp({ i18n, draft, choices }: StepView): string {
  const period = choices.taxLabels.find(({ label }) => label === draft.taxLabel);
  const said = period === undefined ? '' : ` ${period.words} (${period.reference})`;
  return `${i18n.t('service-form.taxHelp')}${said}`;
}

function priceField(view: StepView): TemplateResult {
  const { i18n, draft, wrong, change } = view;
  const cost = draft.cost ?? null;
  const fault = wrong('cost');
  return html`${selectField('cost', {
    label: i18n.t('catalogue.price'),
    chosen: cost?.kind ?? '',
    options: [
      ['', i18n.t('service-form.unknown')],
      ...priceKinds.map((kind) => [kind, i18n.t(`service-form.price.${kind}`)] as const),
    ],
    wrong: fault,
    change: (kind) => change({ cost: kind === '' ? null : emptyCost(kind) }),
  })}
  ${cost === null || cost.kind === 'free' ? nothing : html`<div class="part">${priceFields(view, cost)}</div>`}
  ${
    cost === null || fault !== undefined || !isWritten(cost)
      ? nothing
      : html`<div class="read" role="status">
          <strong>${i18n.t('service-form.read')}</strong>
          ${priceLines(i18n, cost).map((line) => html`<p>${line}</p>`)}
        </div>`
  }`;
}

/** Whether every sum is there, so that it can be said. */
function isWritten(cost: Price): boolean {
  if (cost.kind === 'free') return true;
  if (cost.kind === 'split')
    return [cost.totalCents, cost.leastPeople, cost.mostPeople].every(Number.isInteger);
  if (cost.kind === 'by_income')
    return cost.bands.every(
      ({ feeCents, upToCents }) =>
        Number.isInteger(feeCents) && (upToCents === null || Number.isInteger(upToCents)),
    );
  if (cost.kind === 'by_people') return cost.bands.every(({ feeCents }) => Number.isInteger(feeCents));
  return Number.isInteger(cost.feeCents);
}

function priceFields(view: StepView, cost: Exclude<Price, { kind: 'free' }>): TemplateResult {
  const { i18n, change } = view;
  const set = (given: Price) => change({ cost: given });
  const fee = (cents: number, given: (feeCents: number) => void) =>
    euroField('fee', { label: i18n.t('service-form.fee'), cents, change: given });
  switch (cost.kind) {
    case 'per_hour':
      return fee(cost.feeCents, (feeCents) => set({ ...cost, feeCents }));
    case 'per_unit':
      return html`<div class="pair">
        ${fee(cost.feeCents, (feeCents) => set({ ...cost, feeCents }))} ${unitField(view, cost, set)}
      </div>`;
    case 'by_income':
      return html`${unitField(view, cost, set)} ${incomeBands(view, cost, set)}`;
    case 'by_people':
      return html`${unitField(view, cost, set)} ${peopleBands(view, cost, set)}`;
    case 'split':
      return splitFields(view, cost, set);
  }
}

function unitField(
  { i18n }: StepView,
  cost: Of<'per_unit' | 'by_income' | 'by_people' | 'split'>,
  set: (cost: Price) => void,
): TemplateResult {
  return selectField('unit', {
    label: i18n.t('service-form.unit'),
    chosen: cost.unit,
    options: units.map((unit) => [unit, i18n.t(`service-form.unit.${unit}`)]),
    change: (unit) => set({ ...cost, unit: unit === '' ? 'hour' : unit }),
  });
}

/** Each band up to an income; the last holds for all above, and for whoever has no figure. */
function incomeBands({ i18n }: StepView, cost: Of<'by_income'>, set: (cost: Price) => void): TemplateResult {
  const { bands } = cost;
  return html`${bands.map(
    ({ upToCents, feeCents }, at) =>
      html`<div class="pair">
        ${
          upToCents === null
            ? html`<p class="label">${i18n.t('service-form.bandAbove')}</p>`
            : euroField(`income-${at}`, {
                label: i18n.t('service-form.bandUpTo'),
                cents: upToCents,
                most: 1_000_000,
                change: (cents) => set({ ...cost, bands: withOne(bands, at, { upToCents: cents }) }),
              })
        }
        ${euroField(`fee-${at}`, {
          label: i18n.t('service-form.bandFee'),
          cents: feeCents,
          change: (cents) => set({ ...cost, bands: withOne(bands, at, { feeCents: cents }) }),
        })}
        ${
          upToCents === null
            ? nothing
            : removeButton(i18n.t('service-form.bandRemove'), () =>
                set({ ...cost, bands: without(bands, at) }),
              )
        }
      </div>`,
  )}
  ${
    bands.length >= mostBands
      ? nothing
      : html`<button
          type="button"
          class="button"
          @click=${() =>
            set({
              ...cost,
              bands: bands.toSpliced(-1, 0, { upToCents: Number.NaN, feeCents: Number.NaN }),
            })}
        >
          ${i18n.t('service-form.bandAdd')}
        </button>`
  }`;
}

/** From one person on; each band begins where the one before ends. */
function peopleBands({ i18n }: StepView, cost: Of<'by_people'>, set: (cost: Price) => void): TemplateResult {
  const { bands } = cost;
  const linked = (given: Of<'by_people'>['bands']) =>
    set({
      ...cost,
      bands: given.map((band, at) => ({
        ...band,
        fromPeople: at === 0 ? band.fromPeople : (given[at - 1]?.toPeople ?? band.fromPeople) + 1,
        toPeople: at === given.length - 1 ? null : (band.toPeople ?? band.fromPeople),
      })),
    });
  return html`${bands.map(
    ({ fromPeople, toPeople, feeCents }, at) =>
      html`<div class="pair">
        ${
          toPeople === null
            ? html`<p class="label">${i18n.t('service-form.peopleFrom', { count: fromPeople })}</p>`
            : numberField(`people-${at}`, {
                label: i18n.t('service-form.peopleTo', { count: fromPeople }),
                figure: toPeople,
                least: fromPeople,
                most: 99,
                change: (people) => linked(withOne(bands, at, { toPeople: people })),
              })
        }
        ${euroField(`fee-${at}`, {
          label: i18n.t('service-form.feeEach'),
          cents: feeCents,
          change: (cents) => linked(withOne(bands, at, { feeCents: cents })),
        })}
        ${
          bands.length === 1
            ? nothing
            : removeButton(i18n.t('service-form.bandRemove'), () => linked(without(bands, at)))
        }
      </div>`,
  )}
  ${
    bands.length >= mostBands
      ? nothing
      : html`<button
          type="button"
          class="button"
          @click=${() => linked([...bands, { fromPeople: 1, toPeople: null, feeCents: Number.NaN }])}
        >
          ${i18n.t('service-form.bandAdd')}
        </button>`
  }`;
}

function splitFields(view: StepView, cost: Of<'split'>, set: (cost: Price) => void): TemplateResult {
  const { i18n } = view;
  return html`<div class="pair">
      ${euroField('total', {
        label: i18n.t('service-form.total'),
        cents: cost.totalCents,
        change: (totalCents) => set({ ...cost, totalCents }),
      })}
      ${unitField(view, cost, set)}
    </div>
    ${selectField('rule', {
      label: i18n.t('service-form.rule'),
      chosen: cost.rule,
      options: rules.map((rule) => [rule, i18n.t(`service-form.rule.${rule}`)]),
      change: (rule) => set({ ...cost, rule: rule === '' ? 'equal' : rule }),
    })}
    <div class="pair">
      ${numberField('leastPeople', {
        label: i18n.t('service-form.leastPeople'),
        figure: cost.leastPeople,
        least: 1,
        most: 100,
        change: (leastPeople) => set({ ...cost, leastPeople }),
      })}
      ${numberField('mostPeople', {
        label: i18n.t('service-form.mostPeople'),
        figure: cost.mostPeople,
        least: 1,
        most: 100,
        change: (mostPeople) => set({ ...cost, mostPeople }),
      })}
    </div>`;
}
