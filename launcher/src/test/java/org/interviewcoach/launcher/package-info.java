@NullMarked
package org.interviewcoach.launcher;

import org.jspecify.annotations.NullMarked;
