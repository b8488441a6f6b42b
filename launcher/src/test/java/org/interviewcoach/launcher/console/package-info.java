@NullMarked
package org.interviewcoach.launcher.console;

import org.jspecify.annotations.NullMarked;
