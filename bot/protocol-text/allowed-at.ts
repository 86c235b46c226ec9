import type * as z from 'zod';
import type { Path } from '../protocol/check-mistake.ts';

/** The schemas inside one that matter for a way through it. */
interface Inside {
  readonly type: string;
  readonly innerType?: z.core.$ZodType;
  readonly in?: z.core.$ZodType;
  readonly getter?: () => z.core.$ZodType;
  readonly options?: readonly z.core.$ZodType[];
  readonly element?: z.core.$ZodType;
  readonly shape?: Readonly<Record<string, z.core.$ZodType>>;
}

const inside = (schema: z.core.$ZodType): Inside => schema._zod.def;

/** What a value may be: defaults, transformations and choices taken off. */
function bare(schema: z.core.$ZodType): z.core.$ZodType[] {
  const { type, innerType, in: input, getter, options } = inside(schema);
  if (innerType) return bare(innerType);
  if (type === 'pipe' && input) return bare(input);
  if (type === 'lazy' && getter) return bare(getter());
  if (type === 'union' && options) return options.flatMap(bare);
  return [schema];
}

/** The names that may stand at a place of a file: the keys of each shape that a map there may have. */
export function shapesAt(schema: z.core.$ZodType, path: Path): string[][] {
  let schemas = bare(schema);
  for (const step of path) {
    schemas = schemas.flatMap((it) => {
      const { element, shape } = inside(it);
      if (element && typeof step === 'number') return bare(element);
      const next = shape?.[String(step)];
      return next ? bare(next) : [];
    });
  }
  return schemas.flatMap((it) => {
    const { shape } = inside(it);
    return shape ? [Object.keys(shape)] : [];
  });
}
