package org.interviewcoach.launcher.scenario;

import java.time.Instant;
import org.interviewcoach.core.bank.Bank;
import org.interviewcoach.launcher.config.Config;

/**
 * What every world of one transcript begins with.
 *
 * @param threads whose messages in threads are read
 */
record Stage(Instant start, Bank bank, Config.Database database, Config.Threads threads) {
    /** Messages in threads are not read, as is the default. */
    Stage(Instant start, Bank bank, Config.Database database) {
        this(start, bank, database, Config.Threads.OFF);
    }
}
