export { generatePeople, type GeneratedPerson } from './generate-people.ts';
export { ProgrammeFault, type Fault } from './programme-fault.ts';
export type * from './programme.ts';
export { seededRandom, type Random } from './random.ts';
export { readProgramme } from './read-programme.ts';
export { fillNeeds } from './fill-needs.ts';
export { fillDemonstration, type FillOptions } from './fill-demonstration.ts';
export { loadProgramme, type LoadOptions } from './load-programme.ts';
