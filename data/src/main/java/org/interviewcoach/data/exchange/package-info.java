/**
 * Question lists of others into pack skeletons, packs into the formats of others, and what a bank covers and holds.
 *
 * <p>Start at {@link org.interviewcoach.data.exchange.Importer} and {@link org.interviewcoach.data.exchange.Exporter}.
 */
@NullMarked
package org.interviewcoach.data.exchange;

import org.jspecify.annotations.NullMarked;
