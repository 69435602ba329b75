import { sql } from 'kysely';
import type { CommunityTransaction } from '../../db/index.ts';
import { mostRowsOfKind } from '../../identity/index.ts';

/** What stands where words were that nobody may read any more. */
const gone = '…';
/** The same where a decision has to keep a note. */
const goneNote = '[…]';

export async function listOffersOf(trx: CommunityTransaction, communityId: string, personId: string) {
  const rows = await trx
    .selectFrom('time_bank.offer')
    .selectAll()
    .where('community_id', '=', communityId)
    .where('person_id', '=', personId)
    .orderBy('id')
    .limit(mostRowsOfKind)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    category: row.entry_code,
    title: row.title,
    words: row.words,
    tags: row.tags,
    whereabouts: row.whereabouts,
    district: row.district_code,
    place: row.place_code,
    times: row.times,
    languages: row.languages,
    durationMinutes: row.duration_minutes,
    mostPeople: row.most_people,
    notExcluded: row.not_excluded,
    madeAt: row.made_at.toISOString(),
    validUntil: row.valid_until,
    withdrawnAt: row.withdrawn_at?.toISOString() ?? null,
    isByOperator: row.operator_person_id !== null,
  }));
}

export async function listAlertsOf(trx: CommunityTransaction, communityId: string, personId: string) {
  const rows = await trx
    .selectFrom('time_bank.offer_alert')
    .select(['id', 'entry_code', 'kind', 'made_at'])
    .where('community_id', '=', communityId)
    .where('person_id', '=', personId)
    .orderBy('id')
    .limit(mostRowsOfKind)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    category: row.entry_code,
    kind: row.kind,
    madeAt: row.made_at.toISOString(),
  }));
}

/** Her side of each; who the others were is theirs. */
export async function listExchangesOf(trx: CommunityTransaction, communityId: string, personId: string) {
  const rows = await trx
    .selectFrom('time_bank.exchange_party as y')
    .innerJoin('time_bank.exchange as e', (join) =>
      join.onRef('e.community_id', '=', 'y.community_id').onRef('e.id', '=', 'y.exchange_id'),
    )
    .select([
      'e.id',
      'e.title',
      'e.entry_code',
      'e.settles',
      'e.state',
      'e.minutes',
      'e.planned_on',
      'e.served_on',
    ])
    .select(['e.organiser_person_id', 'e.made_at', 'y.side', 'y.accepted_at', 'y.held_minutes'])
    .select(['y.stated_minutes', 'y.posted_minutes', 'y.left_at'])
    .where('y.community_id', '=', communityId)
    .where('y.person_id', '=', personId)
    .orderBy('e.id')
    .limit(mostRowsOfKind)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    category: row.entry_code,
    settles: row.settles,
    state: row.state,
    side: row.side,
    isOrganiser: row.organiser_person_id === personId,
    minutes: row.minutes,
    plannedOn: row.planned_on,
    servedOn: row.served_on,
    madeAt: row.made_at.toISOString(),
    acceptedAt: row.accepted_at?.toISOString() ?? null,
    heldMinutes: row.held_minutes,
    statedMinutes: row.stated_minutes,
    postedMinutes: row.posted_minutes,
    leftAt: row.left_at?.toISOString() ?? null,
  }));
}

/** Steps that she took or that were taken for her, and what she objected to or decided. */
export async function listStepsOf(trx: CommunityTransaction, communityId: string, personId: string) {
  const { rows } = await sql<{
    exchange: string;
    step: string;
    at: Date;
    minutes: number | null;
    note: string | null;
    by: string;
  }>`
    select exchange_id as exchange, step, at, minutes, note,
           case when operator_person_id = ${personId} then 'as_operator'
                when operator_person_id is null then 'herself' else 'by_operator' end as by
    from time_bank.exchange_trail
    where community_id = ${communityId} and (person_id = ${personId} or operator_person_id = ${personId})
    union all
    select exchange_id, case when mediator_person_id = ${personId} then 'decide' else 'dispute' end,
           case when mediator_person_id = ${personId} then decided_at else opened_at end, minutes,
           case when mediator_person_id = ${personId} then note else reason end, 'herself'
    from time_bank.exchange_dispute
    where community_id = ${communityId} and (opened_by_person_id = ${personId} or mediator_person_id = ${personId})
    order by at, exchange limit ${mostRowsOfKind}`.execute(trx);
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

export async function listMessagesOf(trx: CommunityTransaction, communityId: string, personId: string) {
  const rows = await trx
    .selectFrom('time_bank.exchange_message')
    .select(['id', 'exchange_id', 'words', 'written_at', 'operator_person_id'])
    .where('community_id', '=', communityId)
    .where((eb) => eb.or([eb('person_id', '=', personId), eb('operator_person_id', '=', personId)]))
    .orderBy('id')
    .limit(mostRowsOfKind)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    exchange: row.exchange_id,
    words: row.words,
    writtenAt: row.written_at.toISOString(),
    isByOperator: row.operator_person_id !== null,
  }));
}

