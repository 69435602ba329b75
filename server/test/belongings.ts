// What tests give to people: each written as its owner would have it, and none like another.
import { randomBytes, randomUUID } from 'node:crypto';
import { inCommunity } from '../src/db/index.ts';
import { findCommunity, keepContact } from '../src/identity/index.ts';
import { call } from './calls.ts';
import { testSecret, type TestServer } from './harness.ts';
import { visitorOf, type Visitor } from './visitors.ts';

type Owned = Promise<string>;

function idOf(rows: readonly { id: string }[], what: string): string {
  const [row] = rows;
  if (row === undefined) throw new Error(`no ${what} was written`);
  return row.id;
}

let made = 0;

/** A word that no other of this run is. */
export function newWord(): string {
  return `prova-${(made += 1)}`;
}

/** An open campaign of the same firm and the same questions as the demonstration's; gives its code. */
export async function newCampaign(server: TestServer, invited: Visitor[] = []): Owned {
  const code = newWord();
  const rows = await server.owner<{ id: string }[]>`
    insert into surveys.campaign (community_id, id, code, organisation_id, instrument_id, name, opens_on, closes_on)
    select community_id, gen_random_uuid(), ${code}, organisation_id, instrument_id, name, opens_on, closes_on
    from surveys.campaign where code = 'autunno-2026' returning id`;
  const id = idOf(rows, 'campaign');
  for (const { personId } of invited)
    await server.owner`
      insert into surveys.invitation (community_id, campaign_id, person_id)
      select community_id, id, ${personId} from surveys.campaign where id = ${id}`;
  return code;
}

/** A campaign whose tables have been made once before, in vain; gives its code. */
export async function newReleaseRun(server: TestServer): Owned {
  const code = await newCampaign(server);
  await server.owner`
    insert into surveys.release_run (community_id, id, campaign_id, requested_at, state, failure)
    select community_id, gen_random_uuid(), id, now(), 'failed', 'internal' from surveys.campaign where code = ${code}`;
  return code;
}

/** A campaign whose tables stand, and the texts that people wrote to its question `q28`. */
export async function newWrittenAnswers(
  server: TestServer,
  texts: readonly string[],
): Promise<{ campaign: string; ids: string[] }> {
  const campaign = newWord();
  await server.owner`
    with made as (
      insert into surveys.campaign (community_id, id, code, organisation_id, instrument_id, name, opens_on, closes_on)
      select community_id, gen_random_uuid(), ${campaign}, organisation_id, instrument_id, name, opens_on, closes_on
      from surveys.campaign where code = 'primavera-2026' and community_id = (select id from identity.community where slug = 'milano')
      returning community_id, id, organisation_id
    ), released as (
      insert into surveys.release (community_id, id, campaign_id, released_on, floor, is_too_few)
      select community_id, gen_random_uuid(), id, current_date, 10, true from made returning community_id, id
    )
    insert into surveys.released_document (community_id, id, release_id, audience, organisation_id, document)
    select r.community_id, gen_random_uuid(), r.id, a.audience, a.organisation_id,
           '{"isTooFew": true, "people": null, "responsePercent": null, "tables": []}'
    from released r, made m
    cross join lateral (values ('pool', null), ('organisation', m.organisation_id)) a (audience, organisation_id)`;
  const ids: string[] = [];
  for (const words of texts) {
    const rows = await server.owner<{ id: string }[]>`
      insert into submissions.written_answer (community_id, id, campaign_id, question, words)
      select community_id, gen_random_uuid(), id, 'q28', ${words} from surveys.campaign where code = ${campaign} returning id`;
    ids.push(idOf(rows, 'text'));
  }
  return { campaign, ids };
}

/** A theme of the question `q28` of that campaign. */
export async function newWrittenTheme(server: TestServer, campaign: string): Owned {
  const rows = await server.owner<{ id: string }[]>`
    insert into surveys.written_theme (community_id, id, campaign_id, question, label)
    select community_id, gen_random_uuid(), id, 'q28', '{"it": "Cura", "en": "Care", "ar": "رعاية"}'::jsonb
    from surveys.campaign where code = ${campaign} returning id`;
  return idOf(rows, 'theme');
}

