import { importBounds } from '../bounds.ts';
import { ImportRefusal } from '../report.ts';
import { readSeparated } from '../sheets/read-text.ts';
import { anyLanguage } from './structure.ts';
import type { LimeAnswer, LimeGroup, LimeQuestion, LimeSurvey, LimeTexts } from './structure.ts';

/** Columns that are no attributes of a question. */
const basic: ReadonlySet<string> = new Set(
  'id related_id class type/scale name relevance text help language validation mandatory encrypted other default same_default same_script'.split(
    ' ',
  ),
);

/** Whether a first line is the head of a survey in LimeSurvey's tab-separated text. */
export function isLimeTsv(text: string): boolean {
  const [head = ''] = text.slice(0, 20_000).split('\n', 1);
  const names = new Set(head.split('\t').map((name) => name.trim().replaceAll('"', '')));
  return names.has('class') && names.has('type/scale') && names.has('name');
}

/**
 * Reads LimeSurvey's tab-separated text. Its order has a meaning: questions belong to the group above them, answers
 * to the question above; the whole stands once a language, and rows of the same code are one.
 */
export function readLimeTsv(text: string): LimeSurvey {
  const [head = [], ...rows] = readSeparated(text, '\t', 'tsv');
  const names = head.map((name) => name.trim());
  const reader = new TsvReader(names);
  for (const [index, cells] of rows.entries()) reader.read(cells, `tsv!${index + 2}`);
  return reader.survey();
}

interface Open {
  group?: LimeGroup;
  question?: LimeQuestion;
}

class TsvReader {
  readonly #names: readonly string[];
  readonly #settings = new Map<string, LimeTexts>();
  readonly #groups = new Map<string, LimeGroup>();
  readonly #questions = new Map<string, LimeQuestion>();
  readonly #groupsOf = new Map<string, number>();
  readonly #languages = new Set<string>();
  readonly #ignored = new Set<string>();
  #open: Open = {};

  constructor(names: readonly string[]) {
    this.#names = names;
  }

  read(cells: readonly string[], source: string): void {
    const row: Record<string, string> = {};
    for (const [at, name] of this.#names.entries()) {
      const cell = cells[at] ?? '';
      if (cell !== '' && name !== '__proto__') row[name] = cell;
    }
    const language = row.language ?? anyLanguage;
    switch (row.class) {
      case 'S':
      case 'SL':
        this.#setting(row, language);
        break;
      case 'G':
        this.#group(row, language, source);
        break;
      case 'Q':
        this.#question(row, language);
        break;
      case 'SQ':
        addAnswer(this.#open.question?.subquestions, row, language);
        break;
      case 'A':
        addAnswer(this.#open.question?.answers, row, language);
        break;
      default:
        if (row.class !== undefined && this.#ignored.size < 50) this.#ignored.add(row.class);
    }
    if (row.default !== undefined) this.#ignored.add('default');
  }

  #setting({ name = '', text = '', class: kind }: Readonly<Record<string, string>>, language: string): void {
    const texts = this.#settings.get(name) ?? {};
    texts[kind === 'S' ? anyLanguage : language] ??= text;
    this.#settings.set(name, texts);
  }

  #group(row: Readonly<Record<string, string>>, language: string, source: string): void {
    this.#languages.add(language);
    const count = (this.#groupsOf.get(language) ?? 0) + 1;
    this.#groupsOf.set(language, count);
    const key = row.id ?? `#${count}`;
    const group = this.#groups.get(key) ?? {
      source,
      names: {},
      descriptions: {},
      relevance: row.relevance ?? '',
      questions: [],
    };
    this.#groups.set(key, group);
    put(group.names, language, row.name);
    put(group.descriptions, language, row.text);
    this.#open = { group };
  }

  #question(row: Readonly<Record<string, string>>, language: string): void {
    const { name: code = '' } = row;
    const question = this.#questions.get(code) ?? this.#begin(code, row);
    if (question) {
      put(question.texts, language, row.text);
      put(question.help, language, row.help);
      for (const [name, value] of Object.entries(row)) {
        if (basic.has(name)) continue;
        const attribute = question.attributes.get(name) ?? {};
        attribute[language] ??= value;
        question.attributes.set(name, attribute);
      }
    }
    this.#open = { ...this.#open, ...(question && { question }) };
  }

  #begin(code: string, row: Readonly<Record<string, string>>): LimeQuestion {
    const { group } = this.#open;
    if (!group) throw new ImportRefusal('not_recognised', `question ${code}`);
    const question: LimeQuestion = {
      source: `question ${code}`,
      code,
      type: row['type/scale'] ?? '',
      texts: {},
      help: {},
      relevance: row.relevance ?? '',
      mandatory: row.mandatory ?? 'N',
      other: row.other ?? 'N',
      pattern: row.validation ?? '',
      attributes: new Map(),
      subquestions: [],
      answers: [],
    };
    if (this.#questions.size >= importBounds.elements)
      throw new ImportRefusal('too_many_elements', question.source);
    this.#questions.set(code, question);
    group.questions.push(question);
    return question;
  }

  survey(): LimeSurvey {
    const setting = (name: string) => this.#settings.get(name) ?? {};
    const base =
      setting('language')[anyLanguage] ?? [...this.#languages].find((one) => one !== anyLanguage) ?? 'en';
    const more = (setting('additional_languages')[anyLanguage] ?? '')
      .split(/\s+/)
      .filter((one) => one !== '');
    const languages = [...new Set([base, ...more, ...this.#languages])].filter((one) => one !== anyLanguage);
    return {
      languages,
      titles: setting('surveyls_title'),
      descriptions: setting('surveyls_description'),
      welcomes: setting('surveyls_welcometext'),
      ends: setting('surveyls_endtext'),
      groups: [...this.#groups.values()],
      ignored: [...this.#ignored],
    };
  }
}

function put(texts: LimeTexts, language: string, text: string | undefined): void {
  if (text !== undefined && text.trim() !== '') texts[language] ??= text;
}

function addAnswer(
  list: LimeAnswer[] | undefined,
  row: Readonly<Record<string, string>>,
  language: string,
): void {
  if (!list) return;
  const { name: code = '', 'type/scale': scale = '0', relevance = '' } = row;
  let answer = list.find((one) => one.code === code && one.scale === scale);
  if (list.length >= importBounds.choices) throw new ImportRefusal('too_many_choices', code);
  if (!answer) list.push((answer = { code, scale, texts: {}, relevance }));
  put(answer.texts, language, row.text);
}
