/** What a passage of a text looks like. */
export type IdentifyingKind =
  | 'email'
  | 'tax_code'
  | 'phone'
  | 'long_number'
  | 'address'
  | 'department'
  | 'role'
  | 'name';

/** A passage that could tell who wrote: `text.slice(start, end)`, in UTF-16 units. */
export interface IdentifyingPassage {
  readonly start: number;
  readonly end: number;
  readonly kind: IdentifyingKind;
}

const digit = String.raw`[0-9\u0660-\u0669]`;
const wordStart = String.raw`(?<![\p{L}\p{N}])`;
const wordEnd = String.raw`(?![\p{L}\p{N}])`;
const capitalised = String.raw`\p{Lu}[\p{L}’'-]{1,40}`;
const anyWord = String.raw`[\p{L}\p{N}’'&-]{1,40}`;
const joining = String.raw`(?:(?:di|del|della|dello|dei|degli|delle|al|alla|ai|of|the|for)\s+|dell['’])`;

const streets =
  'via|viale|v\\.le|piazza|piazzale|p\\.zza|corso|c\\.so|largo|vicolo|strada|contrada|شارع|ساحة|حي';
const departments =
  'reparto|ufficio|dipartimento|settore|divisione|squadra|team|magazzino|stabilimento|filiale|sportello|department|dept|office|division|branch|warehouse|plant|unit|القسم|قسم|إدارة|مكتب|فرع|مستودع|مصنع';
const roles =
  'capo|capoturno|caporeparto|caposquadra|responsabile|direttore|direttrice|dirigente|coordinatore|coordinatrice|segretaria|segretario|contabile|magazziniere|magazziniera|centralinista|receptionist|portinaio|portinaia|amministratore|amministratrice|manager|supervisor|director|foreman|team leader|head of|accountant|secretary|مدير|مديرة|رئيس|رئيسة|مسؤول|مسؤولة|محاسب|محاسبة|سكرتير|سكرتيرة';
const titles =
  'signora?|sig\\.ra|sig\\.|dott\\.ssa|dott\\.|dottor|dottoressa|prof\\.ssa|prof\\.|ing\\.|avv\\.|mr\\.?|mrs\\.?|ms\\.?|dr\\.?|السيد|السيدة|الدكتور|الدكتورة';
const introductions = 'mi chiamo|il mio nome è|my name is|i am called|اسمي';

/** The first that finds something keeps it; every repetition is bounded. */
const patterns: readonly (readonly [IdentifyingKind, RegExp])[] = [
  ['email', /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,5}/gu],
  [
    'tax_code',
    new RegExp(
      String.raw`${wordStart}[A-Z]{3} ?[A-Z]{3} ?[0-9LMNP-V]{2}[A-EHLMPR-T][0-9LMNP-V]{2} ?[A-Z][0-9LMNP-V]{3} ?[A-Z]${wordEnd}`,
      'giu',
    ),
  ],
  [
    'phone',
    new RegExp(String.raw`(?<!${digit})\+?${digit}(?:[\s./()-]{0,2}${digit}){6,15}(?!${digit})`, 'gu'),
  ],
  ['long_number', new RegExp(String.raw`${digit}{5,40}`, 'gu')],
  [
    'address',
    new RegExp(
      String.raw`${wordStart}(?:${streets})\s+(?:${joining})?(?:${capitalised}|[\u0600-\u06ff]{2,40}|${digit}{1,4})(?:\s+${capitalised}){0,3}(?:,?\s*(?:n\.\s*)?${digit}{1,4}(?:/\p{L})?)?`,
      'gu',
    ),
  ],
  [
    'address',
    new RegExp(
      String.raw`${wordStart}(?:${digit}{1,4}\s+)?(?:${capitalised}\s+){1,3}(?:Street|Road|Avenue|Square|Lane)${wordEnd}`,
      'gu',
    ),
  ],
  [
    'department',
    new RegExp(String.raw`${wordStart}(?:${departments})${wordEnd}(?:\s+${joining}?${anyWord})?`, 'giu'),
  ],
  ['role', new RegExp(String.raw`${wordStart}(?:${roles})${wordEnd}(?:\s+${joining}${anyWord})?`, 'giu')],
  [
    'name',
    new RegExp(
      String.raw`${wordStart}(?:${titles}|${introductions})\s+(?:${capitalised}|[\p{L}’'-]{2,40})(?:\s+${capitalised}){0,2}`,
      'giu',
    ),
  ],
];

/** A street is written small or with one capital; `Via` at the start of a sentence counts too. */
const capitalisedRun = new RegExp(
  String.raw`${wordStart}${capitalised}(?:\s+(?:(?:de|di|del|della|van|von|el|al|bin)\s+)?${capitalised}){0,3}`,
  'gu',
);
const capitalisedWord = new RegExp(capitalised, 'u');
const sentenceStart = /(?:^|[.!?…:;\n•–—"“«(])[\s"'’“«(]*$/u;
const acronym = /^\p{Lu}{2,5}$/u;
/** English writes these with a capital anywhere. */
const englishCapitals =
  /^(?:I['’]\p{L}+|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December|English|Italian|Arabic)$/u;

const longestText = 10_000;

/**
 * Passages of a text, Italian, English or Arabic, that look as if they could tell who wrote it: e-mail addresses, phone
 * numbers, codice fiscale, long numbers, streets, departments and roles, and words with a capital inside a sentence. They
 * do not overlap and come in their order. It knows no names and misses some: a person decides, this only points.
 */
export function findIdentifyingWords(text: string): IdentifyingPassage[] {
  const read = text.slice(0, longestText);
  const found: IdentifyingPassage[] = [];
  const keep = (start: number, end: number, kind: IdentifyingKind) => {
    const isFree = found.every((other) => end <= other.start || other.end <= start);
    if (isFree && end > start) found.push({ start, end, kind });
  };
  for (const [kind, pattern] of patterns) {
    for (const match of read.matchAll(pattern)) keep(match.index, match.index + match[0].length, kind);
  }
  if (!isShouted(read)) for (const { start, end } of capitalisedPassages(read)) keep(start, end, 'name');
  return found.toSorted((one, other) => one.start - other.start);
}

/** A text all in capitals says nothing by them. */
function isShouted(text: string): boolean {
  const letters = text.match(/\p{L}/gu) ?? [];
  const capitals = text.match(/\p{Lu}/gu) ?? [];
  return capitals.length > 12 && capitals.length > letters.length / 2;
}

/** Runs of words with a capital; the first word of a sentence counts when a second such word follows it. */
function capitalisedPassages(text: string): { start: number; end: number }[] {
  const passages: { start: number; end: number }[] = [];
  for (const { 0: run, index } of text.matchAll(capitalisedRun)) {
    const words = run.split(/\s+/u).filter((word) => capitalisedWord.test(word));
    const telling = words.filter((word) => !acronym.test(word) && !englishCapitals.test(word));
    const opensSentence = sentenceStart.test(text.slice(Math.max(0, index - 8), index));
    if (telling.length > (opensSentence ? 1 : 0)) passages.push({ start: index, end: index + run.length });
  }
  return passages;
}
