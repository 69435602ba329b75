import fs from 'node:fs';
import path from 'node:path';
import { problemSchema } from '@snodo/contract';
import {
  cleanAnswers,
  prepareSurvey,
  readDefinition,
  sampleAnswers,
  type SurveyDefinition,
} from '@snodo/survey-engine';
import { expect } from 'vitest';
import { z } from 'zod';
import { seededRandom } from '../src/programme/index.ts';
import { root, type TestServer } from './harness.ts';
import { newProofKey, proofClaims, proofKeyOf, signProof } from './proof-maker.ts';

export interface CallOptions {
  method?: string;
  cookie?: string;
  /** Sent with a fresh proof of its key, as an embed does. */
  token?: string;
  /** Sent as the proof instead, whatever it is. */
  proof?: string;
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

export type CalledServer = Pick<TestServer, 'url'> & Partial<Pick<TestServer, 'origins' | 'clock'>>;

/** The newest nonce of each server, as a browser remembers it. */
const nonces = new Map<string, string>();
const strangersKey = newProofKey();

/** One request as the portal (cookie), an embed (token) or anybody would send it; redirects are not followed. */
export async function call(
  server: CalledServer,
  address: string,
  options: CallOptions = {},
): Promise<CallAnswer> {
  const nonceBefore = nonces.get(server.url);
  const answer = await send(server, address, options);
  const nonce = answer.headers.get('dpop-nonce') ?? undefined;
  if (nonce !== undefined) nonces.set(server.url, nonce);
  const isAskedAgain = options.token !== undefined && options.proof === undefined && nonce !== nonceBefore;
  if (!isAskedAgain || codeOf(answer) !== 'use_dpop_nonce') return answer;
  if (options.stream !== undefined) throw new Error('a stream is sent once: ask for the nonce first');
  return send(server, address, options);
}

async function send(server: CalledServer, address: string, options: CallOptions): Promise<CallAnswer> {
  const { cookie, body, text: sent, stream, headers = {} } = options;
  const method = options.method ?? (body === undefined ? 'GET' : 'POST');
  const answer = await fetch(`${server.url}${address}`, {
    method,
    redirect: 'manual',
    headers: {
      ...(cookie === undefined ? {} : { cookie, 'x-snodo-portal': '1' }),
      ...tokenHeaders(server, method, address, options),
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

function tokenHeaders(
  server: CalledServer,
  method: string,
  address: string,
  { token, proof }: CallOptions,
): Record<string, string> {
  if (token === undefined) return {};
  return {
    authorization: `DPoP ${token}`,
    dpop: proof ?? signProof(proofKeyOf(token) ?? strangersKey, wordsOf(server, method, address, token)),
  };
}

/** What a correct proof for this call says; tests change it to make a wrong one. */
export function wordsOf(
  server: CalledServer,
  method: string,
  address: string,
  token?: string,
): Record<string, unknown> {
  return proofClaims({
    method,
    address: `${server.origins?.api ?? server.url.replace('127.0.0.1', 'localhost')}${address}`,
    now: server.clock?.now() ?? new Date(),
    token,
    nonce: nonces.get(server.url),
  });
}

function codeOf(answer: CallAnswer): string | undefined {
  return problemSchema.safeParse(answer.body).data?.code;
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
  const survey = prepareSurvey(definition, 'it');
  return cleanAnswers(
    survey,
    sampleAnswers(survey, () => random.fraction(), { skipShare: 0 }),
  );
}

export function submissionOf(ballot: unknown, answers = answersOf('one')): Record<string, unknown> {
  return { ballot, instrument, language: 'it', answers };
}
