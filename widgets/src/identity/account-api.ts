import { createSnodoClient, type components } from '@snodo/client';
import { answerOf, type Me, type Page } from '../portal/portal-api.ts';
import type { Language } from '../ui/i18n.ts';
import { LoadFault } from '../ui/load.ts';

export type { Me };

type Schemas = components['schemas'];
export type SignIn = Schemas['SignIn'];
export type Consent = Schemas['Consent'];
export type Mandate = Schemas['Mandate'];
export type OwnTrace = Schemas['OwnTrace'];
export type Role = Schemas['Role'];
export type Passkey = Schemas['Passkey'];
export type Contact = Schemas['Contact'];

/** The role to act in, or all of them again. */
export type RoleChoice = { readonly membershipId: string; readonly role: Role } | { readonly all: true };

/**
 * What a person's own room asks of the API. Each call throws a {@link LoadFault} with the API's stable problem
 * code, or with `unavailable` when no answer came.
 */
export interface AccountApi {
  readonly getMe: () => Promise<Me>;
  readonly updateMe: (changes: { displayName?: string; language?: Language | null }) => Promise<Me>;
  readonly chooseRole: (choice: RoleChoice) => Promise<Me>;
  readonly leave: (membershipId: string, staysAsNeighbour: boolean) => Promise<{ remaining: number }>;
  readonly listSignIns: () => Promise<readonly SignIn[]>;
  readonly endOtherSignIns: () => Promise<{ ended: number }>;
  readonly listConsents: () => Promise<readonly Consent[]>;
  readonly withdrawConsent: (id: string) => Promise<Consent>;
  readonly listMandates: () => Promise<readonly Mandate[]>;
  readonly withdrawMandate: (id: string) => Promise<Mandate>;
  readonly listTraces: (cursor?: string) => Promise<Page<OwnTrace>>;
  readonly exportRecord: () => Promise<Blob>;
  readonly erase: () => Promise<{ erased: true }>;
  readonly endAssistance: () => Promise<Me>;
  readonly listPasskeys: () => Promise<readonly Passkey[]>;
  /** What to ask the device, as WebAuthn's creation options in JSON. */
  readonly askNewPasskey: () => Promise<Schemas['PasskeyOptions']>;
  readonly addPasskey: (name: string, answer: object) => Promise<Passkey>;
  readonly removePasskey: (id: string) => Promise<{ removed: true }>;
  readonly listContacts: () => Promise<readonly Contact[]>;
  readonly addContact: (address: string) => Promise<{ validMinutes: number }>;
  readonly removeContact: (id: string) => Promise<{ removed: true }>;
}

/** The API of one community, spoken to from the portal's own origin with its cookie. */
export function createAccountApi(community: string, lang: Language): AccountApi {
  const client = createSnodoClient({ baseUrl: location.origin, headers: { 'x-snodo-portal': '1' } });
  const path = { community };
  return {
    getMe: () => answerOf(client.GET('/v1/{community}/me', { params: { path } })),
    updateMe: (body) => answerOf(client.PATCH('/v1/{community}/me', { params: { path }, body })),
    chooseRole: (body) => answerOf(client.PUT('/v1/{community}/me/acting-as', { params: { path }, body })),
    leave: (membership, staysAsNeighbour) =>
      answerOf(
        client.POST('/v1/{community}/me/memberships/{membership}/end', {
          params: { path: { community, membership } },
          body: { staysAsNeighbour },
        }),
      ),
    listSignIns: async () =>
      (await answerOf(client.GET('/v1/{community}/me/sign-ins', { params: { path } }))).items,
    endOtherSignIns: () => answerOf(client.DELETE('/v1/{community}/me/sign-ins', { params: { path } })),
    listConsents: async () =>
      (await answerOf(client.GET('/v1/{community}/me/consents', { params: { path } }))).items,
    withdrawConsent: (consent) =>
      answerOf(
        client.POST('/v1/{community}/me/consents/{consent}/withdraw', {
          params: { path: { community, consent } },
        }),
      ),
    listMandates: async () =>
      (await answerOf(client.GET('/v1/{community}/me/mandates', { params: { path } }))).items,
    withdrawMandate: (mandate) =>
      answerOf(
        client.POST('/v1/{community}/me/mandates/{mandate}/withdraw', {
          params: { path: { community, mandate } },
        }),
      ),
    listTraces: (cursor) =>
      answerOf(
        client.GET('/v1/{community}/me/audit', {
          params: { path, query: { lang, limit: 20, ...(cursor === undefined ? {} : { cursor }) } },
        }),
      ),
    exportRecord: async () => {
      const archive: unknown = await answerOf(
        client.POST('/v1/{community}/me/export', { params: { path }, parseAs: 'blob' }),
      );
      if (!(archive instanceof Blob)) throw new LoadFault('unavailable');
      return archive;
    },
    erase: () =>
      answerOf(client.POST('/v1/{community}/me/erasure', { params: { path }, body: { confirm: true } })),
    listPasskeys: async () =>
      (await answerOf(client.GET('/v1/{community}/me/passkeys', { params: { path } }))).items,
    askNewPasskey: () => answerOf(client.POST('/v1/{community}/me/passkeys/options', { params: { path } })),
    addPasskey: (name, answer) =>
      answerOf(
        client.POST('/v1/{community}/me/passkeys', {
          params: { path },
          body: { name, answer: { ...answer } },
        }),
      ),
    removePasskey: (passkey) =>
      answerOf(
        client.DELETE('/v1/{community}/me/passkeys/{passkey}', { params: { path: { community, passkey } } }),
      ),
    listContacts: async () =>
      (await answerOf(client.GET('/v1/{community}/me/contacts', { params: { path } }))).items,
    addContact: (address) =>
      answerOf(
        client.POST('/v1/{community}/me/contacts', {
          params: { path },
          body: { address, language: lang },
        }),
      ),
    removeContact: (contact) =>
      answerOf(
        client.DELETE('/v1/{community}/me/contacts/{contact}', { params: { path: { community, contact } } }),
      ),
    endAssistance: () => answerOf(client.DELETE('/v1/{community}/assistance', { params: { path } })),
  };
}
