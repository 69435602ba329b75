import { toJson, type CommunityTransaction } from '../db/index.ts';
import type { IdOf } from './ids.ts';
import { plusDays } from './load-surveys.ts';
import type { Programme } from './programme.ts';

interface Moment {
  today: string;
  now: Date;
}

const dayMilliseconds = 24 * 60 * 60 * 1000;

/** Opens places, with who asked for them, and begins the groups that are still coming together. */
export async function loadEnrolments(
  trx: CommunityTransaction,
  community_id: string,
  idOf: IdOf,
  { enrolments }: Programme,
  moment: Moment,
): Promise<void> {
  for (const intake of enrolments.intakes)
    await trx
      .insertInto('catalogue.intake')
      .values({
        community_id,
        id: idOf('intake', intake.code),
        service_id: idOf('service', intake.service),
        title: intake.title,
        places: intake.places,
        offer_hours: intake.offerHours,
        notice_days: intake.noticeDays,
        made_at: moment.now,
        made_by_person_id: idOf('person', intake.madeBy),
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  for (const { intake, person, places, state, words, daysAgo } of enrolments.enrolments)
    await enrol(trx, community_id, idOf, {
      code: `${intake}.${person}`,
      intakeId: idOf('intake', intake),
      person,
      places,
      state,
      words,
      askedAt: new Date(moment.now.getTime() - daysAgo * dayMilliseconds),
    });
  for (const shared of enrolments.sharedServices) await begin(trx, community_id, idOf, shared, moment);
}

interface Asked {
  code: string;
  intakeId: string;
  person: string;
  places: number;
  state: 'requested' | 'waiting' | 'accepted';
  words: string | null;
  askedAt: Date;
}

/** Answers whether it was not there yet. */
async function enrol(
  trx: CommunityTransaction,
  community_id: string,
  idOf: IdOf,
  { code, intakeId, person, places, state, words, askedAt }: Asked,
): Promise<boolean> {
  const id = idOf('enrolment', code);
  const known = await trx
    .selectFrom('catalogue.enrolment')
    .select('id')
    .where('community_id', '=', community_id)
    .where('id', '=', id)
    .executeTakeFirst();
  if (known !== undefined) return false;
  const { last_queue_number: queueNumber } = await trx
    .updateTable('catalogue.intake')
    .set((eb) => ({ last_queue_number: eb('last_queue_number', '+', 1) }))
    .where('community_id', '=', community_id)
    .where('id', '=', intakeId)
    .returning('last_queue_number')
    .executeTakeFirstOrThrow();
  const person_id = idOf('person', person);
  await trx
    .insertInto('catalogue.enrolment')
    .values({
      community_id,
      id,
      intake_id: intakeId,
      person_id,
      places,
      state,
      queue_number: queueNumber,
      words,
      asked_at: askedAt,
      changed_at: askedAt,
    })
    .execute();
  const steps = [state === 'waiting' ? 'queue' : 'request', ...(state === 'accepted' ? ['accept'] : [])];
  await trx
    .insertInto('catalogue.enrolment_step')
    .values(
      steps.map((step, at) => ({
        community_id,
        enrolment_id: id,
        number: at + 1,
        step,
        at: askedAt,
        person_id: step === 'accept' ? null : person_id,
      })),
    )
    .execute();
  return true;
}

async function begin(
  trx: CommunityTransaction,
  community_id: string,
  idOf: IdOf,
  shared: Programme['enrolments']['sharedServices'][number],
  { today, now }: Moment,
): Promise<void> {
  const [id, intakeId] = [idOf('shared-service', shared.code), idOf('shared-intake', shared.code)];
  const organiserId = idOf('person', shared.organiser);
  const serviceId = idOf('service', shared.service);
  await trx
    .insertInto('catalogue.intake')
    .values({
      community_id,
      id: intakeId,
      service_id: serviceId,
      title: shared.title,
      is_for_group: true,
      places: shared.places,
      offer_hours: 48,
      notice_days: 14,
      made_at: now,
      made_by_person_id: organiserId,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await trx
    .insertInto('catalogue.shared_service')
    .values({
      community_id,
      id,
      intake_id: intakeId,
      service_id: serviceId,
      template: shared.template,
      title: shared.title,
      words: shared.words,
      place_code: shared.place,
      district_code: shared.district,
      timetable: toJson(shared.windows),
      starts_on: plusDays(today, shared.startsInDays),
      quorum_by: plusDays(today, shared.quorumInDays),
      quorum_families: shared.quorumFamilies,
      children_per_carer: shared.childrenPerCarer,
      split: shared.split,
      hour_cents: shared.hourCents,
      organiser_person_id: organiserId,
      state: 'forming',
      due_on: plusDays(today, shared.quorumInDays),
      made_at: now,
      changed_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  for (const { person, children } of shared.families) {
    const code = `${shared.code}.${person}`;
    const isNew = await enrol(trx, community_id, idOf, {
      code,
      intakeId,
      person,
      places: children,
      state: 'requested',
      words: null,
      askedAt: now,
    });
    if (!isNew) continue;
    await trx
      .insertInto('catalogue.shared_family')
      .values({
        community_id,
        enrolment_id: idOf('enrolment', code),
        shared_service_id: id,
        windows: shared.windows.map((_window, at) => at),
      })
      .execute();
  }
}
