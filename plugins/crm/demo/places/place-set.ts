/** Where invented companies are: real towns, invented streets, telephone numbers that nobody has. */
export interface PlaceSet {
  readonly country: Readonly<Record<'en' | 'pt' | 'es', string>>;
  /** After the name of a company, in its legal name. */
  readonly legal: string;
  /** '#' is any digit. Ranges that are kept for fiction, or that the country does not assign. */
  readonly landline: string;
  readonly mobile: string;
  /** Town, region, postal code with '#'. */
  readonly towns: readonly (readonly [town: string, region: string, postalCode: string])[];
  readonly streets: readonly string[];
  /** How street and number are written. */
  address(street: string, number: number): string;
}
