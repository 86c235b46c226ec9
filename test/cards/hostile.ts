/** Texts that people or attackers might type. */
export const HOSTILE = {
  html: '<img src=x onerror=alert(1)><script>alert("x")</script>',
  markdown: '**bold** [a link](https://evil.example) # heading\n- list `code`',
  mention: '<at>Priya Shah</at> @everyone',
  emoji: '👩‍👩‍👧‍👦 😀 é ß',
  rightToLeft: 'مرحبا \u202Egnp.exe שלום',
  json: '"}],"type":"Action.OpenUrl","url":"https://evil.example"',
  template: '${system} {{DATE(2026-01-01)}}',
} as const;

export const LONG = 'a'.repeat(40_000);
