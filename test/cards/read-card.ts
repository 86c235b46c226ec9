import {
  AdaptiveCard as Parser,
  HostConfig,
  type IValidationEvent,
  SerializationContext,
} from 'adaptivecards';
import type { AdaptiveCard } from '../../cards/card-parts.ts';
import { hostConfig } from './teams-host-config.ts';

type Node = Readonly<Record<string, unknown>>;

/** Every object inside a card, itself included. */
export function nodesOf(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesOf);
  if (typeof value !== 'object' || value === null) return [];
  return [value as Node, ...Object.values(value).flatMap(nodesOf)];
}

/** All that a person can read on a card, in its order. */
export const textOf = (card: AdaptiveCard): string =>
  nodesOf(card)
    .flatMap((node) => (['text', 'title', 'label'] as const).map((name) => node[name]))
    .filter((it): it is string => typeof it === 'string')
    .join('\n');

export const actionsOf = (card: AdaptiveCard): Node[] =>
  nodesOf(card).filter(({ type }) => typeof type === 'string' && type.startsWith('Action.'));

export const labelsOf = (card: AdaptiveCard): string[] => actionsOf(card).map(({ title }) => String(title));

/** What Microsoft's own parser finds wrong with a card. */
export function faultsOf(card: AdaptiveCard): string[] {
  const parser = new Parser();
  parser.hostConfig = new HostConfig(hostConfig('light'));
  const context = new SerializationContext();
  parser.parse(JSON.parse(JSON.stringify(card)), context);
  const events: IValidationEvent[] = Array.from({ length: context.eventCount }, (_, at) =>
    context.getEventAt(at),
  );
  const failures = parser.validateProperties().validationEvents;
  return [...events, ...failures].map(({ message }) => message);
}

export const bytesOf = (card: AdaptiveCard): number => Buffer.byteLength(JSON.stringify(card));
