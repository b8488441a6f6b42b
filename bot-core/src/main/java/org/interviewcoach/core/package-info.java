/**
 * What every part of the core may use, {@link org.interviewcoach.core.Fnv} so far. The engine itself is in the packages below:
 * begin with {@code shell}, which runs it, and {@code decide}, which decides.
 */
@NullMarked
package org.interviewcoach.core;

import org.jspecify.annotations.NullMarked;
