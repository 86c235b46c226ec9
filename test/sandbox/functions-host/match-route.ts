import type { HostedFunction } from './messages.ts';

export interface Match {
  name: string;
  params: Record<string, string>;
}

/**
 * The function that a request goes to. Routes are ASP.NET's: {id}, {id?}, {id:int}, {*rest}, any letter case.
 * A plain route wins over one with parameters. Azure answers 404 for a method that is not listed, as for an unknown path.
 */
export function matchRoute(functions: HostedFunction[], method: string, path: string): Match | undefined {
  const candidates = functions
    .filter((one) => one.trigger === 'http' && (one.methods ?? []).includes(method))
    .sort((a, b) => parameters(a) - parameters(b));
  for (const { name, route = '' } of candidates) {
    const found = toPattern(route).exec(path.replace(/^\/|\/$/g, ''));
    if (found) return { name, params: decodeParams(found.groups ?? {}) };
  }
  return undefined;
}

function parameters(one: HostedFunction): number {
  return one.route?.match(/\{/g)?.length ?? 0;
}

function toPattern(route: string): RegExp {
  const source = route.split('/').map((part) => {
    const [, rest, name = '', constraint, optional] = /^\{(\*?)(\w+)(?::(\w+))?(\?)?\}$/.exec(part) ?? [];
    if (name === '') return `/${part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`;
    if (rest) return `(?:/(?<${name}>.*))?`;
    const value = constraint === 'int' ? '-?\\d+' : '[^/]+';
    return optional ? `(?:/(?<${name}>${value}))?` : `/(?<${name}>${value})`;
  });
  return new RegExp(`^${source.join('').replace(/^\//, '')}$`, 'i');
}

function decodeParams(groups: Record<string, string | undefined>): Record<string, string> {
  const given = Object.entries(groups).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return Object.fromEntries(given.map(([key, value]) => [key, decodeURIComponent(value)]));
}
