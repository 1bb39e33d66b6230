/** The same done to many records: what was wanted, and for each record what became of it, so that it can be taken up again and undone. */
export const BATCH_TABLES = `
CREATE TABLE vinculo.batch (
  id uuid PRIMARY KEY, entity text NOT NULL, action text NOT NULL, state text NOT NULL, created_by uuid NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(), updated_at timestamptz NOT NULL DEFAULT now(), worker text,
  undo boolean NOT NULL DEFAULT false, done int NOT NULL DEFAULT 0, total int NOT NULL DEFAULT 0, changed int NOT NULL DEFAULT 0,
  skipped int NOT NULL DEFAULT 0, "set" json, error json);
CREATE INDEX batch_by_user ON vinculo.batch (created_by, created_at DESC);
CREATE INDEX batch_at_work ON vinculo.batch (updated_at) WHERE state IN ('running', 'undoing');

-- \`version\`: the record's, as the batch left it. json and not jsonb: it gives back exactly what was stored before.
CREATE TABLE vinculo.batch_record (
  batch_id uuid NOT NULL REFERENCES vinculo.batch ON DELETE CASCADE, no int NOT NULL, record_id uuid NOT NULL,
  outcome text NOT NULL DEFAULT 'waiting', version int, before json, problem json, PRIMARY KEY (batch_id, no));
CREATE INDEX batch_record_outcome ON vinculo.batch_record (batch_id, outcome, no);
CREATE INDEX batch_record_of ON vinculo.batch_record (record_id);
`;
