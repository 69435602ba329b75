import type { Connection, ConnectionSettings } from './connections-api.ts';
import { linesOf } from './form-dialog.ts';

export const kinds = ['entra', 'okta', 'google', 'keycloak', 'generic'] as const;
export type Kind = (typeof kinds)[number];

export const waysToJoin = ['everyone', 'when', 'nobody'] as const;
export type WayToJoin = (typeof waysToJoin)[number];

export function wayToJoin({ joinsAs, joinsWhen }: Pick<Connection, 'joinsAs' | 'joinsWhen'>): WayToJoin {
  if (joinsAs.length === 0) return 'nobody';
  return joinsWhen === null ? 'everyone' : 'when';
}

/** What the form says, as the API takes it; what the form does not ask stays as it was. */
export function settingsOf(given: FormData, before: Connection | undefined): ConnectionSettings {
  const kind = kinds.find((one) => one === given.get('kind')) ?? 'generic';
  const text = (field: string) => textOf(given, field);
  const hasTenant = kind === 'entra' || kind === 'google';
  const way = waysToJoin.find((one) => one === given.get('joins')) ?? 'nobody';
  const rolesBefore = (before?.joinsAs ?? []) as ConnectionSettings['joinsAs'];
  const roles: ConnectionSettings['joinsAs'] = rolesBefore.length === 0 ? ['employee'] : rolesBefore;
  const secret = text('clientSecret');
  return {
    kind,
    ...issuerOf(kind, given, before),
    clientId: text('clientId'),
    tenant: hasTenant ? text('tenant') : null,
    maxAgeSeconds: before?.maxAgeSeconds ?? null,
    joinsAs: way === 'nobody' ? [] : roles,
    joinsWhen: way === 'when' ? { claim: text('claim'), in: linesOf(given.get('values')) } : null,
    ...(given.has('secretNone') ? { clientSecret: null } : secret === '' ? {} : { clientSecret: secret }),
  };
}

/** Entra's and Google's follow from the tenant and are not asked; a directory of a national cloud keeps its host. */
function issuerOf(kind: Kind, given: FormData, before: Connection | undefined): { issuer?: string } {
  if (kind === 'google') return {};
  if (kind !== 'entra') return { issuer: textOf(given, 'issuer') };
  if (before?.kind !== 'entra') return {};
  const tenant = encodeURIComponent(textOf(given, 'tenant'));
  return { issuer: `${new URL(before.issuer).origin}/${tenant}/v2.0` };
}

function textOf(given: FormData, field: string): string {
  return String(given.get(field) ?? '').trim();
}
