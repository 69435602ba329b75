import type { JsonPath } from './json-path.ts';

/** A state to which one can go back. */
export interface HistoryStep {
  readonly definition: unknown;
  readonly selected: JsonPath;
}

const mostSteps = 100;

/** What was before and what was undone. Typing in one field is one step, so that undoing does not go letter by letter. */
export class DraftHistory {
  #before: HistoryStep[] = [];
  #behind: HistoryStep[] = [];
  #field: string | undefined;

  get canUndo(): boolean {
    return this.#before.length > 0;
  }

  get canRedo(): boolean {
    return this.#behind.length > 0;
  }

  /** Keeps the state before a change; `field` names the field that is typed in, if one is. */
  keep(step: HistoryStep, field?: string): void {
    const isSameField = field !== undefined && field === this.#field && this.#behind.length === 0;
    this.#field = field;
    this.#behind = [];
    if (!isSameField) this.#before = [...this.#before, step].slice(-mostSteps);
  }

  undo(now: HistoryStep): HistoryStep | undefined {
    const step = this.#before.at(-1);
    if (step === undefined) return undefined;
    this.#before = this.#before.slice(0, -1);
    this.#behind = [...this.#behind, now];
    this.#field = undefined;
    return step;
  }

  redo(now: HistoryStep): HistoryStep | undefined {
    const step = this.#behind.at(-1);
    if (step === undefined) return undefined;
    this.#behind = this.#behind.slice(0, -1);
    this.#before = [...this.#before, now];
    this.#field = undefined;
    return step;
  }
}
