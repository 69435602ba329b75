import { toJson, type CommunityTransaction } from '../db/index.ts';
import { generatePeople } from './generate-people.ts';
import type { IdOf } from './ids.ts';
import type { Organisation, Programme } from './programme.ts';

/** Where this installation stands, for addresses that the data give relative to the port. */
export interface Addresses {
  port: number;
}

const mostRowsAtOnce = 500;

export async function loadIdentity(
  trx: CommunityTransaction,
  community_id: string,
  idOf: IdOf,
  programme: Programme,
  { port }: Addresses,
): Promise<void> {
  await loadCommunity(trx, community_id, programme);
  await loadOrganisations(trx, community_id, idOf, programme.organisations);
  await loadConnections(trx, community_id, idOf, programme, port);
  await loadSites(trx, community_id, idOf, programme);
  await loadPeople(trx, community_id, idOf, programme, port);
}

async function loadCommunity(trx: CommunityTransaction, id: string, { community }: Programme): Promise<void> {
  await trx
    .insertInto('identity.community')
    .values({
      id,
      slug: community.slug,
      name: toJson(community.name),
      purpose: toJson(community.purpose),
      time_zone: community.timeZone,
      languages: [...community.languages],
      is_demonstration: community.isDemonstration,
      neighbours_join: community.neighboursJoin,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

async function loadOrganisations(
  trx: CommunityTransaction,
  community_id: string,
  idOf: IdOf,
  organisations: readonly Organisation[],
): Promise<void> {
  await trx
    .insertInto('identity.organisation')
    .values(
      organisations.map((organisation) => ({
        community_id,
        id: idOf('organisation', organisation.code),
        code: organisation.code,
        name: organisation.name,
        kind: organisation.kind,
        other_names: [...organisation.otherNames],
        description: organisation.description === null ? null : toJson(organisation.description),
        is_fictional: organisation.isFictional,
        note: organisation.note,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const roles = organisations.flatMap((organisation) =>
    organisation.roles.map((role, index) => ({
      community_id,
      id: idOf('organisation-role', `${organisation.code}/${index}`),
      organisation_id: idOf('organisation', organisation.code),
      role: role.role,
      starts_on: role.fromYear === null ? null : `${role.fromYear}-01-01`,
      ends_on: role.untilYear === null ? null : `${role.untilYear + 1}-01-01`,
      is_disputed: role.isDisputed,
      note: role.note,
    })),
  );
  if (roles.length > 0) {
    await trx
      .insertInto('identity.organisation_role')
      .values(roles)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

async function loadConnections(
  trx: CommunityTransaction,
  community_id: string,
  idOf: IdOf,
  programme: Programme,
  port: number,
): Promise<void> {
  await trx
    .insertInto('identity.company_connection')
    .values(
      programme.connections.map((connection) => ({
        community_id,
        id: idOf('connection', connection.code),
        code: connection.code,
        organisation_id: idOf('organisation', connection.organisation),
        issuer: issuerOf(connection.issuer, port),
        client_id: connection.clientId,
        kind: connection.kind,
        tenant: connection.tenant,
        joins_as: [...connection.joinsAs],
        joins_when: connection.joinsWhen === null ? null : toJson(connection.joinsWhen),
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await trx
    .insertInto('identity.embed_client')
    .values(
      programme.embedClients.map((client) => ({
        community_id,
        id: idOf('embed-client', client.code),
        client_id: client.code,
        connection_id: idOf('connection', client.connection),
        origins: client.allowedOrigins.map(({ host, portOffset }) => `http://${host}:${port + portOffset}`),
        scopes: [...client.scopes],
        return_pages: client.returnPages.map(
          ({ host, portOffset, path }) => `http://${host}:${port + portOffset}${path}`,
        ),
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The first of a firm is its main one. */
async function loadSites(
  trx: CommunityTransaction,
  community_id: string,
  idOf: IdOf,
  { people }: Programme,
): Promise<void> {
  const sites = people.firms.flatMap(({ organisation, workSites }) =>
    workSites.map(({ code, name }, index) => ({
      community_id,
      id: idOf('site', `${organisation}/${code}`),
      organisation_id: idOf('organisation', organisation),
      name: name.it,
      is_main: index === 0,
    })),
  );
  if (sites.length === 0) return;
  await trx
    .insertInto('identity.site')
    .values(sites)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

function issuerOf(issuer: { portOffset: number; path: string }, port: number): string {
  return `http://127.0.0.1:${port + issuer.portOffset}${issuer.path}`;
}

async function loadPeople(
  trx: CommunityTransaction,
  community_id: string,
  idOf: IdOf,
  programme: Programme,
  port: number,
): Promise<void> {
  const issuers = new Map(
    programme.connections.map((connection) => [connection.code, issuerOf(connection.issuer, port)]),
  );
  const generated = generatePeople(programme.people).map((person) => ({
    ...person,
    displayName: person.code,
    roles: ['employee'],
    site: idOf('site', `${person.organisation}/${person.workSite}`),
    isGenerated: true,
  }));
  const named = programme.people.named.map((person) => ({
    ...person,
    roles: [...person.roles],
    site: null,
    isGenerated: false,
  }));
  const people = [...named, ...generated];
  for (let start = 0; start < people.length; start += mostRowsAtOnce) {
    const some = people.slice(start, start + mostRowsAtOnce);
    await trx
      .insertInto('identity.person')
      .values(
        some.map((person) => ({
          community_id,
          id: idOf('person', person.code),
          display_name: person.displayName,
          is_generated: person.isGenerated,
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await trx
      .insertInto('identity.membership')
      .values(
        some.map((person) => ({
          community_id,
          id: idOf('membership', person.code),
          person_id: idOf('person', person.code),
          organisation_id: idOf('organisation', person.organisation),
          roles: person.roles,
          site_id: person.site,
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const signIns = some.flatMap((person) => {
      const issuer = person.connection === null ? undefined : issuers.get(person.connection);
      if (person.connection === null || issuer === undefined) return [];
      return [
        {
          community_id,
          id: idOf('sign-in', person.code),
          connection_id: idOf('connection', person.connection),
          issuer,
          subject: person.subject,
          person_id: idOf('person', person.code),
        },
      ];
    });
    if (signIns.length > 0) {
      await trx
        .insertInto('identity.sign_in')
        .values(signIns)
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
  }
}
