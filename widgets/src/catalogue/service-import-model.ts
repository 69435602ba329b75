/** Columns of a spreadsheet of services, each with what may stand in it; the names are the same in every language. */
export const modelColumns: readonly (readonly [column: string, example: string])[] = [
  ['codice', ''],
  ['ente', ''],
  ['nome', 'Doposcuola di via Padova'],
  ['nome_en', 'After-school in via Padova'],
  ['descrizione', 'Compiti e merenda, dai 6 agli 11 anni.'],
  ['stato', 'bozza'],
  ['tipo', 'gruppo'],
  ['per_chi', 'tutti'],
  ['voci', 'SOL1'],
  ['eta', '6-11'],
  ['quartieri', 'municipio-4; municipio-6'],
  ['orari', 'lun-ven 16:30-19:00; sab 9:00-12:00'],
  ['costo', 'a unità'],
  ['costo_per', 'mese'],
  ['costo_euro', '40,50'],
  ['posti', '20'],
  ['posti_liberi', '4'],
  ['lingue', 'it; en'],
  ['accessibilita', 'senza gradini; bagno accessibile'],
  ['documenti', 'Carta d’identità'],
  ['requisito_eta', '18+'],
  ['requisito_figli', '6-11'],
  ['requisiti', 'Per famiglie del quartiere'],
  ['contatto', 'Segreteria'],
  ['telefono', '02 1234567'],
  ['mail', 'segreteria@example.org'],
  ['sito', ''],
];

/** Further columns, for what few need. */
export const rareColumns: readonly (readonly [column: string, example: string])[] = [
  ['luogo', ''],
  ['costo_fasce', '10000: 50; oltre: 120 · 1-2: 12; 3+: 9'],
  ['costo_persone', '3-6'],
  ['costo_divisione', 'parti uguali'],
  ['costo_quote', '80; 80; 80'],
  ['requisito_quartieri', 'municipio-4'],
  ['requisito_aziende', 'naviglio'],
  ['requisito_isee', '20000'],
  ['requisito_altro', 'assiste qualcuno'],
  ['fisco', 'f-bis'],
  ['temi', 'solitudine; opportunità'],
];

/** The model as a spreadsheet opens it: semicolons, and the mark that says UTF-8. */
export function modelFile(): Blob {
  const line = (cells: readonly string[]) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(';');
  const rows = [modelColumns.map(([column]) => column), modelColumns.map(([, example]) => example)];
  return new Blob([`\ufeff${rows.map((row) => `${line(row)}\r\n`).join('')}`], { type: 'text/csv' });
}
