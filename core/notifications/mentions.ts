const MENTION = /@\[[^[\]\n]{1,300}\]\(user:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\)/gi;

/** Ids of the users whom a text names: "@[Ana Prata](user:…)". */
export function mentions(text: unknown): ReadonlySet<string> {
  if (typeof text !== 'string') return new Set();
  return new Set([...text.matchAll(MENTION)].map(([, id]) => (id as string).toLowerCase()));
}
