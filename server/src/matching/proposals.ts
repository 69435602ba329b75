import { defaultMatchRules } from '@snodo/allocation';
import type { Language } from '@snodo/contract';
import { v7 as uuidv7 } from 'uuid';
import type { CommunityTransaction } from '../db/index.ts';
import { Problem } from '../http/index.ts';
import { auditedAs, organisationIdsOf, recordAudit, type Actor } from '../identity/index.ts';
import {
  getReadableNeed,
  getTendedNeed,
  markJudged,
  markProposed,
  refuseNeedOver,
  type AnsweringContext,
  type NeedRow,
} from '../needs/index.ts';
import * as queries from './proposal-queries.ts';
import { scoreEntries, toMatchResult, type Scored } from './score-entries.ts';
import { factsOf } from './stored-need.ts';

export interface ProposalContext extends AnsweringContext {
  language: Language;
  tieBreakKey: string;
}

/** What a person or her manager looks through; the catalogue has the rest. */
const mostMatches = 8;

/** What the territory has for a stored need, and what was proposed for it. */
export async function getNeedMatches(
  trx: CommunityTransaction,
  actor: Actor,
  context: ProposalContext,
  needId: string,
) {
  const need = await getReadableNeed(trx, actor, context.community, needId);
  return shown(trx, context, need, await scored(trx, actor, context, need));
}

async function shown(
  trx: CommunityTransaction,
  { community }: ProposalContext,
  need: NeedRow,
  found: Scored,
) {
  const rows = await queries.listProposalRows(trx, community.id, need.id);
  return {
    result: toMatchResult(found, mostMatches),
    proposals: rows.map((row) => ({
      id: row.id,
      answerId: row.answer_id,
      name: found.candidates.get(row.answer_id)?.card.name ?? null,
      kind: row.answer_kind,
      score: row.score,
      isOverride: row.is_override,
      reason: row.reason,
      by: row.manager_name,
      at: row.proposed_at.toISOString(),
      isUseful: row.is_useful,
    })),
  };
}

/** A firm's own offers are found for its person alone: what other firms have is not a manager's to learn from a need. */
function scored(
  trx: CommunityTransaction,
  actor: Actor,
  context: ProposalContext,
  need: NeedRow,
): Promise<Scored> {
  const organisation = need.person_id === actor.personId ? organisationIdsOf(actor)[0] : undefined;
  const scoring = { ...context, isMember: organisation !== undefined, explained: mostMatches };
  return scoreEntries(trx, scoring, need.entries, (entry) => factsOf(need, entry, organisation));
}

/**
 * Proposes an answer. Whatever is not the first of an entry's list, or was hidden, is an override: it needs a reason,
 * which the person reads, and stands in the audit trail.
 */
export async function proposeAnswer(
  trx: CommunityTransaction,
  actor: Actor,
  context: ProposalContext,
  needId: string,
  { version, answerId, reason }: { version: number; answerId: string; reason?: string | undefined },
) {
  const { community, clock } = context;
  const need = await getTendedNeed(trx, actor, context, needId);
  const found = await scored(trx, actor, context, need);
  const standing = standingOf(found, answerId);
  if (standing.isOverride && reason === undefined) throw new Problem('override_without_reason');
  const former = await queries.listProposalRows(trx, community.id, needId);
  if (former.length >= queries.mostProposals) throw new Problem('too_many_proposals');
  const id = uuidv7();
  const isNew = await queries.insertProposal(trx, {
    community_id: community.id,
    id,
    need_id: needId,
    answer_id: answerId,
    answer_kind: standing.kind,
    score: standing.score,
    rules_version: defaultMatchRules.version,
    inputs_hash: standing.inputsHash,
    is_override: standing.isOverride,
    reason: reason ?? null,
    manager_person_id: actor.personId,
    proposed_at: clock.now(),
  });
  if (!isNew) throw new Problem('already_proposed');
  await markProposed(trx, actor, context, need, { version, reason });
  if (standing.isOverride)
    await recordAudit(trx, clock.now(), {
      action: 'need.answer_overridden',
      subject: { kind: 'proposal', id },
      ...auditedAs(actor),
    });
  return shown(trx, context, need, found);
}

/** Where an answer stands among what was found for the need; refused when it was not held against it at all. */
function standingOf({ entries, candidates }: Scored, answerId: string) {
  const candidate = candidates.get(answerId);
  const hashes = entries.map(({ result }) => result.inputsHash);
  const isPrivate = candidate?.facts.audience.kind === 'organisations';
  if (candidate === undefined || isPrivate || hashes[0] === undefined)
    throw new Problem('invalid_request', {
      faults: [{ path: 'json.answerId', code: 'unknown', message: 'Nothing that could answer this need' }],
    });
  const places = entries.flatMap(({ result }) => {
    const place = result.matches.findIndex((match) => match.answerId === answerId);
    return place < 0 ? [] : [{ place, match: result.matches[place], inputsHash: result.inputsHash }];
  });
  const [best] = places.sort((one, other) => one.place - other.place);
  return {
    kind: candidate.card.kind,
    score: best?.match?.score ?? null,
    isOverride: best === undefined || best.place > 0,
    inputsHash: best?.inputsHash ?? hashes[0],
  };
}

export async function judgeProposal(
  trx: CommunityTransaction,
  actor: Actor,
  context: ProposalContext,
  { needId, proposalId }: { needId: string; proposalId: string },
  { isUseful }: { isUseful: boolean },
) {
  const { community, clock } = context;
  const need = await getReadableNeed(trx, actor, community, needId);
  if (need.person_id !== actor.personId) throw new Problem('not_found');
  const proposal = (await queries.listProposalRows(trx, community.id, needId)).find(
    ({ id }) => id === proposalId,
  );
  if (proposal === undefined) throw new Problem('not_found');
  refuseNeedOver(need);
  if (proposal.is_useful !== isUseful) {
    const verdict = { needId, id: proposalId, isUseful, now: clock.now() };
    if (!(await queries.judgeProposalRow(trx, community.id, verdict))) throw new Problem('not_found');
    await markJudged(trx, actor, context, need, isUseful);
  }
  return shown(trx, context, need, await scored(trx, actor, context, need));
}
