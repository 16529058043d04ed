-- The whole store. Instants are microseconds since the epoch; tenant, user and device stand in every row as the numbers
-- of their own tables. High-rate input rests as one row for each accepted frame or batch.

CREATE TABLE tenants (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    name       TEXT   NOT NULL UNIQUE,
    created_at BIGINT NOT NULL
);

-- username is the person's stable key within the tenant; what people call themselves is in the settings.
CREATE TABLE users (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    tenant_id  BIGINT NOT NULL REFERENCES tenants (id),
    username   TEXT   NOT NULL,
    email      TEXT,
    zone       TEXT   NOT NULL DEFAULT 'UTC',
    settings   TEXT   NOT NULL DEFAULT '{}',
    created_at BIGINT NOT NULL,
    erased_at  BIGINT,
    UNIQUE (tenant_id, username),
    UNIQUE (tenant_id, email)
);

-- People who are gone, whose rows are not all yet.
CREATE INDEX users_erased ON users (id) WHERE erased_at IS NOT NULL;

CREATE TABLE devices (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    tenant_id  BIGINT NOT NULL REFERENCES tenants (id),
    user_id    BIGINT NOT NULL REFERENCES users (id),
    uuid       TEXT   NOT NULL,
    name       TEXT   NOT NULL DEFAULT '',
    platform   TEXT   NOT NULL DEFAULT '',
    salt       BLOB,
    created_at BIGINT NOT NULL,
    UNIQUE (tenant_id, uuid)
);

CREATE INDEX devices_by_user ON devices (user_id, id);

CREATE TABLE apps (
    id                    INTEGER PRIMARY KEY AUTOINCREMENT,
    tenant_id             BIGINT  NOT NULL REFERENCES tenants (id),
    name                  TEXT    NOT NULL,
    categories            INTEGER NOT NULL,
    productivity_category TEXT    NOT NULL,
    UNIQUE (tenant_id, name)
);

CREATE TABLE app_aliases (
    tenant_id BIGINT NOT NULL REFERENCES tenants (id),
    namespace TEXT   NOT NULL,
    ident     TEXT   NOT NULL,
    app_id    BIGINT NOT NULL REFERENCES apps (id) ON DELETE CASCADE,
    PRIMARY KEY (tenant_id, namespace, ident)
);

CREATE INDEX app_aliases_by_app ON app_aliases (app_id);

-- The ordinal is the commit order, over all devices and so within each. It is never given twice, also when the newest
-- rows are erased: who reads on behind one passes nothing over. The payload goes once a snapshot of the lane covers it;
-- the row stays as the memory that this number was taken. A batch has no sequence: NULLs are never equal.
-- taken tells which items of a batch were new, a bit for each, where not all of them were.
CREATE TABLE inputs (
    ordinal     INTEGER PRIMARY KEY AUTOINCREMENT,
    tenant_id   BIGINT  NOT NULL,
    user_id     BIGINT  NOT NULL,
    device_id   BIGINT  NOT NULL,
    kind        TEXT    NOT NULL,
    sequence    BIGINT,
    crc         INTEGER NOT NULL,
    received_us BIGINT  NOT NULL,
    packing     INTEGER NOT NULL,
    payload     BLOB,
    taken       BLOB,
    UNIQUE (device_id, sequence)
);

CREATE INDEX inputs_by_device ON inputs (device_id, ordinal);
CREATE INDEX inputs_by_age ON inputs (received_us);
-- What retention may still have to take the payload of.
CREATE INDEX inputs_with_payload ON inputs (received_us, device_id, ordinal) WHERE payload IS NOT NULL;

CREATE TABLE event_ids (
    tenant_id BIGINT NOT NULL,
    user_id   BIGINT NOT NULL,
    device_id BIGINT NOT NULL,
    event_id  BLOB  NOT NULL,
    digest    BIGINT NOT NULL,
    ordinal   BIGINT NOT NULL,
    PRIMARY KEY (device_id, event_id)
) WITHOUT ROWID;

CREATE INDEX event_ids_by_input ON event_ids (ordinal);

CREATE TABLE quarantine (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    tenant_id   BIGINT NOT NULL,
    user_id     BIGINT NOT NULL,
    device_id   BIGINT NOT NULL,
    received_us BIGINT NOT NULL,
    code        TEXT   NOT NULL,
    reason      TEXT   NOT NULL,
    digest      BIGINT NOT NULL,
    payload     BLOB  NOT NULL,
    UNIQUE (device_id, digest)
);

