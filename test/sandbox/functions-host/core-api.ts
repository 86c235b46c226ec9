import Module from 'node:module';
import type { FunctionCallback, FunctionMetadata, HookCallback, ProgrammingModel } from './worker-types.ts';

export interface RegisteredFunction {
  metadata: FunctionMetadata;
  callback: FunctionCallback;
}

/** What the app has said about itself while it was loaded. */
export interface Registry {
  functions: Map<string, RegisteredFunction>;
  model: ProgrammingModel | undefined;
  /** After this, the app can register no more functions, as in the real host. */
  closed: boolean;
  runHooks(name: string, context: Record<string, unknown>): Promise<void>;
}

/** Writes one line, from which the level, the source and the words can be read. */
export function logLine(level: string, source: string, message: string): void {
  process.stdout.write(`[${level}] [${source}] ${message}\n`);
}

/**
 * Puts the host's side of `@azure/functions-core` where the app's `require` will find it.
 * The real worker does the same: no such package is ever installed.
 */
export function supplyCoreApi(): Registry {
  const hooks = new Map<string, Set<HookCallback>>();
  const registry: Registry = {
    functions: new Map(),
    model: undefined,
    closed: false,
    runHooks: async (name, context) => {
      for (const hook of hooks.get(name) ?? []) await hook(context);
    },
  };
  const coreApi = createCoreApi(registry, hooks);
  const loader = Module as unknown as { _load: (request: string, ...rest: unknown[]) => unknown };
  const load = loader._load.bind(loader);
  loader._load = (request, ...rest) =>
    request === '@azure/functions-core' ? coreApi : load(request, ...rest);
  return registry;
}

function createCoreApi(registry: Registry, hooks: Map<string, Set<HookCallback>>) {
  return {
    version: '3.13.0',
    hostVersion: '4.1045.0',
    Disposable: { from: () => disposable(() => undefined) },
    setProgrammingModel: (model: ProgrammingModel) => {
      registry.model = model;
    },
    getProgrammingModel: () => registry.model,
    registerFunction: (metadata: FunctionMetadata, callback: FunctionCallback) => {
      const { name } = metadata;
      if (registry.closed) throw new Error(`"${name}" came too late: functions register while the app loads`);
      if (registry.functions.has(name)) throw new Error(`There are two functions named "${name}"`);
      registry.functions.set(name, { metadata, callback });
      return disposable(() => registry.functions.delete(name));
    },
    registerHook: (name: string, callback: HookCallback) => {
      const registered = hooks.get(name) ?? new Set();
      hooks.set(name, registered.add(callback));
      return disposable(() => registered.delete(callback));
    },
    log: (level: string, category: string, message: string) => {
      if (level !== 'debug' && level !== 'trace') logLine(level, category, message);
    },
  };
}

function disposable(dispose: () => unknown) {
  return { dispose };
}
