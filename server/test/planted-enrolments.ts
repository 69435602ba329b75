// Enrolments and shared services as they stand in the database, for tests that need one and do not ask how it came.
import { randomUUID } from 'node:crypto';
import { newWord } from './belongings.ts';
import { ownService, serviceIdOf, twoAfternoons } from './enrolment-belongings.ts';
import type { TestServer } from './harness.ts';

export interface Planted {
  id: string;
  version: number;
}

/** An intake of the cooperative's service. */
export async function plantIntake(
  server: TestServer,
  { places = 6, isForGroup = false }: { places?: number; isForGroup?: boolean } = {},
): Promise<Planted> {
  const id = randomUUID();
  await server.owner`
    insert into catalogue.intake
      (community_id, id, service_id, title, is_for_group, places, offer_hours, notice_days, made_at, made_by_person_id)
    select s.community_id, ${id}, s.id, ${`Posti ${newWord()}`}, ${isForGroup}, ${places}, 24, 7, now(), p.id
    from catalogue.service s
    join identity.person p on p.community_id = s.community_id and p.display_name = 'Marta Conti'
    where s.id = ${await serviceIdOf(server, ownService)}`;
  return { id, version: 1 };
}

/** Somebody who can be enrolled and never signs in. */
async function plantPerson(server: TestServer): Promise<string> {
  const [row] = await server.owner<{ id: string }[]>`
    insert into identity.person (community_id, id, display_name)
    select id, gen_random_uuid(), ${`Qualcuno ${newWord()}`} from identity.community where slug = 'milano' returning id`;
  return row?.id ?? '';
}

export async function plantEnrolment(
  server: TestServer,
  { intakeId, personId, state = 'requested' }: { intakeId?: string; personId?: string; state?: string } = {},
): Promise<Planted> {
  const id = randomUUID();
  const intake = intakeId ?? (await plantIntake(server)).id;
  const person = personId ?? (await plantPerson(server));
  await server.owner`
    with numbered as (
      update catalogue.intake set last_queue_number = last_queue_number + 1 where id = ${intake}
      returning community_id, last_queue_number as number
    )
    insert into catalogue.enrolment
      (community_id, id, intake_id, person_id, places, state, queue_number, words, asked_at, changed_at)
    select community_id, ${id}, ${intake}, ${person}, 1, ${state}, number, 'Per mia figlia', now(), now() from numbered`;
  await server.owner`
    insert into catalogue.enrolment_step (community_id, enrolment_id, number, step, at, person_id)
    select community_id, id, 1, 'request', now(), person_id from catalogue.enrolment where id = ${id}`;
  return { id, version: 1 };
}

/** Somebody has been there once. */
export async function plantAttended(server: TestServer, personId?: string): Promise<Planted> {
  const enrolment = await plantEnrolment(server, {
    state: 'attended',
    ...(personId === undefined ? {} : { personId }),
  });
  await server.owner`
    insert into catalogue.attendance (community_id, enrolment_id, held_on, people, recorded_by_person_id, recorded_at)
    select e.community_id, e.id, current_date, 1, p.id, now()
    from catalogue.enrolment e
    join identity.person p on p.community_id = e.community_id and p.display_name = 'Marta Conti'
    where e.id = ${enrolment.id}`;
  return enrolment;
}

/** Words that wait to be read. */
export async function plantFeedback(server: TestServer): Promise<string> {
  const { id: enrolment } = await plantAttended(server);
  const id = randomUUID();
  await server.owner`
    insert into catalogue.feedback (community_id, id, enrolment_id, service_id, words, state, written_on)
    select e.community_id, ${id}, e.id, i.service_id, 'Persone gentili', 'waiting', current_date
    from catalogue.enrolment e join catalogue.intake i on i.id = e.intake_id where e.id = ${enrolment}`;
  return id;
}

/** A shared service in a state, with families; asked about a quote where it is `quoted`. */
export async function plantShared(
  server: TestServer,
  { state, personIds = [] }: { state: 'forming' | 'ready' | 'quoted'; personIds?: string[] },
): Promise<Planted> {
  const id = randomUUID();
  const { id: intakeId } = await plantIntake(server, { isForGroup: true });
  await server.owner`
    insert into catalogue.shared_service
      (community_id, id, intake_id, service_id, template, title, words, timetable, starts_on, quorum_by, quorum_families,
       children_per_carer, split, hour_cents, organiser_person_id, state, due_on, made_at, changed_at)
    select community_id, ${id}, id, service_id, 'babysitter', title, 'Due pomeriggi', ${server.owner.json(twoAfternoons)},
           current_date + 20, current_date + 15, 3, 3, 'child_hour', 520, made_by_person_id, ${state},
           current_date + 15, now(), now()
    from catalogue.intake where id = ${intakeId}`;
  const enrolments: string[] = [];
  for (const personId of personIds) {
    const { id: enrolment } = await plantEnrolment(server, { intakeId, personId });
    enrolments.push(enrolment);
    await server.owner`
      insert into catalogue.shared_family (community_id, enrolment_id, shared_service_id, windows)
      select community_id, id, ${id}, '{0,1}' from catalogue.enrolment where id = ${enrolment}`;
  }
  if (state === 'quoted') await plantQuote(server, id, enrolments);
  return { id, version: 1 };
}

async function plantQuote(server: TestServer, id: string, enrolments: string[]): Promise<void> {
  await server.owner.begin(async (trx) => {
    const [quote] = await trx<{ community_id: string; id: string }[]>`
      insert into catalogue.share_quote
        (community_id, id, shared_service_id, number, cause, state, week_cents, answer_by, valid_from, made_at)
      select community_id, gen_random_uuid(), id, 1, 'start', 'open', ${1000 * enrolments.length}, current_date + 5,
             current_date + 20, now()
      from catalogue.shared_service where id = ${id} returning community_id, id`;
    await trx`
      insert into catalogue.share_part (community_id, quote_id, enrolment_id, share_cents, alone_cents)
      select ${quote?.community_id ?? ''}, ${quote?.id ?? ''}, enrolment, 1000, 3120
      from unnest(${enrolments}::uuid[]) enrolment`;
  });
}

/** So many people who can be families of a group. */
export function plantPeople(server: TestServer, count: number): Promise<string[]> {
  return Promise.all(Array.from({ length: count }, () => plantPerson(server)));
}
