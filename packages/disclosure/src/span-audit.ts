import { certifyRelation } from './certificate.ts';
import { closeGroups } from './close-groups.ts';
import type { ClosePair, SmallGroup } from './close-groups.ts';
import { Echelon } from './echelon.ts';
import { PROTECT_PRIME, fieldSequence } from './modular.ts';
import type { Survey, SurveyCell } from './one-way-survey.ts';
import { findSmallUnion } from './small-unions.ts';

/** Columns beyond the number of rows; they make a chance coincidence of the projection negligible. */
const SPARE_COLUMNS = 8;
const SEED = 0x534e4f44;
/** The first row of the echelon: all respondents. */
const TOTAL = -1;

/**
 * The exact linear audit of one-way tables: what could a reader compute from the shown cells and the
 * number of respondents, who knows every pattern of answers that occurs, but not how many gave it?
 *
 * A cell is a vector of zeros and ones over the patterns; a set of persons is computable when its vector
 * is a rational combination of the shown ones. With thousands of patterns the vectors are replaced by
 * their images under one fixed random matrix modulo a prime, as wide as there are cells and a little
 * more. A linear map keeps combinations, so whatever is computable stays computable in the image: the
 * replacement can only find too much. `Echelon` argues the same for the prime; relations between shown
 * cells are certified against the real vectors. Small groups are tested by two vectors that are
 * orthogonal to all shown cells: the sum of their entries over the group is zero for every computable
 * group, so each test costs as many additions as the group has patterns.
 */
export class SpanAudit {
  readonly pairs: readonly ClosePair[];
  readonly #survey: Survey;
  readonly #smallGroups: readonly SmallGroup[];
  readonly #width: number;
  readonly #weightsOf: Int32Array;
  readonly #images: readonly Float64Array[];
  readonly #totalImage: Float64Array;
  readonly #totalPatterns: readonly number[];
  readonly #order: readonly number[];
  readonly #echelon: Echelon;
  /** Cell in each row of the echelon (TOTAL for the first). */
  readonly #rows: number[] = [];
  readonly #relations: ({ readonly cells: readonly number[]; readonly isCertified: boolean } | undefined)[] =
    [];

  constructor(survey: Survey) {
    const { pairs, smallGroups } = closeGroups(survey);
    this.pairs = pairs;
    this.#smallGroups = smallGroups;
    this.#survey = survey;
    this.#width = survey.cells.length + 1 + SPARE_COLUMNS;
    const next = fieldSequence(SEED, PROTECT_PRIME);
    this.#weightsOf = Int32Array.from({ length: survey.patternCounts.length * this.#width }, next);
    this.#images = survey.cells.map((cell) => this.#imageOf(cell.patterns));
    this.#totalPatterns = survey.patternCounts.map((_, pattern) => pattern);
    this.#totalImage = this.#imageOf(this.#totalPatterns);
    this.#echelon = new Echelon(this.#width, PROTECT_PRIME);
    this.#order = survey.cells
      .map((_, index) => index)
      .sort((a, b) => (survey.cells[b]?.count ?? 0) - (survey.cells[a]?.count ?? 0) || b - a);
  }

  /**
   * The smallest shown cell that takes part in computing something protected, or undefined when nothing
   * protected is computable. Ties go to the earlier question and category.
   */
  findLeak(isShown: (cell: number) => boolean): number | undefined {
    this.#synchronise(isShown);
    return (
      this.#relationLeak(isShown) ?? this.#cellLeak(isShown) ?? this.#unionLeak(isShown) ?? this.#groupLeak()
    );
  }

  /** Keeps the rows up to the first change; the largest cells come first, the smallest are hidden first. */
  #synchronise(isShown: (cell: number) => boolean): void {
    const wanted = [TOTAL, ...this.#order.filter(isShown)];
    let kept = 0;
    while (kept < this.#rows.length && this.#rows[kept] === wanted[kept]) kept += 1;
    this.#rows.length = kept;
    this.#relations.length = kept;
    this.#echelon.truncate(kept);
    for (const cell of wanted.slice(kept)) {
      this.#rows.push(cell);
      const relation = this.#echelon.push(
        cell === TOTAL ? this.#totalImage : (this.#images[cell] ?? this.#totalImage),
      );
      if (relation === undefined) {
        this.#relations.push(undefined);
        continue;
      }
      const vectors = this.#rows.map((row) => this.#patternsOf(row));
      const isCertified = certifyRelation(relation, vectors, this.#totalPatterns.length, PROTECT_PRIME);
      this.#relations.push({ cells: this.#cellsIn(relation), isCertified });
    }
  }

  /**
   * A relation between shown cells that holds for all patterns that occur. It gives a zero away when one
   * of its cells belongs to a question with an empty hidden category: had somebody chosen that category
   * instead, the relation would fail. (A donor who moves from shown cell s to the empty category changes
   * Σ relation·cells by minus the coefficient of s.)
   */
  #relationLeak(isShown: (cell: number) => boolean): number | undefined {
    const { cells } = this.#survey;
    const withZero = this.#questionsWithZero(isShown);
    for (const relation of this.#relations) {
      if (relation === undefined) continue;
      if (!relation.isCertified) return this.#smallestOf(relation.cells);
      if (relation.cells.some((cell) => withZero.has(cells[cell]?.question ?? -1))) {
        return this.#smallestOf(relation.cells);
      }
    }
    return undefined;
  }

