export { impactApi } from './routes.ts';
