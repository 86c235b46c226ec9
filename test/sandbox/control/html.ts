/** HTML that is safe to put into a page: made by `html`, never from text by itself. */
export interface Html {
  readonly html: string;
}

type Part = string | number | Html | readonly Html[] | undefined;

/** A template in which every text is escaped; only what another `html` made goes in as it is. */
export function html(texts: TemplateStringsArray, ...parts: Part[]): Html {
  const joined = texts.map((text, index) => text + render(parts[index]));
  return { html: joined.join('') };
}

function render(part: Part): string {
  if (part === undefined) return '';
  if (typeof part === 'object') return 'html' in part ? part.html : part.map((one) => one.html).join('');
  return escape(String(part));
}

function escape(text: string): string {
  const names: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replaceAll(/[&<>"']/g, (character) => names[character] ?? '');
}
