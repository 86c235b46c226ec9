import { startTables } from './tables.ts';

/** Keeps tables in the folder that DIR names, in a process that a test can kill. */
const tables = await startTables({ dir: process.env['DIR'] ?? '.' });
process.send?.(tables.connectionString);
process.on('disconnect', () => process.exit());
