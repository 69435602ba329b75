const namePattern = /^(?!constructor$)[A-Za-z]\w{0,63}$/;
const valuePattern = /^[A-Za-z0-9][\w.+-]{0,63}$/;
const localePattern = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/;

/** Whether the text may be a question's name. */
export function isName(text: string): boolean {
  return namePattern.test(text);
}

/** Whether the text may be the value of a choice, row or column. */
export function isValue(text: string): boolean {
  return valuePattern.test(text);
}

export function isLocale(text: string): boolean {
  return localePattern.test(text);
}

function plainLetters(text: string): string {
  return text
    .slice(0, 200)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\w.+-]+/g, '_');
}

/** Gives out what is not taken, counting on from the last of the same beginning. */
class Pool {
  readonly #taken = new Set<string>();
  readonly #counts = new Map<string, number>();

  free(base: string): string {
    let one = base;
    for (let count = this.#counts.get(base) ?? 2; this.#taken.has(one); count++) {
      one = `${base.slice(0, 58)}_${count}`;
      this.#counts.set(base, count + 1);
    }
    this.#taken.add(one);
    return one;
  }
}

/** Gives out names that are not taken, as near to the wanted ones as can be. */
export class NamePool {
  readonly #pool = new Pool();

  /** The name that stands for the wanted one: itself where that is possible. */
  take(wanted: string, otherwise: string): string {
    if (isName(wanted)) return this.#pool.free(wanted);
    const letters = plainLetters(wanted)
      .replace(/\W+/g, '_')
      .replace(/^_+|_+$/g, '')
      .slice(0, 60);
    const named = /^\d/.test(letters) ? `q${letters}` : letters;
    return this.#pool.free(isName(named) ? named : otherwise);
  }
}

/** Gives out values for the choices of one list. */
export class ValuePool {
  readonly #pool = new Pool();

  /** The value that stands for the wanted one. */
  take(wanted: string): string {
    if (isValue(wanted)) return this.#pool.free(wanted);
    const letters = plainLetters(wanted)
      .replace(/^[^A-Za-z0-9]+/, '')
      .slice(0, 60);
    return this.#pool.free(letters === '' ? 'value' : letters);
  }
}
