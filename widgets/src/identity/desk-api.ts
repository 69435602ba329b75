import { createSnodoClient, type components } from '@snodo/client';
import { createConnectionsApi, type ConnectionsApi } from './connections-api.ts';
import { answerOf, type Me, type Page, type PortalPage } from '../portal/portal-api.ts';

type Schemas = components['schemas'];
export type { Me, Page };
export type ListedPerson = Schemas['ListedPerson'];
export type HeldMembership = Schemas['HeldMembership'];
export type Mandate = Schemas['Mandate'];
export type MandateRecord = Schemas['MandateRecord'];
export type AuditEntry = Schemas['AuditEntry'];
export type AuditVerification = Schemas['AuditVerification'];
export type Role = Schemas['Role'];
export type Invitation = Schemas['Invitation'];
export type InvitationPoster = Schemas['InvitationPoster'];
export type NewInvitation = Schemas['NewInvitation'];

/** What the trail is narrowed by; an absent filter is not sent. */
export interface TraceQuery {
  readonly action?: string;
  readonly from?: string;
  readonly until?: string;
  readonly cursor?: string;
}

/** What the desk asks of the API. Each call throws a `LoadFault` with the API's stable problem code. */
export interface DeskApi extends ConnectionsApi {
  readonly getMe: () => Promise<Me>;
  readonly listPeople: (name: string, cursor?: string) => Promise<Page<ListedPerson>>;
  readonly changeRoles: (membershipId: string, roles: readonly Role[]) => Promise<HeldMembership>;
  readonly endMembership: (membershipId: string) => Promise<HeldMembership>;
  readonly listMandates: () => Promise<Page<Mandate>>;
  readonly recordMandate: (mandate: MandateRecord) => Promise<Mandate>;
  readonly startAssistance: (mandateId: string) => Promise<Me>;
  readonly listInvitations: () => Promise<Page<Invitation>>;
  /** Sent twice with one key it is made once. */
  readonly makeInvitation: (key: string, invitation: NewInvitation) => Promise<InvitationPoster>;
  readonly getInvitation: (id: string) => Promise<InvitationPoster>;
  readonly revokeInvitation: (id: string) => Promise<Invitation>;
  readonly listTrail: (query: TraceQuery) => Promise<Page<AuditEntry>>;
  readonly verifyTrail: (after: number) => Promise<AuditVerification>;
}

/** The API of one community, spoken to from the portal's own origin with its cookie. */
export function createDeskApi({ community, language: lang }: PortalPage): DeskApi {
  const client = createSnodoClient({ baseUrl: location.origin, headers: { 'x-snodo-portal': '1' } });
  const path = { community };
  return {
    ...createConnectionsApi(client, community, lang),
    getMe: () => answerOf(client.GET('/v1/{community}/me', { params: { path } })),
    listPeople: (name, cursor) =>
      answerOf(
        client.GET('/v1/{community}/people', {
          params: { path, query: { lang, limit: 20, name, ...(cursor === undefined ? {} : { cursor }) } },
        }),
      ),
    changeRoles: (membership, roles) =>
      answerOf(
        client.PUT('/v1/{community}/memberships/{membership}/roles', {
          params: { path: { community, membership } },
          body: { roles: [...roles] },
        }),
      ),
    endMembership: (membership) =>
      answerOf(
        client.POST('/v1/{community}/memberships/{membership}/end', {
          params: { path: { community, membership } },
        }),
      ),
    listMandates: () =>
      answerOf(client.GET('/v1/{community}/mandates', { params: { path, query: { lang, limit: 100 } } })),
    recordMandate: (body) => answerOf(client.POST('/v1/{community}/mandates', { params: { path }, body })),
    startAssistance: (mandateId) =>
      answerOf(client.POST('/v1/{community}/assistance', { params: { path }, body: { mandateId } })),
    listInvitations: () =>
      answerOf(client.GET('/v1/{community}/invitations', { params: { path, query: { lang, limit: 50 } } })),
    makeInvitation: (key, body) =>
      answerOf(
        client.POST('/v1/{community}/invitations', {
          params: { path, header: { 'idempotency-key': key } },
          body,
        }),
      ),
    getInvitation: (invitation) =>
      answerOf(
        client.GET('/v1/{community}/invitations/{invitation}', {
          params: { path: { community, invitation } },
        }),
      ),
    revokeInvitation: (invitation) =>
      answerOf(
        client.POST('/v1/{community}/invitations/{invitation}/revoke', {
          params: { path: { community, invitation } },
        }),
      ),
    listTrail: (query) =>
      answerOf(
        client.GET('/v1/{community}/audit', { params: { path, query: { lang, limit: 50, ...query } } }),
      ),
    verifyTrail: (after) =>
      answerOf(client.GET('/v1/{community}/audit/verification', { params: { path, query: { after } } })),
  };
}
