import { fileURLToPath } from 'node:url';
import { isAllowed, readLicences } from './read-licences.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

const packages = readLicences(ROOT);
for (const { name, version, licence } of packages) console.log(`${licence}\t${name}@${version}`);
const counts = new Map<string, number>();
for (const { licence } of packages) counts.set(licence, (counts.get(licence) ?? 0) + 1);
const told = [...counts]
  .sort(([, one], [, other]) => other - one)
  .map(([licence, count]) => `${licence} ${count}`);
console.log(`\n${packages.length} packages of the product: ${told.join(', ')}.`);
const strange = packages.filter(({ licence }) => !isAllowed(licence));
for (const { name, licence } of strange) console.log(`NOT REVIEWED: ${name} is under "${licence}".`);
if (strange.length > 0) process.exitCode = 1;
