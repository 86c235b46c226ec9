import { spawnSync } from 'node:child_process';
import { readAudit } from './read-audit.ts';

/*
 * Asks the registry for known weaknesses of what the product is made of. A grave one fails; that the registry could not
 * be asked is said, and fails nothing: the build would else depend on somebody else's network.
 */
const { stdout } = spawnSync('npm', ['audit', '--omit', 'dev', '--json'], {
  encoding: 'utf8',
  maxBuffer: 64 * 1024 * 1024,
  shell: process.platform === 'win32',
  timeout: 120_000,
});
const audit = readAudit(stdout);
if (audit.kind === 'not-asked') {
  console.log(`NOT CHECKED: the registry could not be asked for known weaknesses (${audit.because}).`);
} else {
  for (const one of audit.slight) console.log(`to note: ${one}`);
  for (const one of audit.grave) console.log(`GRAVE: ${one}`);
  const counts = `${audit.grave.length} grave and ${audit.slight.length} slighter weaknesses`;
  console.log(`Known weaknesses of the ${audit.packages} packages of the product: ${counts}.`);
  if (audit.grave.length > 0) process.exitCode = 1;
}
