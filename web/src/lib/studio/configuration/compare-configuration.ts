import type { ConfigurationFiles } from '#lib/api/configuration-api.ts';
import { differences, type Leaf } from '#lib/studio/leaves/differences.ts';

export interface FileDifference {
  readonly path: string;
  readonly entity: string;
  readonly effect: 'new' | 'changed' | 'gone';
  readonly leaves: readonly Leaf[];
}

/** File by file, what the uploaded ones say otherwise. */
export function compareConfiguration(now: ConfigurationFiles, wanted: ConfigurationFiles): FileDifference[] {
  const paths = [...new Set([...Object.keys(now), ...Object.keys(wanted)])].sort();
  return paths.flatMap((path) => {
    const leaves = differences(now[path], wanted[path]);
    if (leaves.length === 0) return [];
    const effect = now[path] === undefined ? 'new' : wanted[path] === undefined ? 'gone' : 'changed';
    return [{ path, entity: path.replace(/^.*\/|\.json$/g, ''), effect, leaves }];
  });
}
