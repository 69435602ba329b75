export { neverKept } from './never-kept.ts';
export { newApi, onError, answerProblem, type Api, type AppEnv } from './api.ts';
export { boundedJson } from './bodies.ts';
export { dayIn, systemClock, type Clock } from './clock.ts';
export { cutPage, decodeCursor } from './cursor.ts';
export { localized } from './localized.ts';
export { refuseNulInAddress } from './nul.ts';
export { Problem, type FieldFault } from './problem.ts';
export { requestLog } from './request-log.ts';
