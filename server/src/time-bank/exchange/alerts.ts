import { v7 as uuidv7 } from 'uuid';
import type { CommunityTransaction } from '../../db/index.ts';
import { Problem, type Clock } from '../../http/index.ts';
import type { Actor, Community } from '../../identity/index.ts';
import { deleteAlertRow, insertAlert, listAlertRows, lockAlertsOf, type AlertRow } from './alert-queries.ts';
import { hasEntry } from './offer-queries.ts';
import { requireMember } from '../membership.ts';

const mostAlerts = 20;

export async function listAlerts(trx: CommunityTransaction, actor: Actor, community: Community) {
  return { items: (await listAlertRows(trx, community.id, actor.personId)).map(toAlert) };
}

export async function createAlert(
  trx: CommunityTransaction,
  actor: Actor,
  { community, clock }: { community: Community; clock: Clock },
  { entry, kind }: { entry: string; kind?: 'offer' | 'request' | undefined },
) {
  await requireMember(trx, community.id, actor.personId);
  if (!(await hasEntry(trx, community.id, entry, true)))
    throw new Problem('invalid_request', {
      faults: [{ path: 'json.entry', code: 'unknown', message: 'There is none of this code' }],
    });
  await lockAlertsOf(trx, actor.personId);
  const own = await listAlertRows(trx, community.id, actor.personId);
  const same = own.find((alert) => alert.entry_code === entry && alert.kind === (kind ?? null));
  if (same !== undefined) return toAlert(same);
  if (own.length >= mostAlerts) throw new Problem('too_many_alerts');
  const row = { id: uuidv7(), entry_code: entry, kind: kind ?? null };
  await insertAlert(trx, {
    community_id: community.id,
    ...row,
    person_id: actor.personId,
    made_at: clock.now(),
  });
  return toAlert(row);
}

export async function deleteAlert(trx: CommunityTransaction, actor: Actor, community: Community, id: string) {
  await requireMember(trx, community.id, actor.personId);
  const row = await deleteAlertRow(trx, community.id, actor.personId, id);
  if (row === undefined) throw new Problem('not_found');
  return toAlert(row);
}

function toAlert({ id, entry_code: entry, kind }: AlertRow) {
  return { id, entry, kind: kind as 'offer' | 'request' | null };
}
