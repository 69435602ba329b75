import { pipePattern } from './memory.ts';
import type { Names } from './names.ts';

/**
 * Checks every `{name}` and `{name.row}` in a text, in each of its languages: like a condition it may only look back.
 * A question of yes or no needs words of its own, because the engine has none.
 */
export function checkPipes(text: unknown, path: string, names: Names, ownName?: string): void {
  const languages: [string, unknown][] =
    typeof text === 'string' ? [['', text]] : Object.entries((text ?? {}) as Record<string, unknown>);
  for (const [language, words] of languages) {
    const where = language ? `${path}.${language}` : path;
    for (const [, name = '', row] of String(words).matchAll(pipePattern)) {
      const question = names.questionOf(name);
      names.check(
        { name, ...(row === undefined ? {} : { row }) },
        where,
        ownName === undefined ? {} : { ownName },
      );
      if (question?.type === 'boolean' && !(question.labelTrue && question.labelFalse)) {
        names.refuse(where, 'not_allowed', `${name} has no words for yes and no`);
      }
    }
  }
}
