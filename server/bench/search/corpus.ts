import { seededRandom, type Random } from '../../src/programme/random.ts';

/** One service made up for the measurement: a name of its own, and a description of words that many have. */
export interface MadeService {
  name: string;
  description: string;
  provider: string;
  group: string;
  district: string;
  isFree: boolean;
  spot: { x: number; y: number };
}

/** Words that change with number and gender, in the singular. */
const themes = (
  'anziano bambino mamma papà famiglia ragazzo adolescente neonato disabile infermiere badante educatore psicologo ' +
  'nutrizionista ostetrica fisioterapista logopedista avvocato mediatore volontario studente lavoratore pensionato ' +
  'inquilino condomino vicino genitore nonno fratello compagno maestro allenatore cuoco sarto falegname idraulico ' +
  'elettricista giardiniere parrucchiere autista accompagnatore consulente impiegato operaio artigiano musicista ' +
  'attore lettore narratore scrittore pittore fotografo ciclista camminatore nuotatore danzatore'
).split(' ');
const kinds = (
  'sportello laboratorio corso gruppo spazio servizio incontro percorso doposcuola nido asilo centro punto cantiere ' +
  'scuola palestra biblioteca orto cucina mensa navetta ludoteca ambulatorio consultorio officina bottega piazza ' +
  'cortile giardino salotto teatro cinema coro orchestra sartoria ciclofficina emporio dispensa'
).split(' ');
const qualities = (
  'condiviso solidale gratuito serale mattutino pomeridiano estivo invernale domiciliare itinerante multilingue ' +
  'interculturale intergenerazionale creativo sportivo musicale digitale ambientale educativo sanitario legale ' +
  'fiscale abitativo linguistico artistico teatrale familiare individuale collettivo territoriale aziendale ' +
  'comunitario popolare storico nuovo piccolo grande aperto mobile quotidiano settimanale mensile'
).split(' ');
const accented = (
  'attività maternità paternità disabilità solidarietà comunità università mobilità felicità novità creatività ' +
  'sostenibilità legalità parità qualità autonomìa libertà povertà età città'
).split(' ');
const fillers = (
  'persone tempo casa quartiere aiuto ascolto orari settimana insieme accanto giornata bisogno risposta prossimità ' +
  'cura lavoro scuola strada rete vita cose parole mani incontro relazione fiducia spesa merenda pomeriggio mattina ' +
  'sera festa parco via cooperativa associazione progetto bambini anziani genitori volontari educatori operatori'
).split(' ');
/** Stands in nine of ten descriptions. */
export const commonestWord = 'quartiere';

const starts =
  'ba be bi bo bu ca ce co da de di do fa fe fi ga ge gi go la le li lo lu ma me mi mo na ne ni no pa pe pi po ra re ri ro sa se si so ta te ti to va ve vi vo za'.split(
    ' ',
  );
const ends = 'lli rri tti nni sco nzo rdo lba nta sta ldo rno ssa cchi mbo rsa ndo lto'.split(' ');

/** A name such as places and people have; some end in an accent. */
function properName(random: Random): string {
  const syllable = () => starts[random.below(starts.length)] ?? 'la';
  const name = `${syllable()}${syllable()}${random.fraction() < 0.5 ? syllable() : ''}${ends[random.below(ends.length)] ?? 'sta'}`;
  const last = random.fraction() < 0.15 ? `${name.slice(0, -1)}${'àèìòù'[random.below(5)] ?? 'à'}` : name;
  return last[0]?.toUpperCase() + last.slice(1);
}

function one(list: readonly string[], random: Random): string {
  return list[random.below(list.length)] ?? '';
}

/** So many services, always the same; no two have the same name. */
export function madeServices(count: number): MadeService[] {
  const random = seededRandom('search');
  const names = new Set<string>();
  const services: MadeService[] = [];
  const proper = Array.from({ length: 6000 }, () => properName(random));
  while (services.length < count) {
    const extra = random.fraction() < 0.3 ? ` ${one(accented, random)}` : '';
    const name = `${one(kinds, random)} ${one(qualities, random)} ${one(themes, random)}${extra} ${one(proper, random)}`;
    if (names.has(name)) continue;
    names.add(name);
    const words = Array.from({ length: 30 }, () => one(fillers, random)).filter(
      (word) => word !== commonestWord,
    );
    if (random.fraction() < 0.9) words.push(commonestWord);
    services.push({
      name,
      description: `${one(themes, random)} ${one(kinds, random)} ${words.join(' ')}.`,
      provider: `Cooperativa ${one(proper, random)}`,
      group: `G${String.fromCodePoint(65 + random.below(12))}${String.fromCodePoint(65 + random.below(3))}`,
      district: `distretto-${random.below(9)}`,
      isFree: random.fraction() < 0.4,
      spot: { x: random.below(1000), y: random.below(1000) },
    });
  }
  return services;
}

export const queryKinds = ['exact', 'inflected', 'accentless', 'misspelt'] as const;
export type QueryKind = (typeof queryKinds)[number];

export interface KnownItem {
  kind: QueryKind;
  words: string;
  /** Which service was meant. */
  index: number;
  group: string;
  district: string;
}

/** As many queries of each kind; each is two or three words of one service's name. */
export function knownItems(services: readonly MadeService[], each: number): KnownItem[] {
  const random = seededRandom('queries');
  const items: KnownItem[] = [];
  for (const kind of queryKinds) {
    while (items.filter((item) => item.kind === kind).length < each) {
      const index = random.below(services.length);
      const service = services[index];
      if (service === undefined) continue;
      const words = service.name.split(' ');
      const hasAccent = /[àèìòù]/.test(service.name);
      if (kind === 'accentless' && !hasAccent) continue;
      const theme = words[2] ?? '';
      const last = words.at(-1) ?? '';
      const middle = kind === 'accentless' ? words.slice(3, -1) : [];
      const meant = [theme, ...middle, last];
      items.push({
        kind,
        words: asTyped(kind, meant, random),
        index,
        group: service.group,
        district: service.district,
      });
    }
  }
  return items;
}

function asTyped(kind: QueryKind, words: readonly string[], random: Random): string {
  switch (kind) {
    case 'exact':
      return words.join(' ');
    case 'inflected':
      return words.map((word, index) => (index === 0 ? otherNumber(word) : word)).join(' ');
    case 'accentless':
      return words.join(' ').normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
    default:
      return words.map((word) => (word.length < 5 ? word : misspelt(word, random))).join(' ');
  }
}

/** One of many, or the other gender. */
function otherNumber(word: string): string {
  if (word.endsWith('tore')) return `${word.slice(0, -4)}trici`;
  if (word.endsWith('io')) return word.slice(0, -1);
  if (/[cg]o$/.test(word)) return word.replace(/o$/, 'hi');
  if (/[cg]a$/.test(word)) return word.replace(/a$/, 'he');
  if (word.endsWith('a')) return `${word.slice(0, -1)}e`;
  return /[oe]$/.test(word) ? `${word.slice(0, -1)}i` : word;
}

/** One letter left out, doubled, swapped with the next or taken for another. */
function misspelt(word: string, random: Random): string {
  const at = 1 + random.below(word.length - 2);
  const [before, letter = '', after] = [word.slice(0, at), word[at], word.slice(at + 1)];
  switch (random.below(4)) {
    case 0:
      return before + after;
    case 1:
      return before + letter + letter + after;
    case 2:
      return before + (after[0] ?? '') + letter + after.slice(1);
    default:
      return before + 'aeiolrnst'[random.below(9)] + after;
  }
}
