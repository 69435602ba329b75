import { readXml } from '../sheets/xml.ts';

/**
 * What DDI-Codebook 2.5 lets stand in each element that we write, in the order of its schema, as far as we use it:
 * `?` once at most, `+` at least once, `*` any number, nothing exactly once. It is written down from the specification
 * and is not the schema itself: what is not named here is a fault, though the schema may allow it.
 */
const children: Readonly<Record<string, readonly string[]>> = {
  codeBook: ['docDscr*', 'stdyDscr+', 'fileDscr*', 'dataDscr*', 'otherMat*'],
  stdyDscr: ['citation+', 'stdyInfo*', 'method*', 'dataAccs*', 'othrStdyMat*', 'notes*'],
  citation: [
    'titlStmt',
    'rspStmt?',
    'prodStmt?',
    'distStmt?',
    'serStmt*',
    'verStmt*',
    'biblCit*',
    'holdings*',
  ],
  titlStmt: ['titl', 'subTitl*', 'altTitl*', 'parTitl*', 'IDNo*'],
  verStmt: ['version*', 'verResp*', 'notes*'],
  stdyInfo: ['subject?', 'abstract*', 'sumDscr*', 'notes*'],
  fileDscr: ['fileTxt*', 'locMap?', 'notes*'],
  fileTxt: [
    'fileName*',
    'fileCitation?',
    'fileCont*',
    'fileStrc?',
    'dimensns?',
    'fileType?',
    'format?',
    'notes*',
  ],
  dimensns: ['caseQnty*', 'varQnty*', 'logRecL*', 'recPrCas*', 'recNumTot*'],
  dataDscr: ['varGrp*', 'nCubeGrp*', 'var*', 'nCube*', 'notes*'],
  varGrp: ['labl*', 'txt*', 'concept*', 'defntn*', 'universe*', 'notes*'],
  var: [
    'location*',
    'labl*',
    'imputation?',
    'security?',
    'embargo?',
    'respUnit?',
    'anlysUnit?',
    'qstn*',
    'valrng*',
    'invalrng*',
    'undocCod?',
    'universe*',
    'TotlResp?',
    'sumStat*',
    'txt*',
    'stdCatgry*',
    'catgryGrp*',
    'catgry*',
    'codInstr?',
    'verStmt*',
    'concept*',
    'derivation?',
    'varFormat?',
    'notes*',
  ],
  qstn: ['preQTxt*', 'qstnLit*', 'postQTxt*', 'forward*', 'backward*', 'ivuInstr*'],
  valrng: ['item*', 'range*', 'key?', 'notes*'],
  catgry: ['catValu?', 'labl*', 'txt*', 'catStat*', 'mrow?'],
};

const shared = ['ID', 'xml:lang', 'source', 'elementVersion'];
const attributesOf: Readonly<Record<string, readonly string[]>> = {
  codeBook: ['version', 'xmlns', 'xmlns:xsi', 'xsi:schemaLocation'],
  fileDscr: ['URI'],
  varGrp: ['name', 'type', 'var'],
  var: ['name', 'files', 'intrvl'],
  qstn: ['responseDomainType'],
  range: ['UNITS', 'min', 'max'],
  varFormat: ['type', 'schema'],
};

const enumerations: Readonly<Record<string, readonly string[]>> = {
  'varGrp.type': [
    'section',
    'multipleResp',
    'grid',
    'display',
    'repetition',
    'subject',
    'version',
    'iteration',
    'other',
  ],
  'var.intrvl': ['contin', 'discrete'],
  'qstn.responseDomainType': ['category', 'multiple', 'text', 'numeric', 'datetime', 'geographic', 'other'],
  'range.UNITS': ['INT', 'REAL'],
  'varFormat.type': ['numeric', 'character'],
  'varFormat.schema': ['SAS', 'SPSS', 'IBM', 'ANSI', 'ISO', 'XML-Data', 'other'],
};

const ncName = /^[A-Za-z_][\w.-]*$/;

interface Opened {
  readonly name: string;
  readonly inside: string[];
}

/** What a codebook has that DDI-Codebook 2.5 does not let it have, in words; nothing where all is well. */
export function structureFaults(xml: string): string[] {
  const faults: string[] = [];
  const path: Opened[] = [];
  const ids = new Set<string>();
  const references: string[] = [];
  readXml(xml, 'codebook', {
    open: (name, attributes) => {
      path.at(-1)?.inside.push(name);
      if (path.length === 0 && name !== 'codeBook') faults.push(`the root is ${name}`);
      for (const [key, value] of Object.entries(attributes)) {
        if (![...shared, ...(attributesOf[name] ?? [])].includes(key)) faults.push(`${name} has ${key}`);
        const allowed = enumerations[`${name}.${key}`];
        if (allowed && !allowed.includes(value)) faults.push(`${name}.${key} is ${value}`);
        if (key === 'ID') {
          if (!ncName.test(value) || ids.has(value)) faults.push(`${value} is no ID`);
          ids.add(value);
        }
        if (['var', 'files'].includes(key)) references.push(...value.split(' '));
      }
      path.push({ name, inside: [] });
    },
    close: () => {
      const closed = path.pop();
      if (closed) faults.push(...orderFaults(closed));
    },
    text: () => undefined,
  });
  return [...faults, ...references.filter((id) => !ids.has(id)).map((id) => `${id} stands nowhere`)];
}

function orderFaults({ name, inside }: Opened): string[] {
  const allowed = children[name];
  if (allowed === undefined) return inside.length > 0 ? [`${name} holds ${inside.join(' ')}`] : [];
  const places = inside.map((child) => allowed.findIndex((one) => one.replace(/[?+*]$/, '') === child));
  const isInOrder = places.every((place, at) => place >= 0 && place >= (places[at - 1] ?? 0));
  const counts = allowed.flatMap((one, place) => {
    const times = places.filter((other) => other === place).length;
    const [least, most] = one.endsWith('*')
      ? [0, Infinity]
      : one.endsWith('+')
        ? [1, Infinity]
        : one.endsWith('?')
          ? [0, 1]
          : [1, 1];
    return times < least || times > most ? [`${name} has ${times} ${one}`] : [];
  });
  return [...(isInOrder ? [] : [`${name} holds ${inside.join(' ')}`]), ...counts];
}
