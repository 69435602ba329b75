import type { taxLabels } from '@snodo/contract';
import { sql } from 'kysely';
import type { CommunityTransaction, Json } from '../../db/index.ts';
import { dayIn, localized } from '../../http/index.ts';
import type { Actor } from '../../identity/index.ts';
import { dayAfter, dayBefore, hiddenAfterDays, staleAfterDays } from '../readers.ts';
import { listEmptySearches } from '../search/empty-searches.ts';
import { todayOf, type KeepingContext } from './context.ts';
import { keepingOf, type Keeping } from './policy.ts';
import { alarmDays } from './providers.ts';

const mostShown = 50;
/** What a provider wrote is shown until somebody saves the service after it. */
const notesKeptDays = 365;

/** What wants somebody's attention, of what the keeper looks after. */
export async function getCatalogueAlarms(trx: CommunityTransaction, actor: Actor, context: KeepingContext) {
  const { community, language } = context;
  const keeping = keepingOf(actor);
  const today = todayOf(context);
  const [counts] = (
    await sql<{ to_verify: number; hidden: number }>`
      select count(*) filter (where verified_on is null or verified_on between ${dayBefore(today, hiddenAfterDays)}::date
               and ${dayBefore(today, staleAfterDays + 1)}::date)::int as to_verify,
             count(*) filter (where verified_on < ${dayBefore(today, hiddenAfterDays)}::date)::int as hidden
      from catalogue.service s where s.community_id = ${community.id} and s.status = 'active' and ${isKept(keeping)}`.execute(
      trx,
    )
  ).rows;
  const accreditations = await listEnding(trx, context, keeping, today);
  const overLabels = await listOverLabels(trx, context, keeping, today);
  const notes = await listNotes(trx, context, keeping, today);
  const unanswered = keeping === 'all' ? await listEmptySearches(trx, community.id, mostShown) : [];
  return {
    toVerify: counts?.to_verify ?? 0,
    hidden: counts?.hidden ?? 0,
    accreditations: accreditations.map((row) => ({
      organisation: row.code,
      provider: row.name,
      issuer: row.issuer,
      endsOn: row.ends_on,
    })),
    taxLabels: overLabels.map(({ code, name, tax_label: label }) => ({
      service: code,
      name: localized(name, language),
      label,
    })),
    notes: notes.map((row) => ({
      service: row.code,
      name: localized(row.name, language),
      answer: row.answer,
      note: row.note,
      on: dayIn(community.timeZone, row.answered_at),
    })),
    unanswered: unanswered.map((row) => ({
      words: row.words,
      searches: row.searches,
      days: row.days,
      lastOn: row.last_on,
    })),
  };
}

function isKept(keeping: Keeping) {
  return keeping === 'all' ? sql<boolean>`true` : sql<boolean>`s.provider_id = any(${[...keeping]}::uuid[])`;
}

async function listEnding(
  trx: CommunityTransaction,
  { community }: KeepingContext,
  keeping: Keeping,
  today: string,
) {
  const { rows } = await sql<{ code: string; name: string; issuer: string; ends_on: string }>`
    select o.code, o.name, a.issuer, a.ends_on
    from catalogue.accreditation a
    join catalogue.provider p on p.community_id = a.community_id and p.id = a.provider_id
    join identity.organisation o on o.community_id = p.community_id and o.id = p.organisation_id
    where a.community_id = ${community.id} and a.withdrawn_on is null
      and a.ends_on <= ${dayAfter(today, alarmDays)}::date
      and ${keeping === 'all' ? sql`true` : sql`o.id = any(${[...keeping]}::uuid[])`}
    order by a.ends_on, o.name limit ${mostShown}`.execute(trx);
  return rows;
}

/** Services in use that carry a label which does not hold today. */
async function listOverLabels(
  trx: CommunityTransaction,
  { community }: KeepingContext,
  keeping: Keeping,
  today: string,
) {
  const { rows } = await sql<{ code: string; name: Json; tax_label: (typeof taxLabels)[number] }>`
    select s.code, s.name, s.tax_label from catalogue.service s
    where s.community_id = ${community.id} and s.status in ('active', 'suspended') and s.tax_label is not null
      and ${isKept(keeping)}
      and not exists (
        select 1 from catalogue.tax_label_period p
        where p.community_id = s.community_id and p.label = s.tax_label
          and daterange(p.starts_on, p.ends_on, '[]') @> ${today}::date)
    order by s.code limit ${mostShown}`.execute(trx);
  return rows;
}

async function listNotes(
  trx: CommunityTransaction,
  { community }: KeepingContext,
  keeping: Keeping,
  today: string,
) {
  const { rows } = await sql<{
    code: string;
    name: Json;
    answer: 'changed' | 'gone';
    note: string | null;
    answered_at: Date;
  }>`
    select s.code, s.name, l.answer, l.note, l.answered_at
    from catalogue.renewal_link l
    join catalogue.service s on s.community_id = l.community_id and s.id = l.service_id
    where l.community_id = ${community.id} and l.answer in ('changed', 'gone') and l.answered_at > s.changed_at
      and l.answered_at > ${dayBefore(today, notesKeptDays)}::date and ${isKept(keeping)}
    order by l.answered_at desc limit ${mostShown}`.execute(trx);
  return rows;
}
