import * as contract from '@snodo/contract';
import type { Api } from '../../http/index.ts';
import { bankCalls, type BankDeps } from './bank-calls.ts';
import { leaveTimeBank, settleLeaving } from './leaving.ts';
import {
  applyToTimeBank,
  decideAdmission,
  getOwnTimeBank,
  listTimeBankMembers,
  updateTimeBankMember,
} from './members.ts';
import { listOwnEntries, printMemberStatement } from './statement.ts';
import { listVolunteerEntries, recordVolunteering } from './volunteers.ts';

/** Whose hours are whose: a member’s own, and members as the secretary looks after them. */
export function memberRoutes(api: Api, deps: BankDeps): void {
  const { asActor, asActorOnce } = bankCalls(deps);

  api.openapi(contract.getOwnTimeBank, async (c) =>
    c.json(await asActor(c, c.req.valid('param').community, getOwnTimeBank, 'timebank:read'), 200),
  );

  api.openapi(contract.listOwnEntries, async (c) => {
    const { unit, cursor, limit } = c.req.valid('query');
    const body = await asActor(
      c,
      c.req.valid('param').community,
      (trx, actor, context) => listOwnEntries(trx, actor, context, { unit, cursor, limit }),
      'timebank:read',
    );
    return c.json(body, 200);
  });

  api.openapi(contract.applyToTimeBank, async (c) => {
    const application = c.req.valid('json');
    const body = await asActorOnce(c, c.req.valid('param').community, (trx, actor, context) =>
      applyToTimeBank(trx, actor, context, application),
    );
    return c.json(body, 201);
  });

  api.openapi(contract.leaveTimeBank, async (c) =>
    c.json(await asActorOnce(c, c.req.valid('param').community, leaveTimeBank), 200),
  );

  api.openapi(contract.listTimeBankMembers, async (c) => {
    const { show, cursor, limit } = c.req.valid('query');
    const body = await asActor(c, c.req.valid('param').community, (trx, actor, context) =>
      listTimeBankMembers(trx, actor, context, { show, cursor, limit }),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.decideAdmission, async (c) => {
    const { community, member } = c.req.valid('param');
    const decision = c.req.valid('json');
    const body = await asActor(c, community, (trx, actor, context) =>
      decideAdmission(trx, actor, context, member, decision),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.updateTimeBankMember, async (c) => {
    const { community, member } = c.req.valid('param');
    const change = c.req.valid('json');
    const body = await asActor(c, community, (trx, actor, context) =>
      updateTimeBankMember(trx, actor, context, member, change),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.settleLeaving, async (c) => {
    const { community, member } = c.req.valid('param');
    const settlement = c.req.valid('json');
    const body = await asActorOnce(c, community, (trx, actor, context) =>
      settleLeaving(trx, actor, context, member, settlement),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.printMemberStatement, async (c) => {
    const { community, member } = c.req.valid('param');
    const { cursor, limit } = c.req.valid('query');
    const body = await asActor(c, community, (trx, actor, context) =>
      printMemberStatement(trx, actor, context, member, { cursor, limit }),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.listVolunteerEntries, async (c) => {
    const { cursor, limit } = c.req.valid('query');
    const body = await asActor(c, c.req.valid('param').community, (trx, actor, context) =>
      listVolunteerEntries(trx, actor, context, { cursor, limit }),
    );
    return c.json(body, 200);
  });

  api.openapi(contract.recordVolunteering, async (c) => {
    const entry = c.req.valid('json');
    const body = await asActorOnce(c, c.req.valid('param').community, (trx, actor, context) =>
      recordVolunteering(trx, actor, context, entry),
    );
    return c.json(body, 201);
  });
}
