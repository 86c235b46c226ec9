import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

interface Import {
  readonly to: string;
  /** False where only a type is taken: nothing of it is there when the program runs. */
  readonly runs: boolean;
}
interface Source {
  readonly file: string;
  readonly text: string;
  readonly imports: readonly Import[];
}

const isTypeOnly = (clause: ts.ImportClause | undefined): boolean =>
  clause?.phaseModifier === ts.SyntaxKind.TypeKeyword ||
  (clause?.namedBindings !== undefined &&
    ts.isNamedImports(clause.namedBindings) &&
    clause.name === undefined &&
    clause.namedBindings.elements.every((element) => element.isTypeOnly));

function importsOf(source: ts.SourceFile): Import[] {
  const found: Import[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier))
      found.push({ to: node.moduleSpecifier.text, runs: !isTypeOnly(node.importClause) });
    if (ts.isExportDeclaration(node) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier))
      found.push({ to: node.moduleSpecifier.text, runs: !node.isTypeOnly });
    const [first] = ts.isCallExpression(node) ? node.arguments : [];
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword && first)
      found.push({ to: ts.isStringLiteral(first) ? first.text : 'computed', runs: true });
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Every source file of a folder, its imports as paths from the root of the project or as names of packages. */
function sourcesIn(folder: string): Source[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => {
      const file = join(folder, name);
      const text = readFileSync(join(ROOT, file), 'utf8');
      const parsed = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
      const resolve = (to: string): string =>
        to.startsWith('.') ? relative(ROOT, join(ROOT, dirname(file), to)) : to;
      return { file, text, imports: importsOf(parsed).map((it) => ({ ...it, to: resolve(it.to) })) };
    });
}

const bot = sourcesIn('bot');
const cards = sourcesIn('cards');
const functions = sourcesIn('functions');
const all = [...bot, ...cards, ...functions];

/** Which files may import what, by the beginning of their path: the table of the design. */
const MAY: readonly { files: string; imports: RegExp; typesOnly?: RegExp }[] = [
  { files: 'bot/protocol/', imports: /^(bot\/protocol\/|temporal-polyfill$|zod$)/ },
  { files: 'bot/ports/', imports: /^(bot\/ports\/|bot\/protocol\/)/, typesOnly: /./ },
  { files: 'bot/work/', imports: /^(bot\/(work|protocol|ports)\/|node:crypto$)/ },
  {
    files: 'bot/teams/',
    imports: /^(bot\/(teams|protocol|ports)\/|cards\/|botbuilder$|zod$|node:|temporal-polyfill$)/,
  },
  {
    files: 'bot/mail/',
    imports: /^(bot\/(mail|graph|protocol|ports)\/|cards\/|@azure\/identity$|zod$|node:)/,
  },
  { files: 'bot/graph/', imports: /^(bot\/graph\/|@microsoft\/microsoft-graph-client$|@azure\/identity$)/ },
  { files: 'bot/tables/', imports: /^(bot\/tables\/|@azure\/|zod$|node:)/ },
  { files: 'bot/store/', imports: /^(bot\/(store|tables|protocol|ports)\/|@azure\/data-tables$|zod$|node:)/ },
  {
    files: 'bot/directory/',
    imports:
      /^(bot\/(directory|graph|tables|protocol|ports)\/|@azure\/(data-tables|identity)$|csv-parse\/sync$|csv-stringify\/sync$|zod$|yaml$|node:)/,
  },
  {
    files: 'bot/telemetry/',
    imports: /^(bot\/(telemetry|ports|protocol)\/|@opentelemetry\/|@azure\/(identity|monitor-)|node:)/,
  },
  { files: 'bot/health/', imports: /^bot\/(health|ports|protocol)\// },
  { files: 'bot/tools/', imports: /^(bot\/|cards\/|zod$|yaml$|node:|@azure\/identity$)/ },
  { files: 'bot/config.ts', imports: /^zod$/ },
  { files: 'bot/protocol-text/', imports: /^(bot\/(protocol-text|protocol)\/|zod$|yaml$)/ },
  {
    files: 'bot/read-protocols.ts',
    imports: /^(bot\/(protocol-text|protocol)\/|bot\/protocol-versions\.ts$|node:)/,
  },
  {
    files: 'bot/load-protocols.ts',
    imports: /^(bot\/(protocol-text|protocol)\/|bot\/(checked-protocol|protocol-versions)\.ts$|node:)/,
  },
  { files: 'bot/checked-protocol.ts', imports: /^(bot\/protocol\/|node:)/ },
  { files: 'bot/protocol-versions.ts', imports: /^bot\/(protocol-text|protocol)\// },
  { files: 'bot/read-calendar.ts', imports: /^(bot\/protocol\/|zod$|node:)/ },
  { files: 'bot/compose.ts', imports: /^(bot\/|@azure\/identity$)/ },
  { files: 'bot/compose-operation.ts', imports: /^(bot\/|@azure\/identity$)/ },
  { files: 'cards/', imports: /^(cards\/|bot\/protocol\/|zod$|temporal-polyfill$)/ },
  { files: 'functions/', imports: /^(functions\/|bot\/compose\.ts$|@azure\/functions$)/ },
];

describe('the imports run one way', () => {
  it.each(all.map(({ file }) => file))('%s', (name) => {
    const source = all.find(({ file }) => file === name);
    const rule = MAY.find(({ files }) => name.startsWith(files));
    expect(rule, 'a new folder needs a rule').toBeDefined();
    for (const { to, runs } of source?.imports ?? []) {
      expect(rule?.imports.test(to), `${name} imports ${to}`).toBe(true);
      if (rule?.typesOnly?.test(to)) expect(runs, `${name} may only import types, not ${to}`).toBe(false);
    }
  });
  it('zod is known to the files of a protocol only through what describes them', () => {
    const users = bot.filter(
      ({ file, imports }) => file.startsWith('bot/protocol/') && imports.some(({ to }) => to === 'zod'),
    );
    expect(users.map(({ file }) => file).sort()).toEqual([
      'bot/protocol/definition.ts',
      'bot/protocol/form-definition.ts',
      'bot/protocol/intake-definition.ts',
      'bot/protocol/limit.ts',
      'bot/protocol/predicate.ts',
    ]);
  });
  it('cards read the core, and decide nothing', () => {
    const deciding = /^bot\/protocol\/(decide\/|evolve|recompute|plan-effects|remind)/;
    const found = cards.flatMap(({ file, imports }) =>
      imports.filter(({ to, runs }) => runs && deciding.test(to)).map(({ to }) => `${file} imports ${to}`),
    );
    expect(found).toEqual([]);
  });
});

describe('a foreign library is known in one place', () => {
  const users = (library: RegExp): string[] =>
    all.filter(({ imports }) => imports.some(({ to }) => library.test(to))).map(({ file }) => file);

  it('the bot SDK in two files', () => {
    expect(users(/^botbuilder|^botframework|^@microsoft\/agents/).sort()).toEqual([
      'bot/teams/host.ts',
      'bot/teams/messenger.ts',
    ]);
  });
  it('Table Storage in the store, the directory and what they share', () => {
    const strangers = users(/^@azure\/data-tables$/).filter(
      (file) => !/^bot\/(store|directory|tables)\//.test(file),
    );
    expect(strangers).toEqual([]);
  });
  it('the Graph client in one file, for the mail and the directory', () => {
    expect(users(/^@microsoft\/microsoft-graph/)).toEqual(['bot/graph/open-graph.ts']);
  });
  it('OpenTelemetry and its exporter in the telemetry', () => {
    const strangers = users(/^@opentelemetry\/|^@azure\/monitor-/).filter(
      (file) => !file.startsWith('bot/telemetry/'),
    );
    expect(strangers).toEqual([]);
  });
  it('the Functions library in the functions', () => {
    expect(users(/^@azure\/functions$/).filter((file) => !file.startsWith('functions/'))).toEqual([]);
  });
});

/** What a file uses by name, comments and texts left out. */
function namesUsed(source: Source): string[] {
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node) || ts.isCallExpression(node) || ts.isNewExpression(node))
      names.push(node.getText().replace(/\s+/g, ' '));
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(source.file, source.text, ts.ScriptTarget.Latest, true));
  return names;
}

