import { getInvitation, listInvitations, makeInvitation, revokeInvitation } from '@snodo/contract';
import { toString as drawQr } from 'qrcode';
import type { CommunityTransaction } from '../db/index.ts';
import { idempotently, Problem, type Api } from '../http/index.ts';
import { signedInActor } from './authentication.ts';
import { inCommunityOf } from './communities.ts';
import * as invitations from './invitations.ts';
import type { NeighbourApiDeps } from './neighbour-api-deps.ts';
import type { Actor, Community } from './rows.ts';

/** Invitations: made, listed, printed again and revoked by whoever may invite. */
export function invitationRoutes(api: Api, deps: NeighbourApiDeps): void {
  const { app, clock, secret, authentication } = deps;

  api.openapi(listInvitations, async (c) => {
    const { cursor, limit } = c.req.valid('query');
    const page = await inCommunityOf(app, c.req.valid('param').community, async (trx, community) => {
      const actor = await signedInActor(c, trx, community, authentication);
      return invitations.listInvitations(trx, actor, community, { cursor, limit });
    });
    return c.json({ items: page.items.map(toInvitationAnswer), nextCursor: page.nextCursor }, 200);
  });

  api.openapi(makeInvitation, async (c) => {
    const input = c.req.valid('json');
    const poster = await inCommunityOf(app, c.req.valid('param').community, async (trx, community) => {
      const actor = await signedInActor(c, trx, community, authentication);
      const now = clock.now();
      const call = { communityId: community.id, personId: actor.personId, now, key: 'may' } as const;
      const invitation = await idempotently(c, trx, call, async () => {
        const startsAt = input.startsAt === undefined ? now : new Date(input.startsAt);
        const made = await invitations.makeInvitation(trx, actor, community, secret, now, {
          placeCode: input.placeCode,
          hostName: input.hostName ?? (await hostNameOf(trx, community, actor, input.placeCode)),
          purpose: input.purpose,
          startsAt,
          endsAt: new Date(startsAt.getTime() + input.durationDays * 24 * 60 * 60 * 1000),
          mostUses: input.mostUses,
        });
        return toInvitationAnswer(made);
      });
      return posterOf(community, invitation);
    });
    return c.json(poster, 201);
  });

  api.openapi(getInvitation, async (c) => {
    const { community: slug, invitation: id } = c.req.valid('param');
    const poster = await inCommunityOf(app, slug, async (trx, community) => {
      const actor = await signedInActor(c, trx, community, authentication);
      const invitation = await invitations.getInvitation(trx, actor, community, id);
      return posterOf(community, toInvitationAnswer(invitation));
    });
    return c.json(poster, 200);
  });

  async function posterOf(community: Community, invitation: ReturnType<typeof toInvitationAnswer>) {
    const code = invitations.codeOfInvitation(secret, community, invitation.id);
    const address = `${deps.origins.id}/join/${community.slug}.${code}`;
    const qrSvg = await drawQr(address, { type: 'svg', errorCorrectionLevel: 'M', margin: 4 });
    return { invitation, address, qrSvg };
  }

  async function hostNameOf(
    trx: CommunityTransaction,
    community: Community,
    actor: Actor,
    placeCode: string | undefined,
  ): Promise<string> {
    if (placeCode === undefined) return actor.displayName;
    const name = await deps.findPlaceName(trx, community, placeCode);
    if (name !== undefined) return name;
    throw new Problem('invalid_request', {
      faults: [{ path: 'json.placeCode', code: 'not_found', message: 'There is no such place' }],
    });
  }

  api.openapi(revokeInvitation, async (c) => {
    const { community: slug, invitation } = c.req.valid('param');
    const revoked = await inCommunityOf(app, slug, async (trx, community) => {
      const actor = await signedInActor(c, trx, community, authentication);
      return invitations.revokeInvitation(trx, actor, community, clock.now(), invitation);
    });
    return c.json(toInvitationAnswer(revoked), 200);
  });
}

function toInvitationAnswer(invitation: invitations.Invitation) {
  return {
    ...invitation,
    startsAt: invitation.startsAt.toISOString(),
    endsAt: invitation.endsAt.toISOString(),
    revokedAt: invitation.revokedAt?.toISOString() ?? null,
  };
}
