/** "plugin:call-log" → "Call log", "pack:bakery" → "Bakery", until they tell their own names. */
export function pluginName(layer: string): string {
  const id = layer.replace(/^(plugin|pack):/, '').replaceAll(/[-_]/g, ' ');
  return id.charAt(0).toUpperCase() + id.slice(1);
}
