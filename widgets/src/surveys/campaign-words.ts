import { html, nothing, type TemplateResult } from 'lit';
import type { I18n, MessageKey } from '../ui/i18n.ts';
import '../ui/icon.ts';
import type { IconName } from '../ui/icon-paths.ts';
import { listText } from '../ui/list-text.ts';
import type {
  Campaign,
  CampaignDetail,
  CampaignFault,
  CampaignPlan,
  CampaignPreview,
  PeopleBand,
} from './campaigns-api.ts';

export const statusIcons = {
  draft: 'layers',
  in_review: 'search',
  approved: 'check',
  scheduled: 'calendar-days',
  open: 'clock',
  closed: 'lock',
  released: 'circle-check',
  cancelled: 'x',
} as const satisfies Record<Campaign['status'], IconName>;

/** Where a campaign stands, as a chip: icon and word. */
export function statusChip(i18n: I18n, { status }: Pick<Campaign, 'status'>): TemplateResult {
  return html`<span class=${`chip ${status}`}>
    <snodo-icon name=${statusIcons[status]}></snodo-icon>${i18n.t(`campaign.status.${status}`)}
  </span>`;
}

/** What comes next and whose turn it is. */
export function nextWords(i18n: I18n, { nextStep: { step, by } }: Pick<Campaign, 'nextStep'>): string {
  return i18n.t(`campaign.next.${step}.${by}` as MessageKey);
}

/** A mark on what has waited too long, with the words that say how long. */
export function ageMark(i18n: I18n, { ageDays }: Pick<Campaign, 'ageDays'>): TemplateResult | typeof nothing {
  if (ageDays === null || ageDays < 14) return nothing;
  const isVeryLate = ageDays >= 30;
  return html`<span class=${`chip ${isVeryLate ? 'very-late' : 'late'}`}>
    <snodo-icon name=${isVeryLate ? 'circle-alert' : 'clock'}></snodo-icon>
    ${i18n.t(isVeryLate ? 'campaign.aged30' : 'campaign.aged14')}
  </span>`;
}

export function bandWords(i18n: I18n, band: PeopleBand): string {
  if (band.kind === 'none') return i18n.t('campaign.band.none');
  return i18n.t(`campaign.band.${band.kind}`, { people: i18n.number(band.people) });
}

export function faultWords(i18n: I18n, { code, question, campaign }: CampaignFault): string {
  const words = i18n.t(`campaign.fault.${code}`, {
    name: campaign?.name ?? '',
    day: campaign === null ? '' : i18n.day(campaign.freeFrom),
  });
  return question === null ? words : i18n.t('campaign.fault.aboutQuestion', { title: question.title, words });
}

/** An organisation that is asked, with the sites to which it is limited. */
export function askedName(
  i18n: I18n,
  { name, sites }: { readonly name: string; readonly sites: readonly { readonly name: string }[] },
): string {
  if (sites.length === 0) return name;
  return i18n.t('campaign.atSites', {
    organisation: name,
    count: sites.length,
    sites: listText(
      i18n,
      sites.map((site) => site.name),
    ),
  });
}

/** The whole plan in one sentence. */
export function planSentence(
  i18n: I18n,
  plan: CampaignPlan,
  { organisations, instrument }: { organisations: readonly string[]; instrument: string },
): string {
  return i18n.t('campaign.sentence', {
    from: i18n.day(plan.opensOn),
    to: i18n.day(plan.closesOn),
    organisations: listText(i18n, organisations),
    instrument,
    languages: listText(
      i18n,
      plan.languages.map((language) => i18n.t(`campaign.sentence.language_${language}`)),
    ),
    time: i18n.t(plan.isInWorkingTime ? 'campaign.sentence.inTime' : 'campaign.sentence.outOfTime'),
  });
}

/** How many would be asked, in bands, and what follows from it; names nobody. */
export function audienceFacts(i18n: I18n, { audience }: CampaignPreview): TemplateResult {
  const { members, invited, overBudget, budget, hasResponseRate, mayHaveDimensions } = audience;
  return html`<dl>
      <div>
        <dt>${i18n.t('campaign.plan.members')}</dt>
        <dd>${bandWords(i18n, members)}</dd>
      </div>
      ${
        invited === null || overBudget === null
          ? nothing
          : html`<div>
                <dt>${i18n.t('campaign.plan.invited')}</dt>
                <dd>${bandWords(i18n, invited)}</dd>
              </div>
              <div>
                <dt>${i18n.t('campaign.plan.overBudget')}</dt>
                <dd>${bandWords(i18n, overBudget)}</dd>
              </div>`
      }
    </dl>
    ${invited === null ? html`<p class="soft">${i18n.t('campaign.plan.bySites')}</p>` : nothing}
    ${
      overBudget === null || overBudget.kind === 'none'
        ? nothing
        : html`<p class="soft">
            ${i18n.t('campaign.plan.overBudgetHelp', {
              most: budget.mostInvitations,
              days: budget.periodDays,
              gap: budget.gapDays,
            })}
          </p>`
    }
    ${hasResponseRate ? nothing : html`<p class="soft">${i18n.t('campaign.plan.noRate')}</p>`}
    ${mayHaveDimensions ? nothing : html`<p class="soft">${i18n.t('campaign.plan.noDimensions')}</p>`}`;
}

/** What is kept of a campaign and until when, folded: few look for it, and whoever does must find it. */
export function keptFacts(i18n: I18n, { keptUntil }: Pick<CampaignDetail, 'keptUntil'>): TemplateResult {
  const { answers, invitations, daysAfterRelease, daysAfterThemes } = keptUntil;
  const day = i18n.day(answers);
  return html`<details class="part">
    <summary>${i18n.t('campaign.kept.heading')}</summary>
    <ul>
      <li>${i18n.t('campaign.kept.answers', { days: daysAfterRelease, day })}</li>
      <li>${i18n.t('campaign.kept.texts', { days: daysAfterThemes, day })}</li>
      <li>${i18n.t('campaign.kept.invitations', { day: i18n.day(invitations) })}</li>
      <li>${i18n.t('campaign.kept.tables')}</li>
    </ul>
  </details>`;
}

/** What is to be put right; `correct` leads to where. */
export function faultList(
  i18n: I18n,
  faults: readonly CampaignFault[],
  correct?: (fault: CampaignFault) => void,
): TemplateResult {
  return html`<ul role="list" class="faults">
    ${faults.map(
      (fault) =>
        html`<li>
          <snodo-icon name="circle-alert"></snodo-icon><span>${faultWords(i18n, fault)}</span>
          ${
            correct
              ? html`<button type="button" class="button plain" @click=${() => correct(fault)}>
                  ${i18n.t('campaign.form.correct')}<span class="visually-hidden">
                    : ${faultWords(i18n, fault)}</span
                  >
                </button>`
              : nothing
          }
        </li>`,
    )}
  </ul>`;
}
