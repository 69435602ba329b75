// What a person can take with her, and what is left of her when she goes.
import { randomUUID } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { inCommunity } from '../src/db/index.ts';
import {
  addressHash,
  findCommunity,
  identityHolder,
  keepContact,
  listConnections,
  openPortalSession,
  personOfSignIn,
  type Community,
} from '../src/identity/index.ts';
import { catalogueHolder, enrolmentHolder } from '../src/catalogue/index.ts';
import { proposalsHolder } from '../src/matching/index.ts';
import { clustersHolder, needsHolder } from '../src/needs/index.ts';
import { noticesHolder, writeMessage } from '../src/notices/index.ts';
import { placesHolder } from '../src/places/index.ts';
import { surveysHolder } from '../src/surveys/index.ts';
import { bankHolder, exchangeHolder, ledgerHolder } from '../src/time-bank/index.ts';
import { newPool, newSecretary } from './bank-people.ts';
import { call, refusalOf } from './calls.ts';
import { openTestServer, testSecret, type TestServer } from './harness.ts';
import {
  answered,
  decided,
  enrolled,
  joined,
  keeperStep,
  newIntake,
  newShared,
  oneChild,
  threeFamilies,
  wellOf,
} from './enrolment-belongings.ts';
import { newActivity, signedUp } from './activities.ts';
import { booked, dayAhead, newSpace, timesOn } from './bookings.ts';
import { admit, memberOf, newAgreement, newOffer, take, today } from './members.ts';
import { newAskedNeed, newAsker, newManager, newProposal } from './needs.ts';
import { newFamily, newPooling } from './poolings.ts';
import { newReferral } from './referral-rows.ts';
import { newRound, wishesOf } from './rounds.ts';
import { newTransferOf } from './time-bank-belongings.ts';
import { visitorOf, type Visitor } from './visitors.ts';

let server: TestServer;
let milano: Community;
let turn = 0;
let person: Visitor;
let marks: { name: string; subject: string; userName: string; address: string; keyName: string };

beforeAll(async () => {
  server = await openTestServer();
  const community = await findCommunity(server.app, 'milano');
  if (community === undefined) throw new Error('no community');
  milano = community;
});
afterAll(() => server.stop());

