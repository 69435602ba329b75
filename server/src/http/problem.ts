import { problemStatus, type BookedTime, type ProblemCode } from '@snodo/contract';

export interface FieldFault {
  path: string;
  code: string;
  message: string;
}

/** A refusal that the caller is told about. Anything else that is thrown is answered `internal`. */
export class Problem extends Error {
  override name = 'Problem';
  readonly code: ProblemCode;
  readonly faults: FieldFault[] | undefined;
  readonly alternatives: readonly BookedTime[] | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(
    code: ProblemCode,
    options: { faults?: FieldFault[]; alternatives?: readonly BookedTime[]; retryAfterSeconds?: number } = {},
  ) {
    super(code);
    this.code = code;
    this.faults = options.faults?.slice(0, 50);
    this.alternatives = options.alternatives;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }

  get status(): number {
    return problemStatus[this.code];
  }
}

export function problemBody(problem: Problem, requestId: string) {
  return {
    type: `/docs/problems#${problem.code}`,
    title: problem.code.replaceAll('_', ' '),
    status: problem.status,
    code: problem.code,
    instance: requestId,
    ...(problem.faults === undefined ? {} : { faults: problem.faults }),
    ...(problem.alternatives === undefined ? {} : { alternatives: problem.alternatives }),
  };
}