export async function listThanksOf(trx: CommunityTransaction, communityId: string, personId: string) {
  const rows = await trx
    .selectFrom('time_bank.thanks')
    .selectAll()
    .where('community_id', '=', communityId)
    .where((eb) =>
      eb.or([
        eb('from_person_id', '=', personId),
        eb('to_person_id', '=', personId),
        eb('operator_person_id', '=', personId),
      ]),
    )
    .orderBy('id')
    .limit(mostRowsOfKind)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    exchange: row.exchange_id,
    isHers: row.from_person_id === personId,
    words: row.words,
    mayPublish: row.may_publish,
    isPublished: row.is_published,
    writtenOn: row.written_on,
  }));
}

/** Off the board, and without words; exchanges about it keep their title no longer either. */
export async function blankOffersOf(
  trx: CommunityTransaction,
  communityId: string,
  personId: string,
  now: Date,
): Promise<void> {
  await sql`
    update time_bank.exchange e set title = ${gone} from time_bank.offer o
    where e.community_id = ${communityId} and o.community_id = e.community_id and o.id = e.offer_id
      and o.person_id = ${personId}`.execute(trx);
  await trx
    .updateTable('time_bank.offer')
    .set({
      title: gone,
      words: gone,
      tags: [],
      whereabouts: 'online',
      district_code: null,
      place_code: null,
      times: [],
      languages: [],
      not_excluded: [],
      announced_at: sql<Date>`coalesce(announced_at, ${now}::timestamptz)`,
      withdrawn_at: sql<Date>`coalesce(withdrawn_at, ${now}::timestamptz)`,
    })
    .where('community_id', '=', communityId)
    .where('person_id', '=', personId)
    .execute();
}

export async function deleteAlertsOf(
  trx: CommunityTransaction,
  communityId: string,
  personId: string,
): Promise<void> {
  await trx
    .deleteFrom('time_bank.offer_alert')
    .where('community_id', '=', communityId)
    .where('person_id', '=', personId)
    .execute();
}

/** What she wrote to others and why she objected; what others wrote to her is theirs, and no longer read by everyone. */
export async function blankWordsOf(
  trx: CommunityTransaction,
  communityId: string,
  personId: string,
): Promise<void> {
  await trx
    .updateTable('time_bank.exchange_message')
    .set({ words: gone })
    .where('community_id', '=', communityId)
    .where('person_id', '=', personId)
    .execute();
  await trx
    .updateTable('time_bank.thanks')
    .set({ words: gone, may_publish: false })
    .where('community_id', '=', communityId)
    .where('from_person_id', '=', personId)
    .execute();
  await trx
    .updateTable('time_bank.thanks')
    .set({ is_published: false })
    .where('community_id', '=', communityId)
    .where('to_person_id', '=', personId)
    .execute();
  await trx
    .updateTable('time_bank.exchange_dispute')
    .set({ reason: gone })
    .where('community_id', '=', communityId)
    .where('opened_by_person_id', '=', personId)
    .execute();
  await trx
    .updateTable('time_bank.exchange_trail')
    .set({ note: gone })
    .where('community_id', '=', communityId)
    .where('person_id', '=', personId)
    .where('note', 'is not', null)
    .execute();
}

/**
 * What a mediator or the secretary wrote about exchanges of hers. The verdict and the minutes stay, which is what the
 * other side needs to prove hers.
 */
export async function blankNotesAbout(
  trx: CommunityTransaction,
  communityId: string,
  personId: string,
): Promise<void> {
  const hers = sql`
    select exchange_id from time_bank.exchange_party
    where community_id = ${communityId} and person_id = ${personId}`;
  await sql`
    update time_bank.exchange_dispute set note = ${goneNote}
    where community_id = ${communityId} and note is not null and exchange_id in (${hers})`.execute(trx);
  await sql`
    update time_bank.exchange_trail set note = ${gone}
    where community_id = ${communityId} and note is not null and step in ('decide', 'reverse')
      and exchange_id in (${hers})`.execute(trx);
}
