/** Who looks at which record now, as each node last said: a row counts only while its node keeps saying so. */
export const PRESENCE_TABLES = `
CREATE TABLE vinculo.presence (
  node uuid NOT NULL, entity_no int NOT NULL, record_id uuid NOT NULL, user_id uuid NOT NULL, editing boolean NOT NULL,
  seen_at timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (entity_no, record_id, user_id, node)) WITH (fillfactor = 50);
`;
