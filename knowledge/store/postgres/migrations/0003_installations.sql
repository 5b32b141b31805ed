-- The tables of slack_sdk's SQLAlchemy stores (installation_store, state_store). Tokens are sealed
-- before they come here, and states are digests.
CREATE TABLE nutgraf.slack_installations (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    client_id text NOT NULL,
    app_id text NOT NULL,
    enterprise_id text,
    enterprise_name text,
    enterprise_url text,
    team_id text,
    team_name text,
    bot_token text,
    bot_id text,
    bot_user_id text,
    bot_scopes text,
    bot_refresh_token text,
    bot_token_expires_at timestamp,
    user_id text NOT NULL,
    user_token text,
    user_scopes text,
    user_refresh_token text,
    user_token_expires_at timestamp,
    incoming_webhook_url text,
    incoming_webhook_channel text,
    incoming_webhook_channel_id text,
    incoming_webhook_configuration_url text,
    is_enterprise_install boolean NOT NULL DEFAULT false,
    token_type text,
    installed_at timestamp NOT NULL
);

CREATE INDEX slack_installations_by_team ON nutgraf.slack_installations (client_id, team_id);

CREATE TABLE nutgraf.slack_bots (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    client_id text NOT NULL,
    app_id text NOT NULL,
    enterprise_id text,
    enterprise_name text,
    team_id text,
    team_name text,
    bot_token text,
    bot_id text,
    bot_user_id text,
    bot_scopes text,
    bot_refresh_token text,
    bot_token_expires_at timestamp,
    is_enterprise_install boolean NOT NULL DEFAULT false,
    installed_at timestamp NOT NULL
);

CREATE INDEX slack_bots_by_team ON nutgraf.slack_bots (client_id, team_id);

CREATE TABLE nutgraf.slack_oauth_states (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    state text NOT NULL UNIQUE,
    expire_at timestamp NOT NULL
);
