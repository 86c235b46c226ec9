import * as z from 'zod';

function parseJson(text: string, context: z.RefinementCtx): unknown {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'is not JSON' });
    return z.NEVER;
  }
}

/** What a row keeps as JSON, because a property holds a text and no list or record. */
export const jsonText = z.string().transform(parseJson);
