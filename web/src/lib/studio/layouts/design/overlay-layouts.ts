import type { StudioBase } from '#lib/studio/draft/studio-base.ts';
import type { EntityViewDefaults, Layout } from '#schemas/types/definition.ts';

interface Overlay {
  'x-view'?: EntityViewDefaults;
}

/** The layouts after the draft. What an administrator says replaces the list of the layers below. */
export function layoutsOf(base: StudioBase, overlay: Overlay): readonly Layout[] {
  return overlay['x-view']?.layouts ?? (base.overlay['x-view']?.layouts ? [] : (base.definition['x-view']?.layouts ?? []));
}

export function withLayouts<Of extends Overlay>(overlay: Of, layouts: readonly Layout[] | undefined): Of {
  const { 'x-view': view = {}, ...rest } = overlay;
  const { layouts: _, ...others } = view;
  const next = layouts ? { ...others, layouts: [...layouts] } : others;
  return (Object.keys(next).length > 0 ? { ...rest, 'x-view': next } : rest) as Of;
}
