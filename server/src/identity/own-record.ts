import { listTraceRows } from './audit-queries.ts';
import { listClientConsentRowsOf } from './client-queries.ts';
import { forgetOwnSignIns, listContacts } from './contacts.ts';
import { withdrawMandateRows } from './mandate-queries.ts';
import { endMembershipRows } from './membership-queries.ts';
import * as queries from './own-record-queries.ts';
import { mostRowsOfKind, type PersonalDataHolder } from './personal-data.ts';
import { deletePortalSessionsOf, listPortalSessionRows } from './portal-session-queries.ts';

/** Whoever holds the row of a time that may be missing. */
function instant(at: Date | null): string | null {
  return at?.toISOString() ?? null;
}

const longAgo = new Date(0);

/** What identity itself holds about people. Addresses are kept sealed, so the secret is needed to tell them. */
export function identityHolder(secret: string): PersonalDataHolder {
  return {
    tables: [
      'identity.person',
      'identity.membership',
      'identity.sign_in',
      'identity.portal_session',
      'identity.client_consent',
      'identity.mandate',
      'identity.assertion_acceptance',
      'identity.directory_entry',
      'identity.contact',
      'identity.passkey',
      'identity.invitation',
      'identity.audit_entry',
    ],
    collect: async (trx, community, personId) => [
      ...(await collectStanding(trx, community, personId)),
      ...(await collectSignIns(trx, community, personId, secret)),
      ...(await collectTraces(trx, community, personId)),
    ],
    erase: async (trx, community, personId, now) => {
      await deletePortalSessionsOf(trx, community.id, personId, 'all');
      await forgetOwnSignIns(trx, community, personId);
      await queries.deleteSignInRows(trx, community.id, personId);
      await queries.deleteRepeatableAnswers(trx, community.id, personId);
      await queries.deleteDirectoryRows(trx, community.id, personId);
      await queries.deleteInvitationRows(trx, community.id, personId);
      await queries.withdrawClientConsentsOf(trx, community.id, personId, now);
      await withdrawMandateRows(trx, community.id, personId, now);
      await endMembershipRows(trx, community.id, { personId }, now);
      await queries.erasePersonRow(trx, community.id, personId, now);
    },
  };
}

type Collect = PersonalDataHolder['collect'];

const collectStanding: Collect = async (trx, community, personId) => {
  const person = await queries.findOwnPersonRow(trx, community.id, personId);
  const memberships = await queries.listOwnMembershipRows(trx, community.id, personId);
  const consents = await listClientConsentRowsOf(trx, community.id, personId);
  const mandates = await queries.listMandateRowsNaming(trx, community.id, personId);
  return [
    {
      kind: 'person',
      rows:
        person === undefined
          ? []
          : [
              {
                id: person.id,
                displayName: person.display_name,
                language: person.language,
                isGenerated: person.is_generated,
              },
            ],
    },
    {
      kind: 'memberships',
      rows: memberships.map((row) => ({
        id: row.id,
        organisation: row.organisation_name,
        site: row.site_name,
        roles: row.roles,
        isActive: row.is_active,
        endedAt: instant(row.ended_at),
      })),
    },
    {
      kind: 'consents',
      rows: consents.map((row) => ({
        id: row.id,
        clientId: row.client_id,
        origin: row.origin,
        scopes: row.scopes,
        givenAt: instant(row.given_at),
        withdrawnAt: instant(row.withdrawn_at),
      })),
    },
    {
      kind: 'mandates',
      rows: mandates.map((row) => ({
        id: row.id,
        part:
          row.person_id === personId
            ? 'given'
            : row.recorded_by_person_id === personId
              ? 'recorded'
              : 'witnessed',
        organisation: row.organisation_name,
        consentGiven: row.consent_given,
        startsAt: instant(row.starts_at),
        endsAt: instant(row.ends_at),
        withdrawnAt: instant(row.withdrawn_at),
      })),
    },
  ];
};

async function collectSignIns(
  trx: Parameters<Collect>[0],
  community: Parameters<Collect>[1],
  personId: string,
  secret: string,
): ReturnType<Collect> {
  const signIns = await queries.listOwnSignInRows(trx, community.id, personId);
  const here = await listPortalSessionRows(trx, community.id, personId, longAgo);
  const accepted = await queries.listOwnAcceptanceRows(trx, community.id, personId);
  const directory = await queries.listOwnDirectoryRows(trx, community.id, personId);
  const contacts = await listContacts(trx, community, secret, personId);
  const passkeys = await queries.listOwnPasskeyRows(trx, community.id, personId);
  const invitations = await queries.listOwnInvitationRows(trx, community.id, personId);
  return [
    {
      kind: 'sign_ins',
      rows: signIns.map((row) => ({
        id: row.id,
        connection: row.connection_code,
        issuer: row.issuer,
        subject: row.subject,
      })),
    },
    {
      kind: 'portal_sign_ins',
      rows: here.map((row) => ({
        id: row.id,
        signedInAt: instant(row.authenticated_at),
        expiresAt: instant(row.expires_at),
      })),
    },
    {
      kind: 'accepted_words',
      rows: accepted.map((row) => ({
        issuer: row.issuer,
        audience: row.audience,
        firstAt: instant(row.first_at),
      })),
    },
    {
      kind: 'directory_entries',
      rows: directory.map((row) => ({
        id: row.id,
        connection: row.connection_code,
        userName: row.user_name,
        externalId: row.external_id,
        displayName: row.display_name,
        site: row.site,
        isActive: row.is_active,
        createdAt: instant(row.created_at),
        changedAt: instant(row.changed_at),
      })),
    },
    {
      kind: 'contacts',
      rows: contacts.map(({ id, address, confirmedAt }) => ({
        id,
        address,
        confirmedAt: instant(confirmedAt),
      })),
    },
    {
      kind: 'passkeys',
      rows: passkeys.map((row) => ({
        id: row.id,
        name: row.name,
        transports: row.transports,
        createdAt: instant(row.created_at),
        lastUsedOn: row.last_used_on,
      })),
    },
    {
      kind: 'invitations_made',
      rows: invitations.map((row) => ({
        id: row.id,
        place: row.place_code,
        hostName: row.host_name,
        purpose: row.purpose,
        startsAt: instant(row.starts_at),
        endsAt: instant(row.ends_at),
        mostUses: row.most_uses,
        uses: row.used_count,
        revokedAt: instant(row.revoked_at),
      })),
    },
  ];
}

const collectTraces: Collect = async (trx, community, personId) => {
  const rows = await listTraceRows(trx, community.id, {
    personId,
    timeZone: community.timeZone,
    before: undefined,
    limit: mostRowsOfKind - 1,
  });
  return [
    {
      kind: 'audit',
      rows: rows.map((row) => ({
        number: Number(row.number),
        at: instant(row.at),
        action: row.action,
        subjectKind: row.subject_kind,
        subjectId: row.subject_id,
        wasDoneByHer: row.actor_person_id === personId,
        wasDoneForHer: row.on_behalf_of_person_id === personId,
        detail: row.detail,
      })),
    },
  ];
};
