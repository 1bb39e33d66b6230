/** What a Field hands to the control inside it, to be spread on the focusable element. */
export interface ControlProps {
  id?: string | undefined;
  'aria-label'?: string | undefined;
  'aria-describedby'?: string | undefined;
  'aria-invalid'?: 'true' | undefined;
  'aria-required'?: 'true' | undefined;
}
