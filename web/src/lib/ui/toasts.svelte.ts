export interface Toast {
  id: number;
  text: string;
  /** good fades after 6 s; bad stays until closed. */
  tone: 'good' | 'bad';
  /** Instead of the sign of its tone. */
  icon?: string;
  action?: { label: string; run: () => void };
}

const shownFor = 6000;

class Toasts {
  list: readonly Toast[] = $state.raw([]);
  #next = 1;

  add(toast: Omit<Toast, 'id'>): void {
    const id = this.#next++;
    this.list = [...this.list.slice(-2), { ...toast, id }];
    if (toast.tone === 'good') setTimeout(() => this.close(id), shownFor);
  }

  close(id: number): void {
    this.list = this.list.filter((toast) => toast.id !== id);
  }
}

export const toasts = new Toasts();

/** Says what was done, with a way back where there is one. */
export function toast(text: string, action?: Toast['action']): void {
  toasts.add({ text, tone: 'good', ...(action && { action }) });
}

/** Says what went wrong; stays until it is closed. */
export function toastError(text: string, action?: Toast['action']): void {
  toasts.add({ text, tone: 'bad', ...(action && { action }) });
}
