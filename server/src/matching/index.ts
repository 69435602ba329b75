export { matchingApi } from './routes.ts';
