// Anybody can run this with Node alone and no network: node verify-round.mjs published.json
// The file holds { round, commitment, seed, placings }. It draws everything again, in the plainest way, and compares.
import { createHash, createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';

const { round, commitment, seed, placings } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const inOrder = (plain) =>
  plain === null || typeof plain !== 'object'
    ? plain
    : Array.isArray(plain)
      ? plain.map(inOrder)
      : Object.fromEntries(
          Object.entries(plain)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([k, v]) => [k, inOrder(v)]),
        );
const sha256 = (text) => createHash('sha256').update(text).digest('hex');
const say = (words) => process.stdout.write(`${words}\n`);
const fail = (why) => {
  say(`NOT CONFIRMED: ${why}`);
  process.exit(1);
};

if (sha256(JSON.stringify(inOrder(round))) !== commitment)
  fail('the round is not the one that was committed to');

const number = new Map(
  round.applications.map(({ code }) => [code, createHmac('sha256', seed).update(code).digest('hex')]),
);
const classOf = (levels) =>
  round.rules.criteria.reduce((sum, { levels: many }, at) => sum * many + levels[at], 0);
// Each service has a reserved door, where those for whom places are reserved go first, and an open one.
const seats = new Map(
  round.services.flatMap(({ code, places, reservedPlaces }) => [
    [`${code}\nreserved`, reservedPlaces],
    [`${code}\nopen`, places - reservedPlaces],
  ]),
);
const holders = new Map([...seats.keys()].map((door) => [door, []]));
const doorsOf = ({ wishes }) =>
  wishes.flatMap(({ service, isReserved, levels }, at) =>
    (isReserved ? ['reserved', 'open'] : ['open', 'reserved']).map((kind) => ({
      door: `${service}\n${kind}`,
      wish: at + 1,
      service,
      behind: kind === 'reserved' && !isReserved ? 1 : 0,
      class: classOf(levels),
    })),
  );
const asking = round.applications.map((application) => ({
  code: application.code,
  doors: doorsOf(application),
  next: 0,
}));
const goesBefore = (a, b) =>
  a.at.behind - b.at.behind ||
  a.at.class - b.at.class ||
  (number.get(a.who.code) < number.get(b.who.code) ? -1 : 1);

for (const waiting = [...asking]; waiting.length > 0;) {
  const who = waiting.pop();
  const at = who.doors[who.next++];
  if (at === undefined) continue; // nothing is left that she wished for
  const inside = holders.get(at.door);
  inside.push({ who, at });
  inside.sort(goesBefore);
  if (inside.length > seats.get(at.door)) waiting.push(inside.pop().who);
}
const drawn = new Map([...holders.values()].flat().map(({ who, at }) => [who.code, at]));
if (placings.length !== number.size) fail('the list has not one line for each application');
for (const { code, number: told, service, wish } of placings) {
  if (number.get(code) !== told) fail(`${code} has another number`);
  if ((drawn.get(code)?.service ?? null) !== service || (drawn.get(code)?.wish ?? null) !== wish)
    fail(`${code} has another place`);
}
say(`CONFIRMED: ${placings.length} applications, ${drawn.size} with a place, commitment ${commitment}`);