CREATE INDEX quarantine_by_device ON quarantine (device_id, id);
CREATE INDEX quarantine_by_age ON quarantine (received_us);

CREATE TABLE lane_snapshots (
    device_id BIGINT NOT NULL,
    tenant_id BIGINT NOT NULL,
    user_id   BIGINT NOT NULL,
    ordinal   BIGINT NOT NULL,
    taken_at  BIGINT NOT NULL,
    payload   BLOB  NOT NULL,
    PRIMARY KEY (device_id, ordinal)
);

CREATE TABLE sessions (
    id                      INTEGER PRIMARY KEY AUTOINCREMENT,
    tenant_id               BIGINT  NOT NULL,
    user_id                 BIGINT  NOT NULL,
    device_id               BIGINT,
    start_time              BIGINT  NOT NULL,
    end_time                BIGINT,
    duration_seconds        BIGINT  GENERATED ALWAYS AS ((end_time - start_time) / 1000000) STORED,
    utc_offset_s            INTEGER NOT NULL,
    planned_seconds         BIGINT,
    session_type            TEXT    NOT NULL,
    jail_enabled            BOOLEAN NOT NULL DEFAULT FALSE,
    category                TEXT,
    is_pseudo_productive    BOOLEAN NOT NULL DEFAULT FALSE,
    focus_score_avg         DOUBLE PRECISION,
    focus_score_min         DOUBLE PRECISION,
    focus_score_max         DOUBLE PRECISION,
    total_keystrokes        BIGINT  NOT NULL DEFAULT 0,
    total_mouse_moves       BIGINT  NOT NULL DEFAULT 0,
    context_switches        BIGINT  NOT NULL DEFAULT 0,
    idle_time_seconds       BIGINT  NOT NULL DEFAULT 0,
    interventions_triggered BIGINT  NOT NULL DEFAULT 0,
    interventions_accepted  BIGINT  NOT NULL DEFAULT 0,
    interventions_rejected  BIGINT  NOT NULL DEFAULT 0,
    completed               BOOLEAN NOT NULL DEFAULT FALSE,
    end_reason              TEXT
);

CREATE INDEX sessions_by_user ON sessions (user_id, start_time);
-- What a timer may still end, also after a restart.
CREATE INDEX sessions_open ON sessions (user_id, start_time) WHERE end_time IS NULL;

-- Window, idle, lock and usage events for 90 days; position counts within the input that brought them.
CREATE TABLE events (
    device_id       BIGINT  NOT NULL,
    ordinal         BIGINT  NOT NULL,
    position        INTEGER NOT NULL,
    tenant_id       BIGINT  NOT NULL,
    user_id         BIGINT  NOT NULL,
    session_id      BIGINT,
    time            BIGINT  NOT NULL,
    event_type      TEXT    NOT NULL,
    app_name        TEXT,
    window_title    TEXT,
    duration_us     BIGINT  NOT NULL DEFAULT 0,
    late            BOOLEAN NOT NULL DEFAULT FALSE,
    features        TEXT,
    focus_score     DOUBLE PRECISION,
    distraction_risk DOUBLE PRECISION,
    PRIMARY KEY (device_id, ordinal, position)
) WITHOUT ROWID;

CREATE INDEX events_by_time ON events (device_id, time, ordinal, position);
CREATE INDEX events_by_age ON events (time);

-- Digests are long and few: a prediction names the form of its vector by number.
CREATE TABLE vector_forms (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    schema_digest  TEXT NOT NULL,
    catalog_digest TEXT NOT NULL,
    UNIQUE (schema_digest, catalog_digest)
);

-- features is the widest vector there was and what stands beside it, so that a later schema or a sequence model can be
-- trained from it. actual_outcome is what people said, by the label that counts most; observed_* is what came.
CREATE TABLE model_predictions (
    id                   INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid                 BLOB  NOT NULL UNIQUE,
    tenant_id            BIGINT NOT NULL,
    user_id              BIGINT NOT NULL,
    device_id            BIGINT NOT NULL,
    session_id           BIGINT,
    predicted_at         BIGINT NOT NULL,
    on_demand            BOOLEAN NOT NULL,
    app_name             TEXT   NOT NULL,
    focus_score          DOUBLE PRECISION NOT NULL,
    focus_is_index       BOOLEAN NOT NULL,
    distraction_risk     DOUBLE PRECISION NOT NULL,
    risk_category        TEXT   NOT NULL,
    confidence           DOUBLE PRECISION NOT NULL,
    horizon_seconds      INTEGER NOT NULL,
    model_version        TEXT   NOT NULL,
    ab_test_group        TEXT,
    inference_latency_ms DOUBLE PRECISION,
    vector_form_id       BIGINT NOT NULL,
    packing              INTEGER NOT NULL,
    features             BLOB  NOT NULL,
    observed_outcome     TEXT,
    observed_at          BIGINT,
    actual_outcome       TEXT,
    labeled_at           BIGINT,
    label_source         TEXT,
    label_id             BIGINT,
    intervention_id      BIGINT,
    UNIQUE (device_id, predicted_at, on_demand)
);

