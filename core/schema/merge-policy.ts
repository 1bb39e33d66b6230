import policy from '#schemas/meta/merge-policy.json' with { type: 'json' };

/** How one keyword of a layer meets the same keyword below: a row of schemas/meta/merge-policy.json. */
export type MergeRule =
  | { readonly strategy: 'owner' | 'replace' | 'add' | 'raise' | 'lower' | 'on' | 'first' | 'derived' | 'fields' }
  | { readonly strategy: 'order'; readonly values: readonly string[] }
  | { readonly strategy: 'members'; readonly of?: Readonly<Record<string, MergeRule>>; readonly else: MergeRule }
  | UnionRule;

export interface UnionRule {
  readonly strategy: 'union';
  /** What identifies an item. */
  readonly key: string;
  /** What no two items may share besides. */
  readonly distinct?: string;
  readonly item: MergeRule;
  /** The rule for its items once a layer below has locked the list, which then takes no new ones either. */
  readonly locked?: MergeRule;
  /** The administrator's list stands for the whole. */
  readonly admin?: 'replace';
}

export const entityPolicy = policy.entity as MergeRule;
export const fieldPolicy = policy.field as MergeRule;
