/**
 * Configuration: from environment variables and an optional file, validated as a whole, secrets never printed.
 *
 * <p>{@link org.interviewcoach.launcher.config.ConfigKey} lists every key; {@link
 * org.interviewcoach.launcher.config.ConfigLoader} reads them.
 */
@NullMarked
package org.interviewcoach.launcher.config;

import org.jspecify.annotations.NullMarked;
