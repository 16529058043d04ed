-- Days end where people are, and what the shadow would have answered is kept.

-- What the device's newest frame told; NULL before the first.
ALTER TABLE devices ADD COLUMN utc_offset_s INTEGER;

-- By which door its newest events came in: frames or batches; NULL before the first.
ALTER TABLE devices ADD COLUMN door TEXT;
UPDATE devices SET door = (SELECT CASE i.kind WHEN 'FRAME' THEN 'frames' ELSE 'batches' END FROM inputs i
    WHERE i.device_id = devices.id AND i.kind IN ('FRAME', 'BATCH') ORDER BY i.ordinal DESC LIMIT 1);

-- Before it predictions are thinned: who looks back sees a chosen few. NULL where none ever were.
ALTER TABLE tenants ADD COLUMN thinned_before BIGINT;

-- No door took a zone so far: what stood there was nobody's word. An empty zone is one that was never told.
UPDATE users SET zone = '' WHERE zone = 'UTC';

-- What the sender of a batch tells of itself; it decides nothing.
ALTER TABLE inputs ADD COLUMN sequence_start BIGINT;
ALTER TABLE inputs ADD COLUMN client_version TEXT;

-- Which timers have run out.
CREATE INDEX sessions_due ON sessions ((start_time + planned_seconds * 1000000)) WHERE end_time IS NULL;

-- What a model that nobody hears said of a vector that was answered from. It is paired with the answer by its instant: the
-- answer may be stored a little later.
CREATE TABLE shadow_scores (
    device_id        BIGINT  NOT NULL,
    predicted_at     BIGINT  NOT NULL,
    on_demand        BOOLEAN NOT NULL,
    model_version    TEXT    NOT NULL,
    tenant_id        BIGINT  NOT NULL,
    user_id          BIGINT  NOT NULL,
    distraction_risk DOUBLE PRECISION NOT NULL,
    PRIMARY KEY (device_id, predicted_at, on_demand, model_version)
);

CREATE INDEX shadow_scores_by_age ON shadow_scores (predicted_at);

-- Who reads inputs of a device on reads payloads; a row without one is asked for by its number alone.
DROP INDEX inputs_by_device;
CREATE INDEX inputs_by_device ON inputs (device_id, ordinal) WHERE payload IS NOT NULL;

-- A mark that a snapshot covers serves no memory.
DELETE FROM inputs WHERE kind = 'MARK' AND payload IS NULL;

-- What somebody was shown last before an instant.
CREATE INDEX interventions_by_time ON interventions (user_id, triggered_at, id);
