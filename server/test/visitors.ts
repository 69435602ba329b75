import { inCommunity } from '../src/db/index.ts';
import { elevatePortalSession, findCommunity, readPortalCookie, type Role } from '../src/identity/index.ts';
import { call, type CallAnswer } from './calls.ts';
import type { TestServer } from './harness.ts';

/** A person whom a test signs in at the portal. */
export interface Visitor {
  personId: string;
  membershipId: string;
  /** As she was called when she signed in. */
  displayName: string;
  cookie: string;
  /** A call with her cookie. */
  ask(path: string, options?: { method?: string; body?: unknown; query?: string }): Promise<CallAnswer>;
  /** As after proving anew who she is. */
  elevate(): Promise<boolean>;
}

/** Writes a person with one membership, as the programme's owner would, and signs her in. */
export async function visitorOf(
  server: TestServer,
  displayName: string,
  roles: Role[],
  organisation: string | null = 'partenariato',
): Promise<Visitor> {
  const [person] = await server.owner<{ id: string; membership_id: string }[]>`
    with who as (
      insert into identity.person (community_id, id, display_name)
      select id, gen_random_uuid(), ${displayName} from identity.community where slug = 'milano'
      returning community_id, id
    )
    insert into identity.membership (community_id, id, person_id, organisation_id, roles)
    select who.community_id, gen_random_uuid(), who.id,
           (select o.id from identity.organisation o where o.community_id = who.community_id and o.code = ${organisation}),
           ${roles} from who
    returning person_id as id, id as membership_id`;
  if (person === undefined) throw new Error('the person was not written');
  return visitorAt(server, displayName, person.id, person.membership_id);
}

/** Signs in somebody of the demonstration. */
export async function knownVisitor(server: TestServer, displayName: string): Promise<Visitor> {
  const [row] = await server.owner<{ person_id: string; id: string }[]>`
    select m.person_id, m.id from identity.membership m join identity.person p on p.id = m.person_id
    where p.display_name = ${displayName} limit 1`;
  if (row === undefined) throw new Error(`nobody is called ${displayName}`);
  return visitorAt(server, displayName, row.person_id, row.id);
}

/** One more browser of the same person. */
export async function visitorAt(
  server: TestServer,
  displayName: string,
  personId: string,
  membershipId: string,
): Promise<Visitor> {
  const cookie = await server.cookieOf(displayName);
  const ask: Visitor['ask'] = (path, { method, body, query = '' } = {}) =>
    call(server, `/v1/milano${path}${query}`, {
      cookie,
      ...(method === undefined ? {} : { method }),
      ...(body === undefined ? {} : { body }),
    });
  const elevate = () => elevated(server, cookie, personId);
  return { personId, membershipId, displayName, cookie, ask, elevate };
}

export async function elevated(server: TestServer, cookie: string, personId: string): Promise<boolean> {
  const community = await findCommunity(server.app, 'milano');
  const read = readPortalCookie(cookie.split('=')[1]);
  if (community === undefined || read === undefined) throw new Error('no sign-in to raise');
  return inCommunity(server.app, community.id, (trx) =>
    elevatePortalSession(trx, community, read.secret, personId, server.clock.now()),
  );
}

/** The latest entries of the audit trail, newest first. */
export function tracesOf(server: TestServer, action: string) {
  return server.owner<
    {
      actor_person_id: string | null;
      on_behalf_of_person_id: string | null;
      subject_id: string;
      detail: string;
    }[]
  >`select actor_person_id, on_behalf_of_person_id, subject_id, detail from identity.audit_entry
    where action = ${action} order by number desc limit 20`;
}
