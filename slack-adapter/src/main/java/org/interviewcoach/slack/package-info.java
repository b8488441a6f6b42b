@NullMarked
package org.interviewcoach.slack;

import org.jspecify.annotations.NullMarked;
