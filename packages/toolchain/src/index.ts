export { checkBoundaries, describeViolation } from './boundaries.ts';
export type { Violation } from './boundaries.ts';
export { chromiumPlaces, ensureChromium, findChromium } from './chromium.ts';
export { startEmbeddedPostgres } from './embedded-postgres/index.ts';
export type { EmbeddedPostgres, EmbeddedPostgresOptions } from './embedded-postgres/index.ts';
export { completeLockFile } from './lock-file.ts';
export { findFreePorts } from './free-port.ts';
export { createDatabase, scratchSecret } from './scratch-database.ts';
export { withDurableServer, type DurableServer } from './durable-server.ts';
