import { sql } from 'kysely';
import { inCommunity, type CommunityTransaction, type Database } from '../../db/index.ts';
import { dayIn, dayInWords, localized, type Clock } from '../../http/index.ts';
import {
  findPersonLanguage,
  listCommunities,
  listContacts,
  type Community,
  type MailWriter,
} from '../../identity/index.ts';
import type { Json } from '../../db/index.ts';
import type { Language } from '@snodo/contract';
import { alarmDays } from './campaign-states.ts';
import { daysBetween, lastDayOf } from '../rows.ts';

export interface CampaignNoticeDeps {
  app: Database;
  clock: Clock;
  secret: string;
  writeMail: MailWriter;
  origins: { portal: string };
}

const mostCampaigns = 100;
const peopleInBatch = 200;
/** Batches of one reminder in one round; the next round goes on where this one stopped. */
const mostBatches = 50;
const mostManagers = 20;
const ageingSeconds = 7 * 24 * 60 * 60;
const reminderSeconds = 2 * 24 * 60 * 60;

/**
 * Writes what campaigns have to tell into the outbox: reminders of the day to everybody invited, and alarms about
 * plans that have been waiting for 14 and for 30 days. Harmless at any moment, twice, and on any number of nodes.
 */
export async function sendCampaignNotices(deps: CampaignNoticeDeps): Promise<void> {
  for (const community of await listCommunities(deps.app)) {
    const today = dayIn(community.timeZone, deps.clock.now());
    await sendReminders(deps, community, today);
    await sendAlarms(deps, community, today);
  }
}

interface RemindedCampaign {
  id: string;
  code: string;
  name: Json;
  closes_on: string;
}

async function sendReminders(deps: CampaignNoticeDeps, community: Community, today: string): Promise<void> {
  const due = await inCommunity(deps.app, community.id, (trx) => listReminded(trx, community.id, today));
  for (const campaign of due)
    for (let batch = 0; batch < mostBatches; batch += 1) {
      const isDone = await inCommunity(deps.app, community.id, (trx) =>
        remindBatch(trx, deps, community, campaign, today),
      );
      if (isDone) break;
    }
}

/** A reminder that was not sent on its day is not sent late: people were promised these days and no others. */
async function listReminded(
  trx: CommunityTransaction,
  communityId: string,
  today: string,
): Promise<RemindedCampaign[]> {
  const { rows } = await sql<RemindedCampaign>`
    select c.id, c.code, c.name, c.closes_on from surveys.campaign c
    where c.community_id = ${communityId} and c.stage = 'scheduled'
      and c.opens_on <= ${today}::date and c.closes_on > ${today}::date and ${today}::date = any (c.reminder_days)
      and not exists (
        select from surveys.campaign_reminder r
        where r.community_id = c.community_id and r.campaign_id = c.id and r.day = ${today}::date and r.is_done
      )
    order by c.id limit ${mostCampaigns}`.execute(trx);
  return rows;
}

/**
 * The next of the invited, in the order of their ids: whether somebody has answered is not even read. How far it
 * has come is kept in the transaction of the messages, under the row's lock, so nobody is reminded twice.
 */
async function remindBatch(
  trx: CommunityTransaction,
  { clock, secret, writeMail, origins }: CampaignNoticeDeps,
  community: Community,
  campaign: RemindedCampaign,
  today: string,
): Promise<boolean> {
  await sql`
    insert into surveys.campaign_reminder (community_id, campaign_id, day)
    values (${community.id}, ${campaign.id}, ${today}::date) on conflict do nothing`.execute(trx);
  const { rows: progress } = await sql<{ sent_through: string | null; is_done: boolean }>`
    select sent_through, is_done from surveys.campaign_reminder
    where community_id = ${community.id} and campaign_id = ${campaign.id} and day = ${today}::date
    for update`.execute(trx);
  const [reached] = progress;
  if (reached === undefined || reached.is_done) return true;
  const { rows: invited } = await sql<{ person_id: string }>`
    select person_id from surveys.invitation
    where community_id = ${community.id} and campaign_id = ${campaign.id}
      and (${reached.sent_through}::uuid is null or person_id > ${reached.sent_through}::uuid)
    order by person_id limit ${peopleInBatch}`.execute(trx);
  for (const { person_id: personId } of invited)
    await writeTo(trx, { clock, secret, writeMail }, community, personId, {
      kind: 'campaign_reminder',
      validSeconds: reminderSeconds,
      parametersIn: (language) => ({
        name: localized(campaign.name, language),
        day: dayInWords(lastDayOf(campaign), language),
        link: `${origins.portal}/survey/${encodeURIComponent(campaign.code)}?lang=${language}`,
      }),
    });
  const isDone = invited.length < peopleInBatch;
  await sql`
    update surveys.campaign_reminder
    set is_done = ${isDone}, sent_through = ${isDone ? null : (invited.at(-1)?.person_id ?? null)}::uuid
    where community_id = ${community.id} and campaign_id = ${campaign.id} and day = ${today}::date`.execute(
    trx,
  );
  return isDone;
}

