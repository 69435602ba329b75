/**
 * Which edition of the analysis this is. Whoever changes what `stemOf` or `wordsIn` gives raises it, and the words of
 * every service are analysed anew.
 */
export const analysisEdition = 1;

/** Longer than this is no word that anybody looks for. */
export const longestWord = 40;

/** Articles, prepositions and the like in Italian and English, without accents: nobody looks for them. */
const stopWords = new Set(
  (
    'a ad ai agli al alla alle allo anche avere che chi ci coi col come con cui da dai dagli dal dalla dalle dallo dei ' +
    'degli del della delle dello di dove e ed essere fare gli ha hai hanno ho i il in io la le li lo loro lui ma mi mia mie ' +
    'mio ne nei negli nel nella nelle nello noi non o od ogni per perche piu qui quando quello questa questo se si sono ' +
    'sta su sua sue sugli sui sul sulla sulle sullo suo ti tra tu tua tuo un una uno vi voi vorrei cerco cerca serve ' +
    'the an and are as at be by for from has have i is it my near of on or some that this to we with you your'
  ).split(' '),
);

/**
 * The words of a text as they are looked for: without accents and capitals, cut at everything that is no letter or
 * figure, so that `baby-sitter` is two words and `co-working` too. Arabic letters lose their marks and their variants.
 */
export function wordsIn(text: string): string[] {
  return folded(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && word.length <= longestWord);
}

/** The same without what nobody looks for; all of them when there is nothing else. */
export function tellingWordsIn(text: string): string[] {
  const words = wordsIn(text);
  const telling = words.filter((word) => word.length > 1 && !stopWords.has(word));
  return telling.length > 0 ? telling : words;
}

export function isStopWord(word: string): boolean {
  return stopWords.has(word);
}

function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll(/[أإآٱ]/g, 'ا')
    .replaceAll('ى', 'ي')
    .replaceAll('ة', 'ه')
    .replaceAll('ـ', '');
}

/** Endings that name who does or what is done, and the root that they share; longest first. */
const derivations: readonly (readonly [RegExp, string])[] = [
  [/(?:trici|trice)$/, 'tor'],
  [/(?:tori|tore)$/, 'tor'],
];

/**
 * What is left of an Italian word when number and gender are taken away: one word, one stem, whether one or many.
 * Lighter than the usual stemmers, which part *anziano* from *anziani* and join *compiti* with *compere*. Other
 * languages lose their last vowels too, which does no harm, and English plurals their *s*.
 */
export function stemOf(word: string): string {
  if (/^\p{Script=Arabic}/u.test(word)) return arabicStemOf(word);
  if (word.length <= 3 || /\d/.test(word)) return word;
  const derived = derivations.find(([ending]) => ending.test(word));
  if (derived !== undefined && word.length > 6) return word.replace(derived[0], derived[1]);
  // operaio, operai are no opere: what names who does it keeps a letter of its own.
  if (word.length > 5 && /a(?:io|ia|ie|i)$/.test(word)) return word.replace(/a(?:io|ia|ie|i)$/, 'aj');
  // An English plural; Italian words on s are foreign and the same in the plural.
  const single = /[bcdfgklmnprtvwze]s$/.test(word) ? word.slice(0, -1) : word;
  const bare = single.replace(/[aeiou]+$/, '');
  if (bare.length < 2) return single;
  // amica, amiche; psicologo, psicologhe: the h only keeps the sound.
  return bare.replace(/([cg])h$/, '$1');
}

/** Article and the commonest endings of number and gender away. */
function arabicStemOf(word: string): string {
  const bare = word.replace(/^(?:وال|بال|كال|فال|لل|ال)(?=.{3})/, '');
  return bare.replace(/(?<=.{3})(?:ات|ون|ين|ان|يه|ه|ي)$/, '');
}
