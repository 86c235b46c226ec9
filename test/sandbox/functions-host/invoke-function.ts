import { randomUUID } from 'node:crypto';
import { inspect } from 'node:util';
import { logLine, type RegisteredFunction, type Registry } from './core-api.ts';
import type { CoreContext, Data } from './worker-types.ts';

/**
 * Calls one function as the Functions worker does, hooks included, and returns what it gave back.
 * Rejects with what the function threw.
 */
export async function invokeFunction(
  registry: Registry,
  { metadata, callback }: RegisteredFunction,
  input: Data,
): Promise<Data | null | undefined> {
  if (!registry.model) throw new Error('The app does not use @azure/functions');
  const core: CoreContext = {
    invocationId: randomUUID(),
    request: { inputData: [{ name: triggerName(metadata.bindings), data: input }], triggerMetadata: {} },
    metadata,
    log: (level, category, message) => {
      logLine(level, category === 'user' ? metadata.name : category, message);
    },
  };
  const model = registry.model.getInvocationModel(core);
  const { context, inputs } = await model.getArguments();
  const shared = { hookData: {}, appHookData: {}, invocationContext: context };

  const before = { ...shared, inputs, functionCallback: callback };
  await inState(core, 'preInvocationHooks', () => registry.runHooks('preInvocation', before));

  const after: { result: unknown; error: unknown } = { result: undefined, error: undefined };
  try {
    after.result = await model.invokeFunction(context, before.inputs, before.functionCallback);
  } catch (error) {
    after.error = error;
  }
  const afterContext = Object.assign(after, { ...shared, inputs: before.inputs });
  await inState(core, 'postInvocationHooks', () => registry.runHooks('postInvocation', afterContext));

  if (after.error) throw after.error instanceof Error ? after.error : new Error(inspect(after.error));
  return (await model.getResponse(context, after.result)).returnValue;
}

/** The binding that starts the function: its name is made up anew at each start of the app. */
export function triggerName(bindings: RegisteredFunction['metadata']['bindings']): string {
  const name = Object.keys(bindings).find((key) => bindings[key]?.type.endsWith('Trigger'));
  if (!name) throw new Error('The function has no trigger');
  return name;
}

async function inState(core: CoreContext, state: string, run: () => Promise<void>) {
  core.state = state;
  await run();
  delete core.state;
}
