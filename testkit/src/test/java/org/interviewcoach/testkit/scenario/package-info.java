/** Scenarios on the bare shell: the rules of a quiz as people meet them, killed and started anew between any two lines. */
@NullMarked
package org.interviewcoach.testkit.scenario;

import org.jspecify.annotations.NullMarked;