describe('the core and the cards are pure', () => {
  const impure =
    /^(Date\.now|new Date\(\)|Date\(\)|Math\.random|process\.|globalThis\.|console\.|fetch\(|setTimeout\(|setInterval\(|crypto\.|performance\.|Temporal\.Now)/;
  const pure = all.filter(({ file }) => file.startsWith('bot/protocol/') || file.startsWith('cards/'));

  it.each(pure.map(({ file }) => file))('%s has no clock, no chance and no I/O', (name) => {
    const source = pure.find(({ file }) => file === name) as Source;
    expect(namesUsed(source).filter((used) => impure.test(used))).toEqual([]);
    expect(source.imports.filter(({ to }) => to.startsWith('node:'))).toEqual([]);
  });
});

describe('a protocol is data: no code knows its name', () => {
  const files = readdirSync(join(ROOT, 'bot/protocols')).filter((name) => name.endsWith('.yaml'));
  const names = files.flatMap((file) => {
    const text = readFileSync(join(ROOT, 'bot/protocols', file), 'utf8');
    return [/^id: (\S+)$/m, /^code: (\S+)$/m].map((line) => line.exec(text)?.[1] ?? file);
  });
  const places = ['sandwell', 'dorset', 'west-sussex', 'west sussex', 'birmingham'];

  /** Texts and names of the code; comments may give examples. */
  function wordsOf(source: Source): string[] {
    const words: string[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isIdentifier(node) || ts.isStringLiteralLike(node)) words.push(node.text);
      if (ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) words.push(node.text);
      ts.forEachChild(node, visit);
    };
    visit(ts.createSourceFile(source.file, source.text, ts.ScriptTarget.Latest, true));
    return words;
  }
  it.each(all.map(({ file }) => file))('%s', (name) => {
    const source = all.find(({ file }) => file === name) as Source;
    const found = wordsOf(source).filter(
      (word) => names.includes(word) || places.some((place) => word.toLowerCase().includes(place)),
    );
    expect(found).toEqual([]);
  });
});
