export { isFit } from './check-field.ts';
export { checkDocument } from './check-document.ts';
export type { Detail } from './check-document.ts';
export {
  DatapackageStream,
  readDatapackage,
  unzipDatapackage,
  writeDatapackage,
  zipDatapackage,
} from './datapackage.ts';
export type { DatapackageOptions } from './datapackage.ts';
export { serviceStates } from './directory.ts';
export type {
  Json,
  PublishedAccreditation,
  PublishedAddress,
  PublishedContact,
  PublishedCost,
  PublishedDirectory,
  PublishedOrganisation,
  PublishedPlace,
  PublishedService,
  PublishedTaxonomy,
  PublishedTerm,
  ServiceState,
  Texts,
} from './directory.ts';
export {
  exportDocuments,
  organisationDocument,
  serviceAtPlaceDocument,
  serviceDocument,
  surroundingsOf,
  taxonomyDocument,
  termDocument,
} from './documents.ts';
export type { DirectoryDocuments, DocumentOptions, HsdsDocument, Surroundings } from './documents.ts';
export { entityNames, hsdsVersions } from './entities.ts';
export type { EntityName, HsdsVersion } from './entities.ts';
export type { DirectoryRead, HsdsFault, HsdsFaultCode } from './faults.ts';
export { importDocuments } from './import-documents.ts';
export type { GivenDocuments } from './import-documents.ts';
export type { ImportOptions } from './import-tables.ts';