/** Somebody with something in every table that can hold something of hers. */
beforeEach(async () => {
  turn += 1;
  marks = {
    name: `Ginevra Cancellanda ${turn}`,
    subject: `subject-of-ginevra-${turn}`,
    userName: `ginevra.${turn}@naviglio.example`,
    address: `ginevra.privata.${turn}@posta.example`,
    keyName: `Telefono di Ginevra ${turn}`,
  };
  person = await visitorOf(server, marks.name, ['employee'], 'naviglio');
  const operator = await visitorOf(server, `Operatrice ${turn}`, ['operator']);
  await operator.elevate();
  const mandate = await operator.ask('/mandates', {
    body: {
      personId: person.personId,
      membershipId: operator.membershipId,
      consentGiven: 'in_person',
      durationDays: 9,
    },
  });
  expect(mandate.status).toBe(201);
  await newTransferOf(server, person.personId);
  await server.owner.begin(async (trx) => {
    const id = person.personId;
    await trx`
      insert into identity.sign_in (community_id, id, connection_id, issuer, subject, person_id)
      select community_id, gen_random_uuid(), id, issuer, ${marks.subject}, ${id} from identity.company_connection where code = 'naviglio'`;
    await trx`
      insert into identity.directory_entry (community_id, id, connection_id, external_id, user_name, display_name, is_active, person_id, membership_id, created_at, changed_at)
      select community_id, gen_random_uuid(), id, ${marks.subject}, ${marks.userName}, ${marks.name}, true, ${id}, ${person.membershipId}, now(), now()
      from identity.company_connection where code = 'naviglio'`;
    await trx`
      insert into identity.passkey (community_id, id, person_id, credential_id, public_key, counter, transports, name, created_at)
      values (${milano.id}, gen_random_uuid(), ${id}, ${Buffer.from(`key ${turn}`)}, ${Buffer.from('x')}, 0, '{internal}', ${marks.keyName}, now())`;
    await trx`
      insert into identity.client_consent (community_id, id, person_id, client_id, origin, scopes, given_at)
      select community_id, gen_random_uuid(), ${id}, client_id, origins[1], '{survey:respond}', now() from identity.embed_client limit 1`;
    await trx`
      insert into identity.invitation (community_id, id, code_hash, invited_by_person_id, host_name, purpose, starts_at, ends_at, most_uses, created_at)
      values (${milano.id}, gen_random_uuid(), sha256(${Buffer.from(`code ${turn}`)}), ${id}, ${marks.name}, 'Il cortile', now(), now() + interval '1 day', 5, now())`;
    await trx`
      insert into identity.assertion_trust (community_id, id, connection_id, client_id, kind, issuer, audience, jwks_uri)
      select community_id, gen_random_uuid(), connection_id, client_id, 'jwt_bearer', 'https://intranet.example', 'snodo', 'https://intranet.example/jwks'
      from identity.embed_client limit 1 on conflict do nothing`;
    await trx`
      insert into identity.assertion_acceptance (community_id, trust_id, person_id, first_at)
      select community_id, id, ${id}, now() from identity.assertion_trust limit 1`;
    await trx`
      insert into identity.idempotency_key (community_id, person_id, key, fingerprint, answer, created_at)
      values (${milano.id}, ${id}, 'first', sha256('x'), ${JSON.stringify({ displayName: marks.name })}, now())`;
    await trx`
      insert into surveys.campaign
        (community_id, id, code, organisation_id, instrument_id, name, opens_on, closes_on, stage, owner_person_id)
      select community_id, gen_random_uuid(), ${`bozza-${turn}`}, organisation_id, instrument_id, name,
             current_date + 90, current_date + 100, 'cancelled', ${id}
      from surveys.campaign where code = 'autunno-2026'`;
    await trx`
      insert into surveys.instrument_draft
        (community_id, id, code, definition, created_by_person_id, created_at, changed_by_person_id, changed_at)
      values (${milano.id}, gen_random_uuid(), ${`questionario-${turn}`}, '{}', ${id}, now(), ${id}, now())`;
    await trx`
      insert into surveys.block_wording (community_id, id, block, language, revision, entered_by_person_id, entered_at)
      select ${milano.id}::uuid, gen_random_uuid(), 'who5', 'en', 1 + count(*), ${id}, now() from surveys.block_wording`;
    await trx`
      insert into surveys.invitation (community_id, campaign_id, person_id)
      select community_id, id, ${id} from surveys.campaign`;
    await trx`
      select surveys.mark_ballots(community_id, id, ${[id]}::uuid[], null) from surveys.campaign
      where code = 'primavera-2026'`;
    await trx`
      with read as (
        insert into surveys.written_reader (community_id, written_answer_id, campaign_id, person_id, part)
        select community_id, id, campaign_id, ${id}, 'first' from submissions.written_answer
        where id not in (select written_answer_id from surveys.written_reader) limit 1
        returning community_id, written_answer_id, campaign_id
      )
      insert into surveys.written_review
        (community_id, written_answer_id, campaign_id, question, state, version, words, first_person_id)
      select community_id, written_answer_id, campaign_id, 'q28', 'coded', 1, 'Niente', ${id} from read`;
    await trx`
      insert into surveys.research_agreement
        (community_id, id, campaign_id, person_id, institution, purpose, ends_on, recorded_by_person_id, recorded_at)
      select c.community_id, gen_random_uuid(), c.id, ${id}, 'Università', 'Cura', current_date, p.id, now()
      from surveys.campaign c, identity.person p where c.code = 'primavera-2026' and p.display_name = 'Marta Conti'`;
  });
  await inCommunity(server.app, milano.id, async (trx) => {
    expect(
      await keepContact(trx, milano, testSecret, server.clock.now(), {
        personId: person.personId,
        address: marks.address,
      }),
    ).toBe('kept');
    await writeMessage(trx, milano, testSecret, server.clock.now(), {
      kind: 'confirm_address',
      address: marks.address,
      language: 'it',
      parameters: { community: 'Milano', link: 'https://snodo.example/', minutes: 10 },
      personId: person.personId,
      validSeconds: 600,
    });
  });
  await person.ask('/me', { method: 'PATCH', body: { language: 'it' } });
  await server.owner`
    insert into catalogue.saved_service (community_id, person_id, service_id, saved_at)
    select community_id, ${person.personId}, id, now() from catalogue.service where code = 'cena-social'`;
  await server.owner`
    insert into catalogue.saved_share (community_id, person_id, shared_at, ends_at, words)
    values (${milano.id}, ${person.personId}, now(), now() + interval '30 days', ${`Lista di ${marks.name}`})`;
  await bookSomething();
  await exchangeSomething();
  await haveSomethingInTheBank();
  await newProposal(server, person);
  await newReferral(server, person);
  await noteAsManager();
  await newAskedNeed(server, person);
  await haveARound();
  await beAskedToShare();
  await enrolSomewhere();
});

