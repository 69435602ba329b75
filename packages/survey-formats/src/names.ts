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

/** Gives out names that are not taken, as near to the wanted ones as can be. */
export class NamePool {
  readonly #taken = new Set<string>();

  has(name: string): boolean {
    return this.#taken.has(name);
  }

  /** The name that stands for the wanted one: itself where that is possible. */
  take(wanted: string, otherwise: string): string {
    const letters = plainLetters(wanted)
      .replace(/\W+/g, '_')
      .replace(/^[\d_]+/, (start) => (/\d/.test(start) ? `q${start}` : ''))
      .replace(/_+$/, wanted.endsWith('_') && isName(wanted) ? '$&' : '');
    const base = isName(wanted) ? wanted : isName(letters.slice(0, 60)) ? letters.slice(0, 60) : otherwise;
    return this.#free(base);
  }

  #free(base: string): string {
    let name = base;
    for (let count = 2; this.#taken.has(name); count++) name = `${base.slice(0, 58)}_${count}`;
    this.#taken.add(name);
    return name;
  }
}

/** The value that stands for a wanted one among those already given. */
export function freeValue(wanted: string, taken: ReadonlySet<string>): string {
  const letters = plainLetters(wanted)
    .replace(/^[^A-Za-z0-9]+/, '')
    .slice(0, 60);
  const base = isValue(wanted) ? wanted : letters === '' ? 'value' : letters;
  let value = base;
  for (let count = 2; taken.has(value); count++) value = `${base.slice(0, 58)}_${count}`;
  return value;
}
