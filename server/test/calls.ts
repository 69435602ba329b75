import fs from 'node:fs';
import path from 'node:path';
import { problemSchema } from '@snodo/contract';
import { cleanAnswers, readDefinition, sampleAnswers, type SurveyDefinition } from '@snodo/survey-engine';
import { expect } from 'vitest';
import { z } from 'zod';
import { seededRandom } from '../src/programme/index.ts';
import { root, type TestServer } from './harness.ts';

export interface CallOptions {
  method?: string;
  cookie?: string;
  token?: string;
  /** Sent as JSON. */
  body?: unknown;
  /** Sent as it is. */
  text?: string;
  /** Sent in pieces, its length not told. */
  stream?: ReadableStream;
  headers?: Record<string, string>;
}

export interface CallAnswer {
  status: number;
  headers: Headers;
  text: string;
  body: unknown;
}

/** One request as the portal (cookie), an embed (token) or anybody would send it; redirects are not followed. */
export async function call(
  server: Pick<TestServer, 'url'>,
  address: string,
  options: CallOptions = {},
): Promise<CallAnswer> {
  const { cookie, token, body, text: sent, stream, headers = {} } = options;
  const method = options.method ?? (body === undefined ? 'GET' : 'POST');
  const answer = await fetch(`${server.url}${address}`, {
    method,
    redirect: 'manual',
    headers: {
      ...(cookie === undefined ? {} : { cookie, 'x-snodo-portal': '1' }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(sent === undefined ? {} : { body: sent }),
    // Node asks for `duplex` with a stream; the standard's type does not know it yet.
    ...(stream === undefined ? {} : ({ body: stream, duplex: 'half' } as RequestInit)),
  });
  const text = await answer.text();
  const isJson = /json/.test(answer.headers.get('content-type') ?? '') && text !== '';
  return {
    status: answer.status,
    headers: answer.headers,
    text,
    body: isJson ? (JSON.parse(text) as unknown) : undefined,
  };
}

/** The code of a refusal, once it is a problem as the contract has it: type, request id and all. */
export function refusalOf(answer: CallAnswer): string {
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  const problem = z.strictObject(problemSchema.shape).parse(answer.body);
  expect(problem.status).toBe(answer.status);
  expect(problem.instance).toBe(answer.headers.get('x-request-id'));
  expect(problem.type).toBe(`/docs/problems#${problem.code}`);
  return problem.code;
}

export function faultPathsOf(answer: CallAnswer): string[] {
  return (problemSchema.parse(answer.body).faults ?? []).map((fault) => fault.path);
}

export const instrument = { code: 'work-care-needs', version: 1 };

/** The instrument of the demonstration's campaigns, read from its file. */
export const definition: SurveyDefinition = readInstrument();

function readInstrument(): SurveyDefinition {
  const file = path.join(root, 'packages/survey-engine/instruments/work-care-needs.json');
  const read = readDefinition(JSON.parse(fs.readFileSync(file, 'utf8')));
  if ('faults' in read) throw new Error('the instrument of the demonstration cannot be read');
  return read.definition;
}

/** Answers that may be handed in; the same seed gives the same. */
export function answersOf(seed: string): Record<string, unknown> {
  const random = seededRandom(seed);
  return cleanAnswers(
    definition,
    sampleAnswers(definition, () => random.fraction(), { skipShare: 0 }),
  );
}

export function submissionOf(ballot: string, answers = answersOf('one')): Record<string, unknown> {
  return { ballot, instrument, language: 'it', answers };
}
