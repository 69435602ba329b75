import { stemOf, tellingWordsIn } from './stems.ts';

/**
 * What people call one thing in several ways. Each line is one circle: whoever says one finds all. Words that mean
 * more than the others in their circle are in none (an *educatore* is no *babysitter*).
 */
const circles: readonly string[] = [
  'babysitter, baby sitter, tata, bambinaia, nanny, جليسة أطفال',
  'badante, caregiver, assistente familiare, assistente domiciliare, carer',
  'anziano, terza età, nonno, vecchio, over 65, elderly, كبار السن',
  'nido, asilo nido, micronido, asilo, nursery, حضانة',
  'doposcuola, aiuto compiti, spazio compiti, after school, homework',
  'coworking, co working, ufficio condiviso, scrivania',
  'dogsitter, dog sitter, pet sitter, petsitter, cane, gatto, animali',
  'psicologo, psicoterapeuta, ascolto psicologico, counselling, psychologist',
  'navetta, trasporto, accompagnamento, passaggio, transport',
  'avvocato, legale, sportello legale, consulenza legale, lawyer',
  'caf, bonus, isee, pratiche, patronato, benefits',
  'spid, identità digitale, cie',
  'italiano per stranieri, corso di italiano, italiano l2, lezioni di italiano, scuola di italiano',
  'tuttofare, riparazioni, idraulico, manutenzione, repairs, handyman',
  'spesa a domicilio, consegna spesa, spesa a casa',
  'pasti a domicilio, pasti a casa, mensa a domicilio, meals',
  'camp, centro estivo, campus estivo, colonia, summer camp',
  'fasciatoio, cambio pannolino, allattamento, changing table',
  'ginnastica, movimento, fitness, attività fisica',
  'lavoro, occupazione, impiego, job',
  'casa, alloggio, abitazione, housing',
  'solitudine, compagnia, loneliness',
  'disabile, disabilità, handicap, invalidità, disability',
  'sarta, sartoria, cucito, tailoring',
  'orto, giardinaggio, orti, garden',
  'gas, gruppo di acquisto, gruppo d acquisto, acquisti collettivi',
  'mamma, madre, neomamma, mother',
  'papà, padre, neopapà, father',
  'bambino, bimbo, figlio, child, kid, أطفال',
  'ragazzo, giovane, adolescente, teenager',
];

/** One way to say something: its stems in their order. */
export type Phrase = readonly string[];

const byPhrase = new Map<string, readonly Phrase[]>();
for (const circle of circles) {
  const phrases = circle.split(',').map((said) => tellingWordsIn(said).map(stemOf));
  const distinct = [...new Map(phrases.map((phrase) => [phrase.join(' '), phrase])).values()];
  for (const phrase of distinct) {
    const key = phrase.join(' ');
    byPhrase.set(key, [...(byPhrase.get(key) ?? []), ...distinct]);
  }
}

/** The longest phrase of a circle has so many words. */
export const longestPhrase = Math.max(...[...byPhrase.keys()].map((key) => key.split(' ').length));

/** All ways to say what this phrase says, itself among them; undefined when it stands in no circle. */
export function circleOf(phrase: Phrase): readonly Phrase[] | undefined {
  return byPhrase.get(phrase.join(' '));
}