CREATE INDEX model_predictions_by_device ON model_predictions (device_id, id);
CREATE INDEX model_predictions_by_user ON model_predictions (user_id, predicted_at, id);
-- What may be thinned: nobody said anything of it, and it led to nothing.
CREATE INDEX model_predictions_by_age ON model_predictions (predicted_at)
    WHERE label_id IS NULL AND intervention_id IS NULL;

CREATE TABLE labels (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    tenant_id     BIGINT NOT NULL,
    user_id       BIGINT NOT NULL,
    device_id     BIGINT,
    prediction_id BIGINT,
    from_us       BIGINT NOT NULL,
    to_us         BIGINT NOT NULL,
    outcome       TEXT   NOT NULL,
    source        TEXT   NOT NULL,
    labeled_by    TEXT   NOT NULL,
    labeled_at    BIGINT NOT NULL
);

CREATE INDEX labels_by_user ON labels (user_id, id);
CREATE INDEX labels_by_span ON labels (user_id, from_us, to_us);

CREATE TABLE interventions (
    id                   INTEGER PRIMARY KEY AUTOINCREMENT,
    tenant_id            BIGINT NOT NULL,
    user_id              BIGINT NOT NULL,
    device_id            BIGINT NOT NULL,
    session_id           BIGINT,
    prediction_id        BIGINT,
    triggered_at         BIGINT NOT NULL,
    responded_at         BIGINT,
    type                 TEXT   NOT NULL,
    action               TEXT   NOT NULL,
    target               TEXT,
    reason               TEXT   NOT NULL,
    predicted_risk       DOUBLE PRECISION NOT NULL,
    contributing_factors TEXT   NOT NULL,
    user_response        TEXT,
    response_time_ms     BIGINT,
    effectiveness_score  DOUBLE PRECISION,
    focus_score_before   DOUBLE PRECISION,
    focus_score_after_5min DOUBLE PRECISION,
    model_version        TEXT   NOT NULL,
    ab_test_group        TEXT,
    UNIQUE (device_id, triggered_at)
);

CREATE INDEX interventions_by_user ON interventions (user_id, id);
CREATE INDEX interventions_unmeasured ON interventions (triggered_at) WHERE effectiveness_score IS NULL;

CREATE TABLE experiments (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    tenant_id  BIGINT NOT NULL REFERENCES tenants (id),
    name       TEXT   NOT NULL,
    design     TEXT   NOT NULL,
    created_at BIGINT NOT NULL,
    started_at BIGINT,
    stopped_at BIGINT,
    UNIQUE (tenant_id, name)
);

CREATE TABLE exposures (
    tenant_id     BIGINT  NOT NULL,
    experiment_id BIGINT  NOT NULL REFERENCES experiments (id),
    user_id       BIGINT  NOT NULL,
    variant       TEXT    NOT NULL,
    overridden    BOOLEAN NOT NULL,
    first_at      BIGINT  NOT NULL,
    answered      BIGINT  NOT NULL DEFAULT 0,
    fallbacks     BIGINT  NOT NULL DEFAULT 0,
    PRIMARY KEY (experiment_id, user_id)
);

CREATE INDEX exposures_by_user ON exposures (user_id);

-- Who did what, to whom, when. It outlives people: it names them by number alone.
CREATE TABLE audit (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    tenant_id BIGINT NOT NULL,
    user_id   BIGINT,
    at        BIGINT NOT NULL,
    actor     TEXT   NOT NULL,
    action    TEXT   NOT NULL,
    detail    TEXT   NOT NULL
);

CREATE INDEX audit_by_tenant ON audit (tenant_id, id);
CREATE INDEX audit_by_user ON audit (user_id, id);

-- A day is the user's own: its border is where the offset at the session's start puts it.
CREATE VIEW daily_stats AS
SELECT tenant_id,
       user_id,
       date(start_time / 1000000 + utc_offset_s, 'unixepoch') AS date,
       COUNT(*) AS total_sessions,
       SUM(CASE WHEN completed THEN 1 ELSE 0 END) AS completed_sessions,
       CAST(SUM(duration_seconds) AS DOUBLE PRECISION) / 3600.0 AS total_hours,
       AVG(focus_score_avg) AS avg_focus_score,
       SUM(context_switches) AS total_switches,
       SUM(interventions_triggered) AS total_interventions
