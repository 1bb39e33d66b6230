/** "plugin:call-log" → "Call log", until plugins tell their own names. */
export function pluginName(layer: string): string {
  const id = layer.replace(/^plugin:/, '').replaceAll(/[-_]/g, ' ');
  return id.charAt(0).toUpperCase() + id.slice(1);
}
