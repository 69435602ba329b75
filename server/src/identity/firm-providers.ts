import type { ConnectionFault } from '@snodo/contract';
import type { Connection } from './rows.ts';

/** What the rules of signing in say of firms' providers; the composition hands them in. */
export interface FirmProviders {
  /** Plain http to this machine is for the demonstration only. */
  isLoopbackAllowed: boolean;
  /** What is wrong with an issuer, in words for developers, or undefined. */
  issuerFault(shape: Pick<Connection, 'kind' | 'tenant' | 'issuer'>): string | undefined;
  /** The secret of a registration as it is kept: only for this connection, never read out again. */
  sealClientSecret(connection: Pick<Connection, 'id'>, clientSecret: string): Buffer;
  /** Asks the provider to describe itself; takes seconds, so never inside a transaction. */
  check(connection: Pick<Connection, 'kind' | 'tenant' | 'issuer'>): Promise<ConnectionFault | undefined>;
}
