/**
 * A load as its element sees it. `failed` carries the stable problem code of the API, or `unavailable`
 * when no answer came at all.
 */
export type Load<Loaded> =
  | { readonly state: 'pending' }
  | { readonly state: 'ready'; readonly loaded: Loaded }
  | { readonly state: 'failed'; readonly problem: string };

export const pending: Load<never> = { state: 'pending' };

/** Runs a load to its end and says how it went; it never throws what the network or the API did. */
export async function settle<Loaded>(load: Promise<Loaded>): Promise<Load<Loaded>> {
  try {
    return { state: 'ready', loaded: await load };
  } catch (cause) {
    if (cause instanceof LoadFault) return { state: 'failed', problem: cause.problem };
    throw cause;
  }
}

/** What a data module throws when the API refuses or cannot be reached. */
export class LoadFault extends Error {
  readonly problem: string;
  /** Fields of the body that were refused, by their name at the top: `origins` for the third of them too. */
  readonly fields: readonly string[];
  /** Each thing that was refused, as the API tells it. */
  readonly faults: readonly { readonly path: string; readonly code: string; readonly message: string }[];

  constructor(problem: string, options: ErrorOptions & Partial<Pick<LoadFault, 'fields' | 'faults'>> = {}) {
    super(`the load failed: ${problem}`, options);
    this.problem = problem;
    this.fields = options.fields ?? [];
    this.faults = options.faults ?? [];
  }
}
