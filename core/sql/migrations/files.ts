/**
 * Files in fields of records, in parts. `record_id` is the record that holds one; without it, an upload that nobody has saved yet.
 * In the database, so that every node has them and a backup is whole.
 */
export const FILE_TABLES = `
CREATE TABLE vinculo.file (
  id uuid PRIMARY KEY, name text NOT NULL, type text NOT NULL, size bigint NOT NULL, created_by uuid NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(), entity_no int, record_id uuid);
CREATE INDEX file_unsaved ON vinculo.file (created_at) WHERE record_id IS NULL;
CREATE TABLE vinculo.file_part (
  file_id uuid NOT NULL REFERENCES vinculo.file ON DELETE CASCADE, part int NOT NULL, bytes bytea NOT NULL, PRIMARY KEY (file_id, part));
ALTER TABLE vinculo.file_part ALTER COLUMN bytes SET STORAGE EXTERNAL;
`;
