import { MediaQuery } from 'svelte/reactivity';

/** The widths at which the layout changes, for what a style sheet cannot do. */
export const narrow = new MediaQuery('max-width: 1100px');
export const phone = new MediaQuery('max-width: 760px');
