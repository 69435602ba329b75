import { html, nothing, type TemplateResult } from 'lit';
import type { I18n } from '../../ui/i18n.ts';
import { listText } from '../../ui/list-text.ts';
import type { TaxonomyEntry } from '../service.ts';
import type { Accreditation, Provider } from './providers-api.ts';

const holding: ReadonlySet<Accreditation['state']> = new Set(['holds', 'ends_soon']);

/** Of those that hold, the one that holds longest; undefined: nobody vouches for it now. */
export function currentAccreditation({ accreditations }: Provider): Accreditation | undefined {
  return accreditations
    .filter(({ state }) => holding.has(state))
    .toSorted((one, other) => (one.endsOn < other.endsOn ? 1 : -1))[0];
}

/** Until when somebody vouches for it; soon over is marked. */
export function accreditationChip(i18n: I18n, current: Accreditation | undefined): TemplateResult {
  if (current === undefined)
    return html`<span class="chip old">${i18n.t('provider-desk.notAccredited')}</span>`;
  return html`<span class=${current.state === 'ends_soon' ? 'chip old' : 'chip'}
    >${i18n.t(`provider-desk.until.${current.state === 'ends_soon' ? 'soon' : 'holds'}`, {
      day: i18n.day(current.endsOn),
    })}</span
  >`;
}

/** Who vouches, for what, from when to when, on which evidence; and what was seen on visits. */
export function accreditationFacts(
  i18n: I18n,
  { issuer, entries, startsOn, endsOn, evidence, withdrawnOn, state, visits }: Accreditation,
  taxonomy: readonly TaxonomyEntry[],
): TemplateResult {
  const names = entries.map((code) => taxonomy.find((one) => one.code === code)?.name ?? code);
  return html`<h4><bdi>${issuer}</bdi></h4>
    <p class="row">
      <span class=${holding.has(state) && state !== 'ends_soon' ? 'chip' : 'chip old'}
        >${i18n.t(`provider-desk.state.${state}`)}</span
      >
      ${i18n.t('provider-desk.fromTo', { from: i18n.day(startsOn), to: i18n.day(endsOn) })}
    </p>
    <p>${i18n.t('provider-desk.scope')} ${listText(i18n, names)}</p>
    ${evidence === null ? nothing : html`<p class="soft">${i18n.t('provider-desk.evidence')}: <bdi>${evidence}</bdi></p>`}
    ${
      withdrawnOn === null
        ? nothing
        : html`<p class="soft">${i18n.t('provider-desk.withdrawnOn', { day: i18n.day(withdrawnOn) })}</p>`
    }
    ${
      visits.length === 0
        ? html`<p class="soft">${i18n.t('provider-desk.noVisits')}</p>`
        : html`<ul>
            ${visits.map(
              ({ visitedOn, outcome, note }) =>
                html`<li>
                  ${i18n.day(visitedOn)}:
                  ${i18n.t(`provider-desk.outcome.${outcome}`)}${
                    note === null ? nothing : html` – <bdi>${note}</bdi>`
                  }
                </li>`,
            )}
          </ul>`
    }`;
}
