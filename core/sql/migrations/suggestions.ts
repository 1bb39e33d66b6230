/** What was suggested for a field of a record and refused: `key` is a digest of the field and the value. */
export const SUGGESTION_TABLES = `
CREATE TABLE vinculo.dismissed_suggestion (
  record_id uuid NOT NULL, key text NOT NULL, entity_no int NOT NULL, by uuid NOT NULL, at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (record_id, key));
`;
