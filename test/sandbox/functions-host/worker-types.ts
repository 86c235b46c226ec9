/** The part of the Functions worker's interface (@azure/functions-core, which has no package) that is used here. */

export type Data =
  | { json: string }
  | { string: string }
  | { bytes: Uint8Array }
  | { http: HttpData }
  | { int: number }
  | { double: number };

export interface HttpData {
  method?: string;
  url?: string;
  headers?: Record<string, string>;
  params?: Record<string, string>;
  body?: Data | null;
  statusCode?: string;
  cookies?: { name: string; value: string }[];
}

export interface Binding {
  type: string;
  direction: string;
  route?: string;
  methods?: string[];
  schedule?: string;
}

export interface FunctionMetadata {
  name: string;
  bindings: Record<string, Binding>;
}

export type FunctionCallback = (...inputs: unknown[]) => unknown;
export type HookCallback = (context: Record<string, unknown>) => unknown;

export interface CoreContext {
  invocationId: string;
  request: { inputData: { name: string; data: Data }[]; triggerMetadata: Record<string, Data> };
  metadata: FunctionMetadata;
  state?: string;
  log(level: string, category: string, message: string): void;
}

export interface InvocationModel {
  getArguments(): Promise<{ context: unknown; inputs: unknown[] }>;
  invokeFunction(context: unknown, inputs: unknown[], callback: FunctionCallback): Promise<unknown>;
  getResponse(context: unknown, result: unknown): Promise<{ returnValue?: Data | null }>;
}

export interface ProgrammingModel {
  getInvocationModel(context: CoreContext): InvocationModel;
  getCapabilities(capabilities: Record<string, string>): Promise<Record<string, string>>;
}
