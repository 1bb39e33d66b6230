/** Somebody who was there, or may have been. */
export interface Person {
  id: string;
  role: string | undefined;
}
