import { sharedTemplates } from '@snodo/contract';
import { z } from 'zod';
import { codeSchema, known, windowsSchema } from './common-schema.ts';

const daysSchema = z.int().min(0).max(3650);
const placesSchema = z.int().min(1).max(6);

const intakeSchema = z.strictObject({
  code: codeSchema,
  service: codeSchema,
  title: z.string().min(3).max(80),
  places: z.int().min(1).max(500),
  offer_hours: z.int().min(1).max(336),
  notice_days: z.int().min(0).max(90),
  made_by: codeSchema,
});

const enrolmentSchema = z.strictObject({
  intake: codeSchema,
  person: codeSchema,
  places: placesSchema,
  state: z.enum(['requested', 'waiting', 'accepted']),
  words: known(z.string().min(1).max(500)),
  days_ago: daysSchema,
});

const sharedServiceSchema = z
  .strictObject({
    code: codeSchema,
    service: codeSchema,
    template: z.enum(sharedTemplates),
    title: z.string().min(3).max(80),
    words: z.string().min(1).max(1000),
    place: known(codeSchema),
    district: known(codeSchema),
    windows: windowsSchema,
    hour_cents: z.int().min(0).max(100_000),
    quorum_families: z.int().min(2).max(12),
    quorum_in_days: z.int().min(1).max(180),
    starts_in_days: z.int().min(1).max(360),
    places: z.int().min(2).max(60),
    children_per_carer: z.int().min(1).max(12),
    split: z.enum(['equal', 'child_hour']),
    organiser: codeSchema,
    families: z.array(z.strictObject({ person: codeSchema, children: placesSchema })).max(12),
  })
  .refine(({ quorum_in_days, starts_in_days }) => quorum_in_days <= starts_in_days, {
    path: ['starts_in_days'],
    message: 'comes after the last day of the quorum',
  })
  .refine(({ families, quorum_families }) => families.length < quorum_families, {
    path: ['families'],
    message: 'are fewer than the quorum: a group that is complete is confirmed by people',
  });

export const enrolmentsFileSchema = z.strictObject({
  intakes: z.array(intakeSchema).max(1000),
  enrolments: z.array(enrolmentSchema).max(10_000),
  shared_services: z.array(sharedServiceSchema).max(1000),
});
