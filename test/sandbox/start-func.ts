import { spawn, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { build } from '../../build.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const MISSING = `Azure Functions Core Tools ("func") are not on your PATH. Install version 4 of them, or use "npm start", which
needs nothing but Node.`;
/** Set for the app where you have not set them yourself. */
const DEFAULTS = {
  AZURE_FUNCTIONS_ENVIRONMENT: 'Development',
  FUNCTIONS_WORKER_RUNTIME: 'node',
  // Timers keep their leases there: start Azurite, with blobs, or give a storage account.
  AzureWebJobsStorage: 'UseDevelopmentStorage=true',
};

/** `npm run start:func`: builds the app and runs it under Microsoft's own host, with the settings of your environment. */
async function start(args: readonly string[]): Promise<number> {
  const shell = process.platform === 'win32';
  if (spawnSync('func', ['--version'], { stdio: 'ignore', shell }).status !== 0) {
    console.error(MISSING);
    return 1;
  }
  await build();
  const env = { ...DEFAULTS, ...process.env };
  const func = spawn('func', ['start', ...args], { cwd: ROOT, env, stdio: 'inherit', shell });
  return new Promise((resolve) => {
    func.once('exit', (code) => {
      resolve(code ?? 1);
    });
  });
}

process.exitCode = await start(process.argv.slice(2));