/** What she noted and decided while she managed the community. */
async function noteAsManager(): Promise<void> {
  await server.owner`
    insert into needs.signal (community_id, id, kind, source_key, entry_code, evidence, person_id, noticed_at, renewed_at)
    values (${milano.id}, gen_random_uuid(), 'note', gen_random_uuid(), 'NAU1',
            ${server.owner.json({ words: 'Detto al mercato' })}, ${person.personId}, now(), now())`;
  await server.owner`
    with made as (
      insert into needs.cluster (community_id, id, state, entries, urgency, baseline, manager_person_id, made_at, changed_at)
      values (${milano.id}, gen_random_uuid(), 'open', '{NAU1}', 3, '{}', ${person.personId}, now(), now())
      returning community_id, id
    )
    insert into needs.cluster_step (community_id, id, cluster_id, number, step, at, person_id, words)
    select community_id, gen_random_uuid(), id, 1, 'raised', now(), ${person.personId}, 'Per pochi' from made`;
}

/** A series of bookings with words and a guest, one that she decided, a step in the life of a place, and an activity that she leads and comes to. */
async function bookSomething(): Promise<void> {
  const { id } = await newSpace(server);
  const series = {
    startMinute: 600,
    endMinute: 660,
    weekdays: [1, 4],
    firstOn: dayAhead(server, 2),
    times: 3,
  };
  const purpose = `Riunione di ${marks.name}`;
  expect((await person.ask(`/spaces/${id}/series`, { body: { ...series, purpose } })).status).toBe(201);
  const visitors = [marks.name];
  const own = await booked(person, id, { ...timesOn(dayAhead(server, 20)), visitors, purpose });
  await server.owner`
    update places.booking set appeal = ${marks.name}, decision_words = ${marks.name}, decided_by_person_id = ${person.personId}
    where id = ${own.id}`;
  await server.owner`
    insert into places.place_step (community_id, id, place_id, to_state, reason, person_id, taken_at)
    select community_id, gen_random_uuid(), id, 'active', ${`Detto da ${marks.name}`}, ${person.personId}, now()
    from places.place where community_id = ${milano.id} and code = 'spazio-melotti'`;
  await server.owner`
    insert into places.milestone (community_id, place_id, code, due_on, done_on, done_by_person_id, note)
    select community_id, id, 'keys', current_date, current_date, ${person.personId}, ${`Le ha ${marks.name}`}
    from places.place where community_id = ${milano.id} and code = 'spazio-melotti'
    on conflict (community_id, place_id, code) do update set done_by_person_id = excluded.done_by_person_id,
      note = excluded.note`;
  await server.owner`
    insert into places.trouble (community_id, id, place_id, words, is_unsafe, person_id, told_at, settled_at, settled_words,
      settled_by_person_id)
    select community_id, gen_random_uuid(), id, ${`Rotto, dice ${marks.name}`}, false, ${person.personId}, now(), now(),
      ${`Sistemato da ${marks.name}`}, ${person.personId}
    from places.place where community_id = ${milano.id} and code = 'spazio-melotti'`;
  await person.ask('/own-calendar-feeds', { body: { kind: 'own' } });
  const activity = await newActivity(server);
  await signedUp(person, activity, { children: 1, needs: ['quiet'] });
  await server.owner`
    update places.activity set leader_name = ${marks.name}, leader_person_id = ${person.personId} where id = ${activity.id}`;
}

