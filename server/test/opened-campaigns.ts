// Campaigns as their steps would leave them, for firms of their own.
import { randomUUID } from 'node:crypto';
import { newWord } from './belongings.ts';
import type { TestServer } from './harness.ts';

export const dayIn = (days: number) =>
  new Date(Date.now() + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);

/** Written as its steps would leave it, for a firm of its own with that many employees. */
export async function openedFor(
  server: TestServer,
  people: number,
  changes: { reminderDays?: string[]; opensInDays?: number } = {},
) {
  const firm = newWord();
  const { reminderDays = [], opensInDays = 0 } = changes;
  await server.owner`
    insert into identity.organisation (community_id, id, code, name, kind)
    select id, gen_random_uuid(), ${firm}, ${firm}, 'company' from identity.community where slug = 'milano'`;
  const employees: string[] = [];
  for (let index = 0; index < people; index += 1) employees.push(await hire(server, firm));
  return { firm, employees, code: await openAt(server, firm, reminderDays, opensInDays) };
}

export async function openAt(
  server: TestServer,
  firm: string,
  reminderDays: string[] = [],
  opensInDays = 0,
): Promise<string> {
  const code = newWord();
  await server.owner`
    insert into surveys.campaign
      (community_id, id, code, organisation_id, instrument_id, name, opens_on, closes_on, invites_audience, reminder_days)
    select c.community_id, gen_random_uuid(), ${code}, o.id, c.instrument_id, c.name,
           ${dayIn(opensInDays)}::date, ${dayIn(opensInDays + 20)}::date, true, ${reminderDays}::date[]
    from surveys.campaign c, identity.organisation o
    where c.code = 'autunno-2026' and o.code = ${firm}`;
  return code;
}

export async function hire(server: TestServer, firm: string, personId?: string): Promise<string> {
  const id = personId ?? randomUUID();
  if (personId === undefined)
    await server.owner`
      insert into identity.person (community_id, id, display_name)
      select id, ${id}, 'Qualcuno' from identity.community where slug = 'milano'`;
  await server.owner`
    insert into identity.membership (community_id, id, person_id, organisation_id, roles)
    select community_id, gen_random_uuid(), ${id}, id, '{employee}' from identity.organisation where code = ${firm}`;
  return id;
}

export async function invitedTo(server: TestServer, code: string): Promise<string[]> {
  const rows = await server.owner<{ person_id: string }[]>`
    select i.person_id from surveys.invitation i join surveys.campaign c on c.id = i.campaign_id
    where c.code = ${code} order by 1`;
  return rows.map((row) => row.person_id);
}
export const leave = (server: TestServer, personId: string) =>
  server.owner`update identity.membership set is_active = false, ended_at = now() where person_id = ${personId}`;
