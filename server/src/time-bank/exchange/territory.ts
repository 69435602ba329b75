import type { CommunityTransaction } from '../../db/index.ts';
import type { Community } from '../../identity/index.ts';

/** Where things are, as another domain knows it: the time bank may not ask it itself. */
export interface Territory {
  hasDistrict(trx: CommunityTransaction, community: Community, code: string): Promise<boolean>;
  /** The place of this code; undefined when there is none. */
  findPlace(
    trx: CommunityTransaction,
    community: Community,
    code: string,
  ): Promise<{ district: string; name: unknown } | undefined>;
}