  /**
   * A hidden cell that is computable. In a question with an empty category, a hidden cell of at least
   * the floor is passed over: it follows from the others for whoever knows the zero, and whoever does not
   * is stopped by the relation rule.
   */
  #cellLeak(isShown: (cell: number) => boolean): number | undefined {
    const { cells, respondentCount } = this.#survey;
    const withZero = this.#questionsWithZero(isShown);
    for (const [index, cell] of cells.entries()) {
      if (isShown(index) || cell.count === 0 || cell.count === respondentCount) continue;
      if (cell.count >= cell.floor && withZero.has(cell.question)) continue;
      const leak = this.#participant(this.#images[index]);
      if (leak !== undefined) return leak;
    }
    return undefined;
  }

  /** Some hidden cells of one question that are together smaller than the floor and computable. */
  #unionLeak(isShown: (cell: number) => boolean): number | undefined {
    for (const [question, hidden] of this.#hiddenParts(isShown)) {
      const residuals = new Echelon(this.#width, PROTECT_PRIME);
      const known = hidden.flatMap((cell) => {
        const relation = residuals.push(this.#echelon.residual(this.#images[cell] ?? this.#totalImage));
        return relation === undefined ? [] : [padded(relation, hidden.length)];
      });
      const weights = hidden.map((cell) => this.#survey.cells[cell]?.count ?? 0);
      // Everybody together is published anyway, also where a question's floor exceeds their number.
      const floor = Math.min(this.#survey.cells[hidden[0] ?? 0]?.floor ?? 0, this.#survey.respondentCount);
      const found = findSmallUnion(known, weights, floor, PROTECT_PRIME);
      if (found === undefined) continue;
      if (found.kind === 'unbounded') {
        const shown = this.#rows.filter((cell) => this.#survey.cells[cell]?.question === question);
        return this.#smallestOf(shown) ?? this.#smallestOf(this.#rows);
      }
      const patterns = found.columns.flatMap((column) => this.#patternsOf(hidden[column] ?? TOTAL));
      const leak = this.#participant(this.#imageOf(patterns));
      if (leak !== undefined) return leak;
    }
    return undefined;
  }

  #groupLeak(): number | undefined {
    const next = fieldSequence(SEED ^ 0xffff, PROTECT_PRIME);
    const witnesses = [this.#echelon.orthogonal(next), this.#echelon.orthogonal(next)];
    const entries = witnesses.map((witness) => this.#patternEntries(witness));
    for (const group of this.#smallGroups) {
      const isSuspect = entries.every(
        (entry) => group.reduce((sum, pattern) => sum + (entry[pattern] ?? 0), 0) % PROTECT_PRIME === 0,
      );
      if (!isSuspect) continue;
      const leak = this.#participant(this.#imageOf(group));
      if (leak !== undefined) return leak;
    }
    return undefined;
  }

  /** The entries, by pattern, of the orthogonal vector whose image-side form is `witness`. */
  #patternEntries(witness: Float64Array): Float64Array {
    const width = this.#width;
    return Float64Array.from(this.#totalPatterns, (pattern) => {
      let sum = 0;
      for (let column = 0; column < width; column++) {
        sum += ((this.#weightsOf[pattern * width + column] ?? 0) * (witness[column] ?? 0)) % PROTECT_PRIME;
      }
      return sum % PROTECT_PRIME;
    });
  }

  #participant(image: Float64Array | undefined): number | undefined {
    const combination = image === undefined ? undefined : this.#echelon.combinationFor(image);
    return combination === undefined ? undefined : this.#smallestOf(this.#cellsIn(combination));
  }

  #cellsIn(combination: Float64Array): number[] {
    return this.#rows.filter(
      (cell, row) => cell !== TOTAL && combination[row] !== 0 && row < combination.length,
    );
  }

  #smallestOf(candidates: readonly number[]): number | undefined {
    let best: number | undefined;
    for (const cell of candidates) {
      if (cell === TOTAL) continue;
      const count = this.#survey.cells[cell]?.count ?? 0;
      const least = best === undefined ? undefined : this.#survey.cells[best]?.count;
      if (least === undefined || count < least || (count === least && cell < (best ?? 0))) best = cell;
    }
    return best;
  }

  #patternsOf(cell: number): readonly number[] {
    return cell === TOTAL ? this.#totalPatterns : (this.#survey.cells[cell]?.patterns ?? []);
  }

  #imageOf(patterns: readonly number[]): Float64Array {
    const image = new Float64Array(this.#width);
    for (const pattern of patterns) {
      const start = pattern * this.#width;
      for (let column = 0; column < this.#width; column++) {
        image[column] = (image[column] ?? 0) + (this.#weightsOf[start + column] ?? 0);
      }
    }
    return image.map((sum) => sum % PROTECT_PRIME);
  }

  #questionsWithZero(isShown: (cell: number) => boolean): Set<number> {
    const isZero = (cell: SurveyCell, index: number): boolean =>
      cell.isPart && cell.count === 0 && !isShown(index);
    return new Set(this.#survey.cells.filter(isZero).map((cell) => cell.question));
  }

  #hiddenParts(isShown: (cell: number) => boolean): Map<number, number[]> {
    const hidden = new Map<number, number[]>();
    for (const [index, cell] of this.#survey.cells.entries()) {
      if (!cell.isPart || cell.count === 0 || isShown(index)) continue;
      hidden.set(cell.question, [...(hidden.get(cell.question) ?? []), index]);
    }
    return hidden;
  }
}

function padded(relation: Float64Array, length: number): Float64Array {
  const full = new Float64Array(length);
  full.set(relation);
  return full;
}
