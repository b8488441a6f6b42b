/** The whole coach under load, over the loopback servers. Nothing here runs with the tests: see {@code launcher/measure}. */
@NullMarked
package org.interviewcoach.launcher.load;

import org.jspecify.annotations.NullMarked;