/** A group that she was asked about, and that she asked herself when she was a manager. */
async function beAskedToShare(): Promise<void> {
  const families = [await newFamily(person), await newFamily(await newAsker(server))];
  const { id } = await newPooling(server, await newManager(server, null), families);
  await server.owner`update matching.pooling set manager_person_id = ${person.personId} where id = ${id}`;
}

/** A round that she published when she was a manager, and in which she applied. */
async function haveARound(): Promise<void> {
  const manager = await newManager(server);
  const id = await newRound(server, manager);
  const wishes = await wishesOf(server);
  const answer = await person.ask(`/rounds/${id}/application`, { method: 'PUT', body: { wishes } });
  expect(answer.status).toBe(200);
  await server.owner`update matching.round set made_by_person_id = ${person.personId} where id = ${id}`;
}

/** An entry on the board, an alert, and an exchange in which she wrote and thanked. */
async function exchangeSomething(): Promise<void> {
  await admit(server, person);
  await newOffer(person, { title: `Aiuto di ${marks.name}`.slice(0, 80), words: marks.name });
  await person.ask('/time-bank/alerts', { body: { entry: 'QUO' } });
  const other = await memberOf(server, 'Vicina');
  const id = await newAgreement(server, other, person);
  await person.ask(`/time-bank/exchanges/${id}/messages`, { body: { words: `Sono ${marks.name}` } });
  await take(other, id, 'finish', { minutes: 60, servedOn: today(server) });
  const { parties } = await take(person, id, 'confirm', { minutes: 60 });
  const to = parties.find(({ isMe }) => !isMe)?.id;
  const words = `Grazie da ${marks.name}`;
  expect((await person.ask(`/time-bank/exchanges/${id}/thanks`, { body: { to, words } })).status).toBe(201);
}

