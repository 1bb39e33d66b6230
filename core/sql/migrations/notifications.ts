/** How far the outbox was acted on, and what people are told. Tables about a record have `record_id`, those of a user `user_id`. */
export const NOTIFICATION_TABLES = `
CREATE TABLE vinculo.outbox_reader (name text PRIMARY KEY, epoch text NOT NULL, xid xid8 NOT NULL, seq bigint NOT NULL);

-- \`key\`: told once and never again. \`bundle\`: what comes while the last one is unread is added to it.
CREATE TABLE vinculo.notification (
  id uuid PRIMARY KEY, user_id uuid NOT NULL, kind text NOT NULL, entity_no int NOT NULL, record_id uuid NOT NULL, actor uuid,
  at timestamptz(3) NOT NULL DEFAULT now(), read_at timestamptz(3), inbox boolean NOT NULL, mail text NOT NULL, mail_after timestamptz,
  key text, bundle text, body jsonb NOT NULL);
CREATE INDEX notification_inbox ON vinculo.notification (user_id, at DESC, id DESC) WHERE inbox;
CREATE INDEX notification_about ON vinculo.notification (user_id, entity_no);
CREATE INDEX notification_unread ON vinculo.notification (user_id) WHERE inbox AND read_at IS NULL;
CREATE UNIQUE INDEX notification_key ON vinculo.notification (user_id, key) WHERE key IS NOT NULL;
CREATE UNIQUE INDEX notification_bundle ON vinculo.notification (user_id, bundle) WHERE bundle IS NOT NULL AND read_at IS NULL;
CREATE INDEX notification_mail ON vinculo.notification (mail_after) WHERE mail = 'wanted';
CREATE INDEX notification_record ON vinculo.notification (entity_no, record_id);
CREATE INDEX notification_age ON vinculo.notification (at);

CREATE TABLE vinculo.notification_preference (
  user_id uuid NOT NULL, kind text NOT NULL, inbox boolean NOT NULL, mail boolean NOT NULL, PRIMARY KEY (user_id, kind));

-- What somebody decided; without a row, those who are responsible for a record watch it.
CREATE TABLE vinculo.watch (
  entity_no int NOT NULL, record_id uuid NOT NULL, user_id uuid NOT NULL, watching boolean NOT NULL, PRIMARY KEY (entity_no, record_id, user_id));
CREATE INDEX watch_by_user ON vinculo.watch (user_id);

-- The last day, in the user's own time zone, on which they were told what is due.
CREATE TABLE vinculo.due_day (user_id uuid PRIMARY KEY, day date NOT NULL);
`;
