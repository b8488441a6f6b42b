@NullMarked
package org.interviewcoach.launcher.cli;

import org.jspecify.annotations.NullMarked;