/** What the bank holds of a member beside her exchanges, and an admission that she decided when she kept it. */
async function haveSomethingInTheBank(): Promise<void> {
  const [member] = await server.owner<{ id: string }[]>`
    select id from time_bank.member where person_id = ${person.personId}`;
  const hour = { minutes: 60, servedOn: today(server) };
  const secretary = await newSecretary(server);
  const { id: pool } = await newPool(server);
  const answers = [
    await person.ask('/time-bank/gifts', {
      body: { id: randomUUID(), toMemberId: null, minutes: 60, words: `Da ${marks.name}` },
    }),
    await person.ask('/time-bank/fund-requests', {
      body: { id: randomUUID(), minutes: 60, reason: `${marks.name} ha bisogno di una mano` },
    }),
    await secretary.ask(`/time-bank/pools/${pool}/draws`, {
      body: { ...hour, id: randomUUID(), toMemberId: member?.id, reason: `Accompagna ${marks.name}` },
    }),
    await secretary.ask('/time-bank/volunteer-entries', {
      body: { ...hour, memberId: member?.id, organisation: 'naviglio', activity: 'Doposcuola' },
    }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
  // What others wrote about her: the secretary's reasons, and a mediator's word on an exchange of hers.
  await server.owner`
    update time_bank.member set decision_reason = ${`Conosco ${marks.name}`} where id = ${member?.id ?? ''}`;
  await server.owner`
    insert into time_bank.fund_request (community_id, id, member_id, minutes, reason, state, asked_at, decided_at,
      decided_by_person_id, decision_reason)
    select community_id, gen_random_uuid(), id, 30, 'Altro', 'refused', now(), now(), ${secretary.personId},
      ${`A ${marks.name} ne sono già state date`} from time_bank.member where id = ${member?.id ?? ''}`;
  await server.owner`
    insert into time_bank.exchange_dispute (community_id, exchange_id, number, opened_by_person_id, opened_at, reason,
      had_moved, mediator_person_id, verdict, note, decided_at)
    select y.community_id, y.exchange_id, 1, y.person_id, now(), 'Non torna', true, ${secretary.personId}, 'stand',
      ${`Ho sentito ${marks.name}`}, now()
    from time_bank.exchange_party y join time_bank.exchange_party h
      on h.community_id = y.community_id and h.exchange_id = y.exchange_id and h.person_id = ${person.personId}
    where y.person_id <> ${person.personId}`;
  const admitted = await memberOf(server, 'Ammessa');
  await server.owner`
    update time_bank.member set decided_by_person_id = ${person.personId} where person_id = ${admitted.personId}`;
}

/** A place of a service with her words, a group that she began and agreed to pay for, and words after use. */
async function enrolSomewhere(): Promise<void> {
  const manager = await newManager(server);
  const { id: intake } = await newIntake(server);
  const asked = await enrolled(person, intake, { words: `Sono ${marks.name}` });
  wellOf(await decided(manager, asked, 'accept'));
  const attendance = { heldOn: today(server), people: 1 };
  wellOf(await manager.ask(`/kept-enrolments/${asked.id}/attendance`, { method: 'PUT', body: attendance }));
  const words = `${marks.name} si è trovata bene`;
  wellOf(await person.ask(`/own-enrolments/${asked.id}/feedback`, { body: { words } }));
  const [, bea, cleo] = await threeFamilies(server);
  const title = `Gruppo di ${marks.name}`;
  const { id } = await newShared(server, person, { title, words, family: oneChild });
  for (const family of [bea, cleo]) await joined(family, id);
  wellOf(await keeperStep(manager, id, 'confirm'));
  wellOf(await answered(person, id, 'agree'));
  await server.owner`
    update catalogue.attendance set recorded_by_person_id = ${person.personId} where enrolment_id = ${asked.id}`;
}

describe('in the catalogue', () => {
  /** Rows that live for minutes and say nothing that does not stand elsewhere. Erasing takes them all the same. */
  const leftOut = new Map([
    ['identity.mail_link', 'a link of ten minutes; the address stands in identity.contact'],
    ['identity.passkey_challenge', 'a question of five minutes to a device'],
    ['identity.idempotency_key', 'answers that she was given already, kept for a day to be repeated'],
  ]);

  test('every table that names a person is told of in an export, or left out for a reason', async () => {
    const tables = await server.owner<{ name: string }[]>`
      select distinct table_schema || '.' || table_name as name from information_schema.columns
      where column_name like '%person_id' and table_schema not in ('pg_catalog', 'information_schema') order by 1`;
    const held = [
      identityHolder(testSecret),
      surveysHolder,
      noticesHolder,
      enrolmentHolder,
      catalogueHolder,
      placesHolder,
      proposalsHolder,
      needsHolder,
      clustersHolder,
      exchangeHolder,
      bankHolder,
      ledgerHolder,
    ].flatMap((holder) => holder.tables);
    expect(new Set(held).size).toBe(held.length);
    const known = new Set([...held, ...leftOut.keys()]);
    expect(tables.map(({ name }) => name).filter((name) => !known.has(name))).toEqual([]);
    const standing = new Set([...tables.map(({ name }) => name), 'identity.person']);
    expect([...known].filter((name) => !standing.has(name))).toEqual([]);
  });
});

describe('the export', () => {
  const archiveOf = async () => {
    await person.elevate();
    const answer = await fetch(`${server.url}/v1/milano/me/export`, {
      method: 'POST',
      headers: { cookie: person.cookie, 'x-snodo-portal': '1' },
    });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/zip');
    expect(answer.headers.get('content-disposition')).toMatch(
      /^attachment; filename="snodo-milano-\d{4}-\d\d-\d\d\.zip"$/,
    );
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const files = unzipSync(new Uint8Array(await answer.arrayBuffer()));
    return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]));
  };

  test('is one archive with everything for programs, a table a kind, and a page in her language', async () => {
    const files = await archiveOf();
    const record = JSON.parse(files['snodo.json'] ?? '') as {
      isComplete: boolean;
      personId: string;
      kinds: Record<string, Record<string, unknown>[]>;
    };
    expect(record).toMatchObject({ isComplete: true, personId: person.personId });
    const { kinds } = record;
    expect(Object.entries(kinds).filter(([, rows]) => rows.length === 0)).toEqual([]);
    expect(kinds).toMatchObject({
      person: [{ displayName: marks.name, language: 'it' }],
      memberships: [{ roles: ['employee'], isActive: true }],
      sign_ins: [{ connection: 'naviglio', subject: marks.subject }],
      portal_sign_ins: [{}],
      directory_entries: [{ userName: marks.userName, displayName: marks.name }],
      contacts: [{ address: marks.address }],
      passkeys: [{ name: marks.keyName, transports: ['internal'] }],
      consents: [{ scopes: ['survey:respond'] }],
      mandates: [{ part: 'given', consentGiven: 'in_person' }],
      invitations_made: [{ hostName: marks.name }],
      messages: [
        { kind: 'confirm_address' },
        { kind: 'booking_confirmed' },
        { kind: 'booking_confirmed' },
        { kind: 'exchange_agreed' },
        { kind: 'exchange_stated' },
        { kind: 'need_answered' },
        { kind: 'referral_asked' },
        { kind: 'need_answered' },
        { kind: 'enrolment_accepted' },
        { kind: 'quote_to_answer' },
      ],
      bookings: [{ isOwn: true }, { isOwn: true }, { isOwn: true }, { visitors: [marks.name] }],
      booking_series: [{}],
      place_steps: [{ place: 'spazio-melotti', toState: 'active' }],
      place_milestones: [{ place: 'spazio-melotti', milestone: 'keys', note: `Le ha ${marks.name}` }],
      place_troubles: [{ place: 'spazio-melotti', isTold: true, words: `Rotto, dice ${marks.name}` }],
      registrations: [{ isOwn: true, state: 'registered', children: 1, needs: ['quiet'] }],
      activities_led: [{ leaderName: marks.name }],
      calendar_feeds: [{ kind: 'own' }],
      texts_read: [{ part: 'first', texts: 1 }],
      offers: [{ kind: 'offer', words: marks.name }],
      offer_alerts: [{ category: 'QUO' }],
      exchanges: [{ state: 'posted', side: 'receives', postedMinutes: 60 }],
      thanks: [{ isHers: true, words: `Grazie da ${marks.name}` }],
      time_bank_gifts: [{ isGiven: true, minutes: 60, words: `Da ${marks.name}`, state: 'accepted' }],
      time_bank_fund_requests: [
        { minutes: 60, reason: `${marks.name} ha bisogno di una mano` },
        { minutes: 30, decisionReason: `A ${marks.name} ne sono già state date` },
      ],
      time_bank_pool_hours: [{ minutes: 60, reason: `Accompagna ${marks.name}` }],
      volunteer_hours: [{ minutes: 60, activity: 'Doposcuola' }],
      time_bank_kept: [{ what: 'admission', times: 1 }],
      enrolments: [
        { state: 'attended', words: `Sono ${marks.name}` },
        { state: 'accepted', windows: ['0', '1'] },
      ],
      shares: [{ shareCents: 1040, aloneCents: 3120, answer: 'agreed' }],
      shared_services: [{ title: `Gruppo di ${marks.name}` }],
      feedback: [{ isMine: true, words: `${marks.name} si è trovata bene`, state: 'waiting' }],
      enrolments_kept: [{ what: 'attendance', times: 1 }],
      needs: [
        { entries: ['NAU1'], district: 'municipio-6', state: 'answered' },
        { entries: ['NAU1'], state: 'open' },
        { entries: ['NAU1'], state: 'settled' },
        { entries: ['INF2'], around: 'barona', state: 'answered' },
      ],
      need_steps: [
        { step: 'stated', isByHer: true },
        { step: 'proposed', isByHer: false },
        { step: 'stated', isByHer: true },
        { step: 'stated', isByHer: true },
        { step: 'settled', isByHer: true },
        { step: 'stated', isByHer: true },
        { step: 'proposed', isByHer: false },
      ],
      need_outcomes: [
        { afterDays: 30, outcome: null },
        { afterDays: 90, askedAt: null },
      ],
      need_referrals: [{ isOfHerNeed: true, isByHer: false, step: 'draft' }],
      need_proposals: [{ isByHer: false }],
      signals_noted: [{ entry: 'NAU1', words: 'Detto al mercato' }],
      cluster_steps: [{ step: 'raised', words: 'Per pochi' }],
      poolings: [{ isByHer: true, state: 'asking' }],
      round_applications: [{ isHers: true }],
      rounds_published: [{}],
    });
    expect(
      kinds['survey_invitations']?.map(({ campaign, hasBallot }) => [campaign, hasBallot]),
    ).toContainEqual(['primavera-2026', true]);
    expect(kinds['audit']?.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['person.changed', 'mandate.recorded']),
    );
    expect(Object.keys(files).sort()).toEqual(
      ['LEGGIMI.txt', 'snodo.json', ...Object.keys(kinds).map((kind) => `${kind}.csv`)].sort(),
    );
    for (const kind of Object.keys(kinds)) {
      expect(files['LEGGIMI.txt']).toMatch(new RegExp(`^${kind}\\.csv: [^_]+\\r?$`, 'mu'));
      expect(files[`${kind}.csv`]?.split('\r\n')).toHaveLength((kinds[kind]?.length ?? 0) + 2);
    }
  });

  test('holds nothing of anybody else, and leaves a trace', async () => {
    const other = { ...marks };
    const files = Object.values(await archiveOf()).join('\n');
    expect(files).toContain(other.name);
    expect(files).not.toContain('Operatrice');
    expect(files).not.toContain('Segretaria');
    expect(files).not.toContain(`Ginevra Cancellanda ${turn - 1}`);
    const { items } = (await person.ask('/me/audit')).body as { items: { action: string }[] };
    expect(items[0]?.action).toBe('person.exported');
  });

  test('an embed never gets it', async () => {
    const token = await server.tokenOf(marks.name, { scope: 'profile:min' });
    const refused = await call(server, '/v1/milano/me/export', { method: 'POST', token });
    expect(refusalOf(refused)).toBe('insufficient_scope');
  });
});

