/** What a draft does with a thing. */
export type DraftState = 'same' | 'new' | 'changed' | 'retired' | 'restored';
