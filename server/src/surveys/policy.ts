import { hasRole, organisationsWithRole, type Actor } from '../identity/index.ts';

/** The campaigns whose progress and release a person may read: hers as HR officer, all as manager. */
export type CampaignReach = { kind: 'all' } | { kind: 'organisations'; ids: string[] } | { kind: 'none' };

export function campaignReach(actor: Actor): CampaignReach {
  if (hasRole(actor, 'community_manager')) return { kind: 'all' };
  const ids = organisationsWithRole(actor, 'hr_officer');
  return ids.length > 0 ? { kind: 'organisations', ids } : { kind: 'none' };
}

export function canReadRelease(actor: Actor, campaign: { organisation_id: string }): boolean {
  const reach = campaignReach(actor);
  return (
    reach.kind === 'all' || (reach.kind === 'organisations' && reach.ids.includes(campaign.organisation_id))
  );
}

/** Releasing is the programme's, never the employer's: the employer must not choose the moment. */
export function canReleaseCampaign(actor: Actor): boolean {
  return hasRole(actor, 'community_manager');
}