describe('the erasure', () => {
  const erase = () => person.ask('/me/erasure', { body: { confirm: true } });

  /** Every row of every table of the database as text. */
  async function dump(): Promise<string> {
    const tables = await server.owner<{ name: string }[]>`
      select quote_ident(n.nspname) || '.' || quote_ident(c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast') order by 1`;
    expect(tables.length).toBeGreaterThan(40);
    const texts: string[] = [];
    for (const { name } of tables) {
      const [row] = await server.owner.unsafe<{ text: string | null }[]>(
        `select string_agg(t::text, chr(10)) as text from ${name} t`,
      );
      texts.push(row?.text ?? '');
    }
    return texts.join('\n');
  }

  /** What tells who she was, as it may stand in a column of text or of bytes. */
  const identifiers = () =>
    Object.values(marks)
      .flatMap((mark) => [mark, Buffer.from(mark).toString('hex')])
      .concat([
        addressHash(testSecret, milano.id, marks.address).toString('hex'),
        Buffer.from(`key ${turn}`).toString('hex'),
      ]);

  test('leaves none of her identifiers anywhere in the database, nor in the log', async () => {
    const before = await dump();
    expect(identifiers().filter((mark) => before.includes(mark)).length).toBeGreaterThanOrEqual(6);
    await person.elevate();
    expect((await erase()).body).toEqual({ erased: true, id: person.personId });
    const after = await dump();
    expect(identifiers().filter((mark) => after.includes(mark))).toEqual([]);
    const log = server.logLines.join('\n');
    expect(identifiers().filter((mark) => log.includes(mark))).toEqual([]);
    expect(after).toContain(person.personId);
  });

  test('leaves every count as it was, and the trail whole', async () => {
    const manager = await visitorOf(server, `Manager ${turn}`, ['community_manager', 'dpo']);
    const campaigns = async () => (await manager.ask('/campaigns')).body;
    const before = await campaigns();
    await person.elevate();
    expect((await erase()).status).toBe(200);
    expect(await campaigns()).toEqual(before);
    const left = await server.owner`select 1 from surveys.invitation where person_id = ${person.personId}`;
    expect(left).toHaveLength(0);
    expect((await manager.ask('/audit/verification')).body).toMatchObject({
      isWhole: true,
      firstBreak: null,
    });
    const { items } = (await manager.ask('/audit', { query: `?person=${person.personId}&limit=1` })).body as {
      items: object[];
    };
    expect(items).toEqual([
      expect.objectContaining({
        action: 'person.erased',
        actor: { id: person.personId, displayName: null },
      }),
    ]);
  });

  test('ends every call of hers at once, whatever she calls with', async () => {
    const token = await server.tokenOf(marks.name, { scope: 'profile:min' });
    expect((await call(server, '/v1/milano/me', { token })).status).toBe(200);
    await person.elevate();
    await erase();
    expect(refusalOf(await person.ask('/me'))).toBe('not_signed_in');
    expect(refusalOf(await call(server, '/v1/milano/me', { token }))).toBe('not_signed_in');
  });

  test('is final: the same sign-in at her firm makes somebody new', async () => {
    await person.elevate();
    await erase();
    const outcome = await inCommunity(server.app, milano.id, async (trx) => {
      const connection = (await listConnections(trx, milano)).find(({ code }) => code === 'naviglio');
      if (connection === undefined) throw new Error('no connection');
      const { issuer } = connection;
      const word = { issuer, subject: marks.subject, name: 'Una persona nuova', mayJoin: true };
      return personOfSignIn(trx, milano, connection, word, server.clock.now());
    });
    expect(outcome).toMatchObject({ outcome: 'comes_in', isNew: true });
    expect(outcome).not.toMatchObject({ personId: person.personId });
    const [row] =
      await server.owner`select display_name, erased_at from identity.person where id = ${person.personId}`;
    expect(row?.['display_name']).toBeNull();
    expect(row?.['erased_at']).not.toBeNull();
  });

  test('twenty at once: one erases, the others find nobody', async () => {
    await person.elevate();
    const answers = await Promise.all(Array.from({ length: 20 }, erase));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(new Set(answers.filter(({ status }) => status !== 200).map(refusalOf))).toEqual(
      new Set(['not_signed_in']),
    );
    const traces = await server.owner`
      select 1 from identity.audit_entry where action = 'person.erased' and subject_id = ${person.personId}`;
    expect(traces).toHaveLength(1);
  });

  test('what is added for her meanwhile is gone with her or refused, never left', async () => {
    await person.elevate();
    const opened = Array.from({ length: 12 }, () =>
      inCommunity(server.app, milano.id, (trx) =>
        openPortalSession(trx, milano, { personId: person.personId, isVouchedFor: true }, server.clock.now()),
      ),
    );
    const [erased, ...outcomes] = await Promise.allSettled([
      erase(),
      ...opened,
      person.ask('/me', { method: 'PATCH', body: { displayName: `${marks.name} bis` } }),
    ]);
    expect(erased).toMatchObject({ status: 'fulfilled', value: { status: 200 } });
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: '23503' });
    }
    const left =
      await server.owner`select 1 from identity.portal_session where person_id = ${person.personId}`;
    expect(left).toHaveLength(0);
    expect(await dump()).not.toContain(marks.name);
  });

  test('two people of one campaign at once are both erased and both counted', async () => {
    const other = await visitorOf(server, `Seconda ${turn}`, ['employee'], 'naviglio');
    await server.owner`
      insert into surveys.invitation (community_id, campaign_id, person_id)
      select community_id, id, ${other.personId} from surveys.campaign`;
    await server.owner`
      select surveys.mark_ballots(community_id, id, ${[other.personId]}::uuid[], null) from surveys.campaign`;
    const counts = () =>
      server.owner`select campaign_id, invited_people from surveys.erased_invitation_count order by 1`;
    const before = await counts();
    await Promise.all([person.elevate(), other.elevate()]);
    const answers = await Promise.all([erase(), other.ask('/me/erasure', { body: { confirm: true } })]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    const after = await counts();
    const earlier = new Map(before.map((row) => [row['campaign_id'], Number(row['invited_people'])]));
    expect(
      after.map((row) => Number(row['invited_people']) - (earlier.get(row['campaign_id']) ?? 0)),
    ).toEqual(after.map(() => 2));
  });

  test('is refused without the confirmation, and nothing is gone', async () => {
    await person.elevate();
    for (const body of [{}, { confirm: false }, { confirm: 'yes' }]) {
      expect(refusalOf(await person.ask('/me/erasure', { body }))).toBe('invalid_request');
    }
    expect((await person.ask('/me')).body).toMatchObject({ displayName: marks.name });
  });
});
