import { startSandbox, type SandboxOptions } from './start-sandbox.ts';

/** A sandbox in a process of its own, for tests that kill it. Says "ready" when it is. */
await startSandbox(JSON.parse(process.env['SANDBOX'] ?? '{}') as SandboxOptions);
console.log('ready');
