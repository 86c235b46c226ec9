import { fileURLToPath } from 'node:url';
import type { Activity } from '../../sandbox/connector/world.ts';
import { type FunctionsHost, startFunctionsHost } from '../../sandbox/functions-host/start-functions-host.ts';
import type { CrashSite } from './crash-at.ts';
import { openGate } from './gate.ts';
import type { RunningApp } from './running-app.ts';
import { environmentOf } from './running-app.ts';
import type { Setting } from './setting.ts';

const APP = fileURLToPath(new URL('../../../', import.meta.url));

/** The built app in a process of its own, behind a gate. It dies by SIGKILL, and is started again at once. */
export interface OwnProcess extends CrashSite {
  readonly app: RunningApp & { idle(): Promise<void> };
  stop(): Promise<void>;
}

/** Starts the built app in a process of its own. Its clock is set to that of the setting before each call. */
export async function startOwnProcess(setting: Setting): Promise<OwnProcess> {
  const gate = await openGate(setting.far);
  const options = {
    appDir: APP,
    env: environmentOf(gate.addresses, setting.connectionString, setting.graph.env()),
  };
  const clock = () => ({ at: setting.now(), frozen: true });
  let host: FunctionsHost = await startFunctionsHost({ ...options, clock: clock() });
  const timer = (name: string) => async (): Promise<void> => {
    await host.setClock(clock());
    await host.runTimer(name);
  };
  const receive = async (activity: Activity) => {
    await host.setClock(clock());
    const response = await fetch(`${host.url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify({ ...activity, serviceUrl: gate.addresses.connector }),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : (JSON.parse(text) as unknown) };
  };
  const idle = (): Promise<void> => gate.idle();
  return {
    app: { receive, wake: timer('wake'), deliver: timer('deliver'), idle },
    gate,
    dies: async () => {
      const { port } = host;
      await host.kill();
      gate.arm();
      host = await startFunctionsHost({ ...options, clock: clock(), port });
    },
    stop: async () => {
      await host.stop();
      await gate.stop();
    },
  };
}
