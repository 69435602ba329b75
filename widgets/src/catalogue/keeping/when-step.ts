import { html, nothing, type TemplateResult } from 'lit';
import { checkboxes, knownField, selectField } from './form-fields.ts';
import './snodo-timetable-editor.ts';
import type { StepView } from './step-view.ts';
import { emptyTimetable, type TimetableDraft } from './timetable-draft.ts';

const features = [
  'step_free',
  'accessible_toilet',
  'quiet_room',
  'hearing_loop',
  'easy_read',
  'at_home',
  'online',
  'parking',
] as const;

/** Where and when. */
export function whenStep(
  { i18n, draft, choices, wrong, change }: StepView,
  isByRule: boolean,
): TemplateResult {
  const { timetable } = draft;
  return html`${selectField('place', {
    label: i18n.t('service-form.place'),
    chosen: draft.place ?? '',
    options: [
      ['', i18n.t('service-form.placeNone')],
      ...choices.places.map(({ code, name }) => [code, name] as const),
      ...(draft.place === null || choices.places.some(({ code }) => code === draft.place)
        ? []
        : [[draft.place, draft.place] as const]),
    ],
    wrong: wrong('place'),
    change: (place) => change({ place: place === '' ? null : place }),
  })}
  ${isByRule && timetable === null ? html`<p class="help">${i18n.t('service-form.byRule')}</p>` : nothing}
  ${knownField(i18n, 'timetable', {
    legend: i18n.t('service-form.hours'),
    isKnown: timetable !== null,
    wrong: wrong('timetable'),
    change: (isKnown) => change({ timetable: isKnown ? emptyTimetable() : null }),
    field: () =>
      html`<snodo-timetable-editor
        .hours=${timetable ?? undefined}
        .timeZone=${choices.timeZone}
        .today=${choices.today}
        .isStrict=${wrong('timetable') !== undefined}
        @snodo-timetable-changed=${(event: CustomEvent<TimetableDraft>) =>
          change({ timetable: event.detail })}
      ></snodo-timetable-editor>`,
  })}
  ${knownField(i18n, 'accessibility', {
    legend: i18n.t('catalogue.accessibility'),
    isKnown: draft.accessibility !== null,
    change: (isKnown) => change({ accessibility: isKnown ? [] : null }),
    field: () =>
      checkboxes('features', {
        legend: i18n.t('service-form.features'),
        options: features.map((feature) => [feature, i18n.t(`catalogue.accessibility.${feature}`)]),
        chosen: draft.accessibility ?? [],
        change: (chosen) => change({ accessibility: chosen }),
      }),
  })}`;
}
