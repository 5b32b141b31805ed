CREATE TABLE nutgraf.papers (
    workspace text NOT NULL,
    kind text NOT NULL,
    id text NOT NULL,
    seq bigint GENERATED ALWAYS AS IDENTITY,
    paper json NOT NULL,
    marks bigint[] NOT NULL,
    filed timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (workspace, kind, id)
);

CREATE INDEX papers_in_order ON nutgraf.papers (workspace, kind, seq);

-- A short list of entries that wait keeps a search quick while much is written.
CREATE INDEX papers_by_mark ON nutgraf.papers USING gin (marks)
    WITH (gin_pending_list_limit = 512);
