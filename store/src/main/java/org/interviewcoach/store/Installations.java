package org.interviewcoach.store;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.interviewcoach.core.who.PlatformId;
import org.jdbi.v3.core.Handle;

/** The workspaces that the coach was added to, with their tokens sealed. Thread-safe and blocking. */
public final class Installations {
    private static final String SELECT =
            "select platform, tenant, name, status, key_id, tokens, settings from installation";

    private final Database database;
    private final PersistedJson json;
    private final SealingKeys keys;
    private final Sealer sealer;

    Installations(Database database, PersistedJson json, SealingKeys keys, SecureRandom random) {
        this.database = database;
        this.json = json;
        this.keys = keys;
        this.sealer = new Sealer(keys, random);
    }

    /** Stores it, in place of what was known of that workspace. */
    public void save(Installation installation, Instant at) {
        Sealer.Sealed sealed = sealer.seal(
                json.writeMap(installation.tokens()),
                owner(installation.platform().value(), installation.tenant()));
        database.run(handle -> handle.execute(
                """
                insert into installation (platform, tenant, name, status, key_id, tokens, settings, updated_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (platform, tenant) do update set name = excluded.name, status = excluded.status,
                    key_id = excluded.key_id, tokens = excluded.tokens, settings = excluded.settings,
                    updated_at = excluded.updated_at""",
                installation.platform().value(),
                installation.tenant(),
                Rows.text(installation.name()),
                installation.status().name(),
                sealed.keyId(),
                sealed.text(),
                Rows.text(json.writeMap(installation.settings())),
                Rows.millis(at)));
    }

    public Optional<Installation> find(PlatformId platform, String tenant) {
        return database.read(
                handle -> handle.select(SELECT + " where platform = ? and tenant = ?", platform.value(), tenant)
                        .map((row, context) -> installation(row))
                        .findOne());
    }

    /** Those of a platform where the coach may act. */
    public List<Installation> active(PlatformId platform) {
        return database.read(handle -> handle.select(
                        SELECT + " where platform = ? and status = ?",
                        platform.value(),
                        Installation.Status.ACTIVE.name())
                .map((row, context) -> installation(row))
                .list());
    }

    /** Notes that the coach is no longer there; the tokens go at once, the settings stay for a return. */
    public void remove(PlatformId platform, String tenant, Instant at) {
        find(platform, tenant)
                .ifPresent(it -> save(
                        new Installation(
                                platform, tenant, it.name(), Installation.Status.REMOVED, Map.of(), it.settings()),
                        at));
    }

    /**
     * Seals anew what is still sealed with another key than the first, so that the others can be taken away.
     *
     * @return how many there were
     */
    public int reseal() {
        return database.write(handle -> {
            List<Row> rows = handle.select(
                            "select platform, tenant, key_id, tokens from installation where key_id <> ?",
                            keys.currentId())
                    .map((row, context) -> new Row(row.getString("platform"), row.getString("tenant"), sealed(row)))
                    .list();
            rows.forEach(row -> reseal(handle, row));
            return rows.size();
        });
    }

    private void reseal(Handle handle, Row row) {
        String owner = owner(row.platform(), row.tenant());
        Sealer.Sealed anew = sealer.seal(sealer.open(row.tokens(), owner), owner);
        handle.execute(
                "update installation set key_id = ?, tokens = ? where platform = ? and tenant = ? and tokens = ?",
                anew.keyId(),
                anew.text(),
                row.platform(),
                row.tenant(),
                row.tokens().text());
    }

    private Installation installation(ResultSet row) throws SQLException {
        String platform = row.getString("platform");
        String tenant = row.getString("tenant");
        return new Installation(
                new PlatformId(platform),
                tenant,
                row.getString("name"),
                Installation.Status.valueOf(row.getString("status")),
                json.readMap(sealer.open(sealed(row), owner(platform, tenant))),
                json.readMap(row.getString("settings")));
    }

    private static Sealer.Sealed sealed(ResultSet row) throws SQLException {
        return new Sealer.Sealed(row.getString("key_id"), row.getString("tokens"));
    }

    private static String owner(String platform, String tenant) {
        return platform + "/" + tenant;
    }

    private record Row(String platform, String tenant, Sealer.Sealed tokens) {}
}
