import { derivedKey } from '../config.ts';
import type { Connection } from '../identity/index.ts';
import { seal, unseal } from '../seal.ts';

type ConnectionId = Pick<Connection, 'id'>;

/** The secret of a confidential registration, as `company_connection.client_secret_sealed` keeps it. */
export function sealClientSecret(secret: string, connection: ConnectionId, clientSecret: string): Buffer {
  return seal(keyOf(secret), connection.id, Buffer.from(clientSecret));
}

export function openClientSecret(
  secret: string,
  connection: ConnectionId & Pick<Connection, 'clientSecretSealed'>,
): string | undefined {
  const { id, clientSecretSealed } = connection;
  return clientSecretSealed === null
    ? undefined
    : unseal(keyOf(secret), id, clientSecretSealed).toString('utf8');
}

function keyOf(secret: string): Buffer {
  return derivedKey(secret, 'connection secrets');
}
