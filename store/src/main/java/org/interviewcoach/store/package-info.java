/**
 * The persistent side of the ports: SQLite embedded by default, PostgreSQL for several replicas, one SQL text for both.
 *
 * <p>Start with {@link org.interviewcoach.store.JdbcStore}; how states become JSON is
 * {@link org.interviewcoach.store.PersistedJson}'s.
 */
@NullMarked
package org.interviewcoach.store;

import org.jspecify.annotations.NullMarked;
