-- One row for each workspace: the number of its last revision, which whoever appends locks.
CREATE TABLE nutgraf.workspaces (
    workspace text PRIMARY KEY,
    last_number bigint NOT NULL DEFAULT 0,
    curated_digest text
);

-- json, not jsonb: it keeps a document as it was written, the character U+0000 included.
CREATE TABLE nutgraf.revisions (
    workspace text NOT NULL REFERENCES nutgraf.workspaces,
    number bigint NOT NULL CHECK (number > 0),
    subject text NOT NULL,
    document json NOT NULL,
    PRIMARY KEY (workspace, number)
);

CREATE INDEX revisions_by_subject ON nutgraf.revisions (workspace, subject, number);

CREATE FUNCTION nutgraf.refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'revisions are only ever added';
END
$$;

CREATE TRIGGER revisions_are_only_added
    BEFORE UPDATE OR DELETE OR TRUNCATE ON nutgraf.revisions
    FOR EACH STATEMENT EXECUTE FUNCTION nutgraf.refuse();
