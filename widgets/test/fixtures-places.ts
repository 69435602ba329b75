import type { Service, TaxonomyEntry } from '../src/catalogue/service.ts';
import type { Activity, Place, SchematicPoint } from '../src/places/place.ts';

let made = 0;

function nextId(): string {
  made += 1;
  return `00000000-0000-4000-8000-${String(made).padStart(12, '0')}`;
}

/** An Isola di Wendy at a point of the drawing, in Municipio 6. */
export function placeAt(code: string, point: SchematicPoint, quarter: string | null): Place {
  return {
    id: nextId(),
    code,
    name: `Isola di Wendy ${code}`,
    kind: 'isola',
    host: 'Farmacia ospite (esempio)',
    district: 'municipio-6',
    quarter,
    description: 'Un angolo tranquillo per allattare e cambiare, mentre sei fuori casa.',
    amenities: ['Fasciatoio', 'Poltrona per allattare', 'Scaldabiberon', 'Ingresso senza gradini'],
    lifeCycle: 'active',
    entries: ['INF7'],
    services: [],
    point,
    source: 'generated',
    generatedFields: ['name', 'host', 'point'],
  };
}

export const places: readonly Place[] = [
  {
    ...placeAt('circolo-acli', { x: 250, y: 664 }, null),
    name: 'Circolo ACLI',
    kind: 'snodo',
    host: 'ACLI milanesi',
    description: 'Un circolo di quartiere che ha aperto le porte a tutte le età.',
    amenities: ['Sala incontri', 'Cucina', 'Wi-Fi'],
    services: ['doposcuola'],
    source: 'published',
    generatedFields: ['amenities'],
  },
  placeAt('farmacia-giambellino', { x: 248, y: 658 }, 'Giambellino'),
  placeAt('libreria-giambellino', { x: 280, y: 686 }, 'Giambellino'),
  placeAt('bar-barona', { x: 241, y: 762 }, 'Barona'),
  {
    ...placeAt('officina-municipio-4', { x: 656, y: 752 }, 'Corvetto'),
    name: 'Officina territoriale del Municipio 4',
    kind: 'officina',
    district: 'municipio-4',
    lifeCycle: 'handed_over',
  },
];

export const services: readonly Service[] = [
  {
    id: nextId(),
    code: 'doposcuola',
    name: 'Doposcuola di quartiere',
    description: 'Compiti, merenda e gioco con educatori e volontari.',
    provider: 'Cooperativa di esempio',
    districts: ['municipio-4', 'municipio-6'],
    entries: ['INF3'],
    offerKind: 'group',
    cost: { kind: 'per_hour', feeCents: 350 },
    windows: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, startMinute: 960, endMinute: 1110 })),
    languages: ['it'],
    openPlaces: 6,
    openPlacesOn: '2026-10-02',
    freshness: 'fresh',
    nearness: null,
    audience: 'everyone',
    verifiedOn: '2026-10-02',
    source: 'published',
    generatedFields: ['cost'],
  },
  {
    id: nextId(),
    code: 'ascolto',
    name: 'Sportello di ascolto',
    description: 'Un colloquio per capire insieme da dove cominciare.',
    provider: 'Associazione di esempio',
    districts: null,
    entries: ['SAL1'],
    offerKind: 'individual',
    cost: null,
    windows: null,
    languages: null,
    openPlaces: null,
    openPlacesOn: null,
    freshness: 'unknown',
    nearness: null,
    audience: 'everyone',
    verifiedOn: null,
    source: 'generated',
    generatedFields: [],
  },
];

export const activities: readonly Activity[] = [
  {
    id: nextId(),
    code: 'fiabe-in-cortile',
    name: 'Fiabe in cortile',
    description: 'Storie ad alta voce, in italiano e in arabo.',
    organiser: 'Gruppo di lettura di esempio',
    place: { code: 'circolo-acli', name: 'Circolo ACLI' },
    district: 'municipio-6',
    entries: ['GEN5'],
    windows: [{ weekday: 6, startMinute: 600, endMinute: 690 }],
    cost: { kind: 'free' },
    languages: ['it', 'ar'],
    audience: 'everyone',
    source: 'generated',
    generatedFields: [],
  },
];

const standing = { leadsTo: null, isRetired: false, links: [] };

export const taxonomy: readonly TaxonomyEntry[] = [
  {
    code: 'INF',
    group: null,
    name: 'Cura dell’infanzia',
    description: 'Chi sta con i bambini.',
    ...standing,
  },
  { code: 'INF3', group: 'INF', name: 'Doposcuola e compiti', description: 'Dopo la scuola.', ...standing },
  { code: 'SAL', group: null, name: 'Salute e ascolto', description: 'Stare meglio.', ...standing },
  { code: 'SAL1', group: 'SAL', name: 'Ascolto', description: 'Un colloquio.', ...standing },
];
