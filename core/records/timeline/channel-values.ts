import { invalid } from '#core/records/timeline/asked-timeline.ts';
import type { TimelineSource } from '#core/records/timeline/timeline-sources.ts';
import { channelSlot } from '#core/records/timeline/timeline-statement.ts';

/** Which of the asked channels each entity knows, by slot. One that no entity knows is a mistake. */
export function channelValues(sources: readonly TimelineSource[], asked: readonly string[] | undefined): Record<string, unknown> {
  if (!asked) return {};
  const found = sources.flatMap(({ entity, roles: { channel } }) => {
    if (!channel) return [];
    const parsed = asked.map((value) => channel.type.operand(value, channel.definition));
    return [{ slot: channelSlot(entity), known: parsed.map((one) => ('value' in one ? one.value : undefined)) }];
  });
  const unknown = asked.find((_, i) => found.length > 0 && found.every(({ known }) => known[i] === undefined));
  if (unknown !== undefined) throw invalid('channel', 'choice.unknown', { value: unknown });
  return Object.fromEntries(found.map(({ slot, known }) => [slot, known.filter((value) => value !== undefined)]));
}
