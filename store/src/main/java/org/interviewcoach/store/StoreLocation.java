package org.interviewcoach.store;

import java.nio.file.Path;

/** Where the coach keeps its data. */
public sealed interface StoreLocation {
    /** The file's name within the data directory. */
    String FILE = "coach.db";

    /**
     * An embedded database; one process alone can have it open.
     *
     * @param directory made where it does not exist
     */
    record Sqlite(Path directory) implements StoreLocation {
        public Path file() {
            return directory.resolve(FILE);
        }
    }

    /**
     * A database server, for several replicas.
     *
     * @param url a JDBC URL, {@code jdbc:postgresql://host/database}
     */
    record Postgres(String url, String user, String password) implements StoreLocation {
        public static final String PREFIX = "jdbc:postgresql:";

        public Postgres {
            if (!url.startsWith(PREFIX)) {
                throw new IllegalArgumentException("The database's URL has to start with " + PREFIX);
            }
        }

        /** Without the password, and without what the URL may hold of it. */
        @Override
        public String toString() {
            int parameters = url.indexOf('?');
            return "Postgres[" + (parameters < 0 ? url : url.substring(0, parameters)) + "]";
        }
    }
}
