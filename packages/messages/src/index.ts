export * from './compile.ts';
export * from './keys.ts';
