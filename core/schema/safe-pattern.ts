import { type PatternPart, readPattern } from '#core/schema/read-pattern.ts';

const LONGEST = 200;
/** Steps a pattern may unfold into. */
const MOST_STEPS = 2_000;
/** As long as a text with a pattern can be. */
const TEXT = 2_000;
/** The work may grow with the square of the text, which at this length nobody notices. */
const HIGHEST_DEGREE = 2;

/**
 * Whether matching stays quick whatever the text is. JavaScript tries every way to share a text out among the parts of a pattern,
 * so one pattern can stop a node for minutes. Accepted are patterns without look-around and back-references in which nothing
 * that repeats can choose or repeat inside, and in which not too many parts next to each other may take the same characters.
 */
export function isSafePattern(pattern: string): boolean {
  if (pattern.length > LONGEST) return false;
  const branches = readPattern(pattern);
  if (!branches || branches.reduce((sum, branch) => sum + stepsOf(branch), 0) > MOST_STEPS) return false;
  return branches.every((branch) => {
    const anchored = branch[0]?.anchor === '^';
    const end = branch.reduce<Ways | undefined>((ways, part) => ways && follow(ways, part), { rest: 0, taken: new Map(), widest: 0 });
    return end !== undefined && (anchored ? 0 : 1) + degreeOf(end) <= HIGHEST_DEGREE;
  });
}

/** How many ways there are to match what was read so far, as a power of the length of the text. */
interface Ways {
  /** Of parts that nothing later can be confused with. */
  readonly rest: number;
  /** By character: how much the parts that may take it, one after another, can share out. */
  readonly taken: ReadonlyMap<string, number>;
  readonly widest: number;
}

function degreeOf({ rest, taken }: Ways): number {
  return rest + Math.max(0, ...taken.values());
}

/** The ways after one more part; undefined when it repeats something that can choose or repeat inside. */
function follow(ways: Ways, part: PatternPart): Ways | undefined {
  if (part.max === 0 || part.anchor !== undefined) return ways;
  if (part.branches && part.max <= 1) return followGroup(ways, { ...part, branches: part.branches });
  if (part.branches && (part.branches.length > 1 || part.branches.flat().some(isFree))) return undefined;
  const settled = part.min > 0 ? settle(ways, part.characters) : ways;
  return take(settled, part.characters, choice(part.max - part.min + 1));
}

function isFree({ min, max, branches }: PatternPart): boolean {
  return min !== max || (branches !== undefined && (branches.length > 1 || branches.flat().some(isFree)));
}

/** What must come and cannot be taken by anything before it says where all of that ends. */
function settle(ways: Ways, characters: ReadonlySet<string>): Ways {
  if (characters.size === 0 || [...characters].some((character) => ways.taken.has(character))) return ways;
  return { rest: Math.max(ways.rest, degreeOf(ways) - ways.widest), taken: new Map(), widest: 0 };
}

function take(ways: Ways, characters: ReadonlySet<string>, weight: number): Ways {
  if (weight === 0) return ways;
  const taken = new Map(ways.taken);
  for (const character of characters) taken.set(character, (taken.get(character) ?? 0) + weight);
  return { ...ways, taken, widest: Math.max(ways.widest, weight) };
}

function followGroup(ways: Ways, { branches, min, characters }: PatternPart & { branches: readonly PatternPart[][] }): Ways | undefined {
  const ends = branches.map((branch) => branch.reduce<Ways | undefined>((before, part) => before && follow(before, part), ways));
  if (!ends.every((end) => end !== undefined)) return undefined;
  const either = [...ends, ...(min === 0 ? [ways] : [])].reduce(worse);
  return take(either, characters, choice(branches.length + (min === 0 ? 1 : 0)));
}

function worse(a: Ways, b: Ways): Ways {
  const taken = new Map(a.taken);
  for (const [character, weight] of b.taken) taken.set(character, Math.max(weight, taken.get(character) ?? 0));
  return { rest: Math.max(a.rest, b.rest), taken, widest: Math.max(a.widest, b.widest) };
}

/** One of n, as a power of the length of the text. */
function choice(n: number): number {
  return Math.min(1, Math.log(n) / Math.log(TEXT));
}

function stepsOf(parts: readonly PatternPart[]): number {
  return parts.reduce((sum, part) => {
    const once = part.branches ? part.branches.reduce((inner, branch) => inner + stepsOf(branch), 1) : 1;
    return sum + once * Math.max(1, Number.isFinite(part.max) ? part.max : part.min);
  }, 0);
}
