import { toJson, type CommunityTransaction } from '../db/index.ts';
import type { IdOf } from './ids.ts';
import { plusDays } from './load-surveys.ts';
import type { Programme } from './programme.ts';

/** Campaigns that are still being agreed, so that console and desk have something to do. `today` is an ISO day. */
export async function loadCampaignPlans(
  trx: CommunityTransaction,
  community_id: string,
  idOf: IdOf,
  programme: Programme,
  today: string,
): Promise<void> {
  for (const plan of programme.campaignPlans) {
    const [own, ...partners] = plan.organisations;
    if (own === undefined) continue;
    const id = idOf('campaign', plan.code);
    const personIdOf = (code: string | null) => (code === null ? null : idOf('person', code));
    const { numInsertedOrUpdatedRows } = await trx
      .insertInto('surveys.campaign')
      .values({
        community_id,
        id,
        code: plan.code,
        organisation_id: idOf('organisation', own),
        instrument_id: idOf('instrument', `${plan.instrument.code}/${plan.instrument.version}`),
        name: toJson(plan.name),
        opens_on: plusDays(today, plan.opensInDays),
        // The data give the last day; the table keeps the day after it.
        closes_on: plusDays(today, plan.closesInDays + 1),
        stage: plan.stage,
        invites_audience: true,
        agreed_on: plusDays(today, plan.agreedInDays),
        reminder_days: plan.reminderInDays.map((days) => plusDays(today, days)),
        owner_person_id: idOf('person', plan.owner),
        proposed_by_person_id: personIdOf(plan.proposedBy),
        approved_by_person_id: personIdOf(plan.approvedBy),
        sole_approval_reason: plan.soleApprovalReason,
        stop_reason: plan.stopReason,
        follows_campaign_id: plan.follows === null ? null : idOf('campaign', plan.follows),
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirstOrThrow();
    if (numInsertedOrUpdatedRows !== 1n || partners.length === 0) continue;
    await trx
      .insertInto('surveys.campaign_partner')
      .values(
        partners.map((code) => ({
          community_id,
          campaign_id: id,
          organisation_id: idOf('organisation', code),
        })),
      )
      .execute();
  }
}