FROM sessions
GROUP BY tenant_id, user_id, date(start_time / 1000000 + utc_offset_s, 'unixepoch');

CREATE VIEW category_stats AS
SELECT tenant_id,
       user_id,
       date(start_time / 1000000 + utc_offset_s, 'unixepoch') AS date,
       category,
       COUNT(*) AS session_count,
       CAST(SUM(duration_seconds) AS DOUBLE PRECISION) / 3600.0 AS hours,
       AVG(focus_score_avg) AS avg_focus_score
FROM sessions
WHERE category IS NOT NULL
GROUP BY tenant_id, user_id, date(start_time / 1000000 + utc_offset_s, 'unixepoch'), category;

-- What the first version kept: frames as they came, and predictions without what stands beside their vectors. Either may
-- be all that is left of somebody.
CREATE VIEW heard_of AS
SELECT tenant, user_id, device_id, received_us AS at_us FROM frames
UNION ALL
SELECT tenant, user_id, device_id, instant_us FROM predictions;

INSERT INTO tenants (name, created_at)
SELECT tenant, min(at_us) FROM heard_of GROUP BY tenant;

INSERT INTO users (tenant_id, username, created_at)
SELECT t.id, h.user_id, min(h.at_us)
FROM heard_of h JOIN tenants t ON t.name = h.tenant
GROUP BY t.id, h.user_id;

-- A device spoke for a user of its own name.
INSERT INTO devices (tenant_id, user_id, uuid, created_at)
SELECT t.id, min(u.id), h.device_id, min(h.at_us)
FROM heard_of h
JOIN tenants t ON t.name = h.tenant
JOIN users u ON u.tenant_id = t.id AND u.username = h.user_id
GROUP BY t.id, h.device_id;

DROP VIEW heard_of;

INSERT INTO inputs (ordinal, tenant_id, user_id, device_id, kind, sequence, crc, received_us, packing, payload)
SELECT f.ordinal, d.tenant_id, d.user_id, d.id, 'FRAME', f.sequence, f.crc, f.received_us, 0, f.bytes
FROM frames f
JOIN tenants t ON t.name = f.tenant
JOIN devices d ON d.tenant_id = t.id AND d.uuid = f.device_id
ORDER BY f.ordinal;

INSERT INTO vector_forms (schema_digest, catalog_digest)
SELECT DISTINCT schema_digest, catalog_digest FROM predictions;

INSERT INTO model_predictions (id, uuid, tenant_id, user_id, device_id, predicted_at, on_demand, app_name, focus_score,
    focus_is_index, distraction_risk, risk_category, confidence, horizon_seconds, model_version, vector_form_id,
    packing, features)
SELECT p.ordinal, unhex(replace(p.id, '-', '')), d.tenant_id, d.user_id, d.id, p.instant_us, FALSE, p.app, p.focus_score,
    p.focus_is_index, p.risk, p.risk_category, p.confidence, p.horizon_seconds, p.model_version, v.id, 0, p.vector
FROM predictions p
JOIN tenants t ON t.name = p.tenant
JOIN devices d ON d.tenant_id = t.id AND d.uuid = p.device_id
JOIN vector_forms v ON v.schema_digest = p.schema_digest AND v.catalog_digest = p.catalog_digest
ORDER BY p.ordinal;

-- Numbers go on where they stood, also behind rows that were erased.
DELETE FROM sqlite_sequence WHERE name IN ('inputs', 'model_predictions');
INSERT INTO sqlite_sequence (name, seq) SELECT 'inputs', seq FROM sqlite_sequence WHERE name = 'frames';
INSERT INTO sqlite_sequence (name, seq) SELECT 'model_predictions', seq FROM sqlite_sequence WHERE name = 'predictions';

-- Nothing may be lost on the way: else this fails, and all of it is undone.
CREATE TABLE lost (count INTEGER NOT NULL CHECK (count = 0));
INSERT INTO lost SELECT (SELECT count(*) FROM frames) - (SELECT count(*) FROM inputs);
INSERT INTO lost SELECT (SELECT count(*) FROM predictions) - (SELECT count(*) FROM model_predictions);
DROP TABLE lost;

DROP TABLE frames;
DROP TABLE predictions;

-- A start reads this number first and leaves all else alone when it is current.
PRAGMA user_version = 2;
