-- The ordinal is the commit order, over all devices and so within each. It is never given twice, also when the newest
-- rows are erased: who reads on behind one passes nothing over.
CREATE TABLE frames (
    ordinal     INTEGER PRIMARY KEY AUTOINCREMENT,
    tenant      TEXT    NOT NULL,
    user_id     TEXT    NOT NULL,
    device_id   TEXT    NOT NULL,
    sequence    INTEGER NOT NULL,
    crc         INTEGER NOT NULL,
    received_us INTEGER NOT NULL,
    bytes       BLOB    NOT NULL,
    UNIQUE (tenant, device_id, sequence)
);

CREATE INDEX frames_by_device ON frames (tenant, device_id, ordinal);

CREATE TABLE predictions (
    ordinal        INTEGER PRIMARY KEY AUTOINCREMENT,
    id             TEXT    NOT NULL UNIQUE,
    tenant         TEXT    NOT NULL,
    user_id        TEXT    NOT NULL,
    device_id      TEXT    NOT NULL,
    instant_us     INTEGER NOT NULL,
    app            TEXT    NOT NULL,
    risk           REAL    NOT NULL,
    risk_category  TEXT    NOT NULL,
    confidence     REAL    NOT NULL,
    focus_score    REAL    NOT NULL,
    focus_is_index INTEGER NOT NULL,
    horizon_seconds INTEGER NOT NULL,
    model_version  TEXT    NOT NULL,
    schema_digest  TEXT    NOT NULL,
    catalog_digest TEXT    NOT NULL,
    vector         BLOB    NOT NULL,
    UNIQUE (tenant, device_id, instant_us)
);

CREATE INDEX predictions_by_device ON predictions (tenant, device_id, ordinal);
