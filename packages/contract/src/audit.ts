import { createRoute, z } from '@hono/zod-openapi';
import {
  communityParam,
  daySchema,
  idSchema,
  jsonAnswer,
  pageOf,
  pageQuery,
  problemAnswers,
} from './common.ts';
import { portalOnly, portalProblems } from './roles.ts';

/** Everything that the trail tells of; each has a sentence in every language (`account.action.…`). */
export const auditActions = [
  'assertion.first_accepted',
  'assistance.ended',
  'assistance.started',
  'campaign.approved',
  'campaign.cancelled',
  'campaign.changed',
  'campaign.created',
  'campaign.notice_recorded',
  'campaign.paper_issued',
  'campaign.proposed',
  'campaign.scheduled',
  'campaign.sent_back',
  'client_consent.given',
  'client_consent.withdrawn',
  'connection.changed',
  'connection.created',
  'contact.confirmed',
  'contact.removed',
  'directory_entry.created',
  'directory_entry.changed',
  'directory_entry.removed',
  'directory_token.issued',
  'directory_token.revoked',
  'embed_client.changed',
  'embed_client.created',
  'exchange.decided',
  'exchange.reversed',
  'exchange.step_on_behalf',
  'enrolment.step_on_behalf',
  'instrument.published',
  'block_words.entered',
  'block_words.given_up',
  'instrument_draft.created',
  'instrument_draft.deleted',
  'invitation.made',
  'invitation.revoked',
  'mandate.recorded',
  'mandate.withdrawn',
  'membership.ended',
  'membership.joined_by_sign_in',
  'membership.resumed',
  'membership.roles_changed',
  'membership.started',
  'need.answer_overridden',
  'need.step_on_behalf',
  'referral.step_on_behalf',
  'neighbour.joined',
  'offer.shown_on_behalf',
  'round.applied_on_behalf',
  'round.committed',
  'round.drawn',
  'pooling.asked',
  'pooling.refused',
  'round.published',
  'booking.made_on_behalf',
  'place.listed',
  'place.changed',
  'place.moved',
  'place.milestone_followed',
  'place.trouble_told',
  'activity.made',
  'activity.changed',
  'activity.moved',
  'registration.moved_on_behalf',
  'calendar_feed.made',
  'calendar_feed.revoked',
  'passkey.added',
  'passkey.removed',
  'person.changed',
  'person.erased',
  'person.exported',
  'research.confirmed',
  'research.ended',
  'research.read',
  'research.recorded',
  'sign_in.ended',
  'site.changed',
  'service.created',
  'service.changed',
  'service.verified',
  'service.provider_asked',
  'provider.changed',
  'accreditation.recorded',
  'accreditation.withdrawn',
  'taxonomy.added',
  'taxonomy.worded',
  'taxonomy.retired',
  'taxonomy.merged',
  'taxonomy.moved',
  'taxonomy.linked',
  'provider.created',
  'tax_label.changed',
  'site.created',
  'site.removed',
  'sites.people_placed',
  'time_bank.admitted',
  'time_bank.applied',
  'time_bank.exported',
  'time_bank.fund_asked',
  'time_bank.fund_decided',
  'time_bank.gift_answered',
  'time_bank.gift_made',
  'time_bank.hours_released',
  'time_bank.imported',
  'time_bank.left',
  'time_bank.member_changed',
  'time_bank.pool_closed',
  'time_bank.pool_drawn',
  'time_bank.pool_opened',
  'time_bank.refused',
  'time_bank.statement_printed',
  'time_bank.volunteering_recorded',
  'written_answer.agreed',
  'written_answer.coded',
  'written_answer.returned',
  'written_theme.created',
  'written_theme.renamed',
  'written_themes.published',
] as const;

export type AuditAction = (typeof auditActions)[number];

const hashSchema = z.string().regex(/^([0-9a-f]{64})?$/);

const tracedPersonSchema = z
  .object({
    id: idSchema,
    displayName: z.string().nullable().openapi({ description: 'Null once she is erased' }),
  })
  .nullable();

