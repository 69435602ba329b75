import { createRoute, z } from '@hono/zod-openapi';
import { codeSchema, communityParam, jsonAnswer, jsonBody, languageQuery, problemAnswers } from './common.ts';
import { idempotencyHeaders, idempotencyProblems } from './idempotency.ts';
import { bodyProblems, portalOnly, portalProblems } from './roles.ts';

/** Services of one file, and what is told of it; the letters of a file in base 64 fit the largest body. */
export const serviceImportBounds = { services: 500, notes: 500, base64Letters: 500_000 } as const;

/** What may be said of a place in a file. A fault keeps the whole file out; a note does not. */
export const serviceImportCodes = [
  // the file as a whole
  'archive_broken',
  'archive_too_large',
  'broken_csv',
  'broken_json',
  'cell_too_long',
  'file_empty',
  'missing_file',
  'no_services',
  'not_recognised',
  'not_text',
  'quote_open',
  'too_deep',
  'too_many_cells',
  'too_many_services',
  'xml_broken',
  'xml_doctype',
  // columns
  'column_passed_over',
  'column_twice',
  'missing_column',
  // what stands in a cell or record
  'bands_not_rising',
  'contradiction',
  'ends_before_it_begins',
  'going_round',
  'hours_overlap',
  'missing',
  'more_than_capacity',
  'never_occurs',
  'not_a_list',
  'not_a_time',
  'not_a_uuid',
  'not_allowed',
  'not_an_object',
  'not_euro',
  'not_fit',
  'not_hours',
  'not_in_this_version',
  'not_a_day',
  'not_a_mail_address',
  'not_a_number',
  'not_an_address',
  'not_an_instant',
  'repeated',
  'schedule_not_fit',
  'split_alone',
  'split_does_not_sum',
  'too_large',
  'too_long',
  'too_many',
  'too_small',
  // what it names
  'unknown_district',
  'unknown_entry',
  'tax_label_over',
  'unknown_organisation',
  'unknown_place',
  'unknown_provider',
  'unknown_reference',
  'unknown_service',
  // what was left behind
  'cost_in_words',
  'entry_passed_over',
  'hours_passed_over',
  'place_passed_over',
] as const;

const importNoteSchema = z
  .object({
    source: z.string().openapi({ description: 'Name of the sheet or file, or the place in the JSON' }),
    row: z
      .int()
      .nullable()
      .openapi({ description: 'As a spreadsheet numbers it, the headings being row 1; null: no row' }),
    column: z.string().nullable().openapi({ description: 'Its heading; null: the whole row or file' }),
    code: z.enum(serviceImportCodes),
    isFault: z.boolean(),
    given: z.string().nullable().openapi({ description: 'What stands there, at most 80 letters' }),
  })
  .openapi('ServiceImportNote');

const importReportSchema = z
  .object({
    format: z
      .enum(['csv', 'xlsx', 'hsds_json', 'hsds_datapackage'])
      .nullable()
      .openapi({ description: 'What the file was taken for; null: for nothing that is known' }),
    services: z
      .array(
        z.object({
          source: z.string(),
          row: z.int().nullable(),
          name: z.string(),
          deed: z
            .enum(['add', 'change', 'same'])
            .nullable()
            .openapi({ description: 'Null: it cannot be, and the notes say why' }),
        }),
      )
      .openapi({ description: 'In the order of the file' }),
    notes: z.array(importNoteSchema).openapi({ description: 'At most 500, in the order of the file' }),
    isFit: z.boolean().openapi({ description: 'No note is a fault' }),
    isDone: z.boolean().openapi({ description: 'False for a dry run, which writes nothing' }),
  })
  .openapi('ServiceImportReport');

export const importServices = createRoute({
  method: 'post',
  path: '/v1/{community}/catalogue/imports',
  operationId: 'importServices',
  tags: ['catalogue'],
  summary:
    'Brings services in from a spreadsheet (CSV, XLSX) or a directory of another’s (Open Referral HSDS, JSON or datapackage): the whole file or nothing',
  security: portalOnly,
  request: {
    params: communityParam,
    query: languageQuery,
    headers: idempotencyHeaders,
    body: jsonBody(
      z
        .strictObject({
          file: z.base64().min(1).max(serviceImportBounds.base64Letters).openapi({
            description: 'The bytes of the file; what it is, is told by them',
          }),
          provider: codeSchema.nullable().default(null).openapi({
            description: 'Who gives what the file names no provider of the community for',
          }),
          isVerified: z.boolean().openapi({
            description: 'Everything in the file is true today, on the sheets that it changes too',
          }),
          isDryRun: z.boolean(),
        })
        .openapi('ServiceImport'),
    ),
  },
  responses: {
    200: jsonAnswer(importReportSchema, 'What was found row by row, and whether it was written'),
    ...problemAnswers(...portalProblems, ...bodyProblems, ...idempotencyProblems, 'import_not_fit'),
  },
});

export const serviceImportRoutes = { importServices } as const;

export type ServiceImportCode = (typeof serviceImportCodes)[number];
export type ServiceImportNote = z.output<typeof importNoteSchema>;
export type ServiceImportReport = z.output<typeof importReportSchema>;
