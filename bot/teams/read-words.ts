/** What a person wants, read from what they typed. */
export type Wish =
  | { kind: 'danger' | 'raise' | 'my-cases' | 'help' | 'hello' }
  | { kind: 'case'; ref: string }
  | { kind: 'directory'; place: 'home' | 'health' | 'download' | 'own' }
  | { kind: 'set-up' }
  | { kind: 'unclear' };

/** A reference as people type it: in small letters, with a space or nothing for the hyphen, O for 0, I or L for 1. */
const REFERENCE = /\b([a-z]{2})[\s-]?([0-9a-z]{6})\b/i;

function referenceIn(text: string): string | undefined {
  const [, code = '', rest = ''] = REFERENCE.exec(text) ?? [];
  if (code === '') return undefined;
  const clear = rest
    .toUpperCase()
    .replaceAll('O', '0')
    .replaceAll('I', '1')
    .replaceAll('L', '1')
    .replaceAll('U', 'V');
  return `${code.toUpperCase()}-${clear}`;
}

/** Only what carries a digit or is asked for by name is taken for a reference: "my school" is none. */
const looksLikeReference = (text: string): boolean =>
  /\b[a-z]{2}-[0-9a-z]{6}\b/i.test(text) ||
  /^(show |open |see )?(me )?(case|reference|ref)\b/i.test(text) ||
  /^[a-z]{2}\s?(?=\w*\d)[0-9a-z]{6}$/i.test(text);

const PATTERNS: readonly [RegExp, 'danger' | 'set-up' | 'raise' | 'my-cases' | 'help' | 'hello'][] = [
  // Before everything else, and rather once too often: the answer only shows numbers.
  [
    /\b(danger|dangerous|unsafe|not safe|at risk|harm(ed)?|abuse[ds]?|abusive|emergency|urgent(ly)?|999|hurt(ing)?|suicid\w*)\b/i,
    'danger',
  ],
  [/\b(set(ting)?[\s-]?up|configur(e|ation))\b|^settings$/i, 'set-up'],
  [/\b(my|our|open|list|all)\s+(cases?|matters?|disagreements?|escalations?)\b|^(cases?|list)$/i, 'my-cases'],
  [/\b(help|what can you do|commands?|how (do|does|can)|explain|what is this)\b|^\?+$/i, 'help'],
  [
    /\b(raise|escalate|report|start|new|begin|disagree(ment)?|dispute|concern|complain(t)?|challenge)\b/i,
    'raise',
  ],
  [/^(hi|hello|hey|hiya|good (morning|afternoon|evening)|start|home|menu|thanks|thank you)\b/i, 'hello'],
];

/** What is wished of the directory. Somebody's absence is their own: another's is set on their entry. */
const OF_THE_DIRECTORY: readonly [RegExp, Extract<Wish, { kind: 'directory' }>['place']][] = [
  [
    /\bhealth\b.*\bdirectory\b|\bdirectory\b.*\bhealth\b|^(health( check)?|status|(is|are) (it|you|counterpart|the (service|bot|app)) (well|ok|okay|healthy|working|running|up|down))[?.!\s]*$/i,
    'health',
  ],
  [
    /\b(download|export|csv)\b.*\bdirectory\b|\bdirectory\b.*\b(download|export|csv)\b|^(download|csv)$/i,
    'download',
  ],
  [
    /\b(directory|address book|phone book|find|add|look up|search)\b.*\b(directory|person|people|someone|somebody|colleagues?)\b|^(the |my |our )?(directory|people|address book)\b|\bdirectory\b/i,
    'home',
  ],
  [
    /^(set )?(my )?(absences?|away|leave|holidays?|deputy)$|\b(i am|i'm|i’m|im|i will be|i'll be|i’ll be) (away|absent|on (annual )?leave|on holiday|off( sick)?|out of (the )?office|back)\b|^(away|absent|out of office|on leave|annual leave|off sick|on holiday|i'm back|back)\b/i,
    'own',
  ],
];

/** Reads a wish in any reasonable wording. */
export function readWords(text: string): Wish {
  if (looksLikeReference(text)) {
    const ref = referenceIn(text.replace(/^(show |open |see )?(me )?(case|reference|ref)\b[\s:.#-]*/i, ''));
    if (ref !== undefined) return { kind: 'case', ref };
  }
  const found = PATTERNS.find(([pattern]) => pattern.test(text));
  // A danger comes before all; what sounds like more than one wish is rather the directory's than a new matter.
  const place = OF_THE_DIRECTORY.find(([pattern]) => pattern.test(text))?.[1];
  if (place !== undefined && found?.[1] !== 'danger' && found?.[1] !== 'help')
    return { kind: 'directory', place };
  return found ? { kind: found[1] } : { kind: text === '' ? 'hello' : 'unclear' };
}