/** A text that has been read by a first reader, and its campaign. */
export async function newCoding(server: TestServer, words: string): Promise<Record<string, string>> {
  const { campaign, ids } = await newWrittenAnswers(server, [words]);
  const reader = await visitorOf(server, `Lettrice ${newWord()}`, ['community_manager']);
  const body = { version: 0, words, themes: [] };
  const path = `/campaigns/${campaign}/written-answers/${ids[0]}/coding`;
  const answer = await reader.ask(path, { method: 'PUT', body });
  if (answer.status !== 200) throw new Error(`the text was not read: ${answer.text}`);
  return { campaign, writtenAnswer: ids[0] ?? '' };
}

/** A plan that can be approved: questions of the demonstration for its firm, in half a year. */
export function newPlan() {
  const day = (days: number) => new Date(Date.now() + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
  return {
    name: { it: 'Ascolto di prova', en: 'Trial listening', ar: 'استماع تجريبي' },
    instrument: { code: 'work-care-needs', version: 1 },
    organisations: ['naviglio'],
    opensOn: day(180),
    closesOn: day(200),
    languages: ['it', 'en', 'ar'],
    floor: 10,
    isInWorkingTime: true,
    agreedOn: day(0),
    reminderDays: [day(190)],
    follows: null,
  };
}

/** A draft of that plan, owned by whoever is told; gives its code. */
export async function newDraft(server: TestServer, owner: Visitor): Owned {
  const code = newWord();
  await server.owner`
    insert into surveys.campaign
      (community_id, id, code, organisation_id, instrument_id, name, opens_on, closes_on, stage, invites_audience,
       owner_person_id, agreed_on)
    select community_id, gen_random_uuid(), ${code}, organisation_id, instrument_id, name, current_date + 180,
           current_date + 201, 'draft', true, ${owner.personId}, current_date
    from surveys.campaign where code = 'autunno-2026'`;
  return code;
}

/** An open campaign with paper ballots, and the batch that they belong to. */
export async function newPaperBatch(
  server: TestServer,
  ballots = 3,
): Promise<{ campaign: string; batchId: string }> {
  const campaign = await newCampaign(server);
  const rows = await server.owner<{ id: string }[]>`
    insert into surveys.paper_batch (community_id, id, campaign_id, organisation_id, issued_on, printed_ballots)
    select community_id, gen_random_uuid(), id, organisation_id, current_date, ${ballots} from surveys.campaign where code = ${campaign}
    returning id`;
  return { campaign, batchId: idOf(rows, 'batch') };
}

/** A draft of a questionnaire that asks one thing; gives its id. */
export async function newInstrumentDraft(server: TestServer, { personId }: Visitor): Owned {
  const rows = await server.owner<{ id: string }[]>`
    insert into surveys.instrument_draft
      (community_id, id, code, definition, created_by_person_id, created_at, changed_by_person_id, changed_at)
    select community_id, gen_random_uuid(), ${newWord()}, ${server.owner.json(newDefinition())}, id, now(), id, now()
    from identity.person where id = ${personId} returning id`;
  return idOf(rows, 'draft');
}

/** A questionnaire that can be published as it is. */
export function newDefinition() {
  return {
    title: { it: 'Prova' },
    locale: 'it',
    pages: [
      {
        name: 'page1',
        elements: [
          {
            type: 'radiogroup',
            name: 'shift',
            title: { it: 'Che turno fai?' },
            choices: [
              { value: 'day', text: { it: 'Di giorno' } },
              { value: 'night', text: { it: 'Di notte' } },
            ],
            x: { sensitivity: 'ordinary' },
          },
        ],
      },
    ],
    x: { version: 1, locales: ['it'] },
  };
}

export async function newConsent(server: TestServer, { personId }: Visitor): Owned {
  const rows = await server.owner<{ id: string }[]>`
    insert into identity.client_consent (community_id, id, person_id, client_id, origin, scopes, given_at)
    select community_id, gen_random_uuid(), ${personId}, client_id, origins[1], '{survey:respond}', now()
    from identity.embed_client limit 1 returning id`;
  return idOf(rows, 'consent');
}

/** The person lets the operators of the programme's own organisation act for her. */
export async function newMandate(server: TestServer, { personId }: Visitor, recordedBy: Visitor): Owned {
  const rows = await server.owner<{ id: string }[]>`
    insert into identity.mandate
      (community_id, id, person_id, organisation_id, recorded_by_person_id, consent_given, starts_at, ends_at)
    select community_id, gen_random_uuid(), ${personId}, organisation_id, ${recordedBy.personId}, 'in_person',
           now() - interval '1 minute', now() + interval '30 days'
    from identity.membership where id = ${recordedBy.membershipId} returning id`;
  return idOf(rows, 'mandate');
}

export async function newPasskey(server: TestServer, { personId }: Visitor): Owned {
  const rows = await server.owner<{ id: string }[]>`
    insert into identity.passkey
      (community_id, id, person_id, credential_id, public_key, counter, transports, name, created_at)
    select community_id, gen_random_uuid(), id, ${randomBytes(16)}, ${randomBytes(77)}, 0, '{}', 'Telefono', now()
    from identity.person where id = ${personId} returning id`;
  return idOf(rows, 'passkey');
}

export async function newContact(server: TestServer, { personId }: Visitor): Owned {
  const community = await findCommunity(server.app, 'milano');
  if (community === undefined) throw new Error('no community milano');
  const address = `${newWord()}@example.org`;
  await inCommunity(server.app, community.id, (trx) =>
    keepContact(trx, community, testSecret, server.clock.now(), { personId, address }),
  );
  const rows = await server.owner<{ id: string }[]>`
    select id from identity.contact where person_id = ${personId} order by confirmed_at desc, id desc limit 1`;
  return idOf(rows, 'contact');
}

export async function newInvitation(server: TestServer, { personId }: Visitor): Owned {
  const rows = await server.owner<{ id: string }[]>`
    insert into identity.invitation
      (community_id, id, code_hash, invited_by_person_id, host_name, purpose, starts_at, ends_at, most_uses, created_at)
    select community_id, gen_random_uuid(), ${randomBytes(32)}, id, 'Casa di quartiere', 'Conoscersi',
           now(), now() + interval '7 days', 3, now()
    from identity.person where id = ${personId} returning id`;
  return idOf(rows, 'invitation');
}

/** Settings with which a firm's provider may be entered. */
export const connectionSettings = {
  kind: 'keycloak',
  issuer: 'https://sso.firm.example/realms/firm',
  clientId: 'snodo',
  joinsAs: ['employee'],
};
export const embedClientSettings = {
  origins: ['https://intranet.firm.example'],
  scopes: ['survey:respond'],
};

export async function newConnection(server: TestServer): Owned {
  return idIn(await asOperator(server, '/connections', { ...newConnectionInput() }));
}

export function newConnectionInput() {
  return { ...connectionSettings, code: newWord(), organisationCode: 'naviglio' };
}

export async function newEmbedClient(server: TestServer): Owned {
  const connection = await newConnection(server);
  const body = { ...embedClientSettings, name: newWord() };
  return idIn(await asOperator(server, `/connections/${connection}/embed-clients`, body));
}

export async function newDirectoryToken(server: TestServer): Owned {
  const connection = await newConnection(server);
  const answer = await asOperator(server, `/connections/${connection}/directory-tokens`);
  return idIn((answer as { directoryToken: unknown }).directoryToken);
}

function idIn(answer: unknown): string {
  return idOf([answer as { id: string }], 'connection, client or token');
}

async function asOperator(server: TestServer, path: string, body?: unknown): Promise<unknown> {
  const operator = await visitorOf(server, `Operatrice ${newWord()}`, ['operator']);
  await operator.elevate();
  const answer = await call(server, `/v1/milano${path}`, {
    method: 'POST',
    cookie: operator.cookie,
    headers: { 'idempotency-key': randomUUID() },
    ...(body === undefined ? {} : { body }),
  });
  if (answer.status !== 201) throw new Error(`${path} was refused: ${answer.text}`);
  return answer.body;
}

/** The cookie of an operator who acts for this person, and has just proved who she is herself. */
export async function assistantOf(server: TestServer, person: Visitor): Promise<string> {
  const operator = await visitorOf(server, `Operatrice ${newWord()}`, ['operator']);
  const mandateId = await newMandate(server, person, operator);
  await operator.elevate();
  const answer = await operator.ask('/assistance', { body: { mandateId } });
  if (answer.status !== 201) throw new Error(`no assistance: ${answer.text}`);
  return operator.cookie;
}

/** A site of Officine Naviglio; gives its id. One of the same name is that one. */
export async function newSite(server: TestServer, name = newWord()): Owned {
  const rows = await server.owner<{ id: string }[]>`
    with made as (
      insert into identity.site (community_id, id, organisation_id, name)
      select community_id, gen_random_uuid(), id, ${name} from identity.organisation where code = 'naviglio'
      on conflict do nothing returning id
    )
    select id from made
    union all
    select s.id from identity.site s join identity.organisation o on o.id = s.organisation_id
    where o.code = 'naviglio' and s.name = ${name}`;
  return idOf(rows, 'site');
}

/** A released campaign whose people were told of research; gives its code. */
export async function newResearchedCampaign(server: TestServer): Owned {
  const code = await newCampaign(server);
  await server.owner`
    with c as (
      update surveys.campaign set is_for_research = true where code = ${code} returning community_id, id, floor
    )
    insert into surveys.release (community_id, id, campaign_id, released_on, floor, is_too_few)
    select community_id, gen_random_uuid(), id, current_date, floor, true from c`;
  return code;
}

/** An agreement with a researcher; gives its id. With a confirmer it is in force, and its extract is there. */
export async function newResearch(
  server: TestServer,
  recorder: Pick<Visitor, 'personId'>,
  { researcherId, confirmerId }: { researcherId?: string; confirmerId?: string } = {},
): Owned {
  const code = await newResearchedCampaign(server);
  const rows = await server.owner<{ id: string }[]>`
    with person as (
      insert into identity.person (community_id, id, display_name)
      select community_id, gen_random_uuid(), 'Ricercatrice' from surveys.campaign where code = ${code} returning id
    ), extract as (
      insert into surveys.research_extract (community_id, campaign_id, made_on, document)
      select community_id, id, current_date, '{"floor": 10, "dimensions": [], "items": [], "records": []}'
      from surveys.campaign where code = ${code} and ${confirmerId !== undefined}
    )
    insert into surveys.research_agreement
      (community_id, id, campaign_id, person_id, institution, purpose, ends_on, recorded_by_person_id, recorded_at,
       confirmed_by_person_id, confirmed_at)
    select c.community_id, gen_random_uuid(), c.id, coalesce(${researcherId ?? null}::uuid, person.id), 'Università',
           'Cura e lavoro', current_date + 100, ${recorder.personId}, now(), ${confirmerId ?? null}::uuid,
           case when ${confirmerId !== undefined} then now() end
    from surveys.campaign c, person where c.code = ${code} returning id`;
  return idOf(rows, 'agreement');
}

/** Made-up words of the three items: the real ones are licensed. */
export function newSheet(revision = 0) {
  return {
    revision,
    source: 'Foglio di prova',
    items: ['Prova uno', 'Prova due', 'Prova tre'],
    scale: ['mai', 'a volte', 'spesso'],
    instruction: '',
    licenceBasis: 'Solo per le prove',
    acknowledgesLicence: true,
  };
}

/** The revision of the words of the three items in Italian that count now; 0: there are none. */
export async function sheetRevision(server: TestServer, community = 'milano'): Promise<number> {
  const rows = await server.owner<{ revision: number; has_words: boolean }[]>`
    select w.revision, w.wording is not null as has_words
    from surveys.block_wording w join identity.community c on c.id = w.community_id
    where c.slug = ${community} and w.block = 'ucla3' and w.language = 'it' order by w.revision desc limit 1`;
  return rows[0]?.has_words ? rows[0].revision : 0;
}

/** The words of the three items, entered by her unless there are some; gives their revision. */
export async function newBlockSheet(server: TestServer, { personId }: Visitor): Promise<number> {
  const now = await sheetRevision(server);
  if (now > 0) return now;
  const { source, items, scale } = newSheet();
  const wording = { block: 'ucla3', language: 'it', source, items, scale };
  const rows = await server.owner<{ revision: number }[]>`
    insert into surveys.block_wording
      (community_id, id, block, language, revision, wording, licence_note, licence_basis, entered_by_person_id, entered_at)
    select p.community_id, gen_random_uuid(), 'ucla3', 'it',
      1 + coalesce((select max(revision) from surveys.block_wording w where w.community_id = p.community_id and w.block = 'ucla3' and w.language = 'it'), 0),
      ${server.owner.json(wording)}, 'Nota', 'Solo per le prove', p.id, now()
    from identity.person p where p.id = ${personId} returning revision`;
  return rows[0]?.revision ?? 0;
}
