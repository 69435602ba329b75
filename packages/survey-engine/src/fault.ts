/**
 * One thing that is wrong with a definition or with answers. `path` names the place
 * (`pages[0].elements[2].visibleIf`, `answers.q7[1]`), `code` is stable and is what people's sentences are
 * chosen by, `message` is for developers, `limit` is the bound that was passed, `text` what the definition itself
 * says to people about it.
 */
export interface Fault {
  readonly path: string;
  readonly code: string;
  readonly message: string;
  readonly limit?: number;
  readonly text?: string;
}
