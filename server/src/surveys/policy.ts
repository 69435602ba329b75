import { hasRole, organisationsWithRole, type Actor } from '../identity/index.ts';
import type { CampaignStep } from './campaigns/campaign-states.ts';

/** The campaigns whose progress and release a person may read: hers as HR officer, all as manager. */
export type CampaignReach = { kind: 'all' } | { kind: 'organisations'; ids: string[] } | { kind: 'none' };

export function campaignReach(actor: Actor): CampaignReach {
  if (hasRole(actor, 'community_manager')) return { kind: 'all' };
  const ids = organisationsWithRole(actor, 'hr_officer');
  return ids.length > 0 ? { kind: 'organisations', ids } : { kind: 'none' };
}

/** Tables of a campaign that asked several firms are the same for the officers of each. */
export function canReadRelease(
  actor: Actor,
  campaign: { organisation_id: string },
  partnerIds: readonly string[] = [],
): boolean {
  const reach = campaignReach(actor);
  return (
    reach.kind === 'all' ||
    (reach.kind === 'organisations' &&
      [campaign.organisation_id, ...partnerIds].some((id) => reach.ids.includes(id)))
  );
}

/** Releasing is the programme's, never the employer's: the employer must not choose the moment. */
export function canReleaseCampaign(actor: Actor): boolean {
  return hasRole(actor, 'community_manager');
}

/** What people wrote is read by the programme's managers, and by none of them who belongs to a firm that was asked. */
export function canReadWrittenAnswers(actor: Actor, askedOrganisationIds: readonly string[]): boolean {
  return (
    hasRole(actor, 'community_manager') &&
    !actor.memberships.some(
      ({ organisation }) => organisation !== null && askedOrganisationIds.includes(organisation.id),
    )
  );
}

/** An officer drafts for her own firm alone; asking several firms at once is the programme's. */
export function canDraftFor(actor: Actor, organisationIds: readonly string[]): boolean {
  const reach = campaignReach(actor);
  if (reach.kind === 'all') return true;
  const [only, ...others] = organisationIds;
  return (
    reach.kind === 'organisations' && others.length === 0 && only !== undefined && reach.ids.includes(only)
  );
}

interface Planned {
  organisation_id: string;
  stage: string;
}

/** Firms that are asked along with another learn of it once it is on the calendar. */
export function canReadPlan(actor: Actor, campaign: Planned, partnerIds: readonly string[]): boolean {
  return canReadRelease(actor, campaign, campaign.stage === 'scheduled' ? partnerIds : []);
}

/** Telling the works council, and whatever else a plan needs of its firm: the firm's own officers and the programme. */
export function canPrepare(actor: Actor, campaign: { organisation_id: string }): boolean {
  return canReadRelease(actor, campaign);
}

/** A plan that asks several firms is written and proposed by the programme alone. */
export function canEditPlan(
  actor: Actor,
  campaign: { organisation_id: string; has_partners: boolean },
): boolean {
  return hasRole(actor, 'community_manager') || (canPrepare(actor, campaign) && !campaign.has_partners);
}

/** Approving, sending back and putting on the calendar are the programme's; giving up a plan is the firm's too. */
export function canTakeStep(
  actor: Actor,
  step: CampaignStep,
  campaign: Planned & { has_partners: boolean },
): boolean {
  if (hasRole(actor, 'community_manager')) return true;
  if (!canEditPlan(actor, campaign)) return false;
  return step === 'propose' || (step === 'cancel' && ['draft', 'in_review'].includes(campaign.stage));
}

export function canIssuePaper(actor: Actor): boolean {
  return hasRole(actor, 'community_manager');
}

/** Typing in what stands on paper: nobody is acted for, so it needs no mandate. */
export function canEnterPaper(actor: Actor): boolean {
  return hasRole(actor, 'operator');
}

/** Questionnaires are the programme's, never a firm's: an officer reads what her campaigns use. */
export function canWriteInstruments(actor: Actor): boolean {
  return hasRole(actor, 'community_manager');
}

/** Whose agreements with researchers somebody may know of. */
export function researchReach(actor: Actor): 'all' | 'own' | 'none' {
  if (hasRole(actor, 'community_manager') || hasRole(actor, 'dpo')) return 'all';
  return hasRole(actor, 'researcher') ? 'own' : 'none';
}

export function canRecordResearch(actor: Actor): boolean {
  return hasRole(actor, 'community_manager');
}

/** Three people: who records, who confirms and who reads. */
export function canConfirmResearch(
  actor: Actor,
  agreement: { recorded_by_person_id: string; person_id: string },
): boolean {
  return (
    hasRole(actor, 'dpo') && ![agreement.recorded_by_person_id, agreement.person_id].includes(actor.personId)
  );
}

export function canEndResearch(actor: Actor): boolean {
  return hasRole(actor, 'community_manager') || hasRole(actor, 'dpo');
}

/** The researcher herself, as long as she is one, and nobody for a firm. */
export function canReadExtract(actor: Actor, agreement: { person_id: string }): boolean {
  return (
    hasRole(actor, 'researcher') &&
    actor.personId === agreement.person_id &&
    !actor.memberships.some(({ heldRoles }) => heldRoles.includes('hr_officer'))
  );
}
