import { pending, settle, type Load } from '../../ui/load.ts';
import { DraftHistory, type HistoryStep } from './draft-history.ts';
import { DraftKeeper, type KeeperState } from './draft-keeper.ts';
import type { DraftCheck, InstrumentDraft, InstrumentsApi, ValidatedBlock } from './instruments-api.ts';
import type { JsonPath } from './json-path.ts';

/**
 * One draft while it is edited: what it says now, what was before, whether it is saved, what was found in it, and what
 * somebody else saved in between. Tells whoever draws it of every change.
 */
export class DraftSession {
  opened: Load<InstrumentDraft> = pending;
  definition: unknown;
  selected: JsonPath = [];
  check: Load<DraftCheck> = pending;
  /** What somebody else saved in between, until one of the two is chosen. */
  theirs: InstrumentDraft | undefined;
  /** The validated instruments; none as long as they did not come. */
  blocks: readonly ValidatedBlock[] = [];
  /** What a screen reader is told of the last change. */
  said = '';

  readonly #api: InstrumentsApi;
  readonly #id: string;
  readonly #tell: () => void;
  readonly #delayMilliseconds: number;
  #history = new DraftHistory();
  #keeper: DraftKeeper | undefined;

  constructor(api: InstrumentsApi, id: string, tell: () => void, delayMilliseconds: number) {
    this.#api = api;
    this.#id = id;
    this.#tell = tell;
    this.#delayMilliseconds = delayMilliseconds;
  }

  get saving(): KeeperState {
    return this.#keeper?.state ?? { state: 'saved', at: undefined };
  }

  get revision(): number | undefined {
    return this.#keeper?.revision;
  }

  get isDirty(): boolean {
    return this.#keeper?.isDirty ?? false;
  }

  get canUndo(): boolean {
    return this.#history.canUndo;
  }

  get canRedo(): boolean {
    return this.#history.canRedo;
  }

  async load(): Promise<void> {
    const opened = await settle(this.#api.getDraft(this.#id));
    if (opened.state === 'ready') {
      this.definition = opened.loaded.definition;
      this.#keeper = new DraftKeeper(
        this.#api,
        opened.loaded,
        () => void this.#kept(),
        this.#delayMilliseconds,
      );
    }
    this.opened = opened;
    this.#tell();
    if (opened.state === 'ready') await Promise.all([this.recheck(), this.#loadBlocks()]);
  }

  async #loadBlocks(): Promise<void> {
    const listed = await settle(this.#api.listBlocks());
    if (listed.state !== 'ready') return;
    this.blocks = listed.loaded.blocks;
    this.#tell();
  }

  /** `field` names the field that is typed in, so that undoing does not go letter by letter. */
  change(definition: unknown, selected: JsonPath, field?: string, said = ''): void {
    this.#history.keep(this.#step(), field);
    this.definition = definition;
    this.selected = selected;
    this.said = said;
    this.#save();
  }

  undo(said: string): void {
    this.#goTo(this.#history.undo(this.#step()), said);
  }

  redo(said: string): void {
    this.#goTo(this.#history.redo(this.#step()), said);
  }

  /** Over what somebody else saved, whose state was shown. */
  keepMine(): void {
    const { theirs } = this;
    if (!theirs) return;
    this.theirs = undefined;
    this.#keeper?.resume(theirs.revision);
    this.#save();
  }

  /** Hers stays one step back. */
  async takeTheirs(): Promise<void> {
    const { theirs } = this;
    if (!theirs) return;
    this.#history.keep(this.#step());
    this.theirs = undefined;
    this.definition = theirs.definition;
    this.selected = [];
    this.#keeper?.resume(theirs.revision);
    await this.recheck();
  }

  async flush(): Promise<void> {
    await this.#keeper?.flush();
  }

  async recheck(): Promise<void> {
    this.check = await settle(this.#api.checkDraft(this.#id));
    this.#tell();
  }

  /** After each save what was found is found anew; after a conflict the other state is fetched. */
  async #kept(): Promise<void> {
    this.#tell();
    const { state } = this.saving;
    if (state === 'saved') await this.recheck();
    if (state !== 'conflict') return;
    const theirs = await settle(this.#api.getDraft(this.#id));
    if (theirs.state === 'ready') this.theirs = theirs.loaded;
    else this.opened = theirs;
    this.#tell();
  }

  #step(): HistoryStep {
    return { definition: this.definition, selected: this.selected };
  }

  #goTo(step: HistoryStep | undefined, said: string): void {
    if (!step) return;
    this.definition = step.definition;
    this.selected = step.selected;
    this.said = said;
    this.#save();
  }

  #save(): void {
    this.#keeper?.change(this.definition as Record<string, unknown>);
    this.#tell();
  }
}
