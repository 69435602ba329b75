// Run by the tests as a program of its own, to be killed: starts a server, tells where it is, and stays.
import { startEmbeddedPostgres } from './index.ts';

const [, , directory] = process.argv;
if (directory === undefined) throw new Error('Name the folder of the database.');
const { url, adopted, pid } = await startEmbeddedPostgres({ directory, durability: 'none' });
process.stdout.write(`${JSON.stringify({ url, adopted, pid })}\n`);
setTimeout(() => undefined, 60_000);
