/** Whether the palette is open. Anything may open it. */
class Palette {
  open = $state(false);

  show(): void {
    this.open = true;
  }
}

export const palette = new Palette();