export const auditEntrySchema = z
  .object({
    number: z.int(),
    at: z.iso.datetime(),
    actor: tracedPersonSchema.openapi({ description: 'Null: the programme itself or a directory' }),
    onBehalfOf: tracedPersonSchema,
    action: z.string().openapi({ description: 'One of the known actions, unless the entry was altered' }),
    subject: z.object({ kind: z.string(), id: z.string() }),
    detail: z.record(z.string(), z.unknown()),
    hash: hashSchema,
  })
  .openapi('AuditEntry');

export const auditVerificationSchema = z
  .object({
    entries: z.int().openapi({ description: 'How many were read and found in order' }),
    through: z
      .int()
      .openapi({ description: 'The last number read; go on with `after` while isWhole is false' }),
    isWhole: z.boolean().openapi({ description: 'The end of the trail was reached' }),
    firstBreak: z
      .object({
        number: z.int(),
        kind: z.enum(['content', 'sequence', 'end', 'anchor']).openapi({
          description:
            'content: an entry does not fit its hash; sequence: one is missing or was put in; end: the trail does not end where it should; anchor: it is not the trail that was anchored',
        }),
      })
      .nullable(),
    anchors: z.int().openapi({ description: 'Anchors that were compared' }),
    headNumber: z.int(),
    headHash: hashSchema,
  })
  .openapi('AuditVerification');

export const auditAnchorSchema = z
  .object({ day: daySchema, number: z.int(), hash: hashSchema })
  .openapi('AuditAnchor');

export const listAuditEntries = createRoute({
  method: 'get',
  path: '/v1/{community}/audit',
  operationId: 'listAuditEntries',
  tags: ['identity'],
  summary: 'The audit trail, newest first; for the data protection officer and operators',
  security: portalOnly,
  request: {
    params: communityParam,
    query: pageQuery.extend({
      action: z
        .string()
        .max(80)
        .regex(/^[a-z][a-z_]*(\.[a-z][a-z_]*)?$/)
        .optional()
        .openapi({ description: 'A whole action (`membership.ended`) or its noun (`membership`)' }),
      person: idSchema.optional().openapi({ description: 'Who acted, for whom, or who was acted upon' }),
      from: daySchema.optional(),
      until: daySchema.optional().openapi({ description: 'The last day, itself included' }),
    }),
  },
  responses: {
    200: jsonAnswer(pageOf(auditEntrySchema, 'AuditEntries'), 'A page of the trail'),
    ...problemAnswers(...portalProblems, 'not_on_behalf'),
  },
});

export const verifyAuditTrail = createRoute({
  method: 'get',
  path: '/v1/{community}/audit/verification',
  operationId: 'verifyAuditTrail',
  tags: ['identity'],
  summary: 'Computes the hash chain of the audit trail anew and compares it with its end and its anchors',
  security: portalOnly,
  request: {
    params: communityParam,
    query: z.object({
      after: z.coerce
        .number()
        .int()
        .min(0)
        .max(Number.MAX_SAFE_INTEGER)
        .default(0)
        .openapi({ param: { name: 'after', in: 'query' }, description: 'Go on behind this entry' }),
    }),
  },
  responses: {
    200: jsonAnswer(auditVerificationSchema, 'What was found'),
    ...problemAnswers(...portalProblems, 'not_on_behalf'),
  },
});

export const listAuditAnchors = createRoute({
  method: 'get',
  path: '/v1/{community}/audit/anchors',
  operationId: 'listAuditAnchors',
  tags: ['identity'],
  summary: 'Where the audit trail ended day by day; to be kept elsewhere too',
  security: portalOnly,
  request: { params: communityParam, query: pageQuery },
  responses: {
    200: jsonAnswer(pageOf(auditAnchorSchema, 'AuditAnchors'), 'Newest first'),
    ...problemAnswers(...portalProblems, 'not_on_behalf'),
  },
});

export const auditRoutes = { listAuditEntries, verifyAuditTrail, listAuditAnchors } as const;

export type AuditFilter = z.infer<(typeof listAuditEntries.request)['query']>;
