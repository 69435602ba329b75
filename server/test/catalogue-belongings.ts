// Services, links and accreditations for tests.
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { newWord } from './belongings.ts';
import type { TestServer } from './harness.ts';

/** A sheet with everything that must be there, and what the test says. */
export function serviceInput(changes: Record<string, unknown> = {}) {
  return {
    provider: 'naviglio',
    name: { it: 'Merenda in cortile', en: 'Snack in the courtyard' },
    description: { it: 'Una merenda insieme, il giovedì.' },
    status: 'active',
    offerKind: 'group',
    audience: { kind: 'everyone' },
    entries: ['SOL1'],
    windows: [{ weekday: 4, startMinute: 990, endMinute: 1080 }],
    cost: { kind: 'free' },
    districts: ['municipio-6'],
    ...changes,
  };
}

/** A file with one service, tried. */
export function serviceFile(changes: Record<string, unknown> = {}) {
  const text = 'nome,descrizione,voci\nMerenda,Insieme il giovedì,SOL1\n';
  const file = Buffer.from(text).toString('base64');
  return { file, provider: null, isVerified: false, isDryRun: true, ...changes };
}

/** A service of the firm, made as the programme makes them; answers its code. */
export async function newService(
  server: TestServer,
  { organisation = 'naviglio', verifiedOn = null as string | null } = {},
): Promise<string> {
  const code = `servizio-${newWord()}`.toLowerCase();
  await server.owner`
    insert into catalogue.service
      (community_id, id, code, provider_id, name, description, offer_kind, entries, verified_on, source)
    select community_id, gen_random_uuid(), ${code}, id, ${server.owner.json({ it: `Prova ${code}` })},
           ${server.owner.json({ it: 'Una prova.' })}, 'group', '{SOL1}', ${verifiedOn}, 'published'
    from identity.organisation where code = ${organisation} limit 1`;
  return code;
}

/** A service on somebody's list; answers its code. */
export async function newSaved(server: TestServer, personId: string): Promise<string> {
  const code = await newService(server);
  await server.owner`
    insert into catalogue.saved_service (community_id, person_id, service_id, saved_at)
    select community_id, ${personId}, id, now() from catalogue.service where code = ${code}`;
  return code;
}

/** The firm is a provider with a mailbox. */
export async function withMailbox(server: TestServer, organisation = 'naviglio'): Promise<void> {
  await server.owner`
    insert into catalogue.provider (community_id, id, organisation_id, mail)
    select community_id, gen_random_uuid(), id, 'servizi@naviglio.example' from identity.organisation where code = ${organisation}
    on conflict (community_id, organisation_id) do update set mail = excluded.mail`;
}

/** An open link about a new service; answers its secret. */
export async function newRenewal(server: TestServer, service?: string): Promise<string> {
  const code = service ?? (await newService(server));
  const secret = randomBytes(32).toString('base64url');
  await server.owner`
    insert into catalogue.renewal_link (community_id, id, service_id, secret_hash, made_at, ends_at)
    select community_id, gen_random_uuid(), id, ${createHash('sha256').update(secret).digest()}, now(), now() + interval '30 days'
    from catalogue.service where code = ${code}`;
  return secret;
}

export async function newAccreditation(server: TestServer): Promise<string> {
  await withMailbox(server);
  const id = randomUUID();
  await server.owner`
    insert into catalogue.accreditation (community_id, id, provider_id, issuer, entries, starts_on, ends_on)
    select p.community_id, ${id}, p.id, 'Albo di prova', '{SOL}', current_date - 30, current_date + 300
    from catalogue.provider p join identity.organisation o on o.community_id = p.community_id and o.id = p.organisation_id
    where o.code = 'naviglio' limit 1`;
  return id;
}

/** An entry of its own in the group SOL; answers its code. */
export async function newEntry(server: TestServer): Promise<string> {
  const [row] = await server.owner<{ code: string }[]>`
    insert into catalogue.taxonomy_entry (community_id, id, code, group_code, position, name, description)
    select community_id, gen_random_uuid(), 'SOL' || (10 + (select count(*) from catalogue.taxonomy_entry where code ~ '^SOL[1-9][0-9]$')),
           'SOL', 900, '{"it": "Prova"}', '{"it": "Prova"}'
    from catalogue.taxonomy_entry where code = 'SOL' limit 1
    returning code`;
  return row?.code ?? '';
}

/** Days of their own for each that is made, so that none meets another. */
let periodYear = 1900;

export function taxLabelPeriod() {
  periodYear += 1;
  return {
    label: 'none',
    startsOn: `${periodYear}-01-01`,
    endsOn: `${periodYear}-12-31`,
    reference: 'Legge di prova',
    words: { it: 'Una prova.' },
    checkedOn: null,
  };
}

/** A period that is over; answers its id. */
export async function newTaxLabelPeriod(server: TestServer): Promise<string> {
  const id = randomUUID();
  const { label, startsOn, endsOn } = taxLabelPeriod();
  await server.owner`
    insert into catalogue.tax_label_period (community_id, id, label, starts_on, ends_on, reference, words)
    select id, ${id}, ${label}, ${startsOn}, ${endsOn}, 'Legge di prova', '{"it": "Una prova."}'
    from identity.community where slug = 'milano'`;
  return id;
}

/** A name of its own each time. */
export function newProviderInput() {
  return { name: `Cooperativa ${newWord()}`, kind: 'cooperative' };
}

export const providerChange = {
  version: 0,
  description: { it: 'Una prova.' },
  mail: 'prova@naviglio.example',
  phone: null,
  website: null,
};

export const accreditationInput = {
  issuer: 'Albo di prova',
  entries: ['SOL'],
  startsOn: '2026-01-01',
  endsOn: '2030-12-31',
};

export const visitInput = { visitedOn: '2026-01-10', outcome: 'good' };
export const entryWords = { name: { it: 'Prova' }, description: { it: 'Una prova.' } };