interface AgedCampaign {
  id: string;
  code: string;
  name: Json;
  agreed_on: string;
  owner_person_id: string;
  organisation_name: string;
  alarmed_days: number;
}

async function sendAlarms(deps: CampaignNoticeDeps, community: Community, today: string): Promise<void> {
  const aged = await inCommunity(deps.app, community.id, (trx) => listAged(trx, community.id, today));
  for (const campaign of aged) {
    const age = daysBetween(campaign.agreed_on, today);
    const due = alarmDays.findLast((days) => days <= age);
    if (due === undefined) continue;
    await inCommunity(deps.app, community.id, (trx) => alarm(trx, deps, community, campaign, due, age));
  }
}

async function listAged(
  trx: CommunityTransaction,
  communityId: string,
  today: string,
): Promise<AgedCampaign[]> {
  const { rows } = await sql<AgedCampaign>`
    select c.id, c.code, c.name, c.agreed_on, c.owner_person_id, c.alarmed_days, o.name as organisation_name
    from surveys.campaign c
    join identity.organisation o on o.community_id = c.community_id and o.id = c.organisation_id
    where c.community_id = ${communityId} and c.stage in ('draft', 'in_review', 'approved')
      and c.owner_person_id is not null
      and c.alarmed_days < case when ${today}::date - c.agreed_on >= 30 then 30
                                when ${today}::date - c.agreed_on >= 14 then 14 else 0 end
    order by c.id limit ${mostCampaigns}`.execute(trx);
  return rows;
}

/** Compare and set: of several nodes one sends the alarm. */
async function alarm(
  trx: CommunityTransaction,
  { clock, secret, writeMail, origins }: CampaignNoticeDeps,
  community: Community,
  campaign: AgedCampaign,
  due: number,
  age: number,
): Promise<void> {
  const { numUpdatedRows } = await trx
    .updateTable('surveys.campaign')
    .set({ alarmed_days: due })
    .where('community_id', '=', community.id)
    .where('id', '=', campaign.id)
    .where('alarmed_days', '<', due)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) return;
  const managers = await listManagerIds(trx, community.id);
  for (const personId of new Set([campaign.owner_person_id, ...managers]))
    await writeTo(trx, { clock, secret, writeMail }, community, personId, {
      kind: 'campaign_ageing',
      validSeconds: ageingSeconds,
      parametersIn: (language) => ({
        name: localized(campaign.name, language),
        organisation: campaign.organisation_name,
        days: age,
        link: `${origins.portal}/console?plan=${encodeURIComponent(campaign.code)}&lang=${language}`,
      }),
    });
}

async function listManagerIds(trx: CommunityTransaction, communityId: string): Promise<string[]> {
  const { rows } = await sql<{ person_id: string }>`
    select distinct person_id from identity.membership
    where community_id = ${communityId} and is_active and 'community_manager' = any (roles)
    order by person_id limit ${mostManagers}`.execute(trx);
  return rows.map((row) => row.person_id);
}

interface Letter {
  kind: 'campaign_reminder' | 'campaign_ageing';
  validSeconds: number;
  parametersIn: (language: Language) => Record<string, string | number>;
}

/** To her first confirmed address, in her language; somebody without an address gets none. */
async function writeTo(
  trx: CommunityTransaction,
  { clock, secret, writeMail }: Pick<CampaignNoticeDeps, 'clock' | 'secret' | 'writeMail'>,
  community: Community,
  personId: string,
  { kind, validSeconds, parametersIn }: Letter,
): Promise<void> {
  const [contact] = await listContacts(trx, community, secret, personId);
  if (contact === undefined) return;
  const language = (await findPersonLanguage(trx, community.id, personId)) ?? 'it';
  await writeMail(trx, community, clock.now(), {
    kind,
    address: contact.address,
    language,
    personId,
    parameters: parametersIn(language),
    validSeconds,
  });
}
