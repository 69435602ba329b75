import type { CommunityTransaction } from '../../db/index.ts';
import type { Actor } from '../../identity/index.ts';
import { listAudienceRows } from './campaign-queries.ts';
import { listAskingFirmIds } from './campaign-site-queries.ts';
import type { CampaignRow } from '../rows.ts';

/** An organisation whose people a campaign asks. */
export interface AskedFirm {
  id: string;
  code: string;
  name: string;
}

/** The firm of the audience with this code; undefined when the campaign does not ask its people. */
export async function findAskedFirm(
  trx: CommunityTransaction,
  communityId: string,
  campaign: CampaignRow,
  code: string,
): Promise<AskedFirm | undefined> {
  const audience = await listAudienceRows(trx, communityId, campaign.id);
  return audience.find((firm) => firm.code === code);
}

/**
 * The firm for which somebody answers: of several the campaign's own, or else the first by its code, so that she is
 * told the same whenever she asks.
 */
export async function findAnsweringFirm(
  trx: CommunityTransaction,
  communityId: string,
  { memberships, personId }: Actor,
  campaign: CampaignRow,
): Promise<AskedFirm | undefined> {
  const audience = await listAudienceRows(trx, communityId, campaign.id);
  const atSites = campaign.has_sites
    ? await listAskingFirmIds(trx, communityId, campaign.id, personId)
    : audience.map(({ id }) => id);
  const own = new Set(
    memberships
      .filter(({ heldRoles }) => !asksEmployeesOnly(campaign) || heldRoles.includes('employee'))
      .map(({ organisation }) => organisation?.id),
  );
  const isOwn = ({ id }: AskedFirm) => Number(id === campaign.organisation_id);
  return audience
    .filter(({ id }) => own.has(id) && atSites.includes(id))
    .toSorted((a, b) => isOwn(b) - isOwn(a) || (a.code < b.code ? -1 : 1))[0];
}

/** Invitations that came with the data went to everybody of the firm, whatever her role. */
export function asksEmployeesOnly({ invites_audience: invitesAudience }: CampaignRow): boolean {
  return invitesAudience;
}
