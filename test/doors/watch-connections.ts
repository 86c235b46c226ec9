const MARK = 'connected to:';

const WATCH = `
import net from 'node:net';
const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (...given) {
  const first = Array.isArray(given[0]) ? given[0][0] : given[0];
  if (first && first.port !== undefined) console.info(${JSON.stringify(MARK)} + ' ' + (first.host ?? 'localhost') + ':' + first.port);
  return connect.apply(this, given);
};
`;

/** For the environment of a process: it then tells of every connection that it opens. */
export const WATCHING_CONNECTIONS = {
  NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(WATCH)}`,
};

/** The hosts and ports of these connections, each once. */
export const connectionsIn = (log: readonly string[]): string[] =>
  [
    ...new Set(log.filter((line) => line.includes(MARK)).map((line) => line.split(MARK)[1]?.trim() ?? '')),
  ].sort();
