import { createServer, type AddressInfo } from 'node:net';

/** The servers of the sandbox, each with the port that it has when no flag says otherwise. */
export const DEFAULT_PORTS = {
  control: 4000,
  playground: 56150,
  bot: 3978,
  forwarder: 3979,
  graph: 4001,
  files: 4002,
  tables: 10102,
};

export type SandboxPorts = typeof DEFAULT_PORTS;
export type PortName = keyof SandboxPorts;

/** A port of this machine is in use already. */
export class PortTakenError extends Error {
  constructor(name: PortName, port: number) {
    super(`Port ${port} (${name}) is taken. End what uses it, or choose another with --port-${name} NUMBER.`);
  }
}

/** Throws a PortTakenError for the first port that is in use. */
export async function checkPorts(ports: SandboxPorts): Promise<void> {
  for (const name of Object.keys(ports) as PortName[])
    if (!(await isFree(ports[name]))) throw new PortTakenError(name, ports[name]);
}

/** Ports that are free now: for tests, several of which may run at once. */
export async function freePorts(): Promise<SandboxPorts> {
  const names = Object.keys(DEFAULT_PORTS) as PortName[];
  const found = await Promise.all(names.map(async (name) => [name, await freePort()] as const));
  return Object.fromEntries(found) as SandboxPorts;
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  const free = await new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => resolve(true));
  });
  await new Promise((resolve) => server.close(resolve));
  return free;
}
