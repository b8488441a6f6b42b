/**
 * What the shell needs from outside: the store, the platforms, time and ids.
 *
 * <p>Start with {@link org.interviewcoach.core.port.Store}; every port has one contract suite in {@code testkit}.
 */
@NullMarked
package org.interviewcoach.core.port;

import org.jspecify.annotations.NullMarked;
