// Loaded before every command. Programs further down inherit the variable of nobody, and watch nobody.
import { isMainThread } from 'node:worker_threads';
import { WATCHED_PARENT, watchParent } from './parent-watch.mjs';

if (isMainThread && Number(process.env[WATCHED_PARENT]) === process.ppid) watchParent();
if (isMainThread) delete process.env[WATCHED_PARENT];
