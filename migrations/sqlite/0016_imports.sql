-- Which object an imported row became: by its id alone, without a second tree.
CREATE TABLE imports_by_id (
    platform_id TEXT NOT NULL,
    livemode    INTEGER NOT NULL,
    kind        TEXT NOT NULL,
    external_id TEXT NOT NULL,
    object_id   TEXT NOT NULL,
    fingerprint TEXT,
    PRIMARY KEY (platform_id, livemode, kind, external_id)
) STRICT, WITHOUT ROWID;
INSERT INTO imports_by_id (platform_id, livemode, kind, external_id, object_id, fingerprint)
    SELECT platform_id, livemode, kind, external_id, object_id, fingerprint FROM imports;
DROP TABLE imports;
ALTER TABLE imports_by_id RENAME TO imports;
